/** What was kept of a file as it was, written back. */
import type { Kept } from '../model.ts';
import { known, type Namespaces } from './extensions.ts';
import { el, type Element } from './xml.ts';

/** The elements of what was kept; what is in a namespace nothing is known of cannot be written. */
export function keptElements(kept: readonly Kept[] | undefined, namespaces: Namespaces): Element[] {
  return (kept ?? []).flatMap((one) => (known(one.tag, namespaces) ? [keptElement(one, namespaces)] : []));
}

function keptElement({ tag, attributes, children }: Kept, namespaces: Namespaces): Element {
  const written = Object.entries(attributes).filter(([name]) => known(name, namespaces));
  const inside = children.flatMap((child): (Element | string)[] =>
    typeof child === 'string' ? [child] : keptElements([child], namespaces),
  );
  return el(tag, Object.fromEntries(written), ...inside);
}

/** The order BPMN's schema wants the parts of a step, an event or a process in; performers and others come last. */
const ORDER = [
  'auditing',
  'monitoring',
  'incoming',
  'outgoing',
  'ioSpecification',
  'property',
  'dataInput',
  'dataOutput',
  'dataInputAssociation',
  'dataOutputAssociation',
  'inputSet',
  'outputSet',
].map((name) => `bpmn:${name}`);

/** Parts in the order of the schema; those of one kind stay in theirs. */
export function inOrder(parts: readonly Element[]): Element[] {
  const rank = ({ tag }: Element): number => (ORDER.includes(tag) ? ORDER.indexOf(tag) : ORDER.length);
  return [...parts].sort((one, other) => rank(one) - rank(other));
}

/** Whether a part of a container stands before what it contains. */
export function standsFirst({ tag }: Element): boolean {
  return ORDER.includes(tag);
}
