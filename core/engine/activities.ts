/** Opening and closing the activities of a step: who is asked, by when. */
import type { Seat, TaskSpec } from '../definition/process.ts';
import type { Activity, Json, JsonObject, Task } from '../vocabulary.ts';
import { candidatesOf } from './candidates.ts';
import { isObject } from './json.ts';
import { periodEnd } from './periods.ts';
import type { Run } from './run.ts';

/** Opens what a step entered needs: one activity, or one for each item of its list. */
export function openActivities(run: Run, step: string, spec: TaskSpec, data: JsonObject): void {
  if (spec.each === undefined) open(run, step, spec, data);
  else syncItems(run, step, spec, data);
}

/** Opens activities for items that have none yet; called again while the step is open, for those that appear. */
export function syncItems(run: Run, step: string, spec: TaskSpec, data: JsonObject = run.case.data): void {
  const list = run.value(spec.each as string, data);
  for (const item of Array.isArray(list) ? list : []) {
    if (!isObject(item) || typeof item.id !== 'string') continue;
    const known = run.case.activities.some((a) => a.step === step && a.item?.id === item.id);
    if (!known) open(run, step, spec, data, { id: item.id, value: item });
  }
}

function open(run: Run, step: string, spec: TaskSpec, data: JsonObject, item?: { id: string; value: Json }): void {
  const activity: Activity = {
    id: run.newId(),
    step,
    openedAt: run.world.now,
    ...(item ? { item } : {}),
    tasks: [],
    votes: [],
  };
  const due = spec.due ? periodEnd(spec.due, run.world.now, run.scope(data), run.world.calendar) : undefined;
  const excluded = spec.exclude ? userIds(run.value(spec.exclude, data)) : [];
  run.case.activities.push(activity);
  spec.seats.forEach((seat, index) => {
    if (seat.when !== undefined && !run.holds(seat.when, data)) return;
    for (let n = 0; n < (seat.count ?? 1); n += 1) activity.tasks.push(makeTask(run, step, seat, index, data, excluded, due));
  });
  if (spec.mode === 'sequential') activity.tasks.slice(1).forEach((task) => (task.state = 'waiting'));
  for (const task of activity.tasks) if (task.state === 'open') announce(run, task);
}

function makeTask(
  run: Run,
  step: string,
  seat: Seat,
  index: number,
  data: JsonObject,
  excluded: string[],
  due: string | undefined,
): Task {
  const roles = typeof seat.role === 'string' ? [seat.role] : seat.role;
  const region = seat.region ? String(run.value(seat.region, data)) : run.case.region;
  return {
    id: run.newId(),
    step,
    seat: index,
    role: roles[0] as string,
    candidates: roles.flatMap((role) => candidatesOf(role, region, run.case, run.process.roles)),
    excluded: [...excluded],
    state: 'open',
    openedAt: run.world.now,
    ...(due && !seat.optional ? { due } : {}),
  };
}

/** A task has become somebody's turn: it is told, and its deadline watched. */
export function announce(run: Run, task: Task): void {
  task.openedAt = run.world.now;
  run.emit('task.opened', { step: task.step, task: task.id, data: { role: task.role, candidates: task.candidates, due: task.due ?? null } });
  if (task.due) run.addTimer({ kind: 'due', at: task.due, ref: task.id });
}

/** Takes away what is still open at a step that was left. */
export function closeActivities(run: Run, step: string): void {
  for (const activity of run.case.activities.filter((a) => a.step === step)) closeActivity(run, activity);
}

/** Ends one activity: open tasks are withdrawn from their holders. */
export function closeActivity(run: Run, activity: Activity): void {
  for (const task of activity.tasks) {
    if (task.state === 'open') run.emit('task.cancelled', { step: task.step, task: task.id });
    run.dropTimers((timer) => timer.kind === 'due' && timer.ref === task.id);
  }
  run.case.activities = run.case.activities.filter((a) => a !== activity);
}

function userIds(value: Json): string[] {
  const flat = (Array.isArray(value) ? value : [value]).flat(Infinity as 1);
  return flat.filter((item): item is string => typeof item === 'string');
}
