/** What is drawn for the reader only, as XML: texts, groups, associations, data. */
import type { Artefact, BpmnModel } from '../model.ts';
import { PLACEHOLDER } from '../read/context.ts';
import { extended, type Namespaces } from './extensions.ts';
import { keptElements } from './kept.ts';
import { el, type Element } from './xml.ts';

/** What stands in a container, in the order BPMN wants: data among the steps, the rest after them. */
export function artefactsIn(
  artefacts: readonly Artefact[],
  scope: string,
  namespaces: Namespaces,
): { data: Element[]; rest: Element[] } {
  const here = artefacts.filter((one) => one.scope === scope);
  const drawn = (one: Artefact, write: (one: Artefact) => Element[]): Element[] =>
    write(one).map((element) => withForeign(element, one, namespaces));
  return {
    data: here.flatMap((one) => drawn(one, dataElement)),
    rest: here.flatMap((one) => drawn(one, restElement)),
  };
}

/** An element with what else its file says of it. */
function withForeign(element: Element, { foreign = {}, kept }: Artefact, namespaces: Namespaces): Element {
  const { attributes, element: extensions } = extended({}, foreign, namespaces);
  const isHead = ({ tag }: Element): boolean => tag === 'bpmn:documentation';
  const parts = keptElements(kept, namespaces);
  return {
    tag: element.tag,
    attributes: { ...attributes, ...element.attributes },
    children: [
      ...parts.filter(isHead),
      ...(extensions ? [extensions] : []),
      ...element.children,
      ...parts.filter((part) => !isHead(part)),
    ],
  };
}

function dataElement(one: Artefact): Element[] {
  const { id, kind, name, of, collection, state } = one;
  const common = { id, name: name || undefined };
  const inState = state === undefined ? undefined : el('bpmn:dataState', { name: state });
  const several = collection ? { isCollection: true } : {};
  switch (kind) {
    case 'data':
      return [el('bpmn:dataObject', { ...common, ...several }, inState)];
    case 'data_reference':
      return [el('bpmn:dataObjectReference', { ...common, dataObjectRef: of }, inState)];
    case 'store_reference':
      return [el('bpmn:dataStoreReference', { ...common, dataStoreRef: of }, inState)];
    default:
      return [];
  }
}

function restElement({ id, kind, name, source, target, direction }: Artefact): Element[] {
  switch (kind) {
    case 'text':
      return [el('bpmn:textAnnotation', { id }, el('bpmn:text', {}, name))];
    case 'group':
      return [el('bpmn:group', { id, categoryValueRef: name === '' ? undefined : valueOf(id) })];
    case 'association':
      return source === undefined || target === undefined
        ? []
        : [
            el('bpmn:association', {
              id,
              sourceRef: source,
              targetRef: target,
              associationDirection: direction,
            }),
          ];
    default:
      return [];
  }
}

function valueOf(group: string): string {
  return `${group}_value`;
}

/** Stores, and the names of groups, which BPMN keeps apart from them. */
export function artefactRoots({ artefacts }: BpmnModel, namespaces: Namespaces): Element[] {
  return artefacts.flatMap((one) => {
    const { id, kind, name } = one;
    const store = el('bpmn:dataStore', { id, name: name || undefined });
    if (kind === 'store') return [withForeign(store, one, namespaces)];
    if (kind !== 'group' || name === '') return [];
    const value = el('bpmn:categoryValue', { id: valueOf(id), value: name });
    return [el('bpmn:category', { id: `${id}_category` }, value)];
  });
}

/** What a step takes from data and puts into it; BPMN wants the inside of the step named too. */
export function dataUse(artefacts: readonly Artefact[], node: string, namespaces: Namespaces): Element[] {
  const inputs = artefacts.filter(({ kind, target }) => kind === 'input' && target === node);
  const outputs = artefacts.filter(({ kind, source }) => kind === 'output' && source === node);
  const slot = `${node}_data`;
  return [
    ...(inputs.some(({ kept }) => !kept) ? [el('bpmn:property', { id: slot, name: PLACEHOLDER })] : []),
    ...inputs.map((one) =>
      association(
        'bpmn:dataInputAssociation',
        one,
        [el('bpmn:sourceRef', {}, one.source ?? ''), el('bpmn:targetRef', {}, slot)],
        namespaces,
      ),
    ),
    ...outputs.map((one) =>
      association(
        'bpmn:dataOutputAssociation',
        one,
        [el('bpmn:targetRef', {}, one.target ?? '')],
        namespaces,
      ),
    ),
  ];
}

/** The inside as it was read, else the ends. */
function association(tag: string, one: Artefact, ends: Element[], namespaces: Namespaces): Element {
  const { attributes } = extended({}, one.foreign ?? {}, namespaces);
  const inside = one.kept ? keptElements(one.kept, namespaces) : ends;
  return el(tag, { id: one.id, ...attributes }, ...inside);
}

/** What the whole process is given and gives; undefined where that is nothing. */
export function processData(
  artefacts: readonly Artefact[],
  scope: string,
  namespaces: Namespaces,
): Element | undefined {
  const here = artefacts.filter((one) => one.scope === scope);
  const inputs = here.filter(({ kind }) => kind === 'data_input');
  const outputs = here.filter(({ kind }) => kind === 'data_output');
  if (inputs.length + outputs.length === 0) return undefined;
  const written = (tag: string, one: Artefact): Element => {
    const { id, name, collection, state } = one;
    const attributes = { id, name: name || undefined, ...(collection ? { isCollection: true } : {}) };
    const inState = state === undefined ? undefined : el('bpmn:dataState', { name: state });
    return withForeign(el(tag, attributes, inState), one, namespaces);
  };
  return el(
    'bpmn:ioSpecification',
    {},
    ...inputs.map((one) => written('bpmn:dataInput', one)),
    ...outputs.map((one) => written('bpmn:dataOutput', one)),
    el('bpmn:inputSet', {}, ...inputs.map(({ id }) => el('bpmn:dataInputRefs', {}, id))),
    el('bpmn:outputSet', {}, ...outputs.map(({ id }) => el('bpmn:dataOutputRefs', {}, id))),
  );
}
