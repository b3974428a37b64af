/** What runs by the clock: delays of states, the period of a publicity, the statutory limit. */
import { enteredClock, leftClock, watchClock } from '../engine/clock.ts';
import { postNotice } from '../engine/notices.ts';
import { periodEnd } from '../engine/periods.ts';
import { addMs, toMs } from '../time/instant.ts';
import type { Instant, Timer } from '../vocabulary.ts';
import { alike, oldName, type Move, type Pair } from './move.ts';
import { leavesOf, pathOf, shapesOf, type Shape } from './shape.ts';

/** The event a delay of a state raises. */
function delayEvent(delay: string, { machineId }: Shape): string {
  return `xstate.after.${delay}.${machineId}`;
}

/** The states a case is at and those around them. */
function around(shapes: ReadonlyMap<string, Shape>, leaves: string[]): Shape[] {
  const found = new Set<Shape>();
  for (const leaf of leaves)
    for (let at: Shape | null | undefined = shapes.get(leaf); at; at = at.parent) found.add(at);
  return [...found];
}

/**
 * Delays go on from where they began: one whose length is the same ends as it would have, a changed one counts from when
 * its state was entered. A delay the new version does not have any more keeps the case where it is.
 */
export function carryDelays(move: Move, before: Move['run']['case']['state']): void {
  const { old, next, plan, run } = move;
  const placed = around(shapesOf(old.definition), leavesOf(before.value)).flatMap((shape) => {
    const to = shapesOf(next.definition).get(plan.places.get(shape.id)?.to ?? shape.id);
    return to ? [{ shape, to }] : [];
  });
  const running = run.case.timers.filter(({ kind }) => kind === 'machine');
  for (const { shape, to } of placed)
    for (const delay of shape.delays) {
      const timer = running.find(({ ref }) => ref === delayEvent(delay, shape));
      if (timer) carryDelay(move, timer, delay, { shape, to });
    }
  for (const { shape, to } of placed)
    for (const delay of to.delays)
      if (!shape.delays.includes(delay)) begin(move, delay, to, since(move, shape, to));
  const known = new Set(placed.map(({ to }) => to));
  for (const shape of around(shapesOf(next.definition), leavesOf(run.case.state.value)))
    if (!known.has(shape)) for (const delay of shape.delays) begin(move, delay, shape, run.facts.now);
}

function carryDelay(
  move: Move,
  timer: Timer,
  delay: string,
  { shape, to }: { shape: Shape; to: Shape },
): void {
  const { old, next, run } = move;
  if (!to.delays.includes(delay)) {
    move.reasons.add(`${oldName(move, shape.machineId)}的计时在新版本中不再有,须待其届满`);
    return;
  }
  const [was, is] = [old.definition.delays?.[delay], next.definition.delays?.[delay]];
  const at =
    alike(was, is) || !is
      ? timer.at
      : periodEnd(is, timer.since ?? since(move, shape, to), run.scope(), run.facts.calendar);
  run.case.timers = run.case.timers.map((t) =>
    t.id === timer.id ? { ...t, at, ref: delayEvent(delay, to) } : t,
  );
}

function begin({ next, run }: Move, delay: string, shape: Shape, from: Instant): void {
  const spec = next.definition.delays?.[delay];
  const at = spec ? periodEnd(spec, from, run.scope(), run.facts.calendar) : addMs(from, Number(delay));
  run.addTimer({ kind: 'machine', at, ref: delayEvent(delay, shape), since: from });
}

/** When the state was entered, as far as the case tells: by its tasks, its other delays or its publicity. */
function since({ run, next }: Move, was: Shape, is: Shape): Instant {
  const known = [
    ...run.case.activities
      .filter(({ node }) => pathOf(next.definition, node) === is.id)
      .map(({ openedAt }) => openedAt),
    ...run.case.timers
      .filter(({ kind, ref }) => kind === 'machine' && [was, is].some((s) => ref.endsWith(`.${s.machineId}`)))
      .flatMap((timer) => timer.since ?? []),
    ...run.case.notices
      .filter(({ step, ended }) => step === is.key && !ended)
      .map(({ postedAt }) => postedAt),
  ].sort();
  return known[0] ?? run.facts.now;
}

/**
 * A publicity under way stays as it was announced, to its announced end. Where the new version announces nothing at this
 * step the case waits for that end; where only the new version does, it is announced now.
 */
export function carryNotice(move: Move, { from, to }: Pair): void {
  const { run } = move;
  const [was, is] = [from.meta.notice, to.meta.notice];
  const open = run.case.notices.filter((n) => n.step === from.step && !n.ended && !n.archived);
  if (open.some(({ kind }) => kind === 'publicity') && is?.kind !== 'publicity')
    move.reasons.add(`${oldName(move, from.id)}的公示尚未期满,新版本的环节没有公示`);
  if (was && is && from.step !== to.step)
    for (const notice of run.case.notices) if (notice.step === from.step) notice.step = to.step;
  if (was && is && was.objections !== is.objections)
    for (const notice of open) notice.open = is.objections !== undefined;
  if (!was && is) postNotice(run, to.step, is, run.case.data);
}

/** The statutory limit goes on from when it began, with the time it stood still; a changed one is as much longer or shorter. */
export function carryClock(move: Move, pairs: Pair[]): void {
  const { old, next, run } = move;
  const [was, is] = [old.definition.limit, next.definition.limit];
  if (!is) {
    delete run.case.clock;
    run.dropTimers(({ kind }) => kind === 'clock');
    return;
  }
  const { clock } = run.case;
  if (was && clock && !clock.stoppedAt && !alike(was.period, is.period)) {
    const end = (period: typeof is.period): Instant =>
      periodEnd(period, clock.startedAt, run.scope(), run.facts.calendar);
    clock.dueAt = addMs(clock.dueAt, toMs(end(is.period)) - toMs(end(was.period)));
    run.dropTimers(({ kind }) => kind === 'clock');
    if (clock.dueAt > run.facts.now) delete clock.overdue;
    if (!clock.pausedAt && !clock.overdue) watchClock(run);
  }
  for (const { from, to } of pairs) {
    if (from.meta.pauses && !to.meta.pauses) leftClock(run, from.meta);
    if (!was || (to.meta.pauses && !from.meta.pauses)) enteredClock(run, to.step, to.meta);
  }
}
