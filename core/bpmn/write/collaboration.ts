/** The pools of a model and what they send each other. */
import type { BpmnModel, Pool } from '../model.ts';
import { artefactsIn } from './artefacts.ts';
import { extended, type Namespaces } from './extensions.ts';
import { keptElements } from './kept.ts';
import { el, type Attributes, type Element } from './xml.ts';

/** Undefined where there is no pool. */
export function collaborationElement(
  model: BpmnModel,
  id: string,
  ids: ReadonlySet<string>,
  namespaces: Namespaces,
): Element | undefined {
  const foreign = (tag: string, one: Pool, more: Attributes): Element => {
    const { attributes, element } = extended({}, one.foreign ?? {}, namespaces);
    return el(
      tag,
      { id: one.id, name: one.name || undefined, ...more, ...attributes },
      element,
      ...keptElements(one.kept, namespaces),
    );
  };
  const { data, rest } = artefactsIn(model.artefacts, '', namespaces);
  const participants = [
    ...model.processes.flatMap(({ id: processRef, participant }) =>
      participant ? [foreign('bpmn:participant', participant, { processRef })] : [],
    ),
    ...(model.pools ?? []).map((pool) => foreign('bpmn:participant', pool, {})),
  ];
  if (participants.length === 0) return undefined;
  const flows = model.messageFlows.filter(({ source, target }) => ids.has(source) && ids.has(target));
  return el(
    'bpmn:collaboration',
    { id },
    ...participants,
    ...flows.map((flow) =>
      foreign('bpmn:messageFlow', flow, { sourceRef: flow.source, targetRef: flow.target }),
    ),
    ...keptElements(model.between, namespaces),
    ...data,
    ...rest,
  );
}
