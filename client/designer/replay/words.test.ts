/** What a replay says of a case. */
import { expect, test } from 'vitest';
import type { ReplayItem, ReplayOutcome } from '../../../core/api-admin.ts';
import type { VersionSource } from '../../../core/definition/source.ts';
import { calledIn, differencesOf, durationWords, linesOf } from './words.ts';

const source = {
  definition: {
    machine: {
      states: { review: { meta: { label: '审核' } }, paid: { meta: { label: '已发放', end: 'granted' } } },
    },
  },
} as unknown as VersionSource;
const called = calledIn(source);
const DAY = 86_400_000;
const was: ReplayOutcome = {
  status: 'ended',
  outcome: 'granted',
  steps: ['review'],
  amount: 280_000,
  duration: 3 * DAY + 7_200_000,
};
const item = (would: ReplayOutcome | null, differs: string[], stopped: string | null = null): ReplayItem => ({
  case: 'c',
  caseNo: 'n',
  title: 't',
  was,
  would,
  differs,
  stopped,
});

test('a side is told by result, yuan and time', () => {
  expect(linesOf(was, called)).toEqual(['已发放', '2,800.00 元', '用时 3 天 2 小时']);
  const running = { ...was, status: 'running', outcome: null, amount: null, duration: null };
  expect(linesOf(running, called)).toEqual(['办理中', '走到 审核']);
});

test('differences are told with how much', () => {
  const would = { ...was, amount: 250_000, duration: 5 * DAY, steps: ['review', 'other'] };
  expect(differencesOf(item(would, ['amount', 'duration', 'steps']), called)).toEqual([
    '金额少 300.00 元',
    '时长多 1 天 22 小时',
    '走过的环节：经过 审核、other',
  ]);
  expect(differencesOf(item(null, ['refused'], '「审核」不再有「同意」'), called)).toEqual([
    '办不下去：「审核」不再有「同意」',
  ]);
});

test('short times are told in hours and minutes', () => {
  expect([0, 59 * 60_000, 23 * 3_600_000, DAY].map(durationWords)).toEqual([
    '0 分钟',
    '59 分钟',
    '23 小时',
    '1 天',
  ]);
});
