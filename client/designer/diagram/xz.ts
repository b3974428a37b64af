/** The house's own properties of an element: read as one record, written so that the command stack can take it back. */
import XZ from '../../../core/bpmn/xz.moddle.json' with { type: 'json' };
import type { Json } from '../../../core/vocabulary.ts';
import type { Element, Moddle, Services } from './services.ts';

const ATTRIBUTES = new Set((XZ.types[0]?.properties ?? []).map((property) => property.name));

export type Xz = Record<string, Json>;
/** `undefined` takes a property away. */
export type XzPatch = Record<string, Json | undefined>;

/** Plain attributes as text, `xz:property` bodies as JSON; a body that is no JSON is left to the check. */
export function readXz(of: Moddle): Xz {
  const found: Xz = {};
  for (const name of ATTRIBUTES) {
    const value = of.get(`xz:${name}`);
    if (typeof value === 'string') found[name] = value;
  }
  for (const property of propertiesOf(of)) {
    const name = property.get('name');
    if (typeof name !== 'string') continue;
    const value = parsed(property.get('value'));
    if (value !== undefined) found[name] = value;
  }
  return found;
}

/** What `modeling.updateProperties` needs to write a patch. */
export function xzProperties(
  factory: Services['bpmnFactory'],
  of: Moddle,
  patch: XzPatch,
): Record<string, unknown> {
  const next: XzPatch = { ...readXz(of), ...patch };
  const attributes: Record<string, unknown> = {};
  const bodies: Moddle[] = [];
  for (const [name, value] of Object.entries(next)) {
    const plain = ATTRIBUTES.has(name) && (value === undefined || typeof value === 'string');
    if (plain) attributes[`xz:${name}`] = value;
    else if (value !== undefined)
      bodies.push(factory.create('xz:Property', { name, value: JSON.stringify(value) }));
  }
  const others = extensionsOf(of).filter((extension) => extension.$type !== 'xz:Properties');
  const own = bodies.length > 0 ? [factory.create('xz:Properties', { values: bodies })] : [];
  const values = [...others, ...own];
  return {
    ...attributes,
    extensionElements: values.length > 0 ? factory.create('bpmn:ExtensionElements', { values }) : undefined,
  };
}

/** Writes a patch as one command. */
export function writeXz(
  services: Pick<Services, 'modeling' | 'bpmnFactory'>,
  element: Element,
  patch: XzPatch,
): void {
  services.modeling.updateProperties(
    element,
    xzProperties(services.bpmnFactory, element.businessObject, patch),
  );
}

function extensionsOf(of: Moddle): Moddle[] {
  const holder = of.get('extensionElements') as Moddle | undefined;
  const values = holder?.get('values');
  return Array.isArray(values) ? (values as Moddle[]) : [];
}

function propertiesOf(of: Moddle): Moddle[] {
  return extensionsOf(of)
    .filter((extension) => extension.$type === 'xz:Properties')
    .flatMap((extension) => (extension.get('values') as Moddle[] | undefined) ?? []);
}

function parsed(text: unknown): Json | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
