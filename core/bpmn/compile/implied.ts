/** What a drawing only implies: forks, ends, starts. */
import { called, type Findings } from '../findings.ts';
import type { FlowNode, GatewayKind } from '../model.ts';
import { isEvent, isGateway, triggerOf, type Flow, type Node, type ScopeGraph } from './linked.ts';
import { messages } from '../messages.ts';

export function connectMade(source: Node, target: Node): Flow {
  const flow: Flow = {
    id: `${source.id}__${target.id}`,
    name: '',
    source,
    target,
    isDefault: false,
    actions: [],
    internal: false,
  };
  source.out.push(flow);
  target.in.push(flow);
  return flow;
}

/** Several ways out of something that is no gateway: all of them, or those whose condition holds, or the one for the outcome. */
export function splitImplied(node: Node): void {
  if (node.bpmn.type === 'gateway' || node.out.length < 2) return;
  const kind: GatewayKind = node.out.some((flow) => flow.outcome !== undefined)
    ? 'exclusive'
    : node.out.some((flow) => flow.guard !== undefined || flow.isDefault)
      ? 'inclusive'
      : 'parallel';
  splitOff(node, kind);
}

/** A gateway that joins and forks at once is two. */
export function splitMixed(node: Node): void {
  if (!isGateway(node, 'parallel', 'inclusive') || node.in.length < 2 || node.out.length < 2) return;
  splitOff(node, (node.bpmn as { kind: GatewayKind }).kind);
}

/** Whatever nothing leads on from ends there. */
export function endImplied(node: Node): void {
  // where an event-based gateway has no events one waits for good
  if (
    node.out.length > 0 ||
    isEvent(node, 'end') ||
    isGateway(node, 'event_based') ||
    (node.bpmn.type === 'subprocess' && node.bpmn.kind === 'event')
  )
    return;
  const end = madeEvent(node.scope, `${node.id}_end`, 'end');
  connectMade(node, end);
}

function splitOff(node: Node, kind: GatewayKind): void {
  const id = `${node.id}_split`;
  const bpmn: FlowNode = {
    id,
    name: '',
    type: 'gateway',
    kind,
    incoming: [],
    outgoing: [],
    xz: {},
    foreign: {},
  };
  const split: Node = {
    id,
    key: id,
    bpmn,
    scope: node.scope,
    in: [],
    out: node.out,
    boundaries: [],
    made: true,
  };
  for (const flow of split.out) flow.source = split;
  node.out = [];
  node.scope.nodes.push(split);
  connectMade(node, split);
}

/** Where a scope begins. Without a start event: at everything that nothing leads to. */
export function startsOf(graph: ScopeGraph, findings: Findings): Node[] {
  const starts = graph.nodes.filter((node) => isEvent(node, 'start'));
  const orphans = graph.nodes.filter(
    (node) =>
      node.in.length === 0 &&
      !isEvent(node, 'start', 'boundary') &&
      !graph.events.includes(node) &&
      triggerOf(node) !== 'link',
  );
  if (starts.length > 0) {
    for (const node of orphans)
      findings.warn(
        'no_way_in',
        node.id,
        messages.implied.unreachable(called(node.bpmn)),
        'Nothing leads to this element; it never begins',
      );
    return starts;
  }
  if (orphans.length > 0) {
    findings.warn(
      'start_missing',
      graph.owner?.id ?? graph.id,
      messages.implied.noStart,
      'There is no start event; the elements nothing leads to begin',
    );
    return [madeStart(graph, orphans)];
  }
  if (graph.nodes.length > 0)
    findings.error(
      'start_none',
      graph.owner?.id ?? graph.id,
      messages.implied.nowhereToStart,
      'There is nowhere to begin',
    );
  return [];
}

function madeStart(graph: ScopeGraph, first: Node[]): Node {
  const start = madeEvent(graph, `${graph.id}_start`, 'start');
  for (const node of first) connectMade(start, node);
  splitImplied(start);
  return start;
}

function madeEvent(scope: ScopeGraph, id: string, position: 'start' | 'end'): Node {
  const bpmn: FlowNode = {
    id,
    name: '',
    type: 'event',
    position,
    definitions: [],
    interrupting: true,
    incoming: [],
    outgoing: [],
    xz: {},
    foreign: {},
  };
  const node: Node = { id, key: id, bpmn, scope, in: [], out: [], boundaries: [], made: true };
  scope.nodes.push(node);
  return node;
}
