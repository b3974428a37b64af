/** What no search can find, as far as the fields of the forms tell. */
import { transitionId } from '../../engine/watch.ts';
import { possible } from '../../proof/guards.ts';
import type { DefinitionContext } from '../../proof/machine/context.ts';
import type { CoverageItem } from '../coverage.ts';

/** Whether what is known of the fields rules a transition or a side of its guard out. False where nothing is known. */
export function cannotBe({ id, kind }: CoverageItem, { machine, knowledge }: DefinitionContext): boolean {
  if (kind === 'state') return false;
  const holds = kind === 'transition' || id.endsWith(':true');
  const wanted = kind === 'transition' ? id : id.slice(0, id.lastIndexOf(':'));
  for (const { transitions } of machine.lists) {
    const n = transitions.findIndex(
      ({ state, trigger, event }, i) => transitionId(state.id, trigger, event, i) === wanted,
    );
    if (n < 0) continue;
    // those before it are asked first, and were not taken
    const facts = transitions
      .slice(0, n + 1)
      .flatMap(({ condition }, i) => (condition === null ? [] : [{ condition, holds: i === n && holds }]));
    return !possible(facts, knowledge());
  }
  return false;
}
