/** Texts, groups, associations, data: kept, not executed. */
import type { ModdleElement } from 'bpmn-moddle';
import { called, type Findings } from '../findings.ts';
import type { Artefact, ArtefactKind, Kept, Scope } from '../model.ts';
import { foreignOf } from './extensions.ts';
import { keptOf, treeOf } from './kept.ts';
import {
  PLACEHOLDER,
  childOf,
  flagOf,
  listOf,
  textOf,
  type ArtefactContext,
  type ReadContext,
} from './context.ts';
import { messages } from '../messages.ts';

const KINDS: Record<string, ArtefactKind> = {
  'bpmn:TextAnnotation': 'text',
  'bpmn:Group': 'group',
  'bpmn:Association': 'association',
  'bpmn:DataObject': 'data',
  'bpmn:DataObjectReference': 'data_reference',
  'bpmn:DataStoreReference': 'store_reference',
  'bpmn:DataStore': 'store',
  'bpmn:DataInput': 'data_input',
  'bpmn:DataOutput': 'data_output',
};

/** Whether the element is one; it is taken in. `scope` is the id of what it stands in. */
export function readArtefact(element: ModdleElement, scope: string, ctx: ArtefactContext): boolean {
  const kind = KINDS[element.$type];
  if (kind === undefined) return false;
  const { artefacts } = ctx.into;
  const [source, target] = [ctx.refOf(element, 'sourceRef'), ctx.refOf(element, 'targetRef')];
  const of = ctx.refOf(element, 'dataObjectRef') ?? ctx.refOf(element, 'dataStoreRef');
  const state = textOf(childOf(element, 'dataState') ?? element, 'name');
  const direction = element.get('associationDirection');
  const foreign = foreignOf(element);
  artefacts.push({
    id: element.id ?? `${scope}_${kind}_${artefacts.length + 1}`,
    kind,
    name: nameOf(element),
    scope,
    ...(source !== undefined ? { source } : {}),
    ...(target !== undefined ? { target } : {}),
    ...(direction === 'One' || direction === 'Both' ? { direction } : {}),
    ...(of !== undefined ? { of } : {}),
    ...(childOf(element, 'dataState') && state ? { state } : {}),
    ...(flagOf(element, 'isCollection') ? { collection: true } : {}),
    ...(Object.keys(foreign).length > 0 ? { foreign } : {}),
    ...keptOf(element, ctx.refOf, ['text', 'dataState', 'dataObjectRef', 'dataStoreRef', 'categoryValueRef']),
  });
  return true;
}

function nameOf(element: ModdleElement): string {
  const value = childOf(element, 'categoryValueRef');
  return textOf(element, 'name') ?? textOf(element, 'text') ?? (value && textOf(value, 'value')) ?? '';
}

export function readArtefacts(container: ModdleElement, scope: string, ctx: ArtefactContext): void {
  for (const element of listOf(container, 'artifacts')) readArtefact(element, scope, ctx);
}

/** What the whole process is given and gives. */
export function readProcessData(process: ModdleElement, scope: string, ctx: ArtefactContext): void {
  const whole = process.$type === 'bpmn:Process' ? childOf(process, 'ioSpecification') : undefined;
  if (!whole) return;
  for (const list of ['dataInputs', 'dataOutputs'])
    for (const element of listOf(whole, list)) readArtefact(element, scope, ctx);
}

/** What a step takes from data and puts into it. */
export function readDataUse(element: ModdleElement, scope: string, ctx: ArtefactContext): void {
  const node = element.id ?? '';
  const add = (kind: 'input' | 'output', association: ModdleElement, ends: Partial<Artefact>): void => {
    const { artefacts } = ctx.into;
    const id = association.id ?? `${node}_${kind}_${artefacts.length + 1}`;
    const { children } = treeOf(association, ctx.refOf);
    const inside = children.filter((part) => typeof part !== 'string');
    const foreign = foreignOf(association);
    artefacts.push({
      id,
      kind,
      name: '',
      scope,
      ...ends,
      ...(Object.keys(foreign).length > 0 ? { foreign } : {}),
      ...(isFull(association) ? { kept: inside } : {}),
    });
  };
  for (const association of listOf(element, 'dataInputAssociations')) {
    const source = listOf(association, 'sourceRef')[0]?.id;
    if (isData(listOf(association, 'sourceRef')[0])) add('input', association, { source, target: node });
  }
  for (const association of listOf(element, 'dataOutputAssociations')) {
    const target = childOf(association, 'targetRef');
    if (isData(target)) add('output', association, { source: node, target: target?.id });
  }
}

/** Whether an association says more than which data it is about. */
function isFull(association: ModdleElement): boolean {
  const { name } = childOf(association, 'targetRef') ?? {};
  const source = listOf(association, 'sourceRef')[0];
  if (association.$type === 'bpmn:DataInputAssociation') return name !== PLACEHOLDER;
  return source !== undefined || listOf(association, 'assignment').length > 0;
}

/** What goes between the variables of an engine and a step: kept as it was. */
export function variableUse(element: ModdleElement, { refOf }: Pick<ReadContext, 'refOf'>): Kept[] {
  const inputs = listOf(element, 'dataInputAssociations').filter(
    (one) => !isData(listOf(one, 'sourceRef')[0]),
  );
  const outputs = listOf(element, 'dataOutputAssociations').filter(
    (one) => !isData(childOf(one, 'targetRef')),
  );
  return [...inputs, ...outputs].map((one) => treeOf(one, refOf));
}

/** Something drawn; variables of an engine are data too, but nobody sees them. */
function isData(element: ModdleElement | undefined): element is ModdleElement & { id: string } {
  if (element?.id === undefined) return false;
  const kind = KINDS[element.$type];
  const ofProcess = element.$parent?.$parent?.$type === 'bpmn:Process';
  return (
    kind === 'data_reference' ||
    kind === 'store_reference' ||
    ((kind === 'data_input' || kind === 'data_output') && ofProcess)
  );
}

/**
 * Steps that are done only to undo others: those a compensation event points to, whether or not they say so. One that
 * says so and stands in the flow all the same is a step like others.
 */
export function markHandlers(
  scopes: readonly Scope[],
  artefacts: readonly Artefact[],
  findings: Findings,
): void {
  const nodes = new Map(scopes.flatMap((scope) => scope.nodes.map((node) => [node.id, node] as const)));
  for (const { kind, source, target } of artefacts) {
    if (kind !== 'association') continue;
    const [from, to] = [nodes.get(source ?? ''), nodes.get(target ?? '')];
    const undoes =
      from?.type === 'event' &&
      from.position === 'boundary' &&
      from.definitions.some(({ trigger }) => trigger === 'compensation');
    if (undoes && to && to.type !== 'event' && to.type !== 'gateway') to.compensates = true;
  }
  for (const node of nodes.values()) {
    if (!('compensates' in node) || node.incoming.length + node.outgoing.length === 0) continue;
    delete node.compensates;
    findings.warn(
      'compensation_in_flow',
      node.id,
      messages.artefacts.handlerWithFlows(called(node)),
      'The activity is for compensation and stands in the flow; it is taken for an ordinary one',
    );
  }
}

/** Which steps stand inside the groups, by the places in the drawing. */
export function readGroups(root: ModdleElement, artefacts: Artefact[]): void {
  const groups = artefacts.filter(({ kind }) => kind === 'group');
  if (groups.length === 0) return;
  const boxes = new Map<string, Box>();
  for (const diagram of listOf(root, 'diagrams'))
    for (const shape of listOf(childOf(diagram, 'plane') ?? diagram, 'planeElement')) {
      const [id, box] = [childOf(shape, 'bpmnElement')?.id, boxOf(childOf(shape, 'bounds'))];
      if (id !== undefined && box) boxes.set(id, box);
    }
  for (const group of groups) {
    const around = boxes.get(group.id);
    const inside = [...boxes].filter(([id, box]) => id !== group.id && around && isInside(box, around));
    if (inside.length > 0) group.members = inside.map(([id]) => id);
  }
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

function boxOf(bounds: ModdleElement | undefined): Box | null {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => Number(bounds?.get(name)));
  const box = { x, y, width, height };
  return Object.values(box).every(Number.isFinite) ? (box as Box) : null;
}

function isInside(box: Box, around: Box): boolean {
  return (
    box.x >= around.x &&
    box.y >= around.y &&
    box.x + box.width <= around.x + around.width &&
    box.y + box.height <= around.y + around.height
  );
}
