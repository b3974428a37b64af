/** A scope of a diagram with everything by id, and the ways tokens can take, ours and those BPMN only implies. */
import type {
  BpmnModel,
  BpmnProcess,
  EventTrigger,
  FlowNode,
  Scope,
  SequenceFlow,
} from '../../bpmn/model.ts';

export type Event = Extract<FlowNode, { type: 'event' }>;
export type Gateway = Extract<FlowNode, { type: 'gateway' }>;
type Subprocess = Extract<FlowNode, { type: 'subprocess' }>;
type Activity = Exclude<FlowNode, Event | Gateway>;

/** What kind of container a scope is. */
type ScopeKind = 'process' | Subprocess['kind'];

export interface Graph {
  scope: Scope;
  kind: ScopeKind;
  /** The sub-process it is the inside of; absent for a process. */
  owner?: Subprocess;
  process: BpmnProcess;
  nodes: ReadonlyMap<string, FlowNode>;
  flows: ReadonlyMap<string, SequenceFlow>;
  /** Flows by their source, in document order; only those whose two ends stand in this scope. */
  outgoing: ReadonlyMap<string, SequenceFlow[]>;
  incoming: ReadonlyMap<string, SequenceFlow[]>;
  /** Boundary events by the activity they stand on. */
  boundary: ReadonlyMap<string, Event[]>;
  /** Where a link throw event continues. */
  links: ReadonlyMap<string, Event>;
}

/** Every scope of a model, the inside of a sub-process after the scope it stands in. */
export function graphsOf(model: BpmnModel): Graph[] {
  return model.processes.flatMap((process) => scopesIn(process, 'process', process));
}

function scopesIn(scope: Scope, kind: ScopeKind, process: BpmnProcess, owner?: Subprocess): Graph[] {
  const inner = scope.nodes.filter((node) => node.type === 'subprocess');
  return [
    graphOf(scope, kind, process, owner),
    ...inner.flatMap((node) => scopesIn(node.scope, node.kind, process, node)),
  ];
}

function graphOf(scope: Scope, kind: ScopeKind, process: BpmnProcess, owner?: Subprocess): Graph {
  const nodes = new Map(scope.nodes.map((node) => [node.id, node]));
  const inside = scope.flows.filter((flow) => nodes.has(flow.source) && nodes.has(flow.target));
  const boundary = scope.nodes.filter(
    (node) => isEvent(node, 'boundary') && node.attachedTo !== undefined,
  ) as Event[];
  return {
    scope,
    kind,
    ...(owner ? { owner } : {}),
    process,
    nodes,
    flows: new Map(scope.flows.map((flow) => [flow.id, flow])),
    outgoing: grouped(inside, (flow) => flow.source),
    incoming: grouped(inside, (flow) => flow.target),
    boundary: grouped(boundary, (event) => event.attachedTo as string),
    links: linksOf(scope.nodes),
  };
}

function linksOf(nodes: FlowNode[]): Map<string, Event> {
  const linkEvents = nodes.filter((node): node is Event => node.type === 'event' && has(node, 'link'));
  const links = new Map<string, Event>();
  for (const event of linkEvents) {
    if (event.position !== 'throw') continue;
    const target = linkEvents.find(
      (other) => other.position === 'catch' && linkName(other) === linkName(event),
    );
    if (target) links.set(event.id, target);
  }
  return links;
}

/** What joins the two ends of a link: its reference, else the event's name. */
export function linkName(event: Event): string {
  return event.definitions.find(({ trigger }) => trigger === 'link')?.ref || event.name;
}

function grouped<T>(items: readonly T[], by: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(by(item));
    if (group) group.push(item);
    else groups.set(by(item), [item]);
  }
  return groups;
}

export function isEvent(node: FlowNode | undefined, position?: Event['position']): node is Event {
  return node?.type === 'event' && (position === undefined || node.position === position);
}

export function isActivity(node: FlowNode | undefined): node is Activity {
  return node !== undefined && node.type !== 'event' && node.type !== 'gateway';
}

export function isGateway(node: FlowNode | undefined, kind?: Gateway['kind']): node is Gateway {
  return node?.type === 'gateway' && (kind === undefined || node.kind === kind);
}

export function has(event: Event, trigger: EventTrigger): boolean {
  return event.definitions.some((definition) => definition.trigger === trigger);
}

/** Stands outside the sequence flow: started by an event or by compensation. */
export function standsApart(node: FlowNode): boolean {
  if (node.type === 'subprocess' && node.kind === 'event') return true;
  return isActivity(node) && node.compensates === true;
}

/** Where the scope begins: its start events, or where it has none the nodes no flow leads to. */
export function startsOf(graph: Graph): FlowNode[] {
  const starts = graph.scope.nodes.filter((node) => isEvent(node, 'start'));
  const created = graph.scope.nodes.filter(
    (node) => isGateway(node, 'event_based') && node.instantiate === true,
  );
  if (starts.length + created.length > 0) return [...starts, ...created];
  return graph.scope.nodes.filter(
    (node) =>
      !graph.incoming.has(node.id) && !standsApart(node) && !arrivesOtherwise(node) && !isEvent(node, 'end'),
  );
}

/** Reached without a flow: a boundary event by its activity, a link by its other end. */
export function arrivesOtherwise(node: FlowNode): boolean {
  return isEvent(node, 'boundary') || (isEvent(node, 'catch') && has(node, 'link'));
}

/** The nodes a token can get to from these; `via` leaves out boundary events it does not accept. */
export function reach(
  graph: Graph,
  from: readonly string[],
  via: (event: Event) => boolean = () => true,
): Set<string> {
  const seen = new Set(from);
  const waiting = [...from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const next of nextOf(graph, id, via)) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return seen;
}

function nextOf(graph: Graph, id: string, via: (event: Event) => boolean): string[] {
  const along = (graph.outgoing.get(id) ?? []).map((flow) => flow.target);
  const caught = (graph.boundary.get(id) ?? []).filter(via).map((event) => event.id);
  const link = graph.links.get(id);
  return [...along, ...caught, ...(link ? [link.id] : [])];
}

/** A node as a person knows it: its name, else its id. */
export function called(node: { id: string; name: string } | undefined, id = ''): string {
  return node?.name.replace(/\s+/g, ' ').trim() || node?.id || id;
}
