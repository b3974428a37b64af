import { afterEach, expect, test, vi } from 'vitest';
import {
  dropLocal,
  forgetDrafts,
  keepLocal,
  loadDraft,
  localDrafts,
  newDraft,
  newestDraft,
  onOtherTab,
  readLocal,
} from './drafts.ts';

afterEach(() => {
  localStorage.clear();
  forgetDrafts('u1');
  vi.unstubAllGlobals();
});

const draft = (name: string | null, data = { a: 1 }) => ({ ...newDraft('临时救助', name), data });

test('a draft belongs to one person and one process', () => {
  keepLocal('u1', 'p', draft(null));
  expect(readLocal('u1', 'p')?.data).toEqual({ a: 1 });
  expect(readLocal('u2', 'p')).toBeNull();
  expect(readLocal('u1', 'q')).toBeNull();
  expect(localDrafts('u1').map(({ process }) => process)).toEqual(['p']);
});

test('who begins for somebody else begins afresh', () => {
  keepLocal('u1', 'p', draft('张三'));
  keepLocal('u1', 'p', newDraft('临时救助', '李四'));
  expect(readLocal('u1', 'p')).toMatchObject({ behalfOf: '李四', data: {} });
  // nothing typed yet is nothing to go on with
  expect(localDrafts('u1')).toEqual([]);
});

test('logging out leaves nothing on the device', () => {
  keepLocal('u1', 'p', draft(null));
  keepLocal('u1', 'q', draft(null));
  forgetDrafts('u1');
  expect(localDrafts('u1')).toEqual([]);
  expect(Object.keys(localStorage)).toEqual([]);
});

test('the newer of device and server is taken up; without network the device’s', async () => {
  const local = { ...draft(null), savedAt: '2026-03-02T01:00:00.000Z' };
  const remote = { ...draft(null, { a: 2 }), savedAt: '2026-03-02T02:00:00.000Z' };
  keepLocal('u1', 'p', local);
  const answer = (body: unknown) => vi.stubGlobal('fetch', () => Promise.resolve(Response.json(body)));
  answer({ data: remote, at: null });
  expect((await loadDraft('u1', 'p'))?.data).toEqual({ a: 2 });
  answer({ data: null, at: null });
  expect((await loadDraft('u1', 'p'))?.data).toEqual({ a: 1 });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  expect((await loadDraft('u1', 'p'))?.data).toEqual({ a: 1 });
});

test('newer work of another device takes the place of older here, and it is said', async () => {
  const local = { ...draft(null), savedAt: '2026-03-02T01:00:00.000Z' };
  const remote = { ...draft(null, { a: 2 }), savedAt: '2026-03-02T02:00:00.000Z' };
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ data: remote, at: null })));
  expect(await newestDraft('u1', 'p')).toEqual({ draft: remote, replaced: false });
  keepLocal('u1', 'p', local);
  expect(await newestDraft('u1', 'p')).toEqual({ draft: remote, replaced: true });
  keepLocal('u1', 'p', { ...local, savedAt: '2026-03-02T03:00:00.000Z' });
  expect(await newestDraft('u1', 'p')).toMatchObject({ draft: { data: { a: 1 } }, replaced: false });
});

test('another tab that fills in the same form is heard', () => {
  const heard: string[] = [];
  const stop = onOtherTab('u1', 'p', () => heard.push('p'));
  const told = (key: string, value: string | null) =>
    dispatchEvent(new StorageEvent('storage', { key, newValue: value }));
  told('xz:draft:u1:p', JSON.stringify(draft(null)));
  told('xz:draft:u1:q', JSON.stringify(draft(null)));
  told('xz:draft:u1:p', null);
  stop();
  told('xz:draft:u1:p', JSON.stringify(draft(null)));
  expect(heard).toEqual(['p']);
});

test('broken storage is no draft', () => {
  localStorage.setItem('xz:draft:u1:p', '{"data":');
  expect(readLocal('u1', 'p')).toBeNull();
  dropLocal('u1', 'p');
});
