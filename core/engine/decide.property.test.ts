/**
 * The promises of the engine over random processes and random acts. `House` checks the invariants of
 * `testing/invariants.ts` after every command; a failing run prints its seed.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Task } from '../vocabulary.ts';
import { outcomesOf } from './locate.ts';
import { specOf } from './process.ts';
import { House, type Given } from './testing/house.ts';
import { attempt, piece, randomProcess, type Try } from './testing/random-process.ts';

const DATA = { name: '甲', amount: 5, list: [{ id: 'a' }, { id: 'b' }] };

/** Somebody who holds one of a task's candidate keys. */
function holder(task: Task, n: number): string {
  const key = task.candidates[0] as string;
  return key.startsWith('user:') ? key.slice(5) : `${key}#${n + 1}`;
}

/** What may be done with a task. */
function words(house: House, task: Task): string[] {
  const activity = house.case.activities.find((a) => a.tasks.includes(task))!;
  return [...outcomesOf(specOf(house.process, activity), task.seat), 'claim', 'release', 'save', 'transfer', 'urge'];
}

function tryOut(house: House, attempt: Try): string {
  switch (attempt.kind) {
    case 'act': {
      const task = house.open[attempt.task % Math.max(1, house.open.length)];
      if (!task) return 'nothing open';
      const acts = words(house, task);
      const action = acts[attempt.what % acts.length] as string;
      return house.act(holder(task, attempt.who), action, { task: task.id, data: { note: 'x', finding: '属实' }, comment: 'y', to: holder(task, attempt.what % 4) });
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
function bringToEnd(house: House): void {
  const ended = (): boolean => house.case.status === 'ended';
  if (house.case.status === 'suspended') house.onCase('admin', 'resume');
  for (let n = 0; n < 400 && !ended(); n += 1) {
    const task = house.open.find((t) => outcomesOf(specOf(house.process, house.case.activities.find((a) => a.tasks.includes(t))!), t.seat).includes('approve'));
    if (!task) {
      house.deliver('go', {}, `end${n}`);
      if (!ended() && house.open.length === 0) house.wait('3cd');
      continue;
    }
    const who = task.assignee?.user ?? [0, 1, 2, 3, 4, 5].map((k) => holder(task, k + 10)).find((user) => !task.excluded.includes(user));
    const reply = house.act(who as string, 'approve', { task: task.id, data: { note: 'x', finding: '属实' } });
    if (reply !== 'ok') throw new Error(`${reply} for ${who} at ${task.step}`);
  }
}

function played(root: Parameters<typeof randomProcess>[0], tries: Try[], given: Given, flag: boolean | undefined): House {
  const house = new House(randomProcess(root), given);
  expect(house.start({ ...DATA, ...(flag === undefined ? {} : { flag }) })).toBe('ok');
  for (const one of tries) tryOut(house, one);
  return house;
}

const run = fc.tuple(piece, fc.array(attempt, { maxLength: 25 }), fc.option(fc.boolean(), { nil: undefined }));

describe('any process', () => {
  it('keeps its invariants whatever is tried, and comes to an end when people do their part', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(run, ([root, tries, flag]) => {
        const house = played(root, tries, {}, flag);
        bringToEnd(house);
        expect(house.case.status).toBe('ended');
      }),
      { numRuns: 120 },
    );
  });

  it('goes the same way whether it is reloaded before every command or stays in memory', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(run, ([root, tries, flag]) => {
        const reloaded = played(root, tries, {}, flag);
        const resident = played(root, tries, { resident: true }, flag);
        expect(resident.case).toEqual(reloaded.case);
        expect(resident.events).toEqual(reloaded.events);
        expect(resident.effects).toEqual(reloaded.effects);
      }),
      { numRuns: 60 },
    );
  });
});
