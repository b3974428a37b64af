import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { sampled } from './sampled.ts';

const numbers = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, i) => `${prefix}${String(i + 1).padStart(5, '0')}`);

const share = (keys: string[], percent: number) =>
  (keys.filter((key) => sampled(key, percent)).length / keys.length) * 100;

describe('a sample', () => {
  it.each([1, 5, 10, 20, 30, 50])('of running numbers comes to about %d %%', (percent) => {
    const keys = numbers(20_000, '990101-LS-2026-');
    expect(Math.abs(share(keys, percent) - percent)).toBeLessThan(1);
  });

  it('for one purpose says nothing about that for another', () => {
    const keys = numbers(20_000, '990101-LS-2026-').filter((key) => sampled(`抽查${key}`, 20));
    expect(
      Math.abs(
        share(
          keys.map((key) => `回访${key}`),
          20,
        ) - 20,
      ),
    ).toBeLessThan(2);
  });

  test.prop([fc.string(), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })])(
    'of a larger share holds all of a smaller one, of 0 nothing, of 100 everything',
    (key, a, b) => {
      const [less, more] = [Math.min(a, b), Math.max(a, b)];
      expect(sampled(key, less) && !sampled(key, more)).toBe(false);
      expect([sampled(key, 0), sampled(key, 100)]).toEqual([false, true]);
    },
  );
});
