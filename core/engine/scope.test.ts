/** What expressions of a definition see. */
import { describe, expect, it } from 'vitest';
import { evaluate } from '../expression/index.ts';
import type { JsonObject } from '../vocabulary.ts';
import { scopeOf } from './scope.ts';
import { fill } from './template.ts';
import { started, type TestPreset } from './testing/house.ts';
import { end, processOf, task } from './testing/process.ts';

const more: JsonObject = {
  params: { cap: { key: 'test.cap', type: 'money', default: 100, label: '上限' } },
  lookups: {
    rows: { ledger: 'relief', keys: '[name]', since: 'day', where: 'row.amount > amount' },
    others: { cases: 'test', keys: '[check.note]' },
    account: { fund: 'reserve', region: 'case.region9' },
  },
  computed: {
    twice: 'amount * 2',
    over: 'twice > params.cap',
    loop: 'loop',
    again: 'if loop = null then 1 else 2',
  },
  tables: {
    standard: {
      label: '标准',
      hit: 'first',
      inputs: [{ name: '金额', value: 'amount' }],
      outputs: ['max', 'why'],
      rules: [
        { when: ['< 10'], then: ['params.cap', '"低"'], to: '2026-02-28' },
        { when: ['< 10'], then: ['amount + 1', '"新"'], from: '2026-03-01', region: '990102' },
        { when: ['[1..5]'], then: ['twice', '"少"'] },
        { when: ['-'], then: ['null', '"无"'] },
      ],
    },
    all: {
      label: '全部',
      hit: 'collect',
      inputs: [{ name: '金额', value: 'amount' }],
      outputs: ['n'],
      rules: [
        { when: ['> 1'], then: ['1'] },
        { when: ['> 2'], then: ['2'] },
        { when: ['> 9'], then: ['3'] },
      ],
    },
    one: {
      label: '唯一',
      hit: 'unique',
      inputs: [{ name: '金额', value: 'amount' }],
      outputs: ['n'],
      rules: [
        { when: ['> 1'], then: ['1'] },
        { when: ['> 2'], then: ['2'] },
      ],
    },
  },
};
const process = processOf(
  { check: task({ seats: ['clerk'] }, { complete: 'done' }), done: end('done') },
  more,
);

/** The value of an expression over a case just started. */
function value(expression: string, data: object = { amount: 3, name: '甲' }, given: TestPreset = {}) {
  const house = started(process, { ...data }, given);
  return evaluate(
    expression,
    scopeOf({ ...process, case: house.case, facts: house.facts() }, house.case.data),
  ).value;
}

describe('a scope', () => {
  it.each([
    ['fields of the start form', 'amount', 3],
    [
      'the case',
      '[case.id, case.region9, case.village, case.filer, case.started_on]',
      ['c1', '990101001', '一村', 'applicant', '2026-03-02'],
    ],
    ['who acted', 'handlers.draft', ['applicant']],
    ['now and today', '[now, today]', ['2026-03-02T01:00:00.000Z', '2026-03-02']],
    ['a parameter’s default', 'params.cap', 100],
    ['computed values, by others too', '[twice, over]', [6, false]],
    ['null where a value needs itself', '[loop, again]', [null, 1]],
    ['a notice that is over, where there is none', 'notice.ended', true],
    ['no event, no entry', '[event, entry]', [null, null]],
    ['null for what is not there', 'nothing', null],
    ['lookups, by their own condition', 'rows.n', [7]],
  ])('gives %s', (_name, expression, expected) => {
    expect(
      value(expression, undefined, {
        answers: {
          rows: [
            { n: 7, amount: 4 },
            { n: 8, amount: 2 },
          ],
        },
      }),
    ).toEqual(expected);
  });

  it('takes parameters from the store by their key', () => {
    expect(value('over', undefined, { params: { 'test.cap': 5 } })).toBe(true);
  });

  it('is not moved by data named like what the house gives', () => {
    const house = started(process, { amount: 3 });
    const data = JSON.parse('{"case": 1, "twice": 99, "rows": 5, "__proto__": {"amount": 7}, "amount": 3}');
    const scope = scopeOf({ ...process, case: house.case, facts: house.facts() }, data);
    expect([scope.twice, (scope.case as { id: string }).id, scope.rows]).toEqual([6, 'c1', []]);
  });
});

describe('a decision table', () => {
  it('gives the first rule in force on the day, in the region', () => {
    expect(value('standard.why', { amount: 7 }, { at: '2026-02-28T15:59:00.000Z' })).toBe('低');
    expect(value('[standard.max, standard.why]', { amount: 3 })).toEqual([6, '少']);
    expect(value('standard.max', { amount: 7, village: '990102001001' })).toBe(8);
    expect(value('standard', { amount: 7 })).toEqual({ max: null, why: '无' });
  });

  it('collects all, and refuses what is not unique', () => {
    expect(value('all.n', { amount: 5 })).toEqual([1, 2]);
    expect([value('one.n', { amount: 2 }), value('one', { amount: 3 })]).toEqual([1, null]);
  });
});

describe('a template', () => {
  it('fills its slots, leaves nothing for what has no value, and escapes each value', () => {
    const scope = { name: '<甲>', list: [1], n: 0 };
    expect(fill('{{ name }}:{{ nothing }}{{n}}{{ list }}', scope, (v) => v.replace('<', '&lt;'))).toBe(
      '&lt;甲>:0[1]',
    );
    expect(fill('{{ if }}!', scope)).toBe('!');
  });
});
