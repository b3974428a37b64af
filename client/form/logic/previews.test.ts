/** Files chosen on a page are not kept in memory for ever. */
import { afterEach, expect, test, vi } from 'vitest';
import { previews } from './previews.ts';

afterEach(() => vi.restoreAllMocks());

test('the oldest, and what is taken out, are given up', () => {
  const given = vi.spyOn(URL, 'revokeObjectURL');
  for (let n = 1; n <= 42; n += 1) previews.keep(`f${n}`, `blob:${n}`);
  expect(given.mock.calls.flat()).toEqual(['blob:1', 'blob:2']);
  expect(previews.get('f1')).toBeUndefined();
  expect(previews.get('f3')).toBe('blob:3');
  previews.drop('f3');
  expect(given).toHaveBeenLastCalledWith('blob:3');
  expect(previews.get('f3')).toBeUndefined();
});
