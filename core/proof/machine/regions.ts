/**
 * Parallel branches that keep to themselves: what happens in one neither helps nor hinders another. Of such branches it
 * is enough to follow one at a time, when all orders are too many.
 */
import type { Here, Happening } from './events.ts';
import { actionsIn, type Machine, type State, type Transition } from './states.ts';

/** The branches that keep to themselves. */
export function closedRegions(machine: Machine): State[] {
  if (machine.transitions.some(({ asksState }) => asksState)) return [];
  return machine.states.filter(
    (state) => state.parent?.config.type === 'parallel' && isClosed(machine, state),
  );
}

function isClosed(machine: Machine, region: State): boolean {
  const inside = machine.states.filter((state) => isWithin(state, region));
  const quiet = inside.every(
    ({ meta, config }) =>
      meta.notice === undefined && meta.end === undefined && [config.entry, config.exit].every(isQuiet),
  );
  return (
    quiet &&
    machine.transitions.every(
      (transition) => !isWithin(transition.state, region) || staysInside(transition, region),
    )
  );
}

/** Moves within the region when its own task or its own time is over, and touches nothing outside. */
function staysInside({ state, trigger, event, config }: Transition, region: State): boolean {
  if (trigger === 'on' && !Object.hasOwn(state.meta.task?.outcomes ?? {}, event)) return false;
  if (!isQuiet(config.actions)) return false;
  const targets = [config.target ?? []].flat().map(String);
  return targets.every((target) => target.startsWith('.') || (!target.startsWith('#') && state !== region));
}

/** Neither data nor money. */
function isQuiet(actions: Parameters<typeof actionsIn>[0]): boolean {
  return actionsIn(actions).every(({ type }) => type !== 'set' && !type.startsWith('fund.'));
}

function isWithin(state: State, region: State): boolean {
  for (let at: State | null = state; at; at = at.parent) if (at === region) return true;
  return false;
}

/** What can happen in the first closed branch that is not done yet; null where there is none. */
export function inOneRegion(
  regions: readonly State[],
  here: Here,
  all: readonly Happening[],
): Happening[] | null {
  for (const region of regions) {
    if (!here.active.includes(region)) continue;
    const own = all.filter(({ kind, node, type }) =>
      node ? isWithin(node, region) : kind === 'time' && type.includes(`.${region.id}.`),
    );
    if (own.length > 0) return own;
  }
  return null;
}
