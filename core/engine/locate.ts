/** Finding the task an act is meant for, and saying why not where there is none. */
import { actAt, whyNotTask } from '../acts/act.ts';
import type { TaskSpec } from '../definition/process.ts';
import type { Activity, Case, Rejection, Task } from '../vocabulary.ts';
import { candidatesFor } from './activities.ts';
import { keysOf, whyNot } from './candidates.ts';
import type { Act } from './commands.ts';
import { hasNoReason, seatLate } from './late-seats.ts';
import { activeNodes } from './machine.ts';
import { outcomesOf, ruleOf, sameSeat, seatNumber } from './origin.ts';
import { specOf, statesNamed } from './process.ts';
import { Refusal, refuse, reject } from './rejections.ts';
import type { DecisionDraft } from './run.ts';
import { isSteward } from './stewards.ts';
import { words } from './messages.ts';

export interface FoundTask {
  activity: Activity;
  task: Task;
  spec: TaskSpec;
  /** The outcome or act, after `step: X, do: complete` was read as the act X of the present step. */
  action: string;
}

/** The task `command` is meant for. Refuses when there is none the actor may act on. */
export function locate(run: DecisionDraft, command: Act): FoundTask {
  return command.task !== undefined ? byTask(run, command.task, command.action) : byStep(run, command);
}

/** Of several places of one seat a colleague was faster to take this one; another is as good. */
function freeTwin(
  run: DecisionDraft,
  activity: Activity,
  task: Task,
  spec: TaskSpec,
  action: string,
): Task | undefined {
  return activity.tasks.find(
    (t) => t !== task && sameSeat(t, task) && !whyNotHere(run, activity, t, spec, action),
  );
}

function byTask(run: DecisionDraft, id: string, action: string): FoundTask {
  for (const activity of run.case.activities) {
    const task = activity.tasks.find((t) => t.id === id);
    if (!task) continue;
    const spec = specOf(run.process, activity);
    if (!knows(run, spec, action)) refuse('unknown_action');
    const why = whyNotHere(run, activity, task, spec, action);
    if (!why) return { activity, task, spec, action };
    const late = why.code === 'not_your_action' ? besideStep(run, [activity], action) : null;
    if (late) return late;
    const twin =
      why.code === 'task_closed' || why.code === 'taken'
        ? freeTwin(run, activity, task, spec, action)
        : undefined;
    if (!twin) throw new Refusal(why);
    return { activity, task: twin, spec, action };
  }
  throw new Refusal(wasIssued(run.case, id) ? elsewhere(run, 'task_closed') : reject('unknown_task'));
}

/** Whether the case has given out this id, so that what it named is over. */
function wasIssued(c: Case, id: string): boolean {
  if (!id.startsWith(`${c.id}.`)) return false;
  const number = Number(id.slice(c.id.length + 1));
  return Number.isInteger(number) && number >= 1 && number <= c.counter;
}

function byStep(run: DecisionDraft, { step: named, node, action }: Act): FoundTask {
  const step = named ?? onlyStep(run);
  const alike = run.case.activities.filter((a) => a.step === step);
  const own = alike.filter((a) => a.node === node);
  const here = own.length > 0 ? own : alike;
  const found = pick(run, here, action) ?? besideStep(run, here, action) ?? actNamedAsStep(run, step, action);
  if (found) return found;
  if (statesNamed(run.process, step).length === 0) refuse('unknown_step');
  if (here.length === 0) throw new Refusal(elsewhere(run, 'step_not_active'));
  throw new Refusal(reason(run, here, action));
}

function onlyStep(run: DecisionDraft): string {
  const steps = [...new Set(run.case.activities.map((a) => a.step))];
  if (steps.length !== 1) refuse('unknown_step', { message: words.whichStep });
  return steps[0] as string;
}

function pick(run: DecisionDraft, activities: Activity[], action: string): FoundTask | null {
  for (const activity of activities) {
    const spec = specOf(run.process, activity);
    const task = knows(run, spec, action)
      ? activity.tasks.find((t) => !whyNotHere(run, activity, t, spec, action))
      : undefined;
    if (task) return { activity, task, spec, action };
  }
  return null;
}

/** A seat that had no reason to exist when the step opened, or stood beside the step and has spoken before. */
function besideStep(run: DecisionDraft, activities: Activity[], action: string): FoundTask | null {
  for (const activity of activities) {
    const spec = specOf(run.process, activity);
    const index = spec.seats.findIndex(
      (seat, n) =>
        (seat.optional ? seat.outcomes : seat.when === undefined ? [] : outcomesOf(spec, seat))?.includes(
          action,
        ) && !activity.tasks.some((t) => seatNumber(t) === n),
    );
    const seat = spec.seats[index];
    if (!seat || !candidatesFor(run, seat, run.case.data).some((key) => keysOf(run.actor).includes(key)))
      continue;
    const task = seatLate(run, activity, spec, index);
    if (!task && !seat.optional) continue;
    if (!task) refuse('not_possible_now');
    const why = whyNot(run.actor, task, activity);
    if (why) throw new Refusal(why);
    return { activity, task, spec, action };
  }
  return null;
}

/** `step: X, do: complete` where X is an act of the present step (an ad-hoc step entered and done at once). */
function actNamedAsStep(run: DecisionDraft, step: string, action: string): FoundTask | null {
  if (action !== 'complete') return null;
  const here = run.case.activities.filter((activity) =>
    Object.hasOwn(specOf(run.process, activity).outcomes, step),
  );
  if (here.length === 0) return null;
  const found = pick(run, here, step) ?? besideStep(run, here, step);
  if (found) return found;
  throw new Refusal(reason(run, here, step));
}

/** Whether a step knows the word at all. */
function knows(run: DecisionDraft, spec: TaskSpec, action: string): boolean {
  return Object.hasOwn(spec.outcomes, action) || actAt(run.process, spec, action) !== undefined;
}

/** Why the actor may not do this with this task; null when they may. */
function whyNotHere(
  run: DecisionDraft,
  activity: Activity,
  task: Task,
  spec: TaskSpec,
  action: string,
): Rejection | null {
  const own = actAt(run.process, spec, action);
  if (own) return whyNotTask(own, { actor: run.actor, steward: isSteward(run), task, activity });
  const rule = ruleOf(spec, task);
  return (
    whyNot(run.actor, task, activity) ??
    (!outcomesOf(spec, rule).includes(action)
      ? reject('not_your_action')
      : hasNoReason(run, rule)
        ? reject('not_possible_now')
        : null)
  );
}

/** Of several reasons the one that says most comes last. */
const TELLING = [
  'not_your_task',
  'not_your_action',
  'task_closed',
  'not_possible_now',
  'taken',
  'excluded',
  'already_acted',
];

/** The most telling reason why nobody's task fits. */
function reason(run: DecisionDraft, activities: Activity[], action: string): Rejection {
  const reasons: Rejection[] = [];
  for (const activity of activities) {
    const spec = specOf(run.process, activity);
    if (!knows(run, spec, action)) return reject('unknown_action');
    for (const task of activity.tasks) {
      const why = whyNotHere(run, activity, task, spec, action);
      // a seat that may not give this outcome is no reason by itself, but the actor's own one is
      const offered =
        actAt(run.process, spec, action) !== undefined ||
        outcomesOf(spec, ruleOf(spec, task)).includes(action);
      if (why && (offered || why.code === 'not_your_action')) reasons.push(why);
    }
  }
  const telling = (why: Rejection): number => TELLING.indexOf(why.code);
  return reasons.reduce(
    (best, why) => (telling(why) >= telling(best) ? why : best),
    reject(reasons.length > 0 ? 'not_your_task' : 'not_your_action'),
  );
}

/** The act comes too late: where the case is now. */
function elsewhere(run: DecisionDraft, code: 'task_closed' | 'step_not_active'): Rejection {
  const steps = activeNodes(run.process.machine, run.case.state).map((node) => node.meta.label ?? node.step);
  return reject(code, {
    message: words.nowAt(words.refused[code], steps),
    details: { steps },
  });
}
