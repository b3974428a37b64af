/** Which parallel states can be drawn as a fork and a join: nothing is heard by the whole, nothing leaves from within. */
import { isWithin, namedSteps, stepsOf, type Branch } from './tree.ts';

export function isNeat(state: Branch): boolean {
  if (state.config.type !== 'parallel' || !isBare(state) || state.children.length < 2) return false;
  return state.children.every(
    (region) =>
      region.children.length > 0 && region.config.type === undefined && isBare(region) && isClosed(region),
  );
}

/** Nothing but states inside (and what follows when all are through). */
function isBare({ config, meta }: Branch): boolean {
  const { on, after, always, entry, exit } = config;
  return (
    [on, after, always, entry, exit].every((part) => part === undefined) && Object.keys(meta).length === 0
  );
}

/** It has an end, its states stay among themselves, and none of them has states inside that would have to be left. */
function isClosed(region: Branch): boolean {
  if (!region.children.some((child) => child.config.type === 'final')) return false;
  return region.children.every((child) =>
    allSteps(child).every(
      ({ target }) => target === undefined || (target.parent === region && isWithin(target, region)),
    ),
  );
}

function allSteps(state: Branch): { target: Branch | undefined }[] {
  const own = [...namedSteps(state, 'on'), ...namedSteps(state, 'after')].flatMap(([, steps]) => steps);
  const more = [...stepsOf(state, state.config.always), ...stepsOf(state, state.config.onDone)];
  const inner = state.children
    .flatMap(allSteps)
    .filter(({ target }) => target !== undefined && !isWithin(target, state));
  return [...own, ...more, ...inner];
}
