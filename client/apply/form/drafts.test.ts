import { afterEach, expect, test } from 'vitest';
import {
  dropLocal,
  forgetDrafts,
  keepLocal,
  localDrafts,
  newDraft,
  onOtherTab,
  readLocal,
  type Draft,
} from './drafts.ts';

afterEach(() => {
  localStorage.clear();
  forgetDrafts('u1');
});

const draft = (name: string | null, more: Partial<Draft> = {}): Draft => ({
  ...newDraft('p', '临时救助', name),
  data: { a: 1 },
  ...more,
});

test('a helper keeps a draft for each client of one process', () => {
  const [zhang, li] = [
    draft('张三', { data: { name: '张三' } }),
    draft('李四', { data: { name: '李四' }, savedAt: '2099-01-01T00:00:00.000Z' }),
  ];
  keepLocal('u1', zhang);
  keepLocal('u1', li);
  expect(readLocal('u1', zhang.id)).toEqual(zhang);
  expect(readLocal('u2', zhang.id)).toBeNull();
  expect(localDrafts('u1').map(({ behalfOf }) => behalfOf)).toEqual(['李四', '张三']);
});

test('nothing filled in yet is nothing to go on with', () => {
  const fresh = newDraft('p', '临时救助', '李四');
  keepLocal('u1', fresh);
  expect(readLocal('u1', fresh.id)).toMatchObject({ behalfOf: '李四', data: {} });
  expect(localDrafts('u1')).toEqual([]);
});

test('logging out leaves nothing on the device', () => {
  keepLocal('u1', draft(null));
  keepLocal('u1', draft(null));
  forgetDrafts('u1');
  expect(localDrafts('u1')).toEqual([]);
  expect(Object.keys(localStorage).filter((key) => key.startsWith('xz:draft'))).toEqual([]);
});

test('the one draft an earlier release kept of a process is gone on with', () => {
  const old = {
    data: { a: 1 },
    page: 3,
    behalfOf: '张三',
    savedAt: '2026-03-02T01:00:00.000Z',
    requestId: 'r1',
    title: '临时救助',
  };
  localStorage.setItem('xz:draft:u1:relief', JSON.stringify(old));
  expect(localDrafts('u1')).toMatchObject([
    { id: 'r1', process: 'relief', page: 3, behalfOf: '张三', data: { a: 1 }, rev: 0 },
  ]);
  expect(readLocal('u1', 'relief')).toBeNull();
});

test('another tab that fills in the same draft is heard, and that it ended there', () => {
  const heard: unknown[] = [];
  const one = draft(null, { id: 'd1' });
  const stop = onOtherTab('u1', 'd1', (theirs) => heard.push(theirs?.data ?? null));
  const told = (key: string, value: string | null) =>
    dispatchEvent(new StorageEvent('storage', { key, newValue: value }));
  told('xz:draft:u1:d1', JSON.stringify(one));
  told('xz:draft:u1:d2', JSON.stringify(one));
  told('xz:draft:u1:d1', null);
  stop();
  told('xz:draft:u1:d1', JSON.stringify(one));
  expect(heard).toEqual([{ a: 1 }, null]);
});

test('broken storage is no draft', () => {
  localStorage.setItem('xz:draft:u1:p', '{"data":');
  expect(readLocal('u1', 'p')).toBeNull();
  expect(localDrafts('u1')).toEqual([]);
  dropLocal('u1', 'p');
});
