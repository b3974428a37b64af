/** What is said of conditions is what evaluating them says. */
import { describe, expect, test } from 'vitest';
import { test as holds } from '../expression/index.ts';
import type { Json } from '../vocabulary.ts';
import { type GuardKnowledge, judgeGuards, possible } from './guards.ts';
import { randomFrom } from './testing/random-diagram.ts';

const ENUM: GuardKnowledge = {
  domainOf: (path) =>
    path === 'kind'
      ? { values: ['a', 'b', 'c'] }
      : path === 'n'
        ? { type: 'number', integer: true }
        : undefined,
};

describe('decided', () => {
  test.each<[string[], GuardKnowledge | undefined, boolean]>([
    [['n > 5', 'n <= 5'], undefined, true],
    [['n > 5', 'n < 5'], undefined, false],
    [['n <= 5', 'n >= 6'], ENUM, true],
    [['kind = "a"', 'kind in ("b", "c")'], ENUM, true],
    [['kind = "a"', 'kind = "b"'], ENUM, false],
    [['ok', 'not(ok)'], undefined, true],
    [['n between 1 and 3', 'n < 1', 'n in (> 3)'], undefined, true],
    [['n in [1..3)', 'n < 1', 'n > 3'], undefined, false],
    [['a < b', 'a >= b'], undefined, true],
    [['count(m) = 0', 'count(m) > 0'], undefined, true],
    [['x = null', 'x != null'], undefined, true],
    [['d < "2026-01-01"', 'd >= "2026-01-01"'], undefined, true],
    [['if ok then n > 3 else n > 5', 'if ok then n <= 3 else n <= 5'], undefined, true],
  ])('%j', (conditions, knowledge, covered) => {
    const { hole, undecided } = judgeGuards(conditions, knowledge);
    expect(undecided).toBeNull();
    expect(hole === null).toBe(covered);
    if (hole) expect(hole.sure).toBe(true);
  });
});

describe('not more sure than it can be', () => {
  test.each([
    [['kind = "a"', 'kind = "b"'], 'open'],
    [['n <= 5', 'n >= 6'], 'fraction'],
    [['a + b > 5', 'a < 3'], 'related'],
  ])('%j', (conditions, doubt) => {
    expect(judgeGuards(conditions).hole).toMatchObject({ sure: false, doubt });
  });
  test('what is read otherwise than it looks is pointed out', () => {
    expect(judgeGuards(['n in [1..4] or ok', 'n in ("a", "b") or ok']).undecided).toContain('括号');
    expect(judgeGuards(['(n in [1..4]) or ok', 'n in (1, 2) or ok']).undecided).toBeNull();
  });
  test('of a foreign language nothing is said', () => {
    expect(judgeGuards(['${approved}', 'x']).undecided).not.toBeNull();
  });
});

test('random conditions: holes and overlaps are real, and where none is told there is none', () => {
  const random = randomFrom(7);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const atom = (): string =>
    pick([
      () => `n ${pick(['<', '<=', '>', '>=', '=', '!='])} ${pick([1, 2, 3, 4])}`,
      () => `kind ${pick(['=', '!='])} "${pick(['a', 'b', 'c'])}"`,
      () => `(n in [${pick([1, 2])}..${pick([3, 4])}])`,
      () => `kind in ("${pick(['a', 'b'])}", "c")`,
      () => pick(['ok', 'not(ok)', 'ok = true']),
    ])();
  const condition = (): string => (random() < 0.4 ? atom() : `(${atom()} ${pick(['and', 'or'])} ${atom()})`);
  const values: Record<string, Json>[] = [-1, 0, 1, 2, 3, 4, 5].flatMap((n) =>
    ['a', 'b', 'c'].flatMap((kind) => [true, false].map((ok) => ({ n, kind, ok }))),
  );
  for (let round = 0; round < 300; round += 1) {
    const conditions = Array.from({ length: 1 + Math.floor(random() * 3) }, condition);
    const truth = values.map((scope) => conditions.map((one) => holds(one, scope)));
    const judged = judgeGuards(conditions, ENUM);
    expect({ conditions, hole: judged.hole !== null }).toEqual({
      conditions,
      hole: truth.some((row) => !row.includes(true)),
    });
    expect({ conditions, never: judged.never }).toEqual({
      conditions,
      never: conditions.map((_, i) => i).filter((i) => !truth.some((row) => row[i])),
    });
    expect({ conditions, overlaps: judged.overlaps.length > 0 }).toEqual({
      conditions,
      overlaps: truth.some((row) => row.filter(Boolean).length > 1),
    });
    expect(
      possible(
        conditions.map((one) => ({ condition: one, holds: true })),
        ENUM,
      ),
    ).toBe(truth.some((row) => row.every(Boolean)));
  }
});
