/** The processes of a model as XML elements. */
import type {
  BpmnModel,
  BpmnProcess,
  EventDefinition,
  FlowNode,
  Lane,
  Loop,
  Scope,
  SequenceFlow,
} from '../model.ts';
import type { Declarations } from './declarations.ts';
import { extended, type Namespaces } from './extensions.ts';
import { el, type Element } from './xml.ts';

const TASKS: Record<string, string> = {
  task: 'task',
  user: 'userTask',
  manual: 'manualTask',
  service: 'serviceTask',
  send: 'sendTask',
  receive: 'receiveTask',
  script: 'scriptTask',
  business_rule: 'businessRuleTask',
};
const GATEWAYS: Record<string, string> = {
  exclusive: 'exclusiveGateway',
  parallel: 'parallelGateway',
  inclusive: 'inclusiveGateway',
  event_based: 'eventBasedGateway',
  complex: 'complexGateway',
};
const EVENTS: Record<string, string> = {
  start: 'startEvent',
  end: 'endEvent',
  catch: 'intermediateCatchEvent',
  throw: 'intermediateThrowEvent',
  boundary: 'boundaryEvent',
};
const DEFINITIONS: Record<string, string> = { compensation: 'compensate' };

export interface Writing {
  declarations: Declarations;
  namespaces: Namespaces;
}

export function processElement(process: BpmnProcess, writing: Writing): Element {
  const { attributes, element } = extended(process.xz, {}, writing.namespaces);
  const lanes =
    process.lanes.length > 0 ? laneSet(process.lanes, undefined, process.nodes, process.id) : undefined;
  return el(
    'bpmn:process',
    { id: process.id, name: process.name || undefined, isExecutable: process.executable, ...attributes },
    element,
    lanes,
    ...content(process, writing),
  );
}

function laneSet(lanes: Lane[], parent: string | undefined, nodes: FlowNode[], id: string): Element {
  const here = lanes.filter((lane) => lane.parent === parent);
  const written = here.map((lane) => {
    const inner = lanes.some((each) => each.parent === lane.id)
      ? laneSet(lanes, lane.id, nodes, lane.id)
      : undefined;
    const refs = nodes
      .filter((node) => node.lane === lane.id)
      .map((node) => el('bpmn:flowNodeRef', {}, node.id));
    const role = lane.role !== undefined && lane.role !== lane.name ? { 'xz:role': lane.role } : {};
    return el(
      'bpmn:lane',
      { id: lane.id, name: lane.name || undefined, ...role },
      ...refs,
      inner ? { ...inner, tag: 'bpmn:childLaneSet' } : undefined,
    );
  });
  return el('bpmn:laneSet', { id: `${id}_lanes` }, ...written);
}

function content(scope: Scope, writing: Writing): Element[] {
  return [
    ...scope.nodes.map((node) => nodeElement(node, writing)),
    ...scope.flows.map((flow) => flowElement(flow, writing)),
  ];
}

function nodeElement(node: FlowNode, writing: Writing): Element {
  const { script, ...foreign } = node.foreign;
  const { attributes, element } = extended(node.xz, foreign, writing.namespaces);
  const ends = [
    ...node.incoming.map((id) => el('bpmn:incoming', {}, id)),
    ...node.outgoing.map((id) => el('bpmn:outgoing', {}, id)),
  ];
  const common = {
    id: node.id,
    name: node.name || undefined,
    ...('default' in node && node.default !== undefined ? { default: node.default } : {}),
    ...attributes,
  };
  switch (node.type) {
    case 'task': {
      const message =
        node.message === undefined ? {} : { messageRef: writing.declarations.idOf('message', node.message) };
      const compensates = node.compensates ? { isForCompensation: true } : {};
      const { format, body } = (
        typeof script === 'object' && script !== null && !Array.isArray(script) ? script : {}
      ) as { format?: string; body?: string };
      const scripted = body === undefined ? undefined : el('bpmn:script', {}, body);
      return el(
        `bpmn:${TASKS[node.kind]}`,
        { ...common, ...message, ...compensates, ...(format ? { scriptFormat: format } : {}) },
        element,
        ...ends,
        loopElement(node.loop),
        scripted,
      );
    }
    case 'call':
      return el(
        'bpmn:callActivity',
        { ...common, calledElement: node.called || undefined },
        element,
        ...ends,
        loopElement(node.loop),
      );
    case 'subprocess': {
      const tag =
        node.kind === 'transaction'
          ? 'transaction'
          : node.kind === 'adhoc'
            ? 'adHocSubProcess'
            : 'subProcess';
      return el(
        `bpmn:${tag}`,
        { ...common, ...(node.kind === 'event' ? { triggeredByEvent: true } : {}) },
        element,
        ...ends,
        loopElement(node.loop),
        ...content(node.scope, writing),
      );
    }
    case 'gateway':
      return el(
        `bpmn:${GATEWAYS[node.kind]}`,
        { ...common, ...(node.instantiate ? { instantiate: true } : {}) },
        element,
        ...ends,
      );
    case 'event':
      return eventElement(node, common, element, ends, writing);
  }
}

function eventElement(
  node: FlowNode & { type: 'event' },
  common: Element['attributes'],
  extension: Element | undefined,
  ends: Element[],
  writing: Writing,
): Element {
  const own: Element['attributes'] = {
    ...(node.attachedTo === undefined ? {} : { attachedToRef: node.attachedTo }),
    ...(node.interrupting
      ? {}
      : node.position === 'boundary'
        ? { cancelActivity: false }
        : node.position === 'start'
          ? { isInterrupting: false }
          : {}),
    ...(node.parallelMultiple ? { parallelMultiple: true } : {}),
  };
  return el(
    `bpmn:${EVENTS[node.position]}`,
    { ...common, ...own },
    extension,
    ...ends,
    ...node.definitions.map((definition, n) =>
      definitionElement(definition, `${node.id}_on_${n + 1}`, writing),
    ),
  );
}

function definitionElement({ trigger, ref, timer }: EventDefinition, id: string, writing: Writing): Element {
  const tag = `bpmn:${DEFINITIONS[trigger] ?? trigger}EventDefinition`;
  if (timer) {
    const kind = { date: 'timeDate', duration: 'timeDuration', cycle: 'timeCycle' }[timer.kind];
    return el(tag, { id }, el(`bpmn:${kind}`, { 'xsi:type': 'bpmn:tFormalExpression' }, timer.value));
  }
  if (trigger === 'conditional')
    return el(tag, { id }, el('bpmn:condition', { 'xsi:type': 'bpmn:tFormalExpression' }, ref ?? 'null'));
  if (trigger === 'link') return el(tag, { id, name: ref });
  if (ref === undefined || !['message', 'signal', 'error', 'escalation'].includes(trigger))
    return el(tag, { id });
  return el(tag, { id, [`${trigger}Ref`]: writing.declarations.idOf(trigger, ref) });
}

function loopElement(loop: Loop | undefined): Element | undefined {
  if (!loop) return undefined;
  const formal = (tag: string, text: string | undefined): Element | undefined =>
    text === undefined ? undefined : el(`bpmn:${tag}`, { 'xsi:type': 'bpmn:tFormalExpression' }, text);
  if (loop.kind === 'standard')
    return el(
      'bpmn:standardLoopCharacteristics',
      { testBefore: loop.testBefore ?? false },
      formal('loopCondition', loop.condition),
    );
  return el(
    'bpmn:multiInstanceLoopCharacteristics',
    { isSequential: loop.kind === 'sequential', 'xz:collection': loop.collection },
    formal('loopCardinality', loop.cardinality),
    formal('completionCondition', loop.completion),
  );
}

function flowElement(flow: SequenceFlow, writing: Writing): Element {
  const { outcome: _said, condition: _whole, ...xz } = flow.xz ?? {};
  const { attributes, element } = extended(xz, {}, writing.namespaces);
  const language = flow.language === undefined || flow.language === 'juel' ? {} : { language: flow.language };
  const condition =
    flow.condition === undefined
      ? undefined
      : el('bpmn:conditionExpression', { 'xsi:type': 'bpmn:tFormalExpression', ...language }, flow.condition);
  return el(
    'bpmn:sequenceFlow',
    {
      id: flow.id,
      name: flow.name || undefined,
      sourceRef: flow.source,
      targetRef: flow.target,
      ...attributes,
    },
    element,
    condition,
  );
}

export function collaborationElement(
  model: BpmnModel,
  id: string,
  ids: ReadonlySet<string>,
): Element | undefined {
  const pools = model.processes.filter((process) => process.participant);
  if (pools.length === 0) return undefined;
  const participants = pools.map(({ id: processRef, participant }) =>
    el('bpmn:participant', { id: participant?.id, name: participant?.name || undefined, processRef }),
  );
  const flows = model.messageFlows.filter(({ source, target }) => ids.has(source) && ids.has(target));
  return el(
    'bpmn:collaboration',
    { id },
    ...participants,
    ...flows.map((flow) =>
      el('bpmn:messageFlow', {
        id: flow.id,
        name: flow.name || undefined,
        sourceRef: flow.source,
        targetRef: flow.target,
      }),
    ),
  );
}
