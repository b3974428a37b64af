/** The graph the passes work on: nodes that know their flows, boundary events and scope, whatever the file forgot. */
import type { Json } from '../../vocabulary.ts';
import type { FlowNode, Lane } from '../model.ts';

export interface Flow {
  id: string;
  name: string;
  source: Node;
  target: Node;
  /** FEEL, without what is said of the outcome. */
  guard?: string;
  /** The outcome of the task before that this way is for. */
  outcome?: string;
  isDefault: boolean;
  /** Carried out on the way. */
  actions: Json[];
  /** Key of the branch it opens, where the drawing names one. */
  region?: string;
  /** A task done this way is not entered anew (an act beside it). */
  internal: boolean;
}

export interface Node {
  id: string;
  /** Name of the state. */
  key: string;
  bpmn: FlowNode;
  scope: ScopeGraph;
  in: Flow[];
  out: Flow[];
  /** Events attached to it. */
  boundaries: Node[];
  host?: Node;
  /** Inside of a sub-process or of a called process of the same file. */
  inner?: ScopeGraph;
  /** Made by the linker (a fork that was only implied). */
  made?: boolean;
}

export interface ScopeGraph {
  id: string;
  nodes: Node[];
  /** The sub-process it is the inside of. */
  owner?: Node;
  parent?: ScopeGraph;
  starts: Node[];
  /** Sub-processes that an event opens. */
  events: Node[];
  lanes: Lane[];
}

/** The nodes a token may go to from here: along flows, and through what interrupts. */
function next(node: Node): Node[] {
  const interrupting = node.boundaries.filter(
    (boundary) => boundary.bpmn.type === 'event' && boundary.bpmn.interrupting,
  );
  return [...node.out.map((flow) => flow.target), ...interrupting];
}

/** Everything reachable from `from`, without going through `not`. */
export function reachable(from: Node[], not?: Node): Set<Node> {
  const seen = new Set<Node>();
  const queue = [...from];
  for (let node = queue.pop(); node; node = queue.pop()) {
    if (node === not || seen.has(node)) continue;
    seen.add(node);
    queue.push(...next(node));
  }
  return seen;
}

/** Everything from which `to` can be reached, itself too, without going through `not`. */
export function reaching(to: Node, not?: Node): Set<Node> {
  const seen = new Set<Node>();
  const queue = [to];
  for (let node = queue.pop(); node; node = queue.pop()) {
    if (node === not || seen.has(node)) continue;
    seen.add(node);
    queue.push(...node.in.map((flow) => flow.source));
    if (node.host && node.bpmn.type === 'event' && node.bpmn.interrupting) queue.push(node.host);
  }
  return seen;
}

export function triggerOf(node: Node): string {
  return node.bpmn.type === 'event' ? (node.bpmn.definitions[0]?.trigger ?? 'none') : '';
}

export function isEvent(node: Node, ...positions: string[]): boolean {
  return node.bpmn.type === 'event' && positions.includes(node.bpmn.position);
}

export function isGateway(node: Node, ...kinds: string[]): boolean {
  return node.bpmn.type === 'gateway' && (kinds.length === 0 || kinds.includes(node.bpmn.kind));
}

export function isActivity(node: Node): boolean {
  return node.bpmn.type === 'task' || node.bpmn.type === 'call' || node.bpmn.type === 'subprocess';
}
