import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Filter, Query } from '../types.ts';
import { Database } from './database.ts';
import { LAYOUTS, type Access, type Layout } from './layout.ts';
import { migrate } from './migrations.ts';
import { plan } from './plan.ts';
import { idsSql } from './query.ts';
import { DATABASE_FILE } from './store.ts';

const folder = await mkdtemp(join(tmpdir(), 'xiangzhi-plan-'));
const database = new Database(join(folder, DATABASE_FILE));
migrate(database);
afterAll(async () => {
  database.close();
  await rm(folder, { recursive: true, force: true });
});

const all = Object.values(LAYOUTS).flatMap((layout) => layout.accesses.map((access) => ({ layout, access })));

describe('every index of indexes.ts serves a page without a scan and without sorting', () => {
  test.each(all.map(({ layout, access }) => [access.name, layout, access] as const))(
    '%s',
    (_, layout, access) => {
      for (const dir of [1, -1] as const) {
        const query = pageBy(access, dir);
        const steps = explain(layout, query);
        expect(plan(layout, query)).toMatchObject({ sorted: true });
        expect(steps.join('\n')).toMatch(/^(SEARCH|SCAN) [st] USING /m);
        expect(steps.filter((step) => /SCAN [st]$|SCAN t USING INDEX sqlite_autoindex/.test(step))).toEqual(
          [],
        );
        if (!access.unique) expect(steps.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
      }
    },
  );
});

test('several positions in the queue are a branch each, read in order', () => {
  const query: Query = {
    filter: { candidates: { in: ['a', 'b', 'c'] }, state: 'open' },
    sort: { by: 'sort', dir: 1 },
    after: { value: '2026', id: 'x' },
  };
  const steps = explain(LAYOUTS.tasks, query);
  const entries = steps.filter((step) =>
    step.startsWith('SEARCH s USING PRIMARY KEY (candidates=? AND (sort,id)>('),
  );
  expect(entries).toHaveLength(3);
});

test('more bound columns win, then the order, then a range', () => {
  const nameOf = (filter: Filter, by?: string) =>
    plan(LAYOUTS.cases, { filter, ...(by ? { sort: { by, dir: 1 as const } } : {}) }).access?.name;
  expect(nameOf({ process: 'p', status: 'running' }, 'startedAt')).toBe('cases__process_status_startedAt');
  expect(nameOf({ process: 'p', keys: 'k' })).toBe('cases__keys');
  expect(nameOf({ scope: '33' }, 'startedAt')).toBe('cases__scope_startedAt');
  expect(nameOf({ nextTimer: { lte: '2026' } }, 'nextTimer')).toBe('cases__nextTimer');
  expect(nameOf({ scope: { prefix: '33' } })).toBeUndefined();
  expect(nameOf({ unknown: 1 })).toBeUndefined();
});

/** All columns but the last bound, the last sorted by, from the middle; one column: bound when an array. */
function pageBy(access: Access, dir: 1 | -1): Query {
  const last = access.columns.at(-1)!;
  const bound = last.array ? access.columns : access.columns.slice(0, -1);
  return {
    filter: Object.fromEntries([
      ...bound.map((column) => [column.path, 'x']),
      ...(access.only ? [[access.only.path, access.only.is]] : []),
    ]) as Filter,
    ...(last.array ? {} : { sort: { by: last.path, dir } }),
    after: { value: 'm', id: 'm' },
  };
}

function explain(layout: Layout, query: Query): string[] {
  const { sql, parameters } = idsSql(layout, query, 20);
  const rows = database.statement(`EXPLAIN QUERY PLAN ${sql}`).all(parameters) as { detail: string }[];
  return rows.map((row) => row.detail);
}
