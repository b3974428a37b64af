/** Events as XML. */
import type { EventDefinition, FlowNode } from '../model.ts';
import { extended } from './extensions.ts';
import { keptElements } from './kept.ts';
import { languageOf, type Writing } from './writing.ts';
import { el, type Element } from './xml.ts';

const EVENTS: Record<string, string> = {
  start: 'startEvent',
  end: 'endEvent',
  catch: 'intermediateCatchEvent',
  throw: 'intermediateThrowEvent',
  boundary: 'boundaryEvent',
};
const DEFINITIONS: Record<string, string> = { compensation: 'compensate' };

/** An event; `head` is what stands before its flows. */
export function eventElement(
  node: FlowNode & { type: 'event' },
  common: Element['attributes'],
  head: (Element | undefined)[],
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
    ...head,
    ...ends,
    ...node.definitions.map((definition, n) =>
      definitionElement(definition, `${node.id}_on_${n + 1}`, writing),
    ),
  );
}

/** A definition with what else its file says of it. */
function definitionElement(definition: EventDefinition, id: string, writing: Writing): Element {
  const { tag, attributes, children } = triggerElement(definition, id, writing);
  const foreign = extended({}, definition.foreign ?? {}, writing.namespaces);
  const inside = [...children, ...keptElements(definition.kept, writing.namespaces)];
  return {
    tag,
    attributes: { ...foreign.attributes, ...attributes },
    children: foreign.element ? [foreign.element, ...inside] : inside,
  };
}

function triggerElement(definition: EventDefinition, id: string, writing: Writing): Element {
  const { trigger, ref, timer, language } = definition;
  const tag = `bpmn:${DEFINITIONS[trigger] ?? trigger}EventDefinition`;
  if (timer) {
    const kind = { date: 'timeDate', duration: 'timeDuration', cycle: 'timeCycle' }[timer.kind];
    return el(tag, { id }, el(`bpmn:${kind}`, { 'xsi:type': 'bpmn:tFormalExpression' }, timer.value));
  }
  if (trigger === 'conditional')
    return el(
      tag,
      { id },
      el('bpmn:condition', { 'xsi:type': 'bpmn:tFormalExpression', ...languageOf(language) }, ref),
    );
  if (trigger === 'link') return el(tag, { id, name: ref });
  if (ref === undefined || !['message', 'signal', 'error', 'escalation'].includes(trigger))
    return el(tag, { id });
  return el(tag, { id, [`${trigger}Ref`]: writing.declarations.idOf(trigger, ref) });
}
