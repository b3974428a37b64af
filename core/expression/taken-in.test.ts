import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { check, evaluate } from './index.ts';

const codes = (expression: string): string[] => check(expression).map(({ code }) => code);

describe('a condition that `in` takes in', () => {
  it.each([
    ['a in [1, 2] and b', '(a in [1, 2]) and b'],
    ['a in [1..3] or b', '(a in [1..3]) or b'],
    ['a in list and b', '(a in list) and b'],
    ['a in (1) and b', '(a in (1)) and b'],
    ['a in < 3 and b', '(a in < 3) and b'],
    ['c = 1 and a in [1, 2] or b', '(a in [1, 2]) or b'],
    ['if a in [1] and b then 1 else 2', '(a in [1]) and b'],
    ['count(list[item in [1] or b])', '(item in [1]) or b'],
  ])('%s', (expression, meant) => {
    expect(check(expression)).toEqual([
      {
        severity: 'warning',
        code: 'in_takes_condition',
        message: `in 后面的 and、or 会被当作取值的一部分，请加括号写成“${meant}”`,
        position: expect.anything(),
      },
    ]);
  });

  it.each([
    'a in (1, 2) and b',
    '(a in [1, 2]) and b',
    'b and a in [1, 2]',
    'a in (x or y)',
    'some x in list satisfies x = 1 and b',
    'for x in list return x and b',
    'a between 1 and 2 and b',
  ])('is not in %s', (expression) => {
    expect(codes(expression)).toEqual([]);
  });

  const value = fc.constantFrom(1, 2, 3);
  const looked = fc.constantFrom('[1, 2]', '[1..2]', '(1, 2)', '< 3', '(2)', 'list');
  const word = fc.constantFrom('and', 'or');
  test.prop([value, looked, word, fc.boolean()])(
    'is warned of wherever the brackets would change the meaning',
    (a, set, join, b) => {
      const plain = `a in ${set} ${join} b`;
      const meant = `(a in ${set}) ${join} b`;
      const scope = { a, b, list: [1, 2] };
      expect(codes(meant)).toEqual([]);
      if (evaluate(plain, scope).value !== evaluate(meant, scope).value)
        expect(codes(plain)).toContain('in_takes_condition');
    },
  );
});
