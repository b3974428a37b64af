/** Pass 3: a way for an outcome stands where that outcome is still the last thing that was heard. */
import { called, type Findings } from '../findings.ts';
import { isEvent, isGateway, triggerOf, type Flow, type Node, type ScopeGraph } from './linked.ts';
import { hasOwnLife, isPassed } from './walk.ts';
import { messages } from '../messages.ts';

/** Says of every way for an outcome that no step right before it can give: a case would wait there for ever. */
export function checkOutcomes(graph: ScopeGraph, findings: Findings): void {
  for (const node of graph.nodes) {
    for (const flow of node.out) checkFlow(flow, findings);
    if (node.inner) checkOutcomes(node.inner, findings);
  }
}

function checkFlow(flow: Flow, findings: Findings): void {
  const { outcome, source } = flow;
  if (outcome === undefined || !isGateway(source)) return;
  const before = restingBefore(source);
  if (before.length === 0 || before.some((node) => mayGive(node, outcome))) return;
  const between = before.map((node) => called(node.bpmn)).join(messages.outcomes.between);
  findings.error(
    'outcome_not_heard',
    flow.id,
    messages.outcomes.notHeardHere(flow.name || outcome, between),
    `The outcome ${outcome} is not heard here any more: ${before.map(({ id }) => id).join(', ')} comes in between`,
    'outcome',
  );
}

/** The places a token last rested at before it comes to a gateway. */
function restingBefore(gateway: Node): Node[] {
  const found = new Set<Node>();
  const seen = new Set<Node>([gateway]);
  const queue = gateway.in.map((flow) => flow.source);
  for (let node = queue.pop(); node; node = queue.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (isAtOnce(node)) queue.push(...node.in.map((flow) => flow.source));
    else found.add(node);
  }
  return [...found];
}

/** Passed in the same step in which the outcome is heard. */
function isAtOnce(node: Node): boolean {
  if (node.in.length === 0 || hasOwnLife(node)) return false;
  if (isGateway(node) || isPassed(node) || isEvent(node, 'throw')) return true;
  return node.bpmn.type === 'task' && ['script', 'send', 'service', 'business_rule'].includes(node.bpmn.kind);
}

/** Only what waits for nothing but time or an answer is known to give no outcome of people. */
function mayGive(node: Node, outcome: string): boolean {
  const { bpmn } = node;
  if (bpmn.type === 'task') return bpmn.kind !== 'receive' || isSaidOf(bpmn.xz, outcome);
  if (!isEvent(node, 'catch', 'boundary')) return true;
  return triggerOf(node) === 'message' && bpmn.type === 'event'
    ? bpmn.definitions.some((definition) => definition.ref === outcome) || isSaidOf(bpmn.xz, outcome)
    : isSaidOf(bpmn.xz, outcome);
}

/** The drawing itself names the word, as what is heard or in what the step means. */
function isSaidOf(xz: Node['bpmn']['xz'], outcome: string): boolean {
  return JSON.stringify(xz).includes(JSON.stringify(outcome).slice(1, -1));
}
