/** User, manual and plain tasks: a step with people. */
import type { Build, Scope } from '../compile/build.ts';
import type { Node } from '../compile/linked.ts';
import type { Move, State } from '../compile/states.ts';
import { attach } from './boundary-event.ts';
import { dress, objectOf } from './dress.ts';
import { taskMeta } from './who.ts';

export function makeUserTask(scope: Scope, node: Node, container: State): State {
  const state = container.add(node.key);
  dress(state, node, taskMeta(scope.build, node));
  hearOutcomes(scope.build, node, state);
  attach(scope, node, state);
  return state;
}

/** Every outcome leads on, by the gateways behind; one that leaves the step as it is leads nowhere. */
function hearOutcomes(build: Build, node: Node, state: State): void {
  const outcomes = objectOf(objectOf(state.meta?.task).outcomes);
  build.later(() => {
    for (const [outcome, spec] of Object.entries(outcomes)) {
      const moves = waysFor(build, node, outcome);
      const stays = objectOf(spec).stays === true;
      // an act beside the step is heard only where the drawing has a way for it
      const used = stays
        ? moves.filter((move) => move.target === undefined || saysOutcome(node, outcome))
        : moves;
      if (used.length > 0) state.hear(outcome, used);
    }
  });
}

/** Where an outcome of an element leads, by the gateways behind it. */
export function waysFor(build: Build, node: Node, outcome: string): Move[] {
  const region = build.regions.get(node);
  return node.out.flatMap((flow) =>
    flow.outcome === undefined || flow.outcome === outcome
      ? (region?.leave(node, flow, { outcome, feel: flow.guard }) ?? [])
      : [],
  );
}

function saysOutcome(node: Node, outcome: string): boolean {
  const seen = new Set<Node>();
  const visit = (at: Node): boolean =>
    !seen.has(at) &&
    Boolean(seen.add(at)) &&
    at.out.some(
      (flow) => flow.outcome === outcome || (flow.target.bpmn.type === 'gateway' && visit(flow.target)),
    );
  return visit(node);
}
