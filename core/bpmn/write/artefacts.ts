/** What is drawn for the reader only, as XML: texts, groups, associations, data. */
import type { Artefact, BpmnModel } from '../model.ts';
import { PLACEHOLDER } from '../read/artefacts.ts';
import { el, type Element } from './xml.ts';

/** What stands in a container, in the order BPMN wants: data among the steps, the rest after them. */
export function artefactsIn(
  artefacts: readonly Artefact[],
  scope: string,
): { data: Element[]; rest: Element[] } {
  const here = artefacts.filter((one) => one.scope === scope);
  return { data: here.flatMap(dataElement), rest: here.flatMap(restElement) };
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
export function artefactRoots({ artefacts }: BpmnModel): Element[] {
  return artefacts.flatMap(({ id, kind, name }) => {
    if (kind === 'store') return [el('bpmn:dataStore', { id, name: name || undefined })];
    if (kind !== 'group' || name === '') return [];
    const value = el('bpmn:categoryValue', { id: valueOf(id), value: name });
    return [el('bpmn:category', { id: `${id}_category` }, value)];
  });
}

/** What a step takes from data and puts into it; BPMN wants the inside of the step named too. */
export function dataUse(artefacts: readonly Artefact[], node: string): Element[] {
  const inputs = artefacts.filter(({ kind, target }) => kind === 'input' && target === node);
  const outputs = artefacts.filter(({ kind, source }) => kind === 'output' && source === node);
  const slot = `${node}_data`;
  return [
    ...(inputs.length > 0 ? [el('bpmn:property', { id: slot, name: PLACEHOLDER })] : []),
    ...inputs.map(({ id, source }) =>
      el(
        'bpmn:dataInputAssociation',
        { id },
        el('bpmn:sourceRef', {}, source ?? ''),
        el('bpmn:targetRef', {}, slot),
      ),
    ),
    ...outputs.map(({ id, target }) =>
      el('bpmn:dataOutputAssociation', { id }, el('bpmn:targetRef', {}, target ?? '')),
    ),
  ];
}

/** What the whole process is given and gives; undefined where that is nothing. */
export function processData(artefacts: readonly Artefact[], scope: string): Element | undefined {
  const here = artefacts.filter((one) => one.scope === scope);
  const inputs = here.filter(({ kind }) => kind === 'data_input');
  const outputs = here.filter(({ kind }) => kind === 'data_output');
  if (inputs.length + outputs.length === 0) return undefined;
  const written = (tag: string, { id, name, collection, state }: Artefact): Element =>
    el(
      tag,
      { id, name: name || undefined, ...(collection ? { isCollection: true } : {}) },
      state === undefined ? undefined : el('bpmn:dataState', { name: state }),
    );
  return el(
    'bpmn:ioSpecification',
    {},
    ...inputs.map((one) => written('bpmn:dataInput', one)),
    ...outputs.map((one) => written('bpmn:dataOutput', one)),
    el('bpmn:inputSet', {}, ...inputs.map(({ id }) => el('bpmn:dataInputRefs', {}, id))),
    el('bpmn:outputSet', {}, ...outputs.map(({ id }) => el('bpmn:dataOutputRefs', {}, id))),
  );
}
