/** What a preview says of a case: which values change for it, and which rules it would break. */
import { expect, it } from 'vitest';
import { answeredBy } from '../engine/ask.ts';
import type { CompiledProcess } from '../engine/process.ts';
import { noAnswer } from '../engine/lookups.ts';
import { started } from '../engine/testing/house.ts';
import { end, processOf, task } from '../engine/testing/process.ts';
import type { JsonObject } from '../vocabulary.ts';
import { tryingMigration } from './migrate.ts';
import { planMigration } from './plan.ts';

const BY = { user: 'admin', name: 'admin', positions: [] };

function version(n: number, cap: number, rules: JsonObject[]): CompiledProcess {
  const outcomes = { complete: { rules } };
  const states = { check: task({ seats: ['clerk'], outcomes }, { complete: 'done' }), done: end('done') };
  const params = { cap: { key: `cap.${n}`, type: 'money', default: cap, label: '面积上限' } };
  const size = {
    label: '面积标准',
    hit: 'first',
    inputs: [],
    outputs: ['max', 'why'],
    rules: [{ when: [], then: [`${n}00`, '"文件"'] }],
  };
  return { ...processOf(states, { params, tables: { size } }), version: n };
}
const within = { must: 'amount <= params.cap', code: 'over', message: '面积超标，最多{{ params.cap }}' };
const noted = { must: 'entry.note != "坏"', code: 'noted', message: '要写明' };
const unsure = { must: 'day > "2026-01-01"', code: 'unsure', message: '日期太早' };

function bites(old: CompiledProcess, next: CompiledProcess, data: JsonObject): string[] {
  const house = started(old, data);
  const way = { old, next, plan: planMigration(old, next).plan };
  const order = { by: BY, reason: '新规' };
  const { migration, bites } = answeredBy(tryingMigration(house.case, way, order, house.facts()), (query) =>
    noAnswer(query),
  );
  expect(migration.ok).toBe(true);
  return bites;
}

it('says which values change, and which rules a case would newly break', () => {
  const [old, next] = [version(1, 150, [within]), version(2, 130, [within, noted, unsure])];
  const changed = ['「面积上限」由1.50元变为1.30元', '标准表「面积标准」由100、文件变为200、文件'];
  expect(bites(old, next, { amount: 140 })).toEqual([
    ...changed,
    '按新版本的规定将办不下去：面积超标，最多130',
  ]);
  expect(bites(old, next, { amount: 130 })).toEqual(changed);
});

it('is silent of what was so before, and of what is not known yet', () => {
  const [old, next] = [version(1, 150, [within]), version(1, 150, [within, unsure])];
  expect(bites(old, { ...next, version: 2 }, { amount: 160 })).toEqual([]);
});
