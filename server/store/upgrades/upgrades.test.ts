import { describe, expect, test } from 'vitest';
import { freshStore, mongoIsThere } from '../../../tests/support/store.ts';
import { hashOf, readSource } from '../../definitions/versions.ts';
import type { VersionDoc } from '../documents.ts';
import { NewerDatabase } from '../errors.ts';
import { DOCUMENTS, UPGRADED, UPGRADES, upgradeDocuments } from './index.ts';
import { rewrite } from './rewrite.ts';

/** How a store looked before the upgrade of this number. */
const before = (number: number) => ({ _id: UPGRADED, number: number - 1 });

test('numbers are 1, 2, 3 …', () => {
  expect(UPGRADES.map((upgrade) => upgrade.number)).toEqual(UPGRADES.map((_, i) => i + 1));
});

describe.each(['embedded' as const, ...(mongoIsThere ? ['mongo' as const] : [])])(
  'on the %s store',
  (backend) => {
    test('a new store stands at the last number', async () => {
      const store = await freshStore({ backend });
      expect(await store.get('meta', UPGRADED)).toMatchObject({ number: DOCUMENTS });
    });

    test('a store of a later program is refused', async () => {
      const store = await freshStore({ backend });
      await store.set('meta', before(DOCUMENTS + 2));
      await expect(upgradeDocuments(store)).rejects.toThrow(NewerDatabase);
    });

    test('two starters run a step once, one after the other', async () => {
      const store = await freshStore({ backend });
      let runs = 0;
      const count = {
        number: DOCUMENTS + 1,
        what: 'counts',
        run: async () => void (runs += 1),
      };
      const upgrades = [...UPGRADES, count];
      await Promise.all([upgradeDocuments(store, upgrades), upgradeDocuments(store, upgrades)]);
      expect(runs).toBe(1);
      expect(await store.get('meta', UPGRADED)).toMatchObject({ number: DOCUMENTS + 1 });
    });

    test('rewriting goes through all pages and never over what changed meanwhile', async () => {
      const store = await freshStore({ backend });
      const ids = Array.from({ length: 450 }, (_, n) => `c${String(n).padStart(3, '0')}`);
      await Promise.all(ids.map((_id) => store.insert('cases', { _id, seq: 1, old: true })));
      let raced = false;
      await rewrite(store, 'cases', async (doc) => {
        if (!doc['old']) return null;
        if (doc._id === 'c007' && !raced) {
          raced = true;
          await store.swap('cases', { _id: 'c007', seq: 2, old: true, acted: true }, 1);
        }
        const { old: _old, ...rest } = doc;
        return { ...rest, _id: doc._id };
      });
      expect(await store.get('cases', 'c007')).toEqual({ _id: 'c007', seq: 2, acted: true });
      expect(await store.get('cases', 'c449')).toEqual({ _id: 'c449', seq: 1 });
    });

    test('1: rows of queues written without a version get that of their case', async () => {
      const store = await freshStore({ backend });
      await store.insert('cases', { _id: 'c1', seq: 1, version: 3, activities: [] });
      await store.insert('tasks', {
        _id: 't1',
        case: 'c1',
        candidates: ['x'],
        state: 'open',
        title: '张"三',
      });
      await store.insert('tasks', { _id: 't2', case: 'c1', version: 2, candidates: ['x'], state: 'open' });
      await store.insert('tasks', { _id: 't3', case: 'gone', candidates: ['x'], state: 'open' });
      await store.set('meta', before(1));
      await upgradeDocuments(store);
      const rows = await store.getMany('tasks', ['t1', 't2', 't3']);
      expect(rows.map((row) => row?.['version'])).toEqual([3, 2, undefined]);
      expect(await store.count('tasks', { candidates: 'x', state: 'open' })).toBe(3);
    });

    test('2: tasks of running cases that named a seat stand on it', async () => {
      const store = await freshStore({ backend });
      const activity = { id: 'c1.1', step: 'check', node: 'p.check', votes: [] };
      const others = [{ ...activity, tasks: [{ id: 'c1.2', seat: 1, role: 'clerk' }] }];
      await store.insert('cases', { _id: 'c1', seq: 4, activities: others });
      await store.insert('cases', { _id: 'c2', seq: 2, activities: [] });
      await store.set('meta', before(2));
      await upgradeDocuments(store);
      expect(await store.get('cases', 'c1')).toMatchObject({
        seq: 4,
        activities: [
          { id: 'c1.1', tasks: [{ id: 'c1.2', origin: { kind: 'seat', seat: 1 }, role: 'clerk' }] },
        ],
      });
      expect(JSON.stringify(await store.get('cases', 'c1'))).not.toContain('"seat":1,"role"');
      expect(await store.get('cases', 'c2')).toMatchObject({ seq: 2, activities: [] });
    });

    test('3: migrations under way and over are jobs with the same progress', async () => {
      const store = await freshStore({ backend });
      const old = {
        process: 'p',
        from: 1,
        to: 2,
        mapping: '{"a.b":"c"}',
        reason: '新规',
        by: { user: 'u', name: '甲' },
        startedAt: '2026-03-02T00:00:00.000Z',
        seq: 7,
      };
      const left = [{ id: 'c2', caseNo: '二号', reasons: ['不能转'] }];
      await store.insert('migrations', {
        ...old,
        _id: 'm1',
        state: 'running',
        cases: ['c1', 'c2', 'c3'],
        next: 2,
        moved: 1,
        left,
        endedAt: null,
      });
      await store.set('meta', before(3));
      await upgradeDocuments(store);
      expect(await store.count('migrations', {})).toBe(0);
      expect(await store.get('jobs', 'm1')).toMatchObject({
        kind: 'migration',
        subject: 'p',
        state: 'running',
        total: 3,
        cursor: 2,
        done: 1,
        left: 1,
        params: JSON.stringify({ from: 1, to: 2, mapping: { 'a.b': 'c' }, reason: '新规' }),
      });
      const items = await store.find('job_items', { filter: { job: 'm1' }, sort: { by: 'n', dir: 1 } });
      expect(items).toMatchObject([
        { n: 1, ref: 'c1', state: 'open' },
        { n: 2, ref: 'c2', state: 'left', label: '二号', reasons: ['不能转'] },
        { n: 3, ref: 'c3', state: 'open' },
      ]);
    });

    test('4: what blocks hold of a case stands under their names, and their timers name them', async () => {
      const store = await freshStore({ backend });
      const notice = { id: 'c1.4', step: 'publicity', kind: 'publicity' };
      const clock = { startedAt: '2026-03-02T01:00:00.000Z', dueAt: '2026-03-30T16:00:00.000Z' };
      const at = '2026-03-05T16:00:00.000Z';
      const timers = [
        { id: 'c1.1', kind: 'machine', at, ref: 'xstate.after.soon.p.wait', since: at },
        { id: 'c1.2', kind: 'due', at, ref: 'c1.3' },
        { id: 'c1.5', kind: 'notice', at, ref: 'c1.4' },
        { id: 'c1.6', kind: 'archive', at, ref: 'c1.4' },
        { id: 'c1.7', kind: 'obligation', at, ref: 'c1.8' },
        { id: 'c1.9', kind: 'clock', at, ref: 'clock' },
      ];
      await store.insert('cases', {
        _id: 'c1',
        seq: 7,
        timers,
        notices: [notice],
        objections: [],
        obligations: [{ id: 'c1.8', kind: 'papers', state: 'open' }],
        clock,
        funds: [{ fund: 'reserve', region: '990101001', effect: 'e', amount: 5 }],
      });
      await store.insert('cases', {
        _id: 'c2',
        seq: 1,
        timers: [],
        notices: [],
        objections: [],
        obligations: [],
      });
      await store.set('meta', before(4));
      await upgradeDocuments(store, UPGRADES.slice(0, 4));
      expect(await store.get('cases', 'c1')).toEqual({
        _id: 'c1',
        seq: 7,
        timers: [
          timers[0],
          timers[1],
          { id: 'c1.5', block: 'notice', what: 'end', at, ref: 'c1.4' },
          { id: 'c1.6', block: 'notice', what: 'archive', at, ref: 'c1.4' },
          { id: 'c1.7', block: 'obligation', what: 'due', at, ref: 'c1.8' },
          { id: 'c1.9', block: 'clock', what: 'over', at, ref: 'clock' },
        ],
        blocks: {
          notice: [notice],
          obligation: [{ id: 'c1.8', kind: 'papers', state: 'open' }],
          clock,
          fund: [{ fund: 'reserve', region: '990101001', effect: 'e', amount: 5 }],
        },
      });
      expect(await store.get('cases', 'c2')).toEqual({ _id: 'c2', seq: 1, timers: [], blocks: {} });
    });

    test('5: the source of a version lies apart under its hash, and a second run changes nothing', async () => {
      const store = await freshStore({ backend });
      const inside = { definition: { key: 'p', title: '救助' }, forms: { b: 2, a: 1 }, groups: {} };
      const text = JSON.stringify({ ...inside, forms: { a: 1, b: 2 } });
      const at = '2026-03-02T01:00:00.000Z';
      const older = { _id: 'p@1', process: 'p', version: 1, publishedAt: at, source: JSON.stringify(inside) };
      await store.insert('versions', older);
      await store.set('meta', before(5));
      await upgradeDocuments(store);
      const moved = await store.get<VersionDoc>('versions', 'p@1');
      expect(moved).toMatchObject({
        process: 'p',
        version: 1,
        title: '救助',
        origin: 'files',
        effectiveFrom: at,
      });
      expect(moved).not.toHaveProperty('source');
      expect(await store.get('sources', hashOf(text))).toMatchObject({ text });
      expect(await readSource(store, moved as VersionDoc)).toEqual(inside);
      await store.set('meta', before(5));
      await upgradeDocuments(store);
      expect(await store.get('versions', 'p@1')).toEqual(moved);
    });

    test('6: accounts and what is still asked of them are in operations that speak of money alone', async () => {
      const store = await freshStore({ backend });
      const account = (region: string) => ({ seq: 3, fund: 'f', region, year: 2026, outbox: [] });
      await store.insert('funds', { _id: 'f:1:2026', ...account('1'), red: ['c1'], redLimit: 2 });
      await store.insert('funds', { _id: 'f:2:2026', ...account('2'), red: [] });
      const fund = { kind: 'fund', fund: 'f', region: '1', answer: false };
      const ask = (id: string, op: string, data: object) => ({ ...fund, id, op, data });
      const told = { id: 'c1:1:e9', kind: 'notify', to: [], message: 'red' };
      await store.insert('cases', {
        _id: 'c1',
        seq: 1,
        timers: [],
        outbox: [
          told,
          ask('e1', 'red', { ref: 'c1' }),
          ask('e2', 'clear_red', { ref: 'c1' }),
          ask('e3', 'advance', { type: '结转', amount: 5 }),
          ask('e4', 'advance', { type: '补充', amount: 5 }),
          ask('e5', 'advance', { type: '预拨', amount: 5 }),
          ask('e6', 'advance', { type: '其他', amount: 5 }),
          ask('e7', 'open', { red_limit: 3 }),
        ],
      });
      await store.set('meta', before(6));
      await upgradeDocuments(store, UPGRADES.slice(0, 6));
      expect(await store.find('funds', { sort: { by: '_id', dir: 1 } })).toEqual([
        { _id: 'f:1:2026', ...account('1'), blocks: ['c1'], blockLimit: 2 },
        { _id: 'f:2:2026', ...account('2'), blocks: [] },
      ]);
      expect(await store.get('cases', 'c1')).toEqual({
        _id: 'c1',
        seq: 1,
        timers: [],
        outbox: [
          told,
          ask('e1', 'block', { ref: 'c1' }),
          ask('e2', 'unblock', { ref: 'c1' }),
          ask('e3', 'carry_over', { amount: 5 }),
          ask('e4', 'top_up', { amount: 5 }),
          ask('e5', 'advance', { amount: 5 }),
          ask('e6', 'advance', { type: '其他', amount: 5 }),
          ask('e7', 'open', { block_limit: 3 }),
        ],
      });
    });

    test('7: timers of delayed transitions name the state and its delay', async () => {
      const store = await freshStore({ backend });
      const at = '2026-03-05T16:00:00.000Z';
      const due = { id: 'c1.2', kind: 'due', at, ref: 'c1.3' };
      const older = (id: string, ref: string) => ({ id, kind: 'machine', at, ref, since: at });
      await store.insert('cases', {
        _id: 'c1',
        seq: 7,
        process: 'p-q',
        timers: [
          due,
          older('c1.4', 'xstate.after.soon.p-q.visit.home'),
          older('c1.5', 'xstate.after.1.5.p-q.wait'),
          older('c1.6', 'xstate.after.year.p-q'),
        ],
      });
      await store.set('meta', before(7));
      await upgradeDocuments(store, UPGRADES.slice(0, 7));
      const named = (id: string, state: string, delay: string) => ({
        id,
        kind: 'machine',
        at,
        since: at,
        state,
        delay,
      });
      expect(await store.get('cases', 'c1')).toEqual({
        _id: 'c1',
        seq: 7,
        process: 'p-q',
        timers: [
          due,
          named('c1.4', 'p-q.visit.home', 'soon'),
          named('c1.5', 'p-q.wait', '1.5'),
          named('c1.6', 'p-q', 'year'),
        ],
      });
    });

    test('8: cases that began before behaviours had numbers know none of them', async () => {
      const store = await freshStore({ backend });
      const older = { seq: 7, process: 'p', timers: [] };
      await store.insert('cases', { _id: 'c1', ...older });
      await store.insert('cases', { _id: 'c2', ...older, behaviour: 3 });
      await store.set('meta', before(8));
      await upgradeDocuments(store, UPGRADES.slice(0, 8));
      expect(await store.get('cases', 'c1')).toEqual({ _id: 'c1', ...older, behaviour: 0 });
      expect(await store.get('cases', 'c2')).toEqual({ _id: 'c2', ...older, behaviour: 3 });
    });

    test('9: a demo county of an earlier release keeps where its training plays', async () => {
      const store = await freshStore({ backend });
      await store.set('meta', { _id: 'demo', password: 'p' });
      await store.set('meta', before(9));
      await upgradeDocuments(store);
      expect(await store.get('meta', 'setting')).toMatchObject({ fund: 'relief_reserve', quota: 5_000_000 });
      const real = await freshStore({ backend });
      await real.set('meta', before(9));
      await upgradeDocuments(real);
      expect(await real.get('meta', 'setting')).toBeNull();
    });

    test('14: the setting of an office has revisions, and says the hours that every page said', async () => {
      const store = await freshStore({ backend });
      const old = { region: '990101001001', fund: 'relief_reserve', quota: 1, threshold: 2 };
      await store.set('meta', { _id: 'setting', ...old });
      await store.set('meta', before(14));
      await upgradeDocuments(store);
      const upgraded = await store.get('meta', 'setting');
      expect(upgraded).toMatchObject({ ...old, seq: 1, office: '', changes: [] });
      expect(upgraded?.['hours']).toContain('工作日');
    });

    test('10: cases stored before are found by their names and numbers', async () => {
      const store = await freshStore({ backend });
      const data = { applicant: { name: '张某山', id_no: '99010119870305003X' }, reason: '火灾。' };
      await store.insert('cases', { _id: 'c1', seq: 7, timers: [], data });
      await store.set('meta', before(10));
      await upgradeDocuments(store);
      const found = (key: string) => store.find('cases', { filter: { searchKeys: { in: [key] } } });
      for (const key of ['name:张某山', 'name:某山', 'no:99010119870305003X', 'last:003X'])
        expect(await found(key), key).toMatchObject([{ _id: 'c1', seq: 7 }]);
      expect(await found('name:火灾。')).toEqual([]);
    });

    test('11: what waits to be told in finished words says just these', async () => {
      const store = await freshStore({ backend });
      const told = { id: 'c1:3:e0', kind: 'notify', to: ['user:a'] };
      const other = { id: 'c1:3:e1', kind: 'document', document: 'decision', data: {} };
      const outbox = [{ ...told, message: '已发放5元', data: { task: 't' } }, other];
      await store.insert('cases', { _id: 'c1', seq: 3, version: 2, timers: [], outbox, boxed: 1 });
      await store.set('meta', before(11));
      await upgradeDocuments(store);
      const now = { ...told, template: 'house/said', version: 2, data: { task: 't', said: '已发放5元' } };
      expect(await store.get('cases', 'c1')).toMatchObject({ seq: 3, outbox: [now, other] });
    });

    test('12: the one draft of a process is one of several, under the request id it had', async () => {
      const store = await freshStore({ backend });
      const content = { data: { 'a.b': 1 }, page: 3, behalfOf: '李四', requestId: 'r1', title: '临时救助' };
      const old = { user: 'u1', at: '2026-03-02T01:00:00.000Z' };
      await store.insert('drafts', { _id: 'u1:relief', ...old, data: JSON.stringify(content) });
      await store.insert('drafts', { _id: 'u1:other', ...old, data: '{"no":"draft"}' });
      await store.set('meta', before(12));
      await upgradeDocuments(store);
      expect(await store.find('drafts', {})).toEqual([
        {
          _id: 'u1:r1',
          seq: 1,
          ...old,
          draft: 'r1',
          process: 'relief',
          title: '临时救助',
          behalfOf: '李四',
          page: 3,
          device: null,
          data: '{"a.b":1}',
        },
      ]);
    });

    test('13: what was told to posts lies in the in-boxes of who holds them', async () => {
      const store = await freshStore({ backend });
      const user = (id: string, posts: string[]) => ({ _id: id, username: id, name: `名${id}`, posts });
      await store.insert('users', user('a', ['clerk@990101001']));
      await store.insert('users', user('b', ['clerk@990101001', 'boss@990101001']));
      await store.insert('users', user('c', []));
      const message = { text: '到了', case: 'c1', data: {}, at: '2026-03-02T01:00:00.000Z' };
      await store.insert('messages', { _id: 'm1', to: ['clerk@990101001', 'boss@990101001'], ...message });
      await store.insert('messages', { _id: 'm2', to: ['user:c'], ...message });
      await store.set('meta', before(13));
      await upgradeDocuments(store);
      const inBox = (user: string) =>
        store.find('deliveries', { filter: { user, channel: 'in-app' }, sort: { by: 'at', dir: -1 } });
      const told = { message: 'm1', case: 'c1', state: 'delivered', due: 0, at: message.at };
      expect(await inBox('a')).toMatchObject([told]);
      expect(await inBox('b')).toMatchObject([{ ...told, _id: 'm1:in-app:b', name: '名b' }]);
      expect(await inBox('c')).toMatchObject([{ message: 'm2' }]);
      expect(await store.get('messages', 'm1')).toMatchObject({ text: '到了' });
    });

    test('15: what still has effects to carry out is pending', async () => {
      const store = await freshStore({ backend });
      const outbox = [{ id: 'c1:3:e0', kind: 'document', document: 'decision', data: {} }];
      const doc = { seq: 3, version: 2, timers: [] };
      await store.insert('cases', { _id: 'c1', ...doc, outbox, boxed: 1 });
      await store.insert('cases', { _id: 'c2', ...doc, outbox: [] });
      await store.set('meta', before(15));
      await upgradeDocuments(store);
      const pending = await store.find('cases', { filter: { pending: 1 } });
      expect(pending).toEqual([{ _id: 'c1', ...doc, outbox, pending: 1 }]);
    });

    test('16: a notice posted before is on the internet, in its case and on the board', async () => {
      const store = await freshStore({ backend });
      const posted = { id: 'n1', step: 'shown', archived: false };
      await store.insert('cases', { _id: 'c1', seq: 3, outbox: [], blocks: { notice: [posted] } });
      await store.set('notices', { _id: 'n1', rev: 1, case: 'c1', public: 1 });
      await store.set('meta', before(16));
      await upgradeDocuments(store);
      expect(await store.get('cases', 'c1')).toMatchObject({
        blocks: { notice: [{ ...posted, range: ['internet'] }] },
      });
      expect(await store.find('notices', { filter: { public: 1, range: 'internet' } })).toMatchObject([
        { _id: 'n1', halted: null },
      ]);
    });
  },
);
