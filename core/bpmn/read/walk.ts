/** Walks a parsed file in BPMN's order: collaboration, processes, scopes; each element goes to the reader of its family. */
import type { ModdleElement, ParseResult } from 'bpmn-moddle';
import type { Findings } from '../findings.ts';
import type { BpmnModel, BpmnProcess, FlowNode, Kept, Scope, SequenceFlow } from '../model.ts';
import { allScopes } from './check.ts';
import {
  markHandlers,
  readArtefact,
  readArtefacts,
  readDataUse,
  readGroups,
  readProcessData,
  variableUse,
} from './artefacts.ts';
import { readCollaboration } from './collaboration.ts';
import {
  childOf,
  documentationOf,
  flagOf,
  listOf,
  textOf,
  type Collected,
  type ReadContext,
} from './context.ts';
import { isEvent, readEvent } from './events.ts';
import { foreignOf, xzOf } from './extensions.ts';
import { connect, readFlow } from './flows.ts';
import { isGateway, readGateway } from './gateways.ts';
import { readLanes } from './lanes.ts';
import { keptOf, treeOf } from './kept.ts';
import { namespacesOf } from './namespaces.ts';
import { isFeelName } from './expressions.ts';
import { isSubProcess, readSubProcess } from './subprocesses.ts';
import { isTask, readCall, readTask } from './tasks.ts';
import { messages } from '../messages.ts';

/** The model of a parsed file. */
export function walk({ rootElement, references }: ParseResult, findings: Findings): BpmnModel {
  const refs = new Map<ModdleElement, Map<string, string[]>>();
  for (const { element, property, id } of references) {
    const name = property.replace(/^.*:/, '');
    const own = refs.get(element) ?? new Map<string, string[]>();
    refs.set(element, own.set(name, [...(own.get(name) ?? []), id]));
  }
  const refOf = (element: ModdleElement, property: string, n = -1): string | undefined => {
    const known = refs.get(element)?.get(property);
    return known ? known.at(n) : n <= 0 ? idOf(element, property) : undefined;
  };
  const model: BpmnModel = {
    processes: [],
    messageFlows: [],
    artefacts: [],
    namespaces: namespacesOf(rootElement),
  };
  const roots = listOf(rootElement, 'rootElements');
  readFile(rootElement, model, refOf);
  const language = languageOf(rootElement);
  for (const element of roots) readArtefact(element, '', { refOf, into: model });
  for (const element of roots)
    if (element.$type === 'bpmn:Process')
      model.processes.push(readProcess(element, model, { refOf, findings, language }));
  for (const element of roots)
    if (/Collaboration$|Choreography$/.test(element.$type))
      readCollaboration(element, model, { refOf, findings });
  readGroups(rootElement, model.artefacts);
  markHandlers(model.processes.flatMap(allScopes), model.artefacts, findings);
  return model;
}

/** What stands in the model as something else, or is told of the file anew. */
const MODELLED_ROOTS = /:(?:Process|Collaboration|.*Choreography|DataStore|Category|.*EventDefinition)$/;
const MODELLED_FACTS = ['exporter', 'exporterVersion', 'expressionLanguage'];

function readFile(root: ModdleElement, model: BpmnModel, refOf: ReadContext['refOf']): void {
  const facts = Object.entries(foreignOf(root)).filter(([name]) => !MODELLED_FACTS.includes(name));
  if (facts.length > 0) model.foreign = Object.fromEntries(facts);
  const { kept = [] } = keptOf(root, refOf, ['rootElements', 'diagrams']);
  const roots = listOf(root, 'rootElements').filter(({ $type }) => !MODELLED_ROOTS.test($type));
  const all = [...kept, ...roots.map((element) => treeOf(element, refOf))];
  if (all.length > 0) model.roots = all;
}

/** A reference that was resolved while parsing, where nothing is left in the list of references. */
function idOf(element: ModdleElement, property: string): string | undefined {
  return childOf(element, property)?.id;
}

/** What the file itself says: BPMN's XPath for a file that says nothing means nothing. */
function languageOf(root: ModdleElement): string | undefined {
  const said = Object.hasOwn(root, 'expressionLanguage')
    ? textOf(root, 'expressionLanguage')?.trim()
    : undefined;
  return said === undefined || isFeelName(said) ? undefined : said;
}

function readProcess(
  element: ModdleElement,
  model: BpmnModel,
  file: Pick<ReadContext, 'refOf' | 'findings' | 'language'>,
): BpmnProcess {
  const { findings } = file;
  const into: Collected = { lanes: [], artefacts: model.artefacts, laneOf: new Map() };
  const ctx: ReadContext = { ...file, into, scope: (container, id) => readScope(container, id, ctx) };
  const foreign = foreignOf(element);
  return {
    ...readScope(element, element.id ?? `process_${model.processes.length + 1}`, ctx),
    name: textOf(element, 'name') ?? '',
    executable: flagOf(element, 'isExecutable'),
    lanes: into.lanes,
    xz: xzOf(element, findings),
    ...(Object.keys(foreign).length > 0 ? { foreign } : {}),
    ...documentationOf(element),
    ...keptOf(element, file.refOf, ['ioSpecification']),
  };
}

function keepVariables(node: FlowNode | undefined, use: Kept[]): void {
  if (node && use.length > 0) node.kept = [...(node.kept ?? []), ...use];
}

function readScope(container: ModdleElement, id: string, ctx: ReadContext): Scope {
  readLanes(container, ctx);
  const nodes: FlowNode[] = [];
  const flows: SequenceFlow[] = [];
  for (const element of listOf(container, 'flowElements')) {
    if (element.$type === 'bpmn:SequenceFlow')
      flows.push(readFlow(named(element, `${id}_flow_${flows.length + 1}`), ctx));
    else if (!readArtefact(element, id, ctx)) {
      readInto(nodes, named(element, `${id}_node_${nodes.length + 1}`), ctx);
      readDataUse(element, id, ctx);
      keepVariables(nodes.at(-1), variableUse(element, ctx));
    }
  }
  readArtefacts(container, id, ctx);
  readProcessData(container, id, ctx);
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
      messages.walk.unknownElement(type),
      `Unknown element ${type} was left out`,
    );
}
