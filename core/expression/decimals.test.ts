/** Amounts, areas and percentages are decimals: what an official adds up on paper is what a rule finds. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { evaluate, type Scope, test as holds, unaryTest } from './index.ts';

const value = (expression: string, scope: Scope = {}) => evaluate(expression, scope).value;

describe('sums and shares are those of decimals', () => {
  it.each([
    ['0.1 + 0.2 = 0.3', true],
    ['0.1 + 0.2', 0.3],
    ['1000000.1 - 1000000', 0.1],
    ['0.3 - 0.1 - 0.2', 0],
    ['1.1 * 1.1', 1.21],
    ['19.99 * 100', 1999],
    ['0.07 * 100 = 7', true],
    ['yuan(1.1 * 100)', '1.10'],
    ['0.3 / 0.1', 3],
    ['1 / 3 * 3', 1],
    ['100 / 12 * 12', 100],
    ['1.1 ** 2', 1.21],
    ['2 ** -2', 0.25],
    ['sum([0.1, 0.2, 0.3])', 0.6],
    ['sum(0.1, 0.7)', 0.8],
    ['mean([0.1, 0.2])', 0.15],
    ['median([0.1, 0.2, 0.3, 0.4])', 0.25],
    ['product([1.1, 1.1])', 1.21],
    ['floor(1.15, 2)', 1.15],
    ['floor(0.1 * 3 * 10)', 3],
    ['ceiling(1.1 * 100)', 110],
    ['round half up(1.005, 2)', 1.01],
    ['round half down(1.005, 2)', 1],
    ['decimal(1.005, 2)', 1],
    ['decimal(1.015, 2)', 1.02],
    ['round up(-1.1, 0)', -2],
    ['round down(-1.15, 1)', -1.1],
    ['round half up(-2.5, 0)', -3],
    ['round half up(1250, -2)', 1300],
    ['modulo(1.1, 0.1)', 0],
    ['modulo(-5.5, 2)', 0.5],
    ['[1, 2, 3][1 + 1]', 2],
    ['for i in 1..1+1 return i * 0.1', [0.1, 0.2]],
    ['9007199254740991 - 1', 9007199254740990],
    ['1 / 0', null],
    ['"a" + "b"', 'ab'],
    ['date("2026-01-31") + duration("P1D")', '2026-02-01'],
    ['-0.1 - 0.2', -0.3],
  ])('%s', (expression, expected) => {
    expect(evaluate(expression, {})).toEqual({ value: expected, warnings: [] });
  });

  it('in a cell of a decision table too', () => {
    expect(unaryTest('0.1 + 0.2', 0.3, {})).toBe(true);
    expect(unaryTest('<= a + b', 0.3, { a: 0.1, b: 0.2 })).toBe(true);
  });
});

/** A decimal of so many places, as a whole number of its last place: reckoned with here as people do by hand. */
const of = (places: number) => fc.integer({ min: -9_999_999, max: 9_999_999 }).map((n) => ({ n, places }));
const numberOf = ({ n, places }: { n: number; places: number }) => Number(`${n}e-${places}`);

property.prop([fc.array(of(3), { minLength: 1, maxLength: 30 }), of(3)])(
  'areas in mu add up to the last decimal, in any order',
  (areas, limit) => {
    const rows = areas.map((area) => ({ mu: numberOf(area) }));
    const sum = areas.reduce((before, { n }) => before + n, 0);
    expect(value('sum(rows.mu)', { rows })).toBe(numberOf({ n: sum, places: 3 }) + 0);
    expect(value('sum(reverse(rows.mu))', { rows })).toBe(numberOf({ n: sum, places: 3 }) + 0);
    const scope = { ...Object.fromEntries(rows.map(({ mu }, i) => [`f${i}`, mu])), limit: numberOf(limit) };
    const written = rows.map((_, i) => `f${i}`).join(' + ');
    expect(holds(`${written} <= limit`, scope)).toBe(sum <= limit.n);
    expect(holds(`${written} - limit = ${numberOf({ n: sum - limit.n, places: 3 })}`, scope)).toBe(true);
  },
);

property.prop([of(2), fc.integer({ min: 0, max: 1000 })])('a percentage of an amount', (yuan, tenths) => {
  const scope = { yuan: numberOf(yuan), percent: tenths / 10 };
  const exact = BigInt(yuan.n) * BigInt(tenths); // in 1/100000 yuan
  expect(value('yuan * percent / 100', scope)).toBe(Number(`${exact}e-5`) + 0);
  const down = exact / 1000n - (exact % 1000n < 0n ? 1n : 0n);
  expect(value('floor(yuan * percent / 100, 2)', scope)).toBe(Number(`${down}e-2`) + 0);
});
