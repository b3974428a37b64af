/** A fork and the join where its branches meet: one parallel state, a region for each branch. */
import type { Scope } from '../compile/build.ts';
import type { Block, Branch } from '../compile/blocks.ts';
import { isGateway, type Node } from '../compile/linked.ts';
import type { Move, State } from '../compile/states.ts';
import { NetRegion } from '../compile/net.ts';
import { conditionOf, noneOf } from '../compile/walk.ts';
import { actionsOf, dress } from './dress.ts';

export function makeBlock(scope: Scope, fork: Node, container: State): State {
  const block = scope.blocks.get(fork) as Block;
  const state = container.add(fork.key);
  if (block.tangle) return makeTangle(scope, fork, block, state);
  state.type = 'parallel';
  dress(state, fork);
  const reached: Reached[] = [];
  const { join } = block;
  if (!join) scope.build.atEnd(() => void state.onDone.push(...lastEnds(scope, block, reached)));
  for (const branch of block.branches) makeBranch(scope, block, branch, state, reached);
  if (join)
    scope.build.later(() => {
      if (!join.out[0]) return;
      const moves = scope.build.regions.get(fork)?.leave(fork, join.out[0], { actions: actionsOf(join) });
      state.onDone.push(...(moves ?? []));
    });
  return state;
}

/** An end that a branch comes to. */
interface Reached {
  node: Node;
  state: State;
}

/** Branches that cross between a fork and a join: the general translation, inside one state. */
function makeTangle(scope: Scope, fork: Node, { join, tangle }: Block, state: State): State {
  dress(state, fork);
  const inside = scope.openRegion(
    state,
    tangle as Set<Node>,
    join,
    (node) => scope.build.regions.get(fork)?.endOf(node) as State,
  );
  if (inside instanceof NetRegion) inside.beginFork(fork);
  scope.build.later(() => {
    if (join?.out[0])
      state.onDone.push(
        ...(scope.build.regions.get(fork)?.leave(fork, join.out[0], { actions: actionsOf(join) }) ?? []),
      );
  });
  return state;
}

function makeBranch(scope: Scope, block: Block, branch: Branch, parallel: State, reached: Reached[]): void {
  const { fork, join } = block;
  const region = parallel.add(branch.flow.region ?? `branch_${parallel.children.length + 1}`);
  const isCommon = (node: Node): boolean =>
    block.branches.some((each) => each !== branch && each.nodes.has(node));
  const endOf = (node: Node): State => endHere(scope, node, region, reached, isCommon(node));
  const inside = scope.openRegion(region, branch.nodes, join, endOf);
  if (branch.nodes.size === 0) region.initial = inside.doneState();
  scope.build.later(() => {
    if (branch.nodes.size > 0 || branch.flow.actions.length > 0) inside.begin(branch.flow);
    if (isGateway(fork, 'inclusive')) choose(block, branch, region, inside.doneState());
  });
}

/** Whether this branch of an inclusive fork is taken; the default is taken when no other is. */
function choose(block: Block, branch: Branch, region: State, done: State): void {
  const others = block.branches
    .filter(({ flow }) => !flow.isDefault)
    .map(({ flow }) => conditionOf(flow) ?? 'true');
  const feel = branch.flow.isDefault ? noneOf(others) : conditionOf(branch.flow);
  const choice = region.add('choose');
  choice.always.push({ guard: { feel }, target: region.initial ?? done }, { target: done });
  region.initial = choice;
}

/** Branches that never meet end each for itself; what an end of several of them does is done once, when all have ended. */
function endHere(scope: Scope, node: Node, region: State, reached: Reached[], isCommon: boolean): State {
  const state = region.add(node.key);
  state.type = 'final';
  state.made = node.made === true;
  state.description = node.bpmn.name;
  if (!isCommon) state.entry.push(...scope.actionsOfEnd(node));
  reached.push({ node, state });
  return state;
}

/**
 * When all have ended: of the ends reached the one that stands last in the drawing. Where it is certain that one of those
 * looked at was reached, because a branch that is always taken has no other, nothing further is asked.
 */
function lastEnds(scope: Scope, { fork }: Block, reached: readonly Reached[]): Move[] {
  const order = new Map(scope.graph.nodes.map((node, n) => [node, n]));
  const sorted = [...reached].sort((a, b) => (order.get(b.node) ?? 0) - (order.get(a.node) ?? 0));
  const all = isGateway(fork, 'parallel');
  const certain = sorted.findIndex(
    ({ state: { parent } }, n) =>
      all && reached.every((each) => each.state.parent !== parent || sorted.indexOf(each) <= n),
  );
  const asked = certain < 0 ? sorted : sorted.slice(0, certain + 1);
  return asked.map(({ node, state }, n): Move => {
    const target = scope.build.regions.get(fork)?.endOf(node);
    return { ...(n === asked.length - 1 ? {} : { guard: { where: state } }), target };
  });
}
