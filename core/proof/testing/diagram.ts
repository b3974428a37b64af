/**
 * Diagrams for tests in a few lines: `'s start'`, `'a task'`, `'x xor'`, `'s > a > x'`, `'x > b | amount > 5'`, `'x > c *'`
 * (the default). A flow's id is `source_target`. Boundary events: `'t boundary a timer'`, not interrupting
 * `'t non-interrupting a timer'`. Sub-processes take their inside as a diagram: `sub('p', [...])`.
 */
import type {
  BpmnModel,
  BpmnProcess,
  EventTrigger,
  FlowNode,
  GatewayKind,
  Scope,
  SequenceFlow,
  TaskKind,
} from '../../bpmn/model.ts';

export type Line = string | FlowNode;

const GATEWAYS: Record<string, GatewayKind> = {
  xor: 'exclusive',
  and: 'parallel',
  or: 'inclusive',
  events: 'event_based',
  complex: 'complex',
};

function common(id: string): Pick<FlowNode, 'id' | 'name' | 'incoming' | 'outgoing' | 'xz' | 'foreign'> {
  return { id, name: '', incoming: [], outgoing: [], xz: {}, foreign: {} };
}

function nodeOf(line: string): FlowNode {
  const [id = '', word = '', ...rest] = line.split(/\s+/);
  const gateway = GATEWAYS[word];
  if (gateway)
    return {
      ...common(id),
      type: 'gateway',
      kind: gateway,
      ...(rest.includes('creates') ? { instantiate: true } : {}),
    };
  switch (word) {
    case 'start':
    case 'end':
    case 'catch':
    case 'throw':
      return event(id, word, rest);
    case 'boundary':
    case 'non-interrupting':
      return {
        ...event(id, 'boundary', rest.slice(1)),
        attachedTo: rest[0] ?? '',
        interrupting: word === 'boundary',
      } as FlowNode;
    case 'call':
      return { ...common(id), type: 'call', called: 'other' };
    case 'compensates':
      return { ...common(id), type: 'task', kind: 'task', compensates: true };
    default:
      return { ...common(id), type: 'task', kind: word as TaskKind };
  }
}

function event(
  id: string,
  position: 'start' | 'end' | 'catch' | 'throw' | 'boundary',
  [trigger, ref]: string[],
): FlowNode {
  const definitions = trigger ? [{ trigger: trigger as EventTrigger, ...(ref ? { ref } : {}) }] : [];
  return { ...common(id), type: 'event', position, definitions, interrupting: true };
}

/** A sub-process with its inside. */
export function sub(
  id: string,
  inside: Line[],
  kind: 'embedded' | 'event' | 'transaction' | 'adhoc' = 'embedded',
): FlowNode {
  return { ...common(id), type: 'subprocess', kind, scope: scopeOf(id, inside) };
}

/** The scope the lines describe. */
function scopeOf(id: string, lines: Line[]): Scope {
  const nodes = lines
    .filter((line) => typeof line !== 'string' || !line.includes(' > '))
    .map((line) => (typeof line === 'string' ? nodeOf(line) : line));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const flows: SequenceFlow[] = [];
  for (const line of lines) {
    if (typeof line !== 'string' || !line.includes(' > ')) continue;
    const [way = '', condition] = line.split(' | ');
    const stops = way
      .replace('*', '')
      .split(' > ')
      .map((stop) => stop.trim());
    for (let i = 1; i < stops.length; i += 1) {
      const [source = '', target = ''] = [stops[i - 1], stops[i]];
      const same = flows.filter((flow) => flow.source === source && flow.target === target).length;
      const flow: SequenceFlow = {
        id: `${source}_${target}${same > 0 ? `_${same + 1}` : ''}`,
        name: '',
        source,
        target,
      };
      if (condition !== undefined) flow.condition = condition.trim();
      const from = byId.get(source);
      if (way.includes('*') && from && 'id' in from) (from as { default?: string }).default = flow.id;
      from?.outgoing.push(flow.id);
      byId.get(target)?.incoming.push(flow.id);
      flows.push(flow);
    }
  }
  return { id, nodes, flows };
}

/** One process. */
export function processOf(id: string, lines: Line[]): BpmnProcess {
  return { ...scopeOf(id, lines), name: id, executable: true, lanes: [], xz: {} };
}

/** A model of one process called `p`. */
export function diagram(...lines: Line[]): BpmnModel {
  return modelOf(processOf('p', lines));
}

export function modelOf(...processes: BpmnProcess[]): BpmnModel {
  return { processes, messageFlows: [], artefacts: [] };
}
