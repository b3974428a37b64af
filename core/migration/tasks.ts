/** Tasks under way: who has one keeps it, with what was saved, where the new version still asks the same seat. */
import type { Seat, TaskSpec } from '../definition/process.ts';
import { isOfTask, letGo } from '../engine/claims.ts';
import { announce, closeActivity, excludedFrom, makeTask, openActivities } from '../engine/activities.ts';
import { interestAt, isBarred } from '../engine/interest.ts';
import { isOptional, ruleOf, seatNumber } from '../engine/origin.ts';
import { periodEnd, unitOf } from '../engine/periods.ts';
import { setDue } from '../engine/standstill.ts';
import { formFor } from '../engine/process.ts';
import { checkedDraft } from '../engine/submission.ts';
import { tally } from '../engine/tally.ts';
import type { Activity, Json, JsonObject, Task, TaskRule } from '../vocabulary.ts';
import { alike, oldName, type Move, type Pair } from './move.ts';
import { messages } from './messages.ts';

/** Carries the activities of a state over. `mine` are those that stood at it before anything was moved. */
export function carryActivities(move: Move, { from, to }: Pair, mine: Activity[]): void {
  const [was, is] = [from.meta.task, to.meta.task];
  const begun = mine.some((a) => a.votes.length > 0 || a.done);
  if (was && is && (was.each === undefined) === (is.each === undefined)) {
    for (const activity of mine) {
      activity.node = to.id;
      activity.step = to.step;
      for (const task of activity.tasks) task.step = to.step;
      carryActivity(move, { from, to }, activity, was, is);
    }
    return;
  }
  if (begun) move.reasons.add(messages.tasks.modeDiffers(oldName(move, from.id)));
  for (const activity of mine) closeActivity(move.run, activity);
  if (is) openActivities(move.run, to, move.run.case.data);
}

function carryActivity(move: Move, pair: Pair, activity: Activity, was: TaskSpec, is: TaskSpec): void {
  const rules = new Map(activity.tasks.map((task) => [task, ruleOf(was, task)]));
  if (!alike(was, is)) {
    reseat(move, pair, activity, was, is);
    if (was.exclude !== is.exclude) excludeAnew(move, activity, is);
    if (!activity.done) {
      addSeats(move, activity, was, is);
      takeTurns(move, activity, is);
      if (!alike(was.due, is.due)) for (const task of activity.tasks) dueAnew(move, task, is);
      judge(move, pair, activity, is);
    }
  }
  for (const task of activity.tasks) redraft(move, task, { spec: was, rule: rules.get(task) }, is);
}

/** What makes a seat the same seat: who may take it, where, and what they may say. Its label, weight and number may differ. */
function alikeSeats(a: Seat, b: Seat): boolean {
  const key = ({ role, region, optional, outcomes }: Seat): Json => [
    [role].flat().sort(),
    region ?? null,
    optional ?? false,
    outcomes ? [...outcomes].sort() : null,
  ];
  return JSON.stringify(key(a)) === JSON.stringify(key(b));
}

/** For every seat of the old step the one that is the same in the new one, that of the same place first. */
function seatsKept(was: TaskSpec, is: TaskSpec): (number | undefined)[] {
  const free = new Set(is.seats.keys());
  const take = (n: number | undefined): number | undefined => {
    if (n !== undefined) free.delete(n);
    return n;
  };
  const inPlace = was.seats.map((seat, n) => {
    const other = is.seats[n];
    return take(other && alikeSeats(seat, other) ? n : undefined);
  });
  return was.seats.map(
    (seat, n) => inPlace[n] ?? take([...free].find((i) => alikeSeats(seat, is.seats[i] as Seat))),
  );
}

/** Tasks go to the seats that are the same; those of seats that are gone, or too many, are withdrawn. */
function reseat(move: Move, { from }: Pair, activity: Activity, was: TaskSpec, is: TaskSpec): void {
  const kept = seatsKept(was, is);
  const places = new Map(is.seats.map((seat, n) => [n, seat.count ?? 1]));
  const inOrder = [...activity.tasks].sort((a, b) => firmness(b) - firmness(a));
  for (const task of inOrder) {
    const stood = seatNumber(task);
    if (stood === null) {
      keepAsked(move, from.id, activity, task, is);
      continue;
    }
    const seat = kept[stood];
    const left = seat === undefined ? 0 : (places.get(seat) as number);
    if (task.state === 'done')
      settle(move, from.id, activity, task, { seat: left > 0 ? seat : undefined, is });
    else if (seat === undefined || left === 0) withdraw(move, activity, task);
    else task.origin = { kind: 'seat', seat };
    if (seat !== undefined) places.set(seat, left - 1);
  }
}

/** A task somebody asked for belongs to no seat: it stays as long as what it may say is still said. */
function keepAsked(move: Move, node: string, activity: Activity, task: Task, is: TaskSpec): void {
  const { origin } = task;
  if (origin.kind === 'seat') return;
  if (task.state === 'done') return wordsStand(move, node, activity, task, is);
  const outcomes = origin.rule.outcomes?.filter((outcome) => is.outcomes[outcome]);
  if (outcomes?.length === 0) return withdraw(move, activity, task);
  task.origin = { ...origin, rule: { ...origin.rule, ...(outcomes ? { outcomes } : {}) } };
}

/** Which tasks stay when there are fewer seats: done ones, then those somebody has. */
function firmness(task: Task): number {
  return task.state === 'done' ? 2 : task.assignee ? 1 : 0;
}

/** What somebody has said stands: it needs its seat and its word in the new version. */
function settle(
  move: Move,
  node: string,
  activity: Activity,
  task: Task,
  { seat, is }: { seat: number | undefined; is: TaskSpec },
): void {
  if (seat === undefined) {
    move.reasons.add(messages.tasks.roleDiffers(oldName(move, node)));
    return;
  }
  task.origin = { kind: 'seat', seat };
  wordsStand(move, node, activity, task, is);
}

/** What was said has to be a word of the new version too. */
function wordsStand(move: Move, node: string, activity: Activity, task: Task, is: TaskSpec): void {
  const said = [
    task.doneBy?.outcome,
    ...activity.votes.map(({ outcome }) => outcome),
    activity.done?.outcome,
  ];
  if (said.some((outcome) => outcome !== undefined && !is.outcomes[outcome]))
    move.reasons.add(messages.tasks.conclusionGone(oldName(move, node)));
}

function withdraw({ run }: Move, activity: Activity, task: Task): void {
  if (task.state === 'open') run.emit('task.cancelled', { step: task.step, task: task.id });
  run.dropTimers((timer) => isOfTask(timer, task.id));
  activity.tasks = activity.tasks.filter((t) => t !== task);
}

/** Seats that are new, and more places of those there were. */
function addSeats({ run }: Move, activity: Activity, was: TaskSpec, is: TaskSpec): void {
  const kept = seatsKept(was, is);
  is.seats.forEach((seat, index) => {
    const before = kept.indexOf(index);
    const grown = (seat.count ?? 1) - (before < 0 ? 0 : (was.seats[before]?.count ?? 1));
    // a seat that had no reason to exist when the step opened is not made up for
    if (before >= 0 && !activity.tasks.some((task) => seatNumber(task) === index)) return;
    if (seat.when !== undefined && before < 0 && !run.holds(seat.when)) return;
    for (let n = 0; n < grown; n += 1) {
      const task = makeTask(
        run,
        activity.step,
        seat,
        index,
        run.case.data,
        excludedFrom(run, is, run.case.data),
      );
      for (const { user } of activity.votes) if (user !== null) task.excluded.push(user);
      task.state = 'waiting';
      activity.tasks.push(task);
    }
  });
}

/** Whose turn it is: one after the other, or everybody. */
function takeTurns({ run }: Move, activity: Activity, is: TaskSpec): void {
  const counted = (task: Task): boolean => !isOptional(is, task);
  const place = placesOf(activity);
  activity.tasks.sort((a, b) => place(a) - place(b));
  const next = activity.tasks.find((task) => counted(task) && task.state !== 'done');
  for (const task of activity.tasks) {
    if (task.state === 'done') continue;
    const turn = is.mode !== 'sequential' || !counted(task) || task === next;
    if (turn && task.state === 'waiting') {
      task.state = 'open';
      announce(run, task, is, run.case.data);
    } else if (!turn && task.state === 'open') {
      run.emit('task.cancelled', { step: task.step, task: task.id });
      run.dropTimers((timer) => isOfTask(timer, task.id));
      task.state = 'waiting';
      delete task.due;
      delete task.overdue;
    }
  }
}

/** The order of the seats; who was asked for comes after whom they were asked from. */
function placesOf({ tasks }: Activity): (task: Task) => number {
  const place = (task: Task, depth = 0): number => {
    if (task.origin.kind === 'seat') return task.origin.seat;
    const { from } = task.origin;
    const asker = tasks.find(({ id }) => id === from);
    return asker && depth < tasks.length ? place(asker, depth + 1) : Infinity;
  };
  const known = new Map(tasks.map((task) => [task, place(task)]));
  return (task) => known.get(task) as number;
}

/** A changed deadline counts from when the task came to be. */
function dueAnew({ run }: Move, task: Task, is: TaskSpec): void {
  if (task.state !== 'open' || isOptional(is, task)) return;
  run.dropTimers((timer) => timer.kind === 'due' && timer.ref === task.id);
  delete task.due;
  delete task.dueOpen;
  delete task.overdue;
  if (!is.due) return;
  const at = periodEnd(is.due, task.openedAt, run.scope(), run.facts.calendar);
  run.addTimer({ kind: 'due', at, ref: task.id, since: task.openedAt, unit: unitOf(is.due) });
  setDue(task, at);
}

/** Another rule of 回避: who must not take part gives the task back. */
function excludeAnew({ run }: Move, activity: Activity, is: TaskSpec): void {
  const excluded = excludedFrom(run, is, run.case.data);
  const voted = activity.votes.flatMap(({ user }) => user ?? []);
  for (const task of activity.tasks) {
    if (task.state === 'done') continue;
    const seat = task.origin.kind === 'seat' ? is.seats[task.origin.seat] : undefined;
    const { barred, named } = seat ? interestAt(run, seat, run.case.data) : { barred: [], named: undefined };
    const earlier = voted.filter((user) => task.excluded.includes(user));
    task.excluded = [...new Set([...excluded, ...barred, ...earlier])];
    if (named) task.named = named;
    else delete task.named;
    if (!task.assignee || !isBarred(task, task.assignee)) continue;
    letGo(run, task);
    if (task.state === 'open') run.emit('task.released', { step: task.step, task: task.id });
  }
}

/** What was saved keeps what still has its place in the form. */
function redraft(
  { run, old, next }: Move,
  task: Task,
  was: { spec: TaskSpec; rule: TaskRule | undefined },
  is: TaskSpec,
): void {
  if (!task.draft) return;
  const form = (
    process: Move['old'],
    spec: TaskSpec,
    rule: TaskRule | undefined,
  ): ReturnType<typeof formFor> => formFor(process, spec, rule, Object.keys(spec.outcomes)[0] as string);
  const [before, after] = [form(old, was.spec, was.rule), form(next, is, ruleOf(is, task))];
  if (!alike(before as unknown as JsonObject, after as unknown as JsonObject))
    task.draft = checkedDraft(run, after, task.draft);
}

/** A step that would be over, or that nobody could go on with, waits for no act that could end it. */
function judge(move: Move, { from }: Pair, activity: Activity, is: TaskSpec): void {
  if (move.reasons.size > 0) return;
  if (activity.votes.length > 0 && tally(activity, is).done)
    move.reasons.add(messages.tasks.alreadyConcluded(oldName(move, from.id)));
  const counted = activity.tasks.filter((task) => !isOptional(is, task));
  const open = activity.tasks.some((task) => task.state === 'open');
  if (!open && (counted.length > 0 || is.seats.some((seat) => !seat.optional)))
    move.reasons.add(messages.tasks.nobodyNeeded(oldName(move, from.id)));
}
