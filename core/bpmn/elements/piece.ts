/**
 * A piece of process 公共流程段 drawn as a call activity that names it (`calledElement="shared/…"`): its steps stand in the
 * same case, folded into one element whose ways out lead on by name.
 */
import type { Scope } from '../compile/build.ts';
import type { Node } from '../compile/linked.ts';
import type { State } from '../compile/states.ts';
import { attach } from './boundary-event.ts';
import { dress, objectOf } from './dress.ts';
import { waysFor } from './user-task.ts';

/** The state that stands for a piece: what of it is used, with which parameters, under which names. */
export function makePiece(scope: Scope, node: Node, container: State): State {
  const { build } = scope;
  const { bpmn } = node;
  const id = bpmn.type === 'call' ? bpmn.called : '';
  const outline = build.pieces.get(id);
  const state = container.add(node.key);
  const given = objectOf(bpmn.xz.with);
  const names = objectOf(bpmn.xz.as);
  state.piece = {
    use: id,
    ...(Object.keys(names).length > 0 ? { as: names } : {}),
    ...(Object.keys(given).length > 0 ? { with: given } : {}),
  };
  dress(state, node);
  if (state.description === outline?.title) state.description = '';
  const exits = outline ? Object.keys(outline.exits(given)) : saidBehind(node);
  build.later(() => {
    for (const exit of exits) {
      const ways = waysFor(build, node, exit);
      if (ways.length > 0) state.hear(exit, ways);
    }
  });
  attach(scope, node, state);
  return state;
}

/** The ways out the drawing itself names, where nobody knows the piece. */
function saidBehind(node: Node): string[] {
  const said = new Set<string>();
  const seen = new Set<Node>();
  const visit = (at: Node): void => {
    if (seen.has(at)) return;
    seen.add(at);
    for (const { outcome, target } of at.out) {
      if (outcome !== undefined) said.add(outcome);
      if (target.bpmn.type === 'gateway') visit(target);
    }
  };
  visit(node);
  return [...said];
}
