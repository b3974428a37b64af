/** Where a token comes to rest that sets out along a flow: through gateways that only choose or merge, and nothing else. */
import type { Json } from '../../vocabulary.ts';
import { isEvent, isGateway, triggerOf, type Flow, type Node } from './linked.ts';
import { both } from './states.ts';

/** One way: under which condition, to which node, by which flow it gets there, doing what. */
export interface Way {
  feel?: string | undefined;
  to: Node;
  by: Flow;
  actions: Json[];
  internal: boolean;
}

interface Rules {
  /** Where the walk ends whatever the node is (the join of the branch). */
  stops(node: Node): boolean;
  /** The outcome the token carries, when it comes straight from a task. */
  outcome?: string | undefined;
}

/** More ways than this and a gateway becomes a state of its own. */
const MAX_WAYS = 48;

/** The ways along `flow`, in the order in which they are tried. */
export function ways(flow: Flow, rules: Rules): Way[] {
  const found = along(flow, rules, [], new Set());
  return found.length <= MAX_WAYS ? found : [wayTo(flow, flow.actions)];
}

function wayTo(flow: Flow, actions: Json[]): Way {
  return { to: flow.target, by: flow, actions, internal: flow.internal };
}

function along(flow: Flow, rules: Rules, before: Json[], path: Set<Node>): Way[] {
  const actions = [...before, ...flow.actions];
  const node = flow.target;
  const here = [wayTo(flow, actions)];
  if (rules.stops(node) || path.has(node) || node.out.length === 0) return here;
  const further = new Set(path).add(node);
  if (isPassed(node)) return along(node.out[0] as Flow, rules, actions, further);
  if (isGateway(node, 'exclusive') && isChosenAtOnce(node, rules, actions, path))
    return chosen(node, rules, further);
  return here;
}

/** Nothing happens here and nothing is decided. */
export function isPassed(node: Node): boolean {
  if (node.out.length !== 1 || hasOwnLife(node)) return false;
  const flow = node.out[0] as Flow;
  if (isEvent(node, 'throw', 'catch'))
    return triggerOf(node) === 'link' || (isEvent(node, 'throw') && triggerOf(node) === 'none');
  if (isGateway(node, 'exclusive')) return flow.guard === undefined && flow.outcome === undefined;
  return isGateway(node, 'parallel', 'inclusive') && node.in.length <= 1;
}

/** Whether the drawing wants a state here: something done on entering, something said of it. */
export function hasOwnLife(node: Node): boolean {
  const { entry, exit, meta, actions } = node.bpmn.xz;
  return [entry, exit, meta, actions].some((part) => part !== undefined);
}

/**
 * A choice may be made while leaving the state before it, as long as nothing was done on the way that the
 * conditions might look at, and as long as a gateway further on cannot be left without a way.
 */
function isChosenAtOnce(node: Node, rules: Rules, actions: Json[], path: Set<Node>): boolean {
  if (actions.length > 0 || hasOwnLife(node)) return false;
  const byOutcome = rules.outcome !== undefined && node.out.some((flow) => flow.outcome !== undefined);
  const always = node.out.some(
    (flow) => flow.isDefault || (flow.guard === undefined && flow.outcome === undefined),
  );
  return always || byOutcome || path.size === 0;
}

function chosen(node: Node, rules: Rules, path: Set<Node>): Way[] {
  const inOrder = [
    ...node.out.filter((flow) => !flow.isDefault),
    ...node.out.filter((flow) => flow.isDefault),
  ];
  return inOrder.flatMap((flow) => {
    if (flow.outcome !== undefined && rules.outcome !== undefined && flow.outcome !== rules.outcome)
      return [];
    const guard = flow.isDefault ? undefined : conditionOf(flow, rules.outcome);
    return along(flow, rules, [], path).map((way) => ({ ...way, feel: both(guard, way.feel) }));
  });
}

/** The condition of a flow; the outcome is part of it where the token does not come straight from the task. */
export function conditionOf(flow: Flow, outcome?: string): string | undefined {
  const said =
    flow.outcome === undefined || outcome !== undefined
      ? undefined
      : `event.type = ${JSON.stringify(flow.outcome)}`;
  return both(said, flow.guard);
}

/** Where none of the conditions holds, the way of a default flow: one that is null, its field empty, does not hold. */
export function noneOf(conditions: readonly string[]): string {
  return `not(${conditions.map((one) => `(${one}) = true`).join(' or ')})`;
}

/** The outcomes that gateways right after a task tell apart. */
export function outcomesAfter(node: Node): { name: string; label: string }[] {
  const found = new Map<string, string>();
  const visit = (flows: Flow[], seen: Set<Node>): void => {
    for (const flow of flows) {
      if (flow.outcome !== undefined && !found.get(flow.outcome)) found.set(flow.outcome, flow.name);
      const { target } = flow;
      const passes = isGateway(target, 'exclusive') && !hasOwnLife(target) && flow.actions.length === 0;
      if (passes && !seen.has(target)) visit(target.out, seen.add(target));
    }
  };
  visit(node.out, new Set());
  return [...found].map(([name, label]) => ({ name, label: label || name }));
}

/** Forks in a circle, nothing between. */
export function leadsToItself(fork: Node): boolean {
  const seen = new Set<Node>();
  const queue = fork.out.map((flow) => flow.target);
  for (let node = queue.pop(); node; node = queue.pop()) {
    if (node === fork) return true;
    if (seen.has(node) || (node.bpmn.type !== 'gateway' && !isPassed(node))) continue;
    seen.add(node);
    queue.push(...node.out.map((flow) => flow.target));
  }
  return false;
}
