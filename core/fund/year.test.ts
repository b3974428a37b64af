import { describe, expect, it } from 'vitest';
import { newAccount } from './account.ts';
import type { FundAccount, FundRequest } from './types.ts';
import { accountFor, blockedElsewhere } from './year.ts';

const at = '2029-01-05T01:00:00.000Z';
const ask = (op: FundRequest['op'], ref = 'a', more: Partial<FundRequest> = {}): FundRequest => ({
  id: `${op}:${ref}`,
  op,
  amount: 1,
  ref,
  caseNo: '',
  at,
  data: {},
  ...more,
});

const account = (year: number, more: Partial<FundAccount> = {}): FundAccount => ({
  ...newAccount('f', '990101001', year),
  ...more,
});
const held = { committed: 5, spent: 0, caseNo: '' };
const accounts = [
  account(2027, { refs: { a: held }, blocks: ['x'] }),
  account(2028, { refs: { a: { ...held, committed: 0, spent: 3, done: ['commit:b'] } }, blocks: ['y'] }),
  account(2029),
];
const yearOf = (request: FundRequest) => accountFor(accounts, request, 2029)?.year;

describe('which account an operation goes to', () => {
  it('is this year’s for what begins, or that of the year it names', () => {
    expect(yearOf(ask('commit'))).toBe(2029);
    expect(yearOf(ask('advance', '', { data: { year: 2028 } }))).toBe(2028);
    expect(accountFor(accounts, ask('commit'), 2030)).toBeNull();
  });

  it('is that on which the case has money, however long ago', () => {
    expect(['spend', 'release', 'reverse', 'block'].map((op) => yearOf(ask(op as 'spend')))).toEqual([
      2027, 2027, 2028, 2027,
    ]);
    expect(yearOf(ask('release', 'unknown'))).toBe(2029);
  });

  it('is that which the case blocks, for what lifts it', () => {
    expect([yearOf(ask('unblock', 'x')), yearOf(ask('unblock', 'y'))]).toEqual([2027, 2028]);
  });

  it('is that which answered it before, though the year has turned', () => {
    expect(yearOf(ask('commit', 'a', { id: 'commit:b' }))).toBe(2028);
  });
});

it('cases block an office in every other year', () => {
  expect(blockedElsewhere(accounts, accounts[2] as FundAccount)).toEqual(['x', 'y']);
  expect(blockedElsewhere(accounts, null)).toEqual(['x', 'y']);
});
