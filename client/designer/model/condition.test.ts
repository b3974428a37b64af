import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { check } from '../../../core/expression/index.ts';
import {
  OPERATORS,
  readCondition,
  readSimple,
  writeCondition,
  writeSimple,
  type Comparison,
} from './condition.ts';

const name = fc
  .stringMatching(/^[a-z_][a-z0-9_]{0,8}$/)
  .filter(
    (each) =>
      !/^(and|or|not|in|if|true|false|null|for|some|every|then|else|return|between|instance|of|function|external|satisfies)$/.test(
        each,
      ),
  );
const part: fc.Arbitrary<Comparison> = fc.record({
  path: fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('.')),
  operator: fc.constantFrom(...OPERATORS),
  value: fc.oneof(
    fc.string({ unit: 'grapheme-ascii', maxLength: 8 }),
    fc.constantFrom('火灾', '不同意 "甲"'),
    fc.integer({ min: -1000, max: 1_000_000 }),
    fc.boolean(),
  ),
});
const simple = fc.record({
  join: fc.constantFrom('and', 'or'),
  parts: fc.array(part, { minLength: 2, maxLength: 4 }),
});

describe('conditions', () => {
  it.prop([simple])('put together from comparisons are read as the same comparisons', (made) => {
    expect(readSimple(writeSimple(made))).toEqual(made);
  });

  it.prop([simple])('put together are FEEL', (made) => {
    expect(check(writeSimple(made))).toEqual([]);
  });

  it.prop([fc.string(), simple])('keep the outcome apart from the rest', (outcome, made) => {
    const condition = { outcome, feel: writeSimple(made) };
    expect(readCondition(writeCondition(condition))).toEqual(condition);
  });

  it('that say more than comparisons stay text', () => {
    expect(readSimple('count(members) > 3')).toBeNull();
    expect(readSimple('a = 1 and b = 2 or c = 3')).toBeNull();
    expect(readCondition('(a = 1) and (b = 2)')).toEqual({ feel: '(a = 1) and (b = 2)' });
    expect(readCondition('outcome = "approve" and ((a = 1) and (b = 2))')).toEqual({
      outcome: 'approve',
      feel: '(a = 1) and (b = 2)',
    });
  });
});
