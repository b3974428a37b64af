import { describe, expect, it } from 'vitest';
import { scrollTo, windowOf } from './virtual.ts';

describe('windowOf', () => {
  it('draws what is in sight and a little more', () => {
    expect(windowOf(3600, 720, 36, 10_000)).toEqual({ first: 92, end: 128 });
  });
  it('stays within short and empty lists', () => {
    expect(windowOf(0, 720, 36, 7)).toEqual({ first: 0, end: 7 });
    expect(windowOf(0, 720, 36, 0)).toEqual({ first: 0, end: 0 });
    expect(windowOf(9999, 720, 36, 3)).toEqual({ first: 3, end: 3 });
  });
});

it('scrolls only when a row is out of sight', () => {
  expect(scrollTo(5, 0, 720, 36)).toBeNull();
  expect(scrollTo(2, 360, 720, 36)).toBe(72);
  expect(scrollTo(40, 0, 720, 36)).toBe(41 * 36 - 720);
});
