/**
 * Seats whose condition comes true while their step is under way. They are asked again after every command and before the
 * voices are counted, so that whoever must sign or consent is asked, whenever the reason for it became known. One that
 * the step waits for stays: what protected somebody is not taken back because the reason went. One beside the step goes
 * with its reason.
 */
import type { Seat, TaskSpec } from '../definition/process.ts';
import type { Actor, Activity, Case, Task, TaskRule } from '../vocabulary.ts';
import { announce, excludedFrom, makeTask, withdrawTasks } from './activities.ts';
import type { Command } from './commands.ts';
import { activeNodes } from './machine.ts';
import { isOptional, outcomesOf, ruleOf, seatNumber } from './origin.ts';
import { specOf, type CompiledProcess } from './process.ts';
import { refuse } from './rejections.ts';
import type { DecisionDraft } from './run.ts';

/** Asks for every seat that has a reason now and had none before; those beside a step whose reason is gone are closed. */
export function followSeats(run: DecisionDraft): void {
  if (run.case.status !== 'running' || !run.process.machine.conditionalSeats) return;
  for (const activity of run.case.activities) {
    const spec = specOf(run.process, activity);
    const idle = activity.tasks.filter(
      (task) => task.state === 'open' && hasNoReason(run, ruleOf(spec, task)),
    );
    if (idle.length > 0) withdrawTasks(run, activity, idle);
    followSeatsOf(run, activity, spec);
  }
}

/** Whether a place beside the step is for something that is not so any more. */
export function hasNoReason(run: DecisionDraft, rule: TaskRule | undefined): boolean {
  if (!rule?.optional || !('when' in rule) || typeof rule.when !== 'string') return false;
  return !run.holds(rule.when);
}

/** Asks for every seat of one activity that has a reason now and had none before. */
export function followSeatsOf(run: DecisionDraft, activity: Activity, spec: TaskSpec): void {
  for (const index of closedSeats(run.case, activity, spec)) seatLate(run, activity, spec, index);
}

/** The command that asks for them where nothing else is decided. Refuses where there are none. */
export function openSeats(run: DecisionDraft): void {
  followSeats(run);
  if (run.events.length === 0) refuse('conflict');
}

/** Whether a command that was refused may have met a seat that nobody was asked for yet. */
export function mayNeedSeats(process: CompiledProcess, c: Case, command: Command): boolean {
  return command.type === 'Act' && seatsNotAsked(process, c).length > 0;
}

/** Whether one of them would be for somebody of the actor's roles. */
export function mayTakeSeats(process: CompiledProcess, c: Case, actor: Actor): boolean {
  const own = actor.positions.map(({ role }) => role);
  return seatsNotAsked(process, c).some(({ role }) => [role].flat().some((one) => own.includes(one)));
}

function seatsNotAsked(process: CompiledProcess, c: Case): Seat[] {
  if (c.status !== 'running' || !process.machine.conditionalSeats) return [];
  return activeNodes(process.machine, c.state).flatMap(({ id, meta: { task } }) =>
    task === undefined
      ? []
      : c.activities
          .filter((activity) => activity.node === id)
          .flatMap((activity) => closedSeats(c, activity, task).map((index) => task.seats[index] as Seat)),
  );
}

/** Seats with a condition that are neither there nor have spoken. */
function closedSeats(c: Case, activity: Activity, spec: TaskSpec): number[] {
  if (activity.done) return [];
  return spec.seats.flatMap((seat, index) =>
    seat.when === undefined ||
    activity.tasks.some((task) => seatNumber(task) === index) ||
    hasSpoken(c, activity, spec, seat)
      ? []
      : [index],
  );
}

/** A place beside the step is taken away once its act is done: the record says that it was. */
function hasSpoken(c: Case, activity: Activity, spec: TaskSpec, seat: Seat): boolean {
  if (!seat.optional) return false;
  const own = outcomesOf(spec, seat);
  return c.records.some((record) => record.activity === activity.id && own.includes(record.action));
}

/** Asks for a seat that had no reason to exist when its step opened; null when it may not be. */
export function seatLate(run: DecisionDraft, activity: Activity, spec: TaskSpec, index: number): Task | null {
  const seat = spec.seats[index] as Seat;
  if (seat.when !== undefined && !run.holds(seat.when)) return null;
  const { data } = run.case;
  const excluded = excludedFrom(run, spec, data);
  const made = Array.from({ length: seat.count ?? 1 }, () =>
    makeTask(run, activity.step, seat, index, data, excluded),
  );
  for (const task of made) {
    keepApart(activity, task);
    takeTurn(activity, spec, task);
    if (task.state === 'open') announce(run, task, spec, data);
  }
  return made[0] as Task;
}

/** Who has voted here takes no other seat, unless it is meant for them alone. */
function keepApart(activity: Activity, task: Task): void {
  for (const { user } of activity.votes) {
    if (user === null || task.candidates.every((key) => key === `user:${user}`)) continue;
    if (!task.excluded.includes(user)) task.excluded.push(user);
  }
}

/** Where one speaks after the other it waits for its turn, before those that come after it. */
function takeTurn(activity: Activity, spec: TaskSpec, task: Task): void {
  const { tasks } = activity;
  const after = tasks.findIndex(
    (other) => other.state === 'waiting' && (seatNumber(other) ?? 0) > (seatNumber(task) as number),
  );
  const busy = tasks.some((other) => other.state === 'open' && !isOptional(spec, other));
  if (spec.mode === 'sequential' && !isOptional(spec, task) && (busy || after >= 0)) task.state = 'waiting';
  tasks.splice(after < 0 ? tasks.length : after, 0, task);
}
