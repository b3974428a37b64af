/** Extension properties: ours (`xz:`) parsed, those of other vendors kept as found. */
import type { ModdleElement } from 'bpmn-moddle';
import type { Findings } from '../findings.ts';
import type { Json } from '../../vocabulary.ts';
import XZ from '../xz.moddle.json' with { type: 'json' };
import { textOf } from './context.ts';
import { messages } from '../messages.ts';

/** Names of our plain attributes. */
export const XZ_ATTRIBUTES: readonly string[] = (XZ.types[0]?.properties ?? []).map(
  (property) => property.name,
);

const MAX_DEPTH = 12;

/** What the parser knows of an element's properties. */
interface Descriptor {
  propertiesByName: Record<string, { isAttr?: boolean; ns?: { prefix?: string } }>;
}

/** Our properties of an element: plain attributes as text, `xz:property` bodies as JSON. */
export function xzOf(element: ModdleElement, findings: Findings): Record<string, Json> {
  const found: Record<string, Json> = {};
  for (const name of XZ_ATTRIBUTES) {
    const value = textOf(element, `xz:${name}`);
    if (value !== undefined) found[name] = value;
  }
  for (const [name, value] of Object.entries(element.$attrs ?? {}))
    if (name.startsWith('xz:')) found[name.slice(3)] = value;
  for (const extension of extensionsOf(element)) {
    if (extension.$type !== 'xz:Properties') continue;
    for (const property of (extension.get('values') as ModdleElement[] | undefined) ?? []) {
      const name = textOf(property, 'name');
      if (name !== undefined) set(found, name, parsed(textOf(property, 'value'), element, name, findings));
    }
  }
  return found;
}

function parsed(text: string | undefined, element: ModdleElement, name: string, findings: Findings): Json {
  if (text === undefined) return null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    findings.error(
      'property_invalid',
      element.id ?? '',
      messages.extensions.notJson(name),
      `Property ${name} is not valid JSON`,
      `xz.${name}`,
    );
    return null;
  }
}

/** BPMN's own attributes that stand elsewhere in the model. */
const MODELLED = new Set([
  'attachedToRef',
  'categoryValueRef',
  'dataObjectRef',
  'dataStoreRef',
  'default',
  'errorRef',
  'escalationRef',
  'isCollection',
  'processRef',
  'signalRef',
  'sourceRef',
  'targetRef',
  'id',
  'name',
  'associationDirection',
  'calledElement',
  'cancelActivity',
  'instantiate',
  'isExecutable',
  'isForCompensation',
  'isInterrupting',
  'isSequential',
  'parallelMultiple',
  'testBefore',
  'triggeredByEvent',
]);

/** Attributes and elements of other vendors, and BPMN's own attributes that nothing here looks at. */
export function foreignOf(element: ModdleElement): Record<string, Json> {
  const found: Record<string, Json> = {};
  const known = (element.$descriptor as Descriptor | undefined)?.propertiesByName ?? {};
  // references do not show among the entries of an element
  for (const name of Object.getOwnPropertyNames(element)) {
    const { isAttr, ns } = known[name] ?? {};
    if (isAttr !== true || ns?.prefix !== 'bpmn' || MODELLED.has(name)) continue;
    const value = element[name];
    if (['string', 'boolean', 'number'].includes(typeof value)) set(found, name, String(value));
    else if (!namesMessage(element, name)) {
      const { id } = (value ?? {}) as Partial<ModdleElement>;
      if (id !== undefined) set(found, name, id);
    }
  }
  for (const [name, value] of Object.entries(element.$attrs ?? {})) {
    if (/^xmlns(:|$)/.test(name) || name.startsWith('xz:') || name.startsWith('xsi:')) continue;
    set(found, name, String(value));
  }
  for (const extension of extensionsOf(element)) {
    if (extension.$type.startsWith('xz:')) continue;
    const before = Object.hasOwn(found, extension.$type) ? found[extension.$type] : undefined;
    set(found, extension.$type, [...(Array.isArray(before) ? before : []), treeOf(extension, 0)]);
  }
  return found;
}

/** The message of a step or event is modelled, that of a message flow is not. */
function namesMessage(element: ModdleElement, property: string): boolean {
  return property === 'messageRef' && element.$type !== 'bpmn:MessageFlow';
}

export function extensionsOf(element: ModdleElement): ModdleElement[] {
  const holder = element.get('extensionElements') as ModdleElement | undefined;
  const values = holder?.get?.('values');
  return Array.isArray(values) ? (values as ModdleElement[]) : [];
}

/** An element without a schema: attributes by name, `$body`, `$children`. */
function treeOf(element: ModdleElement, depth: number): Json {
  const tree: Record<string, Json> = {};
  for (const [key, value] of Object.entries(element)) {
    if (key.startsWith('$') || typeof value === 'object' || typeof value === 'function') continue;
    set(tree, key, value as Json);
  }
  for (const [key, value] of Object.entries(element.$attrs ?? {}))
    if (!key.startsWith('xmlns')) set(tree, key, String(value));
  if (typeof element.$body === 'string' && element.$body.trim() !== '') tree.$body = element.$body;
  const children = element.$children ?? [];
  if (children.length > 0 && depth < MAX_DEPTH)
    tree.$children = children.map((child) => ({
      $type: child.$type,
      ...(treeOf(child, depth + 1) as object),
    }));
  return tree;
}

/** Own property whatever the name: `__proto__` is data here. */
function set(target: Record<string, Json>, name: string, value: Json): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}

/** First extension element of a type, looked up without regard to case (`zeebe:taskDefinition`, `zeebe:TaskDefinition`). */
export function foreignElement(
  foreign: Record<string, Json>,
  type: string,
): Record<string, Json> | undefined {
  const key = Object.keys(foreign).find((name) => name.toLowerCase() === type.toLowerCase());
  const list = key === undefined ? undefined : foreign[key];
  const first = Array.isArray(list) ? list[0] : undefined;
  return typeof first === 'object' && first !== null && !Array.isArray(first) ? first : undefined;
}

/** A vendor's attribute by its local name, whichever vendor: `assignee` of `camunda:assignee`, `flowable:assignee` … */
export function foreignAttribute(foreign: Record<string, Json>, local: string): string | undefined {
  for (const vendor of ['camunda', 'flowable', 'activiti']) {
    const value = foreign[`${vendor}:${local}`];
    if (typeof value === 'string' && value.trim() !== '') return value;
  }
  return undefined;
}
