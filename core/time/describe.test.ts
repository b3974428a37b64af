import { expect, it } from 'vitest';
import { describeDays } from './describe.ts';

it('days that follow one another are one stretch, whatever their order', () => {
  expect(
    describeDays(['2026-10-01', '2026-02-28', '2026-01-02', '2026-01-01', '2026-03-01', '2026-01-03']),
  ).toEqual(['1月1日至3日', '2月28日至3月1日', '10月1日 周四']);
  expect(describeDays([])).toEqual([]);
});
