/** Lines of a notice take their kind from the form field they name, else from the definition; never from a name. */
import { expect, test } from 'vitest';
import { validateSchema } from '../../form/schema-validator.ts';
import type { Json, JsonObject } from '../../vocabulary.ts';
import { fieldBehind } from '../../engine/case-fields.ts';
import { compileProcess } from '../../engine/compile.ts';
import type { CompiledProcess } from '../../engine/process.ts';
import { definitionOf, end, ROLES, task } from '../../engine/testing/process.ts';
import { noticeLines } from './lines.ts';

const money = { type: 'integer', format: 'money' };

/** A process whose notice shows one value of each kind. */
function noticing(fields: JsonObject[]): CompiledProcess {
  const form = (id: string, properties: JsonObject): JsonObject => ({
    id,
    title: id,
    schema: { type: 'object', properties },
  });
  const definition = definitionOf(
    {
      decision: task({ seats: ['clerk'], form: 'test/decision' }, { complete: 'shown' }),
      shown: {
        meta: { notice: { kind: 'publicity', title: '"公示"', days: { wd: 3 }, fields } },
        on: { 'notice.ended': 'done' },
      },
      done: end('done'),
    },
    {
      public: fields.map(({ name }) => name ?? null),
      computed: { granted: 'decision.sum', doubled: 'decision.sum * 2', loop: 'loop' },
      params: { limit: { key: 'limit', type: 'money', default: 1, label: '限额' } },
    },
  );
  const { process, diagnostics } = compileProcess({
    definition,
    forms: {
      'test/start': form('test/start', {
        village: { type: 'string' },
        name: { type: 'string' },
        clauses: { type: 'integer' },
        trees: { type: 'integer', 'x-unit': '棵' },
        standard: money,
        kind: { oneOf: [{ const: 'a', title: '甲类' }] },
      }),
      'test/note': form('test/note', { topped_up: money }),
      'test/decision': form('test/decision', { sum: money, on: { type: 'string', format: 'date' } }),
    },
    groups: {},
    roles: ROLES,
    version: 1,
    validate: validateSchema,
  });
  if (!process) throw new Error(JSON.stringify(diagnostics));
  return process;
}

test.each<[string, JsonObject, Json, string, boolean]>([
  [
    'money of the start form',
    { name: 'monthly_standard', label: '月保障标准', value: 'standard' },
    73_500,
    '735.00 元',
    true,
  ],
  [
    'a count called like money',
    { name: 'tree_amount', label: '植树数量', value: 'trees' },
    73_500,
    '73500 棵',
    false,
  ],
  [
    'a number whose label ends like money',
    { name: 'clauses', label: '条款', value: 'clauses' },
    12,
    '12',
    false,
  ],
  [
    'a computed number, typed',
    { name: 'clauses', label: '条款', value: 'clauses + 1', as: 'number' },
    12,
    '12',
    false,
  ],
  [
    'a computed amount, typed',
    { name: 'x', label: '合计', value: 'decision.sum * 2', as: 'money' },
    200,
    '2.00 元',
    true,
  ],
  [
    'a computed amount nobody typed',
    { name: 'amount', label: '金额', value: 'decision.sum * 2' },
    200,
    '200',
    false,
  ],
  ['money of a step', { name: 'sum', label: '数', value: 'decision.sum' }, 500, '5.00 元', true],
  ['money by way of a computed name', { name: 'sum', label: '数', value: 'granted' }, 500, '5.00 元', true],
  ['a parameter', { name: 'limit', label: '限额', value: 'params.limit' }, 100_000, '1,000.00 元', true],
  [
    'money a step writes into the form',
    { name: 'sum', label: '数', value: 'topped_up' },
    500,
    '5.00 元',
    true,
  ],
  ['an option', { name: 'kind', label: '类别', value: 'kind' }, 'a', '甲类', false],
  [
    'a day of a step',
    { name: 'on', label: '日期', value: 'decision.on' },
    '2026-03-02',
    '2026年3月2日 周一',
    false,
  ],
  [
    'a text like a day',
    { name: 'on', label: '日期', value: '"2026-03-02"' },
    '2026-03-02',
    '2026-03-02',
    false,
  ],
])('%s', (_, field, value, text, isMoney) => {
  const line = { name: field['name'] as string, label: field['label'] as string, value };
  expect(noticeLines(noticing([field]), { step: 'shown', fields: [line] })).toEqual([
    { ...line, text, money: isMoney },
  ]);
});

test('an expression that is more than a name, or a name that leads nowhere, stands for no field', () => {
  const process = noticing([]);
  for (const expression of ['decision.sum + 1', 'nothing', 'decision', 'decision.nothing', 'loop', 'doubled'])
    expect(fieldBehind(process, expression)).toBeUndefined();
});
