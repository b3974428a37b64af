/** Finding the task an act is meant for, and saying why not where there is none. */
import type { Seat, TaskSpec } from '../definition/process.ts';
import type { Actor, Activity, Rejection, Task } from '../vocabulary.ts';
import { activeNodes } from './machine.ts';
import { candidatesOf, keysOf, whyNot } from './candidates.ts';
import type { Act } from './commands.ts';
import { taskOf } from './process.ts';
import { Refusal, refuse, reject } from './rejections.ts';
import type { Run } from './run.ts';

/** Acts every task knows, whatever its outcomes are called. */
export const TASK_ACTS = ['claim', 'release', 'save', 'transfer', 'urge'] as const;

export interface Place {
  activity: Activity;
  task: Task;
  spec: TaskSpec;
  /** The outcome or act, after `step: X, do: complete` was read as the act X of the present step. */
  action: string;
}

/** Outcomes a seat may give: its own list, or all that no other seat keeps for itself. */
export function outcomesOf(spec: TaskSpec, seat: number): string[] {
  const own = spec.seats[seat]?.outcomes;
  if (own) return own;
  const kept = new Set(spec.seats.flatMap((other) => other.outcomes ?? []));
  return Object.keys(spec.outcomes).filter((name) => !kept.has(name));
}

/** The task `command` is meant for. Refuses when there is none the actor may act on. */
export function locate(run: Run, command: Act): Place {
  return command.task !== undefined ? byTask(run, command, command.task) : byStep(run, command);
}

function byTask(run: Run, command: Act, id: string): Place {
  for (const activity of run.case.activities) {
    const task = activity.tasks.find((t) => t.id === id);
    if (!task) continue;
    const spec = taskOf(run.process, task.step) as TaskSpec;
    if (!offers(spec, task.seat, command.action)) refuse('unknown_action');
    const why = whyNot(run.actor, task, activity);
    if (why && !(command.action === 'urge' && why.code !== 'task_closed')) throw new Refusal(why);
    return { activity, task, spec, action: command.action };
  }
  const gone = run.case.records.some((record) => record.task === id) || Number(id.split('.').pop()) <= run.case.counter;
  throw new Refusal(gone ? closed(run) : reject('unknown_task'));
}

function byStep(run: Run, command: Act): Place {
  const step = command.step ?? onlyStep(run);
  const places = run.case.activities.filter((a) => a.step === step);
  const found = pick(run, places, command.action) ?? beside(run, step, command.action) ?? alias(run, step, command.action);
  if (found) return found;
  if (!run.process.steps.has(step)) refuse('unknown_step');
  if (places.length === 0) throw new Refusal(closed(run, 'step_not_active'));
  throw new Refusal(reason(run, places, command.action));
}

function onlyStep(run: Run): string {
  const steps = [...new Set(run.case.activities.map((a) => a.step))];
  if (steps.length !== 1) refuse('unknown_step', { message: '请说明在哪个环节操作' });
  return steps[0] as string;
}

function pick(run: Run, activities: Activity[], action: string): Place | null {
  for (const activity of activities) {
    const spec = taskOf(run.process, activity.step) as TaskSpec;
    for (const task of activity.tasks) {
      if (offers(spec, task.seat, action) && !whyNot(run.actor, task, activity)) return { activity, task, spec, action };
    }
  }
  return null;
}

/** A seat for an act beside the step that had no reason to exist when the step opened. */
function beside(run: Run, step: string, action: string): Place | null {
  const spec = taskOf(run.process, step);
  const activity = run.case.activities.find((a) => a.step === step);
  if (!spec || !activity) return null;
  const seat = spec.seats.findIndex((s) => s.optional && s.outcomes?.includes(action) && holdsSeat(run, s, run.actor));
  if (seat < 0) return null;
  if (!run.holds(spec.seats[seat]?.when ?? 'true')) refuse('not_possible_now');
  const role = [spec.seats[seat]?.role].flat()[0] as string;
  const candidates = [spec.seats[seat]?.role].flat().flatMap((r) => candidatesOf(r as string, run.case.region, run.case, run.process.roles));
  const task: Task = { id: run.newId(), step, seat, role, candidates, excluded: [], state: 'open', openedAt: run.world.now };
  activity.tasks.push(task);
  return { activity, task, spec, action };
}

/** `step: X, do: complete` where X is an act of the present step (an ad-hoc step entered and done at once). */
function alias(run: Run, step: string, action: string): Place | null {
  if (action !== 'complete') return null;
  for (const activity of run.case.activities) {
    const spec = taskOf(run.process, activity.step);
    if (!spec?.outcomes[step]) continue;
    const found = pick(run, [activity], step) ?? beside(run, activity.step, step);
    if (found) return found;
    throw new Refusal(reason(run, [activity], step));
  }
  return null;
}

function holdsSeat(run: Run, seat: Seat, actor: Actor): boolean {
  const keys = keysOf(actor);
  const roles = typeof seat.role === 'string' ? [seat.role] : seat.role;
  return roles.some((role) => candidatesOf(role, run.case.region, run.case, run.process.roles).some((key) => keys.includes(key)));
}

function offers(spec: TaskSpec, seat: number, action: string): boolean {
  return outcomesOf(spec, seat).includes(action) || (TASK_ACTS as readonly string[]).includes(action);
}

/** The most telling reason why nobody's task fits. */
function reason(run: Run, activities: Activity[], action: string): Rejection {
  let best: Rejection | null = null;
  const weight = { already_acted: 5, excluded: 4, taken: 3, not_possible_now: 2, task_closed: 1 } as Record<string, number>;
  for (const activity of activities) {
    const spec = taskOf(run.process, activity.step) as TaskSpec;
    if (!spec.outcomes[action] && !(TASK_ACTS as readonly string[]).includes(action)) return reject('unknown_action');
    for (const task of activity.tasks) {
      const why = offers(spec, task.seat, action) ? whyNot(run.actor, task, activity) : null;
      if (why && (weight[why.code] ?? 0) >= (weight[best?.code ?? ''] ?? -1)) best = why;
    }
  }
  return best ?? reject('not_your_action');
}

function closed(run: Run, code: 'task_closed' | 'step_not_active' = 'task_closed'): Rejection {
  const steps = activeNodes(run.process.machine, run.case.state).map((node) => node.meta.label ?? node.step);
  return reject(code, { message: `${code === 'task_closed' ? '这项待办已处理完毕' : '本件目前不在这个环节'},现处于:${steps.join('、')}`, details: { steps } });
}
