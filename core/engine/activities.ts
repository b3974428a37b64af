/** Opening and closing the activities of a state: who is asked, by when. */
import type { Seat, TaskSpec } from '../definition/process.ts';
import type { Activity, Json, JsonObject, Task, TaskOrigin } from '../vocabulary.ts';
import { isOfTask } from './claims.ts';
import { candidatesOf } from './candidates.ts';
import { interestAt } from './interest.ts';
import { isObject } from '../json.ts';
import { activeNodes, type MachineNode } from './machine.ts';
import { isOptional } from './origin.ts';
import { periodEnd, unitOf } from './periods.ts';
import { setDue } from './standstill.ts';
import type { DecisionDraft } from './run.ts';
import { words } from './messages.ts';

/** Opens what a state entered needs: one activity, or one for each item of its list. */
export function openActivities(run: DecisionDraft, node: MachineNode, data: JsonObject): void {
  const spec = node.meta.task as TaskSpec;
  if (spec.each === undefined) open(run, node, spec, data);
  else {
    takeInItems(run, node, spec, data);
    if (run.case.activities.some((activity) => activity.node === node.id)) return;
    run.incident(words.noOneOnTheList, {}, { step: node.step, node: node.id });
  }
}

/** Steps that work through a list take in what has been added to it; asked after every command. */
export function followLists(run: DecisionDraft): void {
  if (run.case.status !== 'running' || !run.process.machine.lists) return;
  for (const node of activeNodes(run.process.machine, run.case.state)) {
    const { task } = node.meta;
    if (task?.each !== undefined) takeInItems(run, node, task, run.case.data);
  }
}

function takeInItems(run: DecisionDraft, node: MachineNode, spec: TaskSpec, data: JsonObject): void {
  const list = run.value(spec.each as string, data);
  for (const item of Array.isArray(list) ? list : []) {
    if (!isObject(item) || typeof item.id !== 'string') continue;
    const known = run.case.activities.some((a) => a.node === node.id && a.item?.id === item.id);
    if (!known) open(run, node, spec, data, { id: item.id, value: item });
  }
}

function open(
  run: DecisionDraft,
  node: MachineNode,
  spec: TaskSpec,
  data: JsonObject,
  item?: { id: string; value: Json },
): void {
  const activity: Activity = {
    id: run.newId(),
    step: node.step,
    node: node.id,
    openedAt: run.facts.now,
    ...(item ? { item } : {}),
    tasks: [],
    votes: [],
  };
  run.case.activities.push(activity);
  const excluded = excludedFrom(run, spec, data);
  spec.seats.forEach((seat, index) => {
    if (seat.when !== undefined && !run.holds(seat.when, data)) return;
    for (let n = 0; n < (seat.count ?? 1); n += 1)
      activity.tasks.push(makeTask(run, node.step, seat, index, data, excluded));
  });
  const counted = activity.tasks.filter((task) => !isOptional(spec, task));
  if (spec.mode === 'sequential') counted.slice(1).forEach((task) => (task.state = 'waiting'));
  for (const task of activity.tasks) if (task.state === 'open') announce(run, task, spec, data);
  if (counted.length === 0 && spec.seats.some((seat) => !seat.optional)) {
    run.incident(words.noOneToAct, {}, { step: node.step, node: node.id });
  }
}

/** A task that somebody asks a person for, beside the one they have: it is open at once and follows its own rule. */
export function openAsked(
  run: DecisionDraft,
  { activity, task, spec }: { activity: Activity; task: Task; spec: TaskSpec },
  whom: { user: string; name: string },
  { kind, rule }: Pick<Extract<TaskOrigin, { rule: unknown }>, 'kind' | 'rule'>,
): Task {
  const by = { user: run.actor.user, name: run.actor.name };
  const asked: Task = {
    id: run.newId(),
    step: activity.step,
    origin: { kind, by, from: task.id, rule },
    role: task.role,
    candidates: [`user:${whom.user}`],
    assignee: whom,
    excluded: [],
    state: 'open',
    openedAt: run.facts.now,
  };
  activity.tasks.push(asked);
  announce(run, asked, spec, run.case.data);
  return asked;
}

/** The keys under which a seat is offered: its roles at the offices responsible for its region. */
export function candidatesFor(run: DecisionDraft, seat: Seat, data: JsonObject): string[] {
  const region = seat.region ? String(run.value(seat.region, data)) : run.case.region;
  return [seat.role].flat().flatMap((role) => candidatesOf(role, region, run.case, run.process.roles));
}

export function makeTask(
  run: DecisionDraft,
  step: string,
  seat: Seat,
  index: number,
  data: JsonObject,
  excluded: string[],
): Task {
  const { barred, ...interest } = interestAt(run, seat, data);
  return {
    id: run.newId(),
    step,
    origin: { kind: 'seat', seat: index },
    role: [seat.role].flat()[0] as string,
    candidates: candidatesFor(run, seat, data),
    excluded: [...new Set([...excluded, ...barred])],
    ...interest,
    state: 'open',
    openedAt: run.facts.now,
  };
}

/** A task has become somebody's turn: it is told, and its deadline runs from now. */
export function announce(run: DecisionDraft, task: Task, spec: TaskSpec, data: JsonObject): void {
  task.openedAt = run.facts.now;
  if (spec.due && !isOptional(spec, task)) {
    const at = periodEnd(spec.due, run.facts.now, run.scope(data), run.facts.calendar);
    run.addTimer({ kind: 'due', at, ref: task.id, since: run.facts.now, unit: unitOf(spec.due) });
    setDue(task, at);
  }
  run.emit('task.opened', {
    step: task.step,
    task: task.id,
    data: { role: task.role, candidates: task.candidates, due: task.due ?? null },
  });
}

/** Where an outcome did not lead away from its step (a payment that failed) the step is asked for anew. */
export function askAgain(run: DecisionDraft, id: string): void {
  if (run.case.status === 'ended' || run.case.activities.some((a) => a.node === id && !a.done)) return;
  const node = activeNodes(run.process.machine, run.case.state).find((active) => active.id === id);
  if (!node) return;
  closeActivities(run, id);
  openActivities(run, node, run.case.data);
}

/** Takes away what is still open at a state that was left. */
export function closeActivities(run: DecisionDraft, node: string): void {
  for (const activity of run.case.activities.filter((a) => a.node === node)) closeActivity(run, activity);
}

/** Ends one activity: open tasks are withdrawn from their holders. */
export function closeActivity(run: DecisionDraft, activity: Activity): void {
  endTasks(run, activity.tasks);
  run.case.activities = run.case.activities.filter((a) => a !== activity);
}

/** One of a list is through. The ended ones stand last, in the order in which they ended. */
export function settleItem(run: DecisionDraft, activity: Activity, outcome: string, data: JsonObject): void {
  endTasks(run, activity.tasks);
  activity.tasks = activity.tasks.filter((task) => task.state === 'done');
  activity.done = { outcome, data };
  run.case.activities = [...run.case.activities.filter((a) => a !== activity), activity];
}

function endTasks(run: DecisionDraft, tasks: Task[]): void {
  for (const task of tasks) {
    if (task.state === 'open') run.emit('task.cancelled', { step: task.step, task: task.id });
    run.dropTimers((timer) => isOfTask(timer, task.id));
  }
}

/** Takes places away while their activity goes on. */
export function withdrawTasks(run: DecisionDraft, activity: Activity, tasks: Task[]): void {
  endTasks(run, tasks);
  activity.tasks = activity.tasks.filter((task) => !tasks.includes(task));
}

export function excludedFrom(run: DecisionDraft, spec: TaskSpec, data: JsonObject): string[] {
  if (!spec.exclude) return [];
  const flat = [run.value(spec.exclude, data)].flat(Infinity as 1);
  return flat.filter((item): item is string => typeof item === 'string');
}
