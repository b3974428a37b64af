/** A decision asks for what it reads, with what it sees there, and for nothing else. */
import { describe, expect, it } from 'vitest';
import type { Actor, Json, JsonObject } from '../vocabulary.ts';
import { answeredBy, asking } from './ask.ts';
import { deciding, type Decision } from './decide.ts';
import type { FactsAtHand } from './facts.ts';
import type { LookupQuery } from './lookups.ts';
import type { CompiledProcess } from './process.ts';
import { TestWorld, person } from './testing/house.ts';
import { end, processOf, task, VILLAGE } from './testing/process.ts';

const note = { complete: { label: '办理', form: 'test/note' } };

const process = processOf(
  {
    check: task(
      { seats: ['clerk'], outcomes: note },
      {
        complete: [
          { guard: { type: 'when', params: { if: 'count(mine) > 0' } }, target: 'seen' },
          { target: 'paid' },
        ],
      },
    ),
    seen: task({ seats: ['clerk'] }, { complete: 'paid' }),
    paid: end('paid'),
  },
  {
    computed: { fingerprint: '"k-" + name' },
    lookups: {
      same: { cases: 'test', keys: '[fingerprint]' },
      mine: { ledger: 'relief', keys: '[check.note]', where: 'row.n > amount' },
      account: { fund: 'reserve', region: 'case.region9' },
      unread: { ledger: 'relief', keys: '[name]' },
    },
    start: {
      roles: ['applicant', 'clerk'],
      form: 'test/start',
      outcome: 'submit',
      rules: [{ must: 'count(same) = 0', code: 'duplicate', message: '已经申请过' }],
    },
  },
);

/** Decides, keeping what was asked. */
function decided(
  command: Parameters<typeof deciding>[2],
  answers: Record<string, Json>,
  current: TestWorld['current'] = null,
  of: CompiledProcess = process,
): { decision: Decision; asked: LookupQuery[] } {
  const asked: LookupQuery[] = [];
  const atHand: FactsAtHand = new TestWorld(of).facts();
  const decision = answeredBy(deciding(of, current, command, atHand), (query) => {
    asked.push(query);
    return answers[query.name] ?? (query.kind === 'fund' ? null : []);
  });
  return { decision, asked };
}

const by: Actor = person('applicant', process);
const start = (data: JsonObject) => ({ type: 'Start' as const, by, data: { village: VILLAGE, ...data } });

describe('a decision', () => {
  it('looks up by a computed value, and obeys what it finds', () => {
    const query = { name: 'same', kind: 'cases', process: 'test', keys: ['k-甲'], except: 'c1' };
    const first = decided(start({ name: '甲' }), { same: [] });
    expect(first.asked).toEqual([query]);
    expect(first.decision.ok).toBe(true);
    const second = decided(start({ name: '甲' }), { same: [{ id: 'c0' }] });
    expect(second.decision).toMatchObject({ ok: false, rejection: { code: 'duplicate' } });
  });

  it('asks with the block that is handed in, once, and keeps what its condition lets through', () => {
    const house = new TestWorld(process);
    house.start({ name: '甲', amount: 2 });
    const act = {
      type: 'Act' as const,
      by: person('clerk', process),
      step: 'check',
      action: 'complete',
      data: { note: '乙' },
    };
    const { decision, asked } = decided(act, { mine: [{ n: 2 }, { n: 3 }] }, house.case);
    expect(asked).toEqual([{ name: 'mine', kind: 'ledger', ledger: 'relief', keys: ['乙'] }]);
    expect(decision.ok && decision.events[0]?.given?.answers).toEqual({ mine: [{ n: 3 }] });
    expect(decision.ok && decision.case.activities[0]?.step).toBe('seen');
  });

  it('keeps what one look-up found for different people under different names', () => {
    const twice = processOf(
      { check: task({ seats: ['clerk'] }, { complete: 'done' }), done: end('done') },
      {
        lookups: { rows: { ledger: 'relief', keys: '[if entry = null then "谁" else entry.name]' } },
        start: {
          roles: ['applicant'],
          form: 'test/start',
          outcome: 'submit',
          rules: [{ must: 'count(rows) = 1', code: 'none', message: '没有' }],
        },
        subject: 'if count(rows) = 2 then "两行" else "别的"',
      },
    );
    const rows: Record<string, Json> = { 谁: [{ n: 1 }, { n: 2 }], 甲: [{ n: 3 }] };
    const work = deciding(twice, null, start({ name: '甲' }), new TestWorld(twice).facts());
    const decision = answeredBy(
      work,
      (query) => rows[query.kind === 'ledger' ? (query.keys[0] as string) : ''] ?? [],
    );
    expect(decision.ok && decision.case.subject).toBe('两行');
    expect(decision.ok && decision.events[0]?.given?.answers).toEqual({ rows: rows.谁, 'rows#2': rows.甲 });
  });
});

describe('work that asks', () => {
  const atHand = new TestWorld(process).facts();
  const query = (n: number): LookupQuery => ({ name: `q${n}`, kind: 'fund', fund: 'f', region: String(n) });

  it('is begun anew after each answer, and not led astray by who catches its stopping', () => {
    let tries = 0;
    const work = asking(atHand, (facts) => {
      tries += 1;
      try {
        return [facts.answer(query(1)), facts.answer(query(2))];
      } catch {
        return 'swallowed';
      }
    });
    expect(answeredBy(work, ({ name }) => name)).toEqual(['q1', 'q2']);
    expect(tries).toBe(3);
  });

  it('comes to an end where look-ups chase one another, and lets faults through', () => {
    let n = 0;
    const endless = asking(atHand, (facts) => facts.answer(query((n += 1))));
    expect(() => answeredBy(endless, () => null)).toThrow('do not come to an end');
    const faulty = asking(atHand, () => {
      throw new Error('a fault');
    });
    expect(() => answeredBy(faulty, () => null)).toThrow('a fault');
  });
});
