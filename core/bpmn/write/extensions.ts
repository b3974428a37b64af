/** Our properties and those of other vendors, as they were read. */
import type { Json, JsonObject } from '../../vocabulary.ts';
import { XZ_ATTRIBUTES } from '../read/extensions.ts';
import { el, type Attributes, type Element } from './xml.ts';

/** Prefix → address; only what has one can be written. */
export type Namespaces = Record<string, string>;

const NAME = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;

interface Extended {
  attributes: Attributes;
  element: Element | undefined;
}

export function extended(
  xz: Record<string, Json>,
  foreign: Record<string, Json>,
  namespaces: Namespaces,
): Extended {
  const attributes: Attributes = {};
  const properties: Element[] = [];
  for (const [name, value] of Object.entries(xz)) {
    if (XZ_ATTRIBUTES.includes(name) && typeof value === 'string') attributes[`xz:${name}`] = value;
    else properties.push(el('xz:property', { name }, JSON.stringify(value)));
  }
  const others: Element[] = [];
  for (const [name, value] of Object.entries(foreign)) {
    if (!known(name, namespaces)) continue;
    if (Array.isArray(value)) others.push(...value.map((tree) => treeElement(name, tree, namespaces)));
    else attributes[name] = String(value);
  }
  const own = properties.length > 0 ? [el('xz:properties', {}, ...properties)] : [];
  const inside = [...own, ...others];
  return { attributes, element: inside.length > 0 ? el('bpmn:extensionElements', {}, ...inside) : undefined };
}

/** A name without a prefix is an attribute some tools add in BPMN's own name; with one its namespace has to be known. */
export function known(name: string, namespaces: Namespaces): boolean {
  const [prefix, local] = name.split(':');
  if (local === undefined) return NAME.test(name);
  return (
    prefix !== undefined &&
    local !== undefined &&
    (prefix === 'bpmn' || prefix === 'xsi' || Object.hasOwn(namespaces, prefix)) &&
    NAME.test(local) &&
    !name.slice(prefix.length + 1).includes(':')
  );
}

function treeElement(tag: string, tree: Json, namespaces: Namespaces): Element {
  const {
    $body,
    $children,
    $type: _type,
    ...rest
  } = (typeof tree === 'object' && tree !== null && !Array.isArray(tree) ? tree : {}) as JsonObject;
  const attributes: Attributes = {};
  for (const [name, value] of Object.entries(rest)) {
    if (name.includes(':') ? known(name, namespaces) : NAME.test(name)) attributes[name] = String(value);
  }
  const children = Array.isArray($children) ? $children : [];
  const inside = children.flatMap((child) => {
    const type = (child as JsonObject).$type;
    return typeof type === 'string' && known(type, namespaces) ? [treeElement(type, child, namespaces)] : [];
  });
  return el(tag, attributes, ...(inside.length > 0 ? inside : typeof $body === 'string' ? [$body] : []));
}
