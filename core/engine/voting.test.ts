/** What return, refusal and abstention mean in every mode, and that order never decides. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TaskSpec } from '../definition/process.ts';
import type { Activity } from '../vocabulary.ts';
import { tally } from './tally.ts';
import { started } from './testing/house.ts';
import { end, processOf, task } from './testing/process.ts';
import { voiceOf } from './voting.ts';
import { votingRule } from './voting-words.ts';

const OUTCOMES: TaskSpec['outcomes'] = {
  approve: { label: '同意', tone: 'positive' },
  reject: { label: '不同意', tone: 'negative' },
  back: { label: '退回', tone: 'back' },
  abstain: { label: '弃权', tone: 'neutral' },
};
const NAMES = Object.keys(OUTCOMES);
const PEOPLE = ['clerk', 'boss', 'head', 'investigator', 'county_clerk'];

function spec(mode: TaskSpec['mode'], more: Partial<TaskSpec> = {}): TaskSpec {
  return { mode, seats: [{ role: 'clerk', count: 3 }], outcomes: OUTCOMES, ...more } as TaskSpec;
}

/** The step after these voices, each from a seat of its own; it hears no more once it is over. */
function after(task: TaskSpec, said: string[], weights: number[] = []): string | null {
  const seats = said.map((_, n) => ({ role: `r${n}`, weight: weights[n] ?? 1 }));
  const of = { ...task, seats };
  const activity = {
    votes: [],
    tasks: seats.map((_, n) => ({ id: `t${n}`, origin: { kind: 'seat', seat: n }, state: 'open' })),
  } as unknown as Activity;
  for (const [n, outcome] of said.entries()) {
    const place = activity.tasks[n] as Activity['tasks'][number];
    place.state = 'done';
    place.doneBy = { user: `u${n}`, name: '', at: '', outcome };
    activity.votes.push({ task: place.id, user: `u${n}`, outcome, weight: weights[n] ?? 1 });
    const result = tally(activity, of);
    if (result.done) return result.outcome;
  }
  return null;
}

function orders<T>(list: T[]): T[][] {
  if (list.length < 2) return [list];
  return list.flatMap((one, n) => orders(list.toSpliced(n, 1)).map((rest) => [one, ...rest]));
}

describe('order never decides', () => {
  const votes = fc.array(fc.constantFrom(...NAMES, 'other_back', 'other_approve', 'other_reject'), {
    minLength: 1,
    maxLength: 5,
  });
  const many = {
    ...OUTCOMES,
    other_back: { label: '退回村里', tone: 'back' as const },
    other_approve: { label: '有条件同意', tone: 'positive' as const },
    other_reject: { label: '不予办理', tone: 'negative' as const },
  };
  const ratio = fc.record({
    pass: fc.constantFrom<number | string>(0.3, 0.5, '2/3', 0.75, 1),
    of: fc.constantFrom<TaskSpec['of']>('all', 'cast'),
    over: fc.boolean(),
  });
  const task = fc.oneof(
    fc.constantFrom<TaskSpec>(spec('all', { outcomes: many }), spec('sequential', { outcomes: many })),
    ratio.map((more) => spec('ratio', { ...more, outcomes: many } as Partial<TaskSpec>)),
  );

  it('every order of the same voices comes to the same', () => {
    fc.assert(
      fc.property(task, votes, (step, said) => {
        const results = new Set(orders(said).map((order) => after(step, order)));
        expect([...results]).toHaveLength(1);
        expect(results.has(null)).toBe(false);
      }),
    );
  });

  it('a return is never outvoted, a refusal in 会签 only by a return', () => {
    fc.assert(
      fc.property(task, votes, (step, said) => {
        const voices = said.map((outcome) => voiceOf(step, outcome));
        const result = voiceOf(step, after(step, said) as string);
        if (voices.includes('return')) expect(result).toBe('return');
        else if (step.mode !== 'ratio' && voices.includes('against')) expect(result).toBe('against');
      }),
    );
  });
});

describe('each mode', () => {
  it('会签： return and approval, in either order, return', () => {
    expect(after(spec('all'), ['back', 'approve'])).toBe('back');
    expect(after(spec('all'), ['approve', 'back'])).toBe('back');
    expect(after(spec('all'), ['reject', 'back', 'approve'])).toBe('back');
    expect(after(spec('all'), ['abstain', 'approve'])).toBe('approve');
    expect(after(spec('all'), ['approve', 'abstain'])).toBe('approve');
    expect(after(spec('all'), ['abstain', 'abstain'])).toBe('abstain');
  });

  it('或签： an abstention leaves it to the others', () => {
    expect(after(spec('any'), ['abstain', 'back', 'approve'])).toBe('back');
    expect(after(spec('any'), ['abstain', 'abstain'])).toBe('abstain');
    expect(after(spec('any'), ['reject', 'approve'])).toBe('reject');
  });

  it('票签： every outcome that is for it counts, two thirds of three are two', () => {
    const two = { ...OUTCOMES, with_terms: { label: '有条件同意', vote: 'for' as const } };
    expect(after(spec('ratio', { pass: '2/3', outcomes: two }), ['with_terms', 'approve', 'reject'])).toBe(
      'approve',
    );
    expect(after(spec('ratio', { pass: '2/3' }), ['approve', 'reject', 'reject'])).toBe('reject');
    expect(after(spec('ratio', { pass: 0.5, over: true }), ['approve', 'reject'])).toBe('reject');
    expect(after(spec('ratio', { pass: 0.5 }), ['approve', 'reject'])).toBe('approve');
    expect(after(spec('ratio', { pass: 0.55 }), ['approve', 'reject'], [55, 45])).toBe('approve');
  });

  it('票签： an abstention counts as the definition says', () => {
    const said = ['approve', 'abstain', 'abstain'];
    expect(after(spec('ratio', { pass: 0.5 }), said)).toBe('reject');
    expect(after(spec('ratio', { pass: 0.5, of: 'cast' }), said)).toBe('approve');
    expect(after(spec('ratio', { pass: 0.5, of: 'cast' }), ['abstain', 'abstain'])).toBe('reject');
  });

  it('票签： enough votes do not end it while a return may still come, unless it is said to be no return', () => {
    const people = ['approve', 'approve', 'approve', 'back'];
    expect(after(spec('ratio'), people)).toBe('back');
    const against = { ...OUTCOMES, back: { label: '退回', tone: 'back' as const, vote: 'against' as const } };
    expect(after(spec('ratio', { outcomes: against }), people)).toBe('approve');
  });

  it('a veto ends it at once; an approval that ends it does not outvote a return', () => {
    const veto = { ...OUTCOMES, reject: { label: '否决', tone: 'negative' as const, decisive: true } };
    expect(after(spec('all', { outcomes: veto }), ['back', 'reject', 'approve'])).toBe('reject');
    const pass = { ...OUTCOMES, approve: { label: '通过', tone: 'positive' as const, decisive: true } };
    expect(after(spec('all', { outcomes: pass }), ['back', 'approve'])).toBe('back');
  });
});

describe('a whole case', () => {
  const process = processOf({
    vote: task(
      { mode: 'all', seats: PEOPLE.slice(0, 2), outcomes: OUTCOMES },
      { approve: 'approved', reject: 'rejected', back: 'returned', abstain: 'rejected' },
    ),
    approved: end('approved'),
    rejected: end('rejected'),
    returned: end('returned'),
  });

  it('returns whoever was first, and the log says how it was counted', () => {
    for (const order of [['clerk', 'boss'] as const, ['boss', 'clerk'] as const]) {
      const house = started(process);
      house.act(order[0], 'back');
      house.act(order[1], 'approve');
      expect(house.case.outcome).toBe('returned');
      const told = house.events.find(({ type }) => type === 'votes.counted');
      expect(told?.data).toMatchObject({ outcome: 'back', voices: { for: 1, return: 1 } });
    }
  });
});

it('the rule in words follows the outcomes of the step', () => {
  expect(votingRule(spec('all')).join('')).toBe(
    '会签：所有人都表态后才有结果。有人选“退回”，就按“退回”办，后面的人同意也不改变。没有退回而有人选“不同意”，就按“不同意”办。' +
      '都没有反对的，按“同意”办。选“弃权”的不影响其他人的结果；全都这样选才按它办。谁先谁后不影响结果。',
  );
  expect(votingRule(spec('ratio', { pass: '2/3', of: 'cast' })).join('')).toContain(
    '同意的票达到同意和不同意票数之和（弃权的不算）的2/3为通过',
  );
});
