/** Random pieces of processes, random acts on their cases, and an office that brings any of them to an end. */
import fc from 'fast-check';
import type { JsonObject, Task } from '../../vocabulary.ts';
import { outcomesOf, ruleOf } from '../origin.ts';
import { specOf } from '../process.ts';
import type { TestWorld } from './house.ts';
import type { Piece } from './random-process.ts';

const seat = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom<JsonObject>(
      { role: 'clerk' },
      { role: 'boss' },
      { role: 'head' },
      { role: 'filer' },
      { role: 'investigator', count: 2 },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<JsonObject>(
      { role: 'county_clerk', optional: true, outcomes: ['aside'] },
      { role: 'boss', when: 'flag' },
      { role: 'expert', weight: 2 },
    ),
  },
);

const spec = fc
  .record({
    mode: fc.constantFrom('any', 'all', 'ratio', 'sequential'),
    seats: fc.array(seat, { minLength: 0, maxLength: 3 }),
    decisive: fc.boolean(),
    collect: fc.boolean(),
    due: fc.boolean(),
    exclude: fc.boolean(),
    pass: fc.constantFrom(0.5, 0.75, 1),
  })
  .map(({ seats, decisive, due, exclude, ...rest }): JsonObject => ({
    ...rest,
    // one seat that always exists, so that nobody has to wait for nobody
    seats: [{ role: 'clerk' }, ...seats],
    outcomes: { approve: {}, reject: { decisive }, aside: { stays: true, block: 'asides' } },
    ...(due ? { due: { wd: 1 } } : {}),
    ...(exclude ? { exclude: '["boss@990101001#1"]' } : {}),
  }));

/** Any piece of at most this depth. */
export const piece: fc.Arbitrary<Piece> = fc.letrec<{ piece: Piece; leaf: Piece }>((tie) => ({
  leaf: fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('step' as const),
        spec,
        back: fc.constantFrom('none', 'self', 'stay', 'reenter'),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), message: fc.boolean() }) },
    { weight: 1, arbitrary: fc.constant<Piece>({ kind: 'notice' }) },
    { weight: 1, arbitrary: fc.constant<Piece>({ kind: 'list' }) },
  ),
  piece: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.record({
      kind: fc.constant('seq' as const),
      pieces: fc.array(tie('piece'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('choice' as const), spec, yes: tie('piece'), no: tie('piece') }),
    fc.record({
      kind: fc.constant('par' as const),
      pieces: fc.array(tie('piece'), { minLength: 2, maxLength: 3 }),
    }),
  ),
})).piece;

/** One thing somebody tries. Numbers choose among what there is. */
export type Try =
  | { kind: 'act'; task: number; who: number; what: number }
  | { kind: 'guess'; who: string; action: string; step: string }
  | { kind: 'wait'; days: number }
  | { kind: 'case'; who: string; action: string }
  | { kind: 'go' }
  | { kind: 'object' };

const who = fc.constantFrom(
  'clerk',
  'boss',
  'head',
  'applicant',
  'investigator',
  'investigator#2',
  'county_clerk',
  'admin',
  'public',
  'boss+clerk#5',
);

/** Any thing to try. */
export const attempt: fc.Arbitrary<Try> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('act' as const),
      task: fc.nat(9),
      who: fc.nat(3),
      what: fc.nat(9),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('guess' as const),
      who,
      action: fc.constantFrom(
        'approve',
        'reject',
        'aside',
        'claim',
        'release',
        'urge',
        'save',
        'complete',
        'fly',
      ),
      step: fc.constantFrom('step1', 'step2', 'step101', 'choice1', 'done', 'aside'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 0, max: 4 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('case' as const),
      who,
      action: fc.constantFrom('withdraw', 'again', 'suspend', 'resume', 'resume', 'terminate', 'urge'),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Try>({ kind: 'go' }) },
  { weight: 1, arbitrary: fc.constant<Try>({ kind: 'object' }) },
);

/** A start form that every process of these takes. */
export const DATA = { name: '甲', amount: 5, list: [{ id: 'a' }, { id: 'b' }] };

/** Somebody who holds one of a task's candidate keys. */
function holder(task: Task, n: number): string {
  const key = task.candidates[0] as string;
  return key.startsWith('user:') ? key.slice(5) : `${key}#${n + 1}`;
}

/** The outcomes a task may give. */
function outcomesIn(house: TestWorld, task: Task): string[] {
  const activity = house.case.activities.find((a) => a.tasks.includes(task))!;
  const spec = specOf(house.process, activity);
  return outcomesOf(spec, ruleOf(spec, task));
}

/** What may be done with a task. */
function words(house: TestWorld, task: Task): string[] {
  return [...outcomesIn(house, task), 'claim', 'release', 'save', 'transfer', 'urge'];
}

/** Tries it; the answer of the house. */
export function tryOut(house: TestWorld, attempt: Try): string {
  switch (attempt.kind) {
    case 'act': {
      const task = house.open[attempt.task % Math.max(1, house.open.length)];
      if (!task) return 'nothing open';
      const acts = words(house, task);
      const action = acts[attempt.what % acts.length] as string;
      return house.act(holder(task, attempt.who), action, {
        task: task.id,
        data: { note: 'x', finding: '属实' },
        comment: 'y',
        to: holder(task, attempt.what % 4),
      });
    }
    case 'guess':
      return house.act(attempt.who, attempt.action, { step: attempt.step });
    case 'wait':
      house.wait(`${attempt.days}cd`);
      return 'ok';
    case 'case':
      return house.onCase(attempt.who, attempt.action, {}, '理由');
    case 'go':
      return house.deliver('go', {}, `m${house.events.length}`);
    case 'object':
      return house.object({ note: '不实' });
  }
}

/** Works like a good office until the case has ended. */
export function bringToEnd(house: TestWorld): void {
  const ended = (): boolean => house.case.status === 'ended';
  if (house.case.status === 'suspended') house.onCase('admin', 'resume');
  for (let n = 0; n < 400 && !ended(); n += 1) {
    const task = house.open.find((t) => outcomesIn(house, t).includes('approve'));
    if (!task) {
      house.deliver('go', {}, `end${n}`);
      if (!ended() && house.open.length === 0) house.wait('3cd');
      continue;
    }
    const who =
      task.assignee?.user ??
      [0, 1, 2, 3, 4, 5].map((k) => holder(task, k + 10)).find((user) => !task.excluded.includes(user));
    const reply = house.act(who as string, 'approve', {
      task: task.id,
      data: { note: 'x', finding: '属实' },
    });
    if (reply !== 'ok') throw new Error(`${reply} for ${who} at ${task.step}`);
  }
}
