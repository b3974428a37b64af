/** Lists of which rows are left out still lead to their end. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '../../core/api.ts';
import { addMs } from '../../core/time/instant.ts';
import type { CaseDoc, TaskDoc, UserDoc } from '../../server/store/documents.ts';
import { openHouse, type TestServer } from '../support/app.ts';
import type { Client } from '../support/http.ts';
import { begun, taskOf } from './fixtures.ts';

/** More than is looked at in one reading. */
const MANY = 450;

let house: TestServer;
let ids: string[];
beforeAll(async () => {
  house = await openHouse();
  ids = [];
  for (let n = 0; n < 3; n += 1) ids.push((await begun(await house.as('applicant'))).id);
}, 60_000);

/** All pages; each but the last has a row at least. */
async function walked(client: Client, path: string): Promise<{ rows: string[]; pages: number }> {
  const rows: string[] = [];
  let cursor = '';
  for (let pages = 1; ; pages += 1) {
    const { status, body } = await client.get<Page<{ id: string; caseId?: string }>>(`${path}${cursor}`);
    expect(status).toBe(200);
    rows.push(...body.items.map((item) => item.caseId ?? item.id));
    if (body.next === null) return { rows, pages };
    expect(body.items.length).toBeGreaterThan(0);
    cursor = `&cursor=${body.next}`;
  }
}

describe('cases', () => {
  beforeAll(async () => {
    const { store } = house.context;
    // between the first and the second: many of a village in which the reader has another office without business there
    const [first] = await store.getMany<CaseDoc>('cases', ids);
    await store.set('cases', {
      ...(first as CaseDoc),
      startedAt: addMs((first as CaseDoc).startedAt, -60_000),
    });
    await Promise.all(
      Array.from({ length: MANY }, (_, n) =>
        store.insert('cases', {
          ...(first as CaseDoc),
          _id: `other${n}`,
          id: `other${n}`,
          caseNo: `990101-LS-2025-${10_000 + n}`,
          region: '990101001002',
          scope: ['99', '9901', '990101', '990101001', '990101001002'],
          startedAt: addMs((first as CaseDoc).startedAt, -30_000),
          nextTimer: null,
        }),
      ),
    );
    const user = (await store.get<UserDoc>('users', 'village_director')) as UserDoc;
    const positions = [...user.positions, { role: 'county_justice_clerk', region: '990101' }];
    await store.set('users', { ...user, positions });
  }, 60_000);

  test.each([1, 2, 3, 20])('%i a page', async (limit) => {
    const client = await house.as('village_director');
    const { rows } = await walked(client, `/api/cases?limit=${limit}`);
    expect([...rows].sort()).toEqual([...ids].sort());
  });

  test('that are searched for', async () => {
    const client = await house.as('village_director');
    const { rows } = await walked(client, `/api/cases?limit=1&q=${encodeURIComponent('青石村')}`);
    expect([...rows].sort()).toEqual([...ids].sort());
  });

  test('of a region that is not the asker’s are none, also not their own', async () => {
    const clerk = await house.as('township_window');
    await begun(clerk);
    const { body } = await clerk.get<Page<unknown>>('/api/cases?region=990102');
    expect(body).toEqual({ items: [], next: null });
  });
});

describe('tasks', () => {
  beforeAll(async () => {
    const { store } = house.context;
    const task = await store.get<TaskDoc>(
      'tasks',
      (await taskOf(await house.as('township_window'), ids[0] ?? '')).id,
    );
    await Promise.all(
      Array.from({ length: MANY }, (_, n) =>
        store.insert('tasks', {
          ...(task as TaskDoc),
          _id: `claimed.${n}`,
          sort: addMs((task as TaskDoc).sort, -60_000),
          assignee: { user: 'colleague', name: '同事' },
        }),
      ),
    );
  }, 60_000);

  test.each([1, 2, 20])('%i a page, those a colleague has claimed left out', async (limit) => {
    const { rows } = await walked(await house.as('township_window'), `/api/tasks?limit=${limit}`);
    expect(rows).toEqual(expect.arrayContaining(ids));
    expect(new Set(rows).size).toBe(rows.length);
  });

  test('that are searched for', async () => {
    const path = `/api/tasks?limit=1&q=${encodeURIComponent('青石村')}`;
    expect((await walked(await house.as('township_window'), path)).rows).toEqual(expect.arrayContaining(ids));
  });
});
