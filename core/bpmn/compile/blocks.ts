/**
 * Finds where branches that were forked meet again, neatly: one fork, one join, nothing in or out between. Such a
 * block becomes one parallel state. What is not neat is left for the general translation.
 */
import { stopsScope } from './region.ts';
import { isEvent, isGateway, reachable, triggerOf, type Flow, type Node, type ScopeGraph } from './linked.ts';

export interface Branch {
  flow: Flow;
  nodes: Set<Node>;
}

export interface Block {
  fork: Node;
  /** Absent where every branch comes to its own end. */
  join?: Node;
  branches: Branch[];
  /** Where the branches cross between fork and join: all nodes between, the join too. */
  tangle?: Set<Node>;
}

/** How many joins are tried for a fork, nearest first. */
const MAX_TRIES = 40;

/** All neat blocks of a scope, inner ones before outer ones. */
export function findBlocks(graph: ScopeGraph): Block[] {
  const forks = graph.nodes.filter((node) => isFork(node));
  const blocks = forks.flatMap((fork) => blockOf(fork) ?? []);
  const size = (block: Block): number => block.branches.reduce((sum, branch) => sum + branch.nodes.size, 0);
  return blocks
    .map((block) => ({ block, size: size(block) }))
    .sort((a, b) => a.size - b.size)
    .map(({ block }) => block);
}

export function isFork(node: Node): boolean {
  return isGateway(node, 'parallel', 'inclusive') && node.out.length > 1;
}

export function isJoin(node: Node): boolean {
  return isGateway(node, 'parallel', 'inclusive') && node.in.length > 1;
}

function blockOf(fork: Node): Block | null {
  const kind = fork.bpmn.type === 'gateway' ? fork.bpmn.kind : '';
  // as many ways in as the fork has ways out
  for (const join of candidates(
    fork,
    (node) => isGateway(node, kind) && node.in.length === fork.out.length,
  )) {
    const branches = branchesTo(fork, join);
    if (branches) return { fork, join, branches };
  }
  const branches = branchesTo(fork, undefined);
  return branches ? { fork, branches } : null;
}

/** Joins behind a fork, nearest first. */
function candidates(fork: Node, fits: (join: Node) => boolean): Node[] {
  const seen = new Set<Node>([fork]);
  const queue = [fork];
  const found: Node[] = [];
  for (let at = 0; at < queue.length && found.length < MAX_TRIES; at += 1) {
    for (const flow of (queue[at] as Node).out) {
      if (seen.has(flow.target)) continue;
      seen.add(flow.target);
      queue.push(flow.target);
      if (isJoin(flow.target) && fits(flow.target)) found.push(flow.target);
    }
  }
  return found;
}

/**
 * A fork whose branches cross, but between itself and one join: nothing else in, nothing else out. The general
 * translation is needed only there. Null where the crossing cannot be fenced in.
 */
export function tangleOf(fork: Node): Block | null {
  // an inclusive join may fire more than once, so it closes no fence
  const tries = candidates(fork, (node) => isGateway(node, 'parallel'));
  for (const join of tries) {
    const nodes = reachable([fork], join);
    if (!isFenced(fork, nodes, join)) continue;
    nodes.delete(fork);
    return { fork, join, branches: [], tangle: nodes.add(join) };
  }
  return null;
}

function isFenced(fork: Node, nodes: Set<Node>, join: Node): boolean {
  if (join.in.some((flow) => !nodes.has(flow.source)) || fork.in.some((flow) => nodes.has(flow.source)))
    return false;
  return [...nodes].every((node) => {
    if (node === fork) return true;
    if (node.in.some((flow) => !nodes.has(flow.source)) || (node.host && !nodes.has(node.host))) return false;
    return node.out.length > 0 || stopsAll(node) || isGateway(node, 'event_based');
  });
}

function branchesTo(fork: Node, join: Node | undefined): Branch[] | null {
  const taken = new Set<Node>([fork]);
  const branches: Branch[] = [];
  for (const flow of fork.out) {
    const nodes = reachable([flow.target], join);
    if ([...nodes].some((node) => taken.has(node) && !isShared(node))) return null;
    for (const node of nodes) taken.add(node);
    if (!isClosed(flow, nodes, join, isGateway(fork, 'inclusive'))) return null;
    branches.push({ flow, nodes });
  }
  // nor does anybody else come into the join
  if (join?.in.some((flow) => !taken.has(flow.source))) return null;
  return branches;
}

/** Nothing comes in but by the branch's flow, nothing goes out but once into the join, or to where everything stops. */
function isClosed(flow: Flow, nodes: Set<Node>, join: Node | undefined, mayEnd: boolean): boolean {
  let ways = flow.target === join ? 1 : 0;
  for (const node of nodes) {
    if (!isShared(node) && node.in.some((incoming) => incoming !== flow && !nodes.has(incoming.source)))
      return false;
    if (node.host && !nodes.has(node.host)) return false;
    ways += join ? node.out.filter((outgoing) => outgoing.target === join).length : 0;
    if (join && !mayEnd && node.out.length === 0 && !stopsAll(node) && !goesOnElsewhere(node)) return false;
  }
  return join === undefined || ways === 1 || (mayEnd && ways <= 1);
}

/** An end that several branches may come to, each for itself, and the ways that only lead together before it. */
export function isShared(node: Node): boolean {
  if (isEvent(node, 'end')) return triggerOf(node) === 'none' && !stopsScope(node);
  const [only, ...others] = node.out;
  return isGateway(node, 'exclusive') && only !== undefined && others.length === 0 && isShared(only.target);
}

/** An end that takes the other branches with it. */
function stopsAll(node: Node): boolean {
  return isEvent(node, 'end') && ['terminate', 'error'].includes(triggerOf(node));
}

function goesOnElsewhere(node: Node): boolean {
  return isEvent(node, 'throw') && triggerOf(node) === 'link';
}
