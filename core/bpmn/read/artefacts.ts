/** Texts, groups, associations, data: kept, not executed. */
import type { ModdleElement } from 'bpmn-moddle';
import { listOf, textOf, type ReadContext } from './context.ts';

const KINDS: Record<string, string> = {
  'bpmn:TextAnnotation': 'text',
  'bpmn:Group': 'group',
  'bpmn:Association': 'association',
  'bpmn:DataObject': 'data',
  'bpmn:DataObjectReference': 'data',
  'bpmn:DataStoreReference': 'store',
};

/** Whether the element is one; it is taken in. */
export function readArtefact(element: ModdleElement, ctx: ReadContext): boolean {
  const kind = KINDS[element.$type];
  if (kind === undefined) return false;
  ctx.into.artefacts.push({
    id: element.id ?? '',
    kind,
    name: textOf(element, 'name') ?? textOf(element, 'text') ?? '',
  });
  return true;
}

export function readArtefacts(container: ModdleElement, ctx: ReadContext): void {
  for (const element of listOf(container, 'artifacts')) readArtefact(element, ctx);
}
