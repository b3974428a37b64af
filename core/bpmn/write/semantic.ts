/** The processes of a model as XML elements. */
import type { BpmnProcess, FlowNode, Lane, Loop, Scope, SequenceFlow } from '../model.ts';
import { artefactsIn, dataUse, processData } from './artefacts.ts';
import { extended } from './extensions.ts';
import { eventElement } from './events.ts';
import { inOrder, keptElements, standsFirst } from './kept.ts';
import { documentation, languageOf, type Writing } from './writing.ts';
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

export function processElement(process: BpmnProcess, writing: Writing): Element {
  const { attributes, element } = extended(process.xz, process.foreign ?? {}, writing.namespaces);
  const lanes =
    process.lanes.length > 0
      ? laneSet(process.lanes, undefined, process.nodes, process.id, writing)
      : undefined;
  const kept = keptElements(process.kept, writing.namespaces);
  return el(
    'bpmn:process',
    { id: process.id, name: process.name || undefined, isExecutable: process.executable, ...attributes },
    documentation(process.documentation),
    element,
    processData(writing.artefacts, process.id, writing.namespaces),
    ...inOrder(kept.filter(standsFirst)),
    lanes,
    ...content(process, writing),
    ...kept.filter((part) => !standsFirst(part)),
  );
}

function laneSet(
  lanes: Lane[],
  parent: string | undefined,
  nodes: FlowNode[],
  id: string,
  writing: Writing,
): Element {
  const here = lanes.filter((lane) => lane.parent === parent);
  const written = here.map((lane) => {
    const inner = lanes.some((each) => each.parent === lane.id)
      ? laneSet(lanes, lane.id, nodes, lane.id, writing)
      : undefined;
    const refs = nodes
      .filter((node) => node.lane === lane.id)
      .map((node) => el('bpmn:flowNodeRef', {}, node.id));
    const role = lane.role !== undefined && lane.role !== lane.name ? { 'xz:role': lane.role } : {};
    const { attributes, element } = extended({}, lane.foreign ?? {}, writing.namespaces);
    return el(
      'bpmn:lane',
      { id: lane.id, name: lane.name || undefined, ...role, ...attributes },
      element,
      ...keptElements(lane.kept, writing.namespaces),
      ...refs,
      inner ? { ...inner, tag: 'bpmn:childLaneSet' } : undefined,
    );
  });
  return el('bpmn:laneSet', { id: `${id}_lanes` }, ...written);
}

function content(scope: Scope, writing: Writing): Element[] {
  const { data, rest } = artefactsIn(writing.artefacts, scope.id, writing.namespaces);
  return [
    ...scope.nodes.map((node) => nodeElement(node, writing)),
    ...scope.flows.map((flow) => flowElement(flow, writing)),
    ...data,
    ...rest,
  ];
}

function nodeElement(node: FlowNode, writing: Writing): Element {
  const { script, ...foreign } = node.foreign;
  const { attributes, element: extension } = extended(node.xz, foreign, writing.namespaces);
  const head = [documentation(node.documentation), extension];
  const kept = keptElements(node.kept, writing.namespaces);
  const ends = inOrder([
    ...node.incoming.map((id) => el('bpmn:incoming', {}, id)),
    ...node.outgoing.map((id) => el('bpmn:outgoing', {}, id)),
    ...kept.filter((part) => !isRule(part)),
    ...dataUse(writing.artefacts, node.id, writing.namespaces),
  ]);
  const compensates = 'compensates' in node && node.compensates ? { isForCompensation: true } : {};
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
      const { format, body } = (
        typeof script === 'object' && script !== null && !Array.isArray(script) ? script : {}
      ) as { format?: string; body?: string };
      const scripted = body === undefined ? undefined : el('bpmn:script', {}, body);
      return el(
        `bpmn:${TASKS[node.kind]}`,
        { ...common, ...message, ...compensates, ...(format ? { scriptFormat: format } : {}) },
        ...head,
        ...ends,
        loopElement(node.loop, writing),
        scripted,
      );
    }
    case 'call':
      return el(
        'bpmn:callActivity',
        { ...common, ...compensates, calledElement: node.called || undefined },
        ...head,
        ...ends,
        loopElement(node.loop, writing),
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
        { ...common, ...compensates, ...(node.kind === 'event' ? { triggeredByEvent: true } : {}) },
        ...head,
        ...ends,
        loopElement(node.loop, writing),
        ...content(node.scope, writing),
        ...kept.filter(isRule),
      );
    }
    case 'gateway':
      return el(
        `bpmn:${GATEWAYS[node.kind]}`,
        { ...common, ...(node.instantiate ? { instantiate: true } : {}) },
        ...head,
        ...ends,
      );
    case 'event':
      return eventElement(node, common, head, ends, writing);
  }
}

/** When what has no order is over: BPMN wants it last. */
function isRule({ tag }: Element): boolean {
  return tag === 'bpmn:completionCondition';
}

function loopElement(loop: Loop | undefined, { namespaces }: Writing): Element | undefined {
  if (!loop) return undefined;
  const { attributes, element } = extended({}, loop.foreign ?? {}, namespaces);
  const kept = keptElements(loop.kept, namespaces);
  const formal = (tag: string, part: 'condition' | 'cardinality' | 'completion'): Element | undefined => {
    const text = loop[part];
    const said = { 'xsi:type': 'bpmn:tFormalExpression', ...languageOf(loop.languages?.[part]) };
    return text === undefined ? undefined : el(`bpmn:${tag}`, said, text);
  };
  if (loop.kind === 'standard')
    return el(
      'bpmn:standardLoopCharacteristics',
      { ...attributes, testBefore: loop.testBefore ?? false },
      element,
      formal('loopCondition', 'condition'),
      ...kept,
    );
  return el(
    'bpmn:multiInstanceLoopCharacteristics',
    { ...attributes, isSequential: loop.kind === 'sequential', 'xz:collection': loop.collection },
    element,
    formal('loopCardinality', 'cardinality'),
    ...kept,
    formal('completionCondition', 'completion'),
  );
}

function flowElement(flow: SequenceFlow, writing: Writing): Element {
  const { outcome: _said, condition: _whole, ...xz } = flow.xz ?? {};
  const { attributes, element } = extended(xz, flow.foreign ?? {}, writing.namespaces);
  const condition =
    flow.condition === undefined
      ? undefined
      : el(
          'bpmn:conditionExpression',
          { 'xsi:type': 'bpmn:tFormalExpression', ...languageOf(flow.language) },
          flow.condition,
        );
  return el(
    'bpmn:sequenceFlow',
    {
      id: flow.id,
      name: flow.name || undefined,
      sourceRef: flow.source,
      targetRef: flow.target,
      ...attributes,
    },
    documentation(flow.documentation),
    element,
    condition,
  );
}
