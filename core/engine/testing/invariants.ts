/** What holds of every case after every command, whatever its process. */
import { blockNamed } from '../../blocks/block.ts';
import type { Case, CaseEvent, Task, Timer } from '../../vocabulary.ts';
import { copy } from '../../json.ts';
import { activeNodes } from '../machine.ts';
import { isOptional } from '../origin.ts';
import type { CompiledProcess } from '../process.ts';

/** The invariants that do not hold, in words; `events` are all of the case's so far. */
export function broken(
  process: CompiledProcess,
  before: Case | null,
  after: Case,
  events: CaseEvent[],
): string[] {
  return [
    ...sequence(before, after, events),
    ...places(process, after),
    ...after.timers.flatMap((timer) => aimless(process, after, timer)),
    ...votes(process, after),
    ...explained(after, events),
    ...(JSON.stringify(copy(after)) === JSON.stringify(JSON.parse(JSON.stringify(after))) &&
    !hasUndefined(after)
      ? []
      : ['the case is not JSON']),
  ];
}

function sequence(before: Case | null, after: Case, events: CaseEvent[]): string[] {
  const ids = new Set(events.map((e) => e.id));
  return [
    ...(after.seq === (before?.seq ?? 0) + 1 ? [] : [`seq went from ${before?.seq ?? 0} to ${after.seq}`]),
    ...(ids.size === events.length ? [] : ['two events have one id']),
    ...(before && after.records.length < before.records.length ? ['a record is lost'] : []),
  ];
}

/** Activities stand exactly at the active states with a task. */
function places(process: CompiledProcess, c: Case): string[] {
  if (c.status === 'ended') return c.activities.length === 0 ? [] : ['an ended case has activities'];
  const active = activeNodes(process.machine, c.state);
  const lost = c.activities
    .filter((a) => !active.some((node) => node.id === a.node))
    .map((a) => `an activity at ${a.node}, where the case is not`);
  const bare = active
    .filter(
      (node) =>
        node.meta.task &&
        node.meta.task.each === undefined &&
        c.activities.filter((a) => a.node === node.id).length !== 1,
    )
    .map((node) => `not one activity at ${node.id}`);
  const ends = active.some((node) => node.meta.end !== undefined) ? ['the case runs at an end'] : [];
  return [...lost, ...bare, ...ends];
}

/** A timer belongs to something that still waits for it. */
function aimless(process: CompiledProcess, c: Case, timer: Timer): string[] {
  if (timer.block !== undefined) {
    const waits = blockNamed(process.blocks, timer.block).waitsFor?.(c, timer) ?? false;
    return waits
      ? []
      : [`a timer ${timer.what} of ${timer.block} for ${timer.ref}, which does not wait for it`];
  }
  if (timer.kind === 'machine') {
    const key = timer.state.split('.').pop() as string;
    const there = JSON.stringify(c.state.value).includes(key);
    return there ? [] : [`a delay ${timer.delay} of ${timer.state}, where the case is not`];
  }
  const waits = c.activities.some((a) => a.tasks.some((t) => t.id === timer.ref && t.state === 'open'));
  return waits ? [] : [`a deadline for ${timer.ref}, which does not wait for it`];
}

function votes(process: CompiledProcess, c: Case): string[] {
  return c.activities.flatMap((a) => {
    const alone = (user: string): boolean =>
      a.tasks.some((t) => t.candidates.every((key) => key === `user:${user}`));
    const users = a.votes.map((v) => v.user).filter((user): user is string => user !== null && !alone(user));
    const seats = a.tasks.filter((t) => t.state === 'done').length;
    return [
      ...(new Set(users).size === users.length ? [] : [`somebody voted twice at ${a.node}`]),
      ...(seats === a.votes.length ? [] : [`${a.votes.length} votes but ${seats} seats done at ${a.node}`]),
      ...(a.tasks.some((t) => t.state === 'open') ||
      a.done ||
      a.tasks.every((t) => optional(process, a.node, t))
        ? []
        : [`nobody can go on at ${a.node}`]),
    ];
  });
}

function optional(process: CompiledProcess, node: string, task: Task): boolean {
  const spec = process.machine.nodes.get(node)?.meta.task;
  return spec !== undefined && isOptional(spec, task);
}

/** Who reads the events alone knows which tasks are open. */
function explained(c: Case, events: CaseEvent[]): string[] {
  const open = new Set<string>();
  for (const { type, task, data } of events) {
    if (!task) continue;
    if (type === 'task.opened') open.add(task);
    else if (!open.has(task)) return [`${type} of ${task}, which is not open`];
    if (type === 'task.cancelled' || (type === 'task.acted' && data?.stays !== true)) open.delete(task);
  }
  const actual = c.activities
    .flatMap((a) => a.tasks)
    .filter((t) => t.state === 'open')
    .map((t) => t.id)
    .sort();
  return actual.join() === [...open].sort().join()
    ? []
    : [`open are ${actual.join()}, events say ${[...open].join()}`];
}

function hasUndefined(value: unknown): boolean {
  if (value === undefined) return true;
  return value !== null && typeof value === 'object' && Object.values(value).some(hasUndefined);
}
