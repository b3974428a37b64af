/** From a model to BPMN 2.0 XML with coordinates of our own: readable, with pools and lanes, opens in any BPMN editor. */
import { allScopes } from './read/check.ts';
import type { BpmnModel } from './model.ts';
import { diagramElements } from './write/diagram.ts';
import { Declarations } from './write/declarations.ts';
import { allIds, withPlainIds } from './write/ids.ts';
import { extended } from './write/extensions.ts';
import { keptElements } from './write/kept.ts';
import { artefactRoots } from './write/artefacts.ts';
import { collaborationElement } from './write/collaboration.ts';
import { processElement } from './write/semantic.ts';
import { el, toXml } from './write/xml.ts';

const NAMESPACES = {
  'xmlns:bpmn': 'http://www.omg.org/spec/BPMN/20100524/MODEL',
  'xmlns:bpmndi': 'http://www.omg.org/spec/BPMN/20100524/DI',
  'xmlns:dc': 'http://www.omg.org/spec/DD/20100524/DC',
  'xmlns:di': 'http://www.omg.org/spec/DD/20100524/DI',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xmlns:xz': 'http://xiangzhi/schema/1',
};
/** Prefixes that mean what they mean here, whatever a file took them for. */
const OWN = new Set([
  ...Object.keys(NAMESPACES).map((name) => name.slice(6)),
  'bpmn2',
  'semantic',
  'omgdc',
  'omgdi',
  'xml',
  'xmlns',
]);
const OURS = new Set(Object.values(NAMESPACES));

/** Writes a model. */
export function writeBpmn(given: BpmnModel): string {
  const model = withPlainIds(given);
  const foreign = Object.fromEntries(
    Object.entries(model.namespaces ?? {}).filter(
      ([prefix, address]) =>
        !OWN.has(prefix) && !OURS.has(address) && /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(prefix),
    ),
  );
  const ids = idsOf(model);
  const taken = allIds(model);
  const roots = keptElements(model.roots, foreign);
  const declarations = new Declarations(taken, model.roots);
  const own = extended({}, model.foreign ?? {}, foreign);
  const free = (wanted: string): string => (taken.has(wanted) ? free(`${wanted}_`) : wanted);
  const processes = model.processes.map((process) =>
    processElement(process, { declarations, namespaces: foreign, artefacts: model.artefacts }),
  );
  const plane = free('collaboration');
  const collaboration = collaborationElement(model, plane, ids, foreign);
  const declared = Object.fromEntries(
    Object.entries(foreign).map(([prefix, address]) => [`xmlns:${prefix}`, address]),
  );
  return toXml(
    el(
      'bpmn:definitions',
      {
        ...NAMESPACES,
        ...declared,
        id: free('definitions'),
        targetNamespace: 'http://xiangzhi/processes',
        ...own.attributes,
        exporter: 'Xiangzhi',
      },
      own.element,
      ...roots.filter(({ tag }) => !isLast(tag)),
      ...declarations.elements,
      ...artefactRoots(model, foreign),
      collaboration,
      ...processes,
      ...diagramElements(model, collaboration ? plane : undefined),
      ...roots.filter(({ tag }) => isLast(tag)),
    ),
  );
}

/** What BPMN wants behind the pictures. */
function isLast(tag: string): boolean {
  return tag === 'bpmn:relationship';
}

function idsOf(model: BpmnModel): Set<string> {
  const scopes = model.processes.flatMap(allScopes);
  const lanes = model.processes.flatMap((process) => [
    ...process.lanes.map((lane) => lane.id),
    process.participant?.id ?? '',
  ]);
  const others = [...model.artefacts, ...(model.pools ?? []), ...model.messageFlows].map(({ id }) => id);
  return new Set([
    ...scopes.flatMap((scope) => [
      scope.id,
      ...scope.nodes.map((node) => node.id),
      ...scope.flows.map((flow) => flow.id),
    ]),
    ...lanes,
    ...others,
  ]);
}
