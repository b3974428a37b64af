/** Walks a parsed file in BPMN's order: collaboration, processes, scopes; each element goes to the reader of its family. */
import type { ModdleElement, ParseResult } from 'bpmn-moddle';
import type { Findings } from '../findings.ts';
import type { BpmnModel, BpmnProcess, FlowNode, Scope, SequenceFlow } from '../model.ts';
import { readArtefact, readArtefacts } from './artefacts.ts';
import { childOf, flagOf, listOf, textOf, type Collected, type ReadContext } from './context.ts';
import { isEvent, readEvent } from './events.ts';
import { xzOf } from './extensions.ts';
import { connect, readFlow } from './flows.ts';
import { isGateway, readGateway } from './gateways.ts';
import { readLanes } from './lanes.ts';
import { isSubProcess, readSubProcess } from './subprocesses.ts';
import { isTask, readCall, readTask } from './tasks.ts';

/** The model of a parsed file. */
export function walk({ rootElement, references }: ParseResult, findings: Findings): BpmnModel {
  const refs = new Map<ModdleElement, Record<string, string>>();
  for (const { element, property, id } of references) {
    const name = property.replace(/^.*:/, '');
    refs.set(element, { ...refs.get(element), [name]: id });
  }
  const refOf = (element: ModdleElement, property: string): string | undefined =>
    refs.get(element)?.[property] ?? idOf(element, property);
  const model: BpmnModel = {
    processes: [],
    messageFlows: [],
    artefacts: [],
    namespaces: namespacesOf(rootElement),
  };
  const roots = listOf(rootElement, 'rootElements');
  for (const element of roots)
    if (element.$type === 'bpmn:Process') model.processes.push(readProcess(element, model, refOf, findings));
  for (const element of roots)
    if (/Collaboration$|Choreography$/.test(element.$type))
      readCollaboration(element, model, refOf, findings);
  return model;
}

type RefOf = ReadContext['refOf'];

/** A reference that was resolved while parsing, where nothing is left in the list of references. */
function idOf(element: ModdleElement, property: string): string | undefined {
  return childOf(element, property)?.id;
}

function namespacesOf(root: ModdleElement): Record<string, string> {
  const found = Object.entries(root.$attrs ?? {}).filter(([name]) => name.startsWith('xmlns:'));
  return Object.fromEntries(found.map(([name, address]) => [name.slice(6), String(address)]));
}

function readProcess(
  element: ModdleElement,
  model: BpmnModel,
  refOf: RefOf,
  findings: Findings,
): BpmnProcess {
  const into: Collected = { lanes: [], artefacts: model.artefacts, laneOf: new Map() };
  const ctx: ReadContext = { findings, refOf, into, scope: (container, id) => readScope(container, id, ctx) };
  return {
    ...readScope(element, element.id ?? `process_${model.processes.length + 1}`, ctx),
    name: textOf(element, 'name') ?? '',
    executable: flagOf(element, 'isExecutable'),
    lanes: into.lanes,
    xz: xzOf(element, findings),
  };
}

function readScope(container: ModdleElement, id: string, ctx: ReadContext): Scope {
  readLanes(container, ctx);
  const nodes: FlowNode[] = [];
  const flows: SequenceFlow[] = [];
  for (const element of listOf(container, 'flowElements')) {
    if (element.$type === 'bpmn:SequenceFlow')
      flows.push(readFlow(named(element, `${id}_flow_${flows.length + 1}`), ctx));
    else if (!readArtefact(element, ctx))
      readInto(nodes, named(element, `${id}_node_${nodes.length + 1}`), ctx);
  }
  readArtefacts(container, ctx);
  return { id, nodes, flows: connect(nodes, flows, ctx) };
}

/** Ids are optional in BPMN; ours are not. */
function named(element: ModdleElement, id: string): ModdleElement {
  if (!element.id) element.id = id;
  return element;
}

function readInto(nodes: FlowNode[], element: ModdleElement, ctx: ReadContext): void {
  const type = element.$type;
  if (isTask(type)) nodes.push(readTask(element, ctx));
  else if (isEvent(type)) nodes.push(readEvent(element, ctx));
  else if (isGateway(type)) nodes.push(readGateway(element, ctx));
  else if (isSubProcess(type)) nodes.push(readSubProcess(element, ctx));
  else if (type === 'bpmn:CallActivity') nodes.push(readCall(element, ctx));
  else
    ctx.findings.error(
      'element_unknown',
      element.id ?? '',
      `不认识的图形 ${type},没有读入`,
      `Unknown element ${type} was left out`,
    );
}

function readCollaboration(element: ModdleElement, model: BpmnModel, refOf: RefOf, findings: Findings): void {
  if (element.$type !== 'bpmn:Collaboration') {
    findings.warn(
      'choreography',
      element.id ?? '',
      '编排图(Choreography)只保留,不执行',
      'A choreography is not executed',
    );
    return;
  }
  const ctx = {
    findings,
    refOf,
    into: { lanes: [], artefacts: model.artefacts, laneOf: new Map() },
  } as unknown as ReadContext;
  readArtefacts(element, ctx);
  for (const participant of listOf(element, 'participants'))
    readParticipant(participant, model, refOf, findings);
  for (const flow of listOf(element, 'messageFlows')) {
    const [source, target] = [refOf(flow, 'sourceRef') ?? '', refOf(flow, 'targetRef') ?? ''];
    model.messageFlows.push({ id: flow.id ?? '', name: textOf(flow, 'name') ?? '', source, target });
  }
}

function readParticipant(
  participant: ModdleElement,
  model: BpmnModel,
  refOf: RefOf,
  findings: Findings,
): void {
  const ref = refOf(participant, 'processRef');
  const process = model.processes.find(({ id }) => id === ref);
  if (process) process.participant = { id: participant.id ?? '', name: textOf(participant, 'name') ?? '' };
  else if (ref)
    findings.warn(
      'pool_dangling',
      participant.id ?? '',
      `泳池指向的流程“${ref}”不在文件里`,
      `Process ${ref} of the pool is not in the file`,
      'processRef',
    );
}
