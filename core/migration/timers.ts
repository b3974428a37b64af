/** Delays of states. */
import { periodEnd, unitOf } from '../engine/periods.ts';
import { addMs } from '../time/instant.ts';
import type { Case, DelayTimer, Instant } from '../vocabulary.ts';
import { alike, oldName, type Move } from './move.ts';
import { leavesOf, machineId, pathOf, shapesOf, type Shape } from './shape.ts';
import { messages } from './messages.ts';

/** The delays that run. */
function delaysOf({ timers }: Case): DelayTimer[] {
  return timers.filter((timer): timer is DelayTimer => timer.kind === 'machine');
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
  const running = delaysOf(run.case);
  for (const { shape, to } of placed)
    for (const delay of shape.delays) {
      const timer = running.find((t) => t.delay === delay && t.state === machineId(old.definition, shape.id));
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
  timer: DelayTimer,
  delay: string,
  { shape, to }: { shape: Shape; to: Shape },
): void {
  const { old, next, run } = move;
  if (!to.delays.includes(delay)) {
    move.reasons.add(messages.timers.timerGone(oldName(move, shape.machineId)));
    return;
  }
  const [was, is] = [old.definition.delays?.[delay], next.definition.delays?.[delay]];
  const at =
    alike(was, is) || !is
      ? timer.at
      : periodEnd(is, timer.since ?? since(move, shape, to), run.scope(), run.facts.calendar);
  run.case.timers = run.case.timers.map((t) =>
    t.id === timer.id
      ? { ...timer, at, ...(is ? { unit: unitOf(is) } : {}), state: machineId(next.definition, to.id) }
      : t,
  );
}

function begin({ next, run }: Move, delay: string, shape: Shape, from: Instant): void {
  const spec = next.definition.delays?.[delay];
  const at = spec ? periodEnd(spec, from, run.scope(), run.facts.calendar) : addMs(from, Number(delay));
  const unit = spec ? unitOf(spec) : 'min';
  run.addTimer({
    kind: 'machine',
    at,
    state: machineId(next.definition, shape.id),
    delay,
    since: from,
    unit,
  });
}

/** When the state was entered, as far as the case tells: by its tasks, its other delays or its publicity. */
function since({ run, old, next }: Move, was: Shape, is: Shape): Instant {
  const states = [machineId(old.definition, was.id), machineId(next.definition, is.id)];
  const known = [
    ...run.case.activities
      .filter(({ node }) => pathOf(next.definition, node) === is.id)
      .map(({ openedAt }) => openedAt),
    ...delaysOf(run.case)
      .filter(({ state }) => states.includes(state))
      .flatMap(({ since }) => since ?? []),
    ...next.blocks.flatMap((block) => block.enteredAt?.(run.case, is.key) ?? []),
  ].sort();
  return known[0] ?? run.facts.now;
}
