/** Pass 2: flows, attached events, links, and what the drawing only implies: forks, merges, starts. */
import { called, type Findings } from '../findings.ts';
import type { BpmnModel, Scope, SequenceFlow } from '../model.ts';
import { connectMade, endImplied, splitImplied, splitMixed, startsOf } from './implied.ts';
import { isActivity, isEvent, triggerOf, type Flow, type Node, type ScopeGraph } from './linked.ts';
import { messages } from '../messages.ts';

/** Links the graph of `scope`, and those inside. */
export function link(graph: ScopeGraph, scope: Scope, model: BpmnModel, findings: Findings): void {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  for (const flow of scope.flows) connectFlow(flow, nodes);
  attach(graph, nodes);
  dropUnplayed(graph, findings);
  linkLinks(graph, findings);
  for (const node of [...graph.nodes]) splitImplied(node);
  for (const node of [...graph.nodes]) splitMixed(node);
  for (const node of [...graph.nodes]) endImplied(node);
  graph.events = graph.nodes.filter(({ bpmn }) => bpmn.type === 'subprocess' && bpmn.kind === 'event');
  graph.starts = startsOf(graph, findings);
  for (const node of graph.nodes) {
    if (!node.inner) continue;
    const inside =
      node.bpmn.type === 'subprocess'
        ? node.bpmn.scope
        : model.processes.find(({ id }) => id === node.inner?.id);
    if (inside) link(node.inner, inside, model, findings);
  }
}

const OUTCOME = /^\s*outcome\s*=\s*"([^"]*)"\s*(?:and\s+(.*))?$/s;

function connectFlow(flow: SequenceFlow, nodes: Map<string, Node>): void {
  const [source, target] = [nodes.get(flow.source), nodes.get(flow.target)];
  if (!source || !target) return;
  const found = flow.language === undefined ? OUTCOME.exec(flow.condition ?? '') : null;
  const guard = flow.language !== undefined ? 'null' : found ? bare(found[2]) : flow.condition;
  const { actions, region, internal } = flow.xz ?? {};
  const linked: Flow = {
    id: flow.id,
    name: flow.name,
    source,
    target,
    ...(guard !== undefined ? { guard } : {}),
    ...(found ? { outcome: found[1] as string } : {}),
    isDefault: 'default' in source.bpmn && source.bpmn.default === flow.id,
    actions: Array.isArray(actions) ? actions : [],
    ...(typeof region === 'string' ? { region } : {}),
    internal: internal === true || internal === 'true',
  };
  source.out.push(linked);
  target.in.push(linked);
}

/** Without the parentheses around the whole. */
function bare(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  if (!trimmed?.startsWith('(') || !trimmed.endsWith(')')) return trimmed;
  let depth = 0;
  for (let at = 0; at < trimmed.length - 1; at += 1) {
    if (trimmed[at] === '"') at = trimmed.indexOf('"', at + 1);
    if (at < 0) return trimmed;
    if (trimmed[at] === '(') depth += 1;
    if (trimmed[at] === ')') depth -= 1;
    if (depth === 0) return trimmed;
  }
  return trimmed.slice(1, -1);
}

function attach(graph: ScopeGraph, nodes: Map<string, Node>): void {
  for (const node of graph.nodes) {
    if (node.bpmn.type !== 'event' || node.bpmn.position !== 'boundary') continue;
    const host = nodes.get(node.bpmn.attachedTo ?? '');
    if (!host || !isActivity(host)) continue;
    node.host = host;
    host.boundaries.push(node);
  }
}

/** Takes out what is drawn for the reader only or for a kind of work that is not executed. */
function dropUnplayed(graph: ScopeGraph, findings: Findings): void {
  const compensation = (node: Node): boolean =>
    (isEvent(node, 'boundary') && triggerOf(node) === 'compensation') ||
    ('compensates' in node.bpmn && node.bpmn.compensates === true);
  const gone = new Set(
    graph.nodes.filter(
      (node) => node.bpmn.xz.virtual === 'true' || node.bpmn.xz.virtual === true || compensation(node),
    ),
  );
  for (const node of gone) {
    if (!compensation(node)) continue;
    findings.warn(
      'compensation_not_run',
      node.id,
      messages.link.compensation(called(node.bpmn)),
      'Compensation is kept in the drawing and not executed',
    );
  }
  graph.nodes = graph.nodes.filter((node) => !gone.has(node));
  for (const node of graph.nodes) {
    node.in = node.in.filter((flow) => !gone.has(flow.source));
    node.out = node.out.filter((flow) => !gone.has(flow.target));
    node.boundaries = node.boundaries.filter((boundary) => !gone.has(boundary));
  }
}

function linkLinks(graph: ScopeGraph, findings: Findings): void {
  const links = graph.nodes.filter((node) => triggerOf(node) === 'link');
  const nameOf = (node: Node): string =>
    (node.bpmn.type === 'event' && node.bpmn.definitions[0]?.ref) || node.bpmn.name;
  const catches = links.filter((node) => isEvent(node, 'catch'));
  for (const from of links.filter((node) => isEvent(node, 'throw', 'end'))) {
    const to = catches.find((node) => nameOf(node) === nameOf(from));
    if (to) connectMade(from, to);
    else
      findings.error(
        'link_open',
        from.id,
        messages.link.noReceivingLink(called(from.bpmn)),
        'The link has no catching end of the same name',
      );
  }
  for (const to of catches) {
    if (to.in.length === 0)
      findings.warn(
        'link_unused',
        to.id,
        messages.link.noSendingLink(called(to.bpmn)),
        'The link has no throwing end of the same name',
      );
  }
}
