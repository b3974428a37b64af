/** The fund account 资金账户: what each operation does, and its invariants under any sequence of them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FundOp, JsonObject } from '../vocabulary.ts';
import type { FundAccount, FundEntry, FundRequest } from './types.ts';
import { available, newAccount, operate, suspended } from './account.ts';
import { answerOf } from './answer.ts';
import { fundFacts } from './facts.ts';
import { fundRequest } from './on-account.ts';

let requests = 0;

function ask(op: FundOp, amount = 0, ref = 'a', more: Partial<FundRequest> = {}): FundRequest {
  return {
    id: `r${(requests += 1)}`,
    op,
    amount,
    ref,
    caseNo: `No ${ref}`,
    at: '2026-03-02T01:00:00.000Z',
    data: {},
    ...more,
  };
}

const blank = newAccount('reserve', '990101001', 2026);

/** The account after operations that must all succeed. */
function after(...asks: FundRequest[]): FundAccount {
  return asks.reduce((account, one) => {
    const result = operate(account, one);
    if (!result.ok) throw new Error(`${one.op}: ${result.reason}`);
    return result.account;
  }, blank);
}

function refused(account: FundAccount, request: FundRequest): string | null {
  const result = operate(account, request);
  return result.ok ? null : result.reason;
}

describe('an account', () => {
  it('opens with the first advance', () => {
    expect(refused(blank, ask('commit', 1))).toBe('not_open');
    expect(
      after(ask('open', 0, '', { data: { quota: 500, threshold: 100 } }), ask('advance', 300)),
    ).toMatchObject({ quota: 500, threshold: 100, balance: 300, advanced: 300, open: true });
  });

  it('sets aside, spends once at most that, and frees the rest', () => {
    const held = after(ask('advance', 100), ask('commit', 60));
    expect(available(held)).toBe(40);
    expect(refused(held, ask('commit', 41, 'b'))).toBe('insufficient');
    expect(refused(held, ask('spend', 61))).toBe('nothing_committed');
    expect(refused(held, ask('spend', 1, 'b'))).toBe('nothing_committed');
    const spent = operate(held, ask('spend', 50));
    expect(spent).toMatchObject({
      ok: true,
      account: { balance: 50, committed: 0, spent: 50 },
      entries: [
        { type: '支出', amount: 50 },
        { type: '释放', amount: 10 },
      ],
    });
    expect(refused((spent as { account: FundAccount }).account, ask('spend', 1))).toBe('nothing_committed');
  });

  it('releases a part where an amount is named', () => {
    expect(after(ask('advance', 100), ask('commit', 60), ask('release', 20))).toMatchObject({
      committed: 40,
    });
    expect(after(ask('advance', 100), ask('commit', 60), ask('release', 80))).toMatchObject({ committed: 0 });
  });

  it('releases what is set aside, and nothing twice', () => {
    const freed = after(ask('advance', 100), ask('commit', 60), ask('release'));
    expect(freed).toMatchObject({ committed: 0, balance: 100 });
    expect(operate(freed, ask('release'))).toMatchObject({ ok: true, entries: [] });
  });

  it('commits and spends in one, leaving an earlier commitment of the same case alone', () => {
    const account = after(ask('advance', 100), ask('commit', 60), ask('commit_spend', 30));
    expect(account).toMatchObject({ balance: 70, committed: 60, spent: 30 });
    expect(refused(account, ask('spend', 60))).toBeNull();
  });

  it('books back at most what was spent', () => {
    const account = after(ask('advance', 100), ask('commit_spend', 30));
    expect(refused(account, ask('reverse', 31))).toBe('nothing_committed');
    expect(after(ask('advance', 100), ask('commit_spend', 30), ask('reverse', 20))).toMatchObject({
      balance: 90,
      spent: 10,
    });
  });

  it('refuses amounts that are none, and single ones above the limit', () => {
    const account = after(ask('advance', 100));
    for (const amount of [0, -1, 0.5, Number.NaN, 2 ** 60])
      expect(refused(account, ask('commit', amount))).toBe('bad_amount');
    expect(refused(account, ask('commit', 51, 'a', { limit: 50 }))).toBe('over_limit');
  });

  it('takes a limit that is not known for none at all to spend', () => {
    const account = after(ask('advance', 100));
    const asked = (data: JsonObject) => fundRequest('2026-03-02T01:00:00.000Z', 'x', 'commit', data);
    expect(refused(account, asked({ amount: 10, ref: 'a', limit: null }))).toBe('over_limit');
    expect(refused(account, asked({ amount: 10, ref: 'a' }))).toBeNull();
  });

  it('keeps no limit of its own: one raised since it was opened holds at once', () => {
    const account = after(ask('open', 0, '', { data: { limit: 40 } }), ask('advance', 100));
    expect(refused(account, ask('commit', 41, 'a', { limit: 50 }))).toBeNull();
    expect(refused(account, ask('commit_spend', 50, 'a', { limit: 50 }))).toBeNull();
  });

  it('sets nothing aside for nobody', () => {
    const account = after(ask('advance', 100));
    for (const op of ['commit', 'commit_spend', 'spend'] as const)
      expect(refused(account, ask(op, 1, ''))).toBe(op === 'spend' ? 'nothing_committed' : 'no_case');
  });

  it('holds what was carried over, and gives it out once this year’s advance is there', () => {
    const carried = after(ask('carry_over', 5));
    expect(carried).toMatchObject({ balance: 5, open: false });
    expect(refused(carried, ask('commit', 1))).toBe('not_open');
    const both = after(ask('carry_over', 5), ask('advance', 4));
    expect(both).toMatchObject({ balance: 9, advanced: 9, open: true });
  });

  it('is suspended by as many blocking cases as it was opened with', () => {
    const opened = (data: JsonObject) =>
      after(ask('open', 0, '', { data }), ask('block', 0, 'a'), ask('block', 0, 'b'));
    expect([0, 3, 2].map((limit) => suspended(opened({ block_limit: limit })))).toEqual([false, false, true]);
  });

  it('is suspended by three blocking cases until one is cleared', () => {
    const red = after(
      ask('advance', 100),
      ask('block', 0, 'a'),
      ask('block', 0, 'b'),
      ask('block', 0, 'b'),
      ask('block', 0, 'c'),
    );
    expect(suspended(red)).toBe(true);
    expect(refused(red, ask('commit', 1, 'd'))).toBe('suspended');
    expect(
      refused(after(ask('advance', 100), ask('block', 0, 'a'), ask('unblock', 0, 'a')), ask('commit', 1)),
    ).toBeNull();
  });

  it('is suspended by cases of other years together with its own, each counted once', () => {
    const red = after(ask('advance', 100), ask('block', 0, 'a'));
    const refusal = (elsewhere: string[]) => operate(red, ask('commit', 1, 'd'), elsewhere);
    expect(refusal(['a', 'b'])).toMatchObject({ ok: true });
    expect(refusal(['b', 'c'])).toMatchObject({ ok: false, reason: 'suspended' });
    expect(fundFacts(red, ['b', 'c'])).toMatchObject({ blocks: 3, suspended: true });
  });

  it('is settled once, and takes no money afterwards', () => {
    const result = operate(after(ask('advance', 100)), ask('settle'));
    expect(result).toMatchObject({
      ok: true,
      account: { open: false, settled: true },
      entries: [{ type: '结转', amount: 100 }],
    });
    const { account } = result as { account: FundAccount };
    expect(refused(account, ask('advance', 1))).toBe('not_open');
    expect(operate(account, ask('settle'))).toMatchObject({ entries: [] });
  });

  it('is not settled while money is set aside', () => {
    const held = after(ask('advance', 100), ask('commit', 60));
    expect(refused(held, ask('settle'))).toBe('commitments_open');
    expect(
      refused((operate(held, ask('release')) as { account: FundAccount }).account, ask('settle')),
    ).toBeNull();
  });

  it('carries out an operation once, however many have followed', () => {
    const first = ask('commit', 1, 'a');
    const many = Array.from({ length: 600 }, (_, n) => ask('block', 0, `c${n % 7}`));
    const account = after(ask('advance', 100), first, ...many);
    expect(operate(account, first)).toMatchObject({ ok: true, repeated: true });
    expect(account.done).toEqual([]);
  });

  it('refuses a commitment again that it refused once, though there is money now', () => {
    const poor = after(ask('advance', 5));
    const wanted = ask('commit', 9);
    const answer = operate(poor, wanted);
    expect(answer).toMatchObject({
      ok: false,
      reason: 'insufficient',
      available: 5,
      account: { seq: poor.seq + 1 },
    });
    const rich = (
      operate((answer as { account: FundAccount }).account, ask('advance', 50)) as { account: FundAccount }
    ).account;
    expect(operate(rich, wanted)).toEqual({ ok: false, reason: 'insufficient', available: 5 });
    expect(refused(rich, ask('commit', 9))).toBeNull();
  });

  it('takes references of any name', () => {
    for (const ref of ['constructor', 'toString', '__proto_']) {
      expect(refused(after(ask('advance', 9)), ask('spend', 1, ref))).toBe('nothing_committed');
      expect(after(ask('advance', 9), ask('commit', 4, ref), ask('spend', 4, ref))).toMatchObject({
        spent: 4,
        committed: 0,
      });
    }
  });

  it('answers the case that asked', () => {
    expect(answerOf('commit', operate(after(ask('advance', 9)), ask('commit', 1)))).toEqual({
      event: 'FUND_RESERVED',
      data: {},
    });
    expect(answerOf('commit_spend', operate(after(ask('advance', 9)), ask('commit_spend', 1))).event).toBe(
      'FUND_SPENT',
    );
    expect(answerOf('commit', operate(blank, ask('commit', 1)))).toEqual({
      event: 'INSUFFICIENT',
      data: { reason: 'not_open', available: 0 },
    });
  });

  it('shows definitions its facts, also where there is none', () => {
    expect(fundFacts(null)).toMatchObject({ open: false, balance: 0, available: 0, suspended: false });
    expect(fundFacts(after(ask('advance', 9), ask('commit', 4)))).toMatchObject({
      open: true,
      balance: 9,
      available: 5,
      cases: [],
    });
  });

  it('has lines that say who was paid, by whom and on whose decision', () => {
    const data = { payee: '张**', operator: '财务甲', approver: null, note: 'x' };
    const result = operate(after(ask('advance', 9)), ask('commit_spend', 4, 'a', { data }));
    const lines = result.ok ? result.entries : [];
    expect(lines.map(({ type }) => type)).toEqual(['占用', '支出']);
    for (const line of lines) {
      expect(line).toMatchObject({ payee: '张**', operator: '财务甲' });
      expect(Object.keys(line)).not.toEqual(expect.arrayContaining(['approver']));
      expect(Object.keys(line)).not.toEqual(expect.arrayContaining(['note']));
    }
  });

  it('names the cases the money went to', () => {
    const spent = after(ask('advance', 9), ask('commit', 4), ask('spend', 3), ask('commit', 2, 'b'));
    expect(fundFacts(spent)).toMatchObject({ cases: [{ case_no: 'No a', spent: 3 }] });
  });
});

describe('any sequence of operations', () => {
  const op = fc.constantFrom<FundOp>(
    'open',
    'advance',
    'advance',
    'commit',
    'commit',
    'spend',
    'commit_spend',
    'release',
    'reverse',
    'settle',
    'block',
    'unblock',
    'top_up',
  );
  const operation = fc.record({
    op,
    amount: fc.oneof(fc.integer({ min: -2, max: 60 }), fc.constant(0.5)),
    ref: fc.constantFrom('a', 'b', 'c', 'constructor'),
    again: fc.boolean(),
  });

  it('keeps balance, commitments and statement in step, and carries out each id once', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 60 }), (operations) => {
        let account = blank;
        const entries: FundEntry[] = [];
        for (const { op, amount, ref, again } of operations) {
          const request = ask(op, amount, ref);
          const before = JSON.stringify(account);
          const result = operate(account, request);
          expect(JSON.stringify(account)).toBe(before);
          if (!result.ok) continue;
          entries.push(...result.entries);
          account = JSON.parse(JSON.stringify(result.account)) as FundAccount;
          if (again)
            expect(operate(account, request)).toEqual({ ok: true, account, entries: [], repeated: true });
          sound(account, entries);
        }
      }),
      { numRuns: 500 },
    );
  });
});

function sound(account: FundAccount, entries: FundEntry[]): void {
  const sum = (...types: FundEntry['type'][]): number =>
    entries.filter((e) => types.includes(e.type)).reduce((n, e) => n + e.amount, 0);
  const refs = Object.values(account.refs);
  expect(account.balance).toBe(account.advanced - account.spent);
  expect(available(account)).toBeGreaterThanOrEqual(0);
  expect(account.committed).toBe(refs.reduce((n, r) => n + r.committed, 0));
  expect(account.spent).toBe(refs.reduce((n, r) => n + r.spent, 0));
  for (const ref of refs) expect(Math.min(ref.committed, ref.spent)).toBeGreaterThanOrEqual(0);
  expect(account.spent).toBe(sum('支出') - sum('冲回'));
  expect(account.committed).toBe(sum('占用') - sum('释放') - sum('支出'));
  expect(account.advanced).toBe(sum('预拨', '补充'));
  expect(account.entries).toBe(entries.length);
  expect(entries.map((e) => e.no)).toEqual(entries.map((_, i) => i + 1));
}
