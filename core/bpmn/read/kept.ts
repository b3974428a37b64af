/**
 * What a file says and nothing here looks at (inputs and outputs of steps, performers, interfaces, types of data …) is
 * kept as the XML it was, so that writing gives it back.
 */
import type { ModdleElement } from 'bpmn-moddle';
import type { Kept } from '../model.ts';
import { PLACEHOLDER, type ReadContext } from './context.ts';
import { extensionsOf } from './extensions.ts';

type RefOf = ReadContext['refOf'];

/** What the parser knows of a property of an element. */
interface Property {
  type: string;
  isAttr?: boolean;
  isBody?: boolean;
  isMany?: boolean;
  isReference?: boolean;
  isVirtual?: boolean;
  xml?: { serialize?: string };
  ns: { prefix: string; localName: string };
}

const MAX_DEPTH = 40;
const SIMPLE = /^(?:String|Boolean|Integer|Real)$/;

/** Parts of an element that stand elsewhere in the model, by the parser's names. */
const MODELLED = new Set([
  'documentation',
  'extensionElements',
  'incoming',
  'outgoing',
  'flowElements',
  'artifacts',
  'laneSets',
  'eventDefinitions',
  'eventDefinitionRef',
  'loopCharacteristics',
  'script',
  'dataInputAssociations',
  'dataOutputAssociations',
  'conditionExpression',
  'sourceRef',
  'targetRef',
]);

/** The parts of an element that are not modelled, to be spread; `modelled` names what else of it is. */
export function keptOf(
  element: ModdleElement,
  refOf: RefOf,
  modelled: readonly string[] = [],
): { kept?: Kept[] } {
  const kept = propertiesOf(element)
    .filter(
      ({ isAttr, ns }) => isAttr !== true && !MODELLED.has(ns.localName) && !modelled.includes(ns.localName),
    )
    .flatMap((property) => childrenOf(element, property, refOf, 0))
    .filter((part): part is Kept => typeof part !== 'string' && part.attributes.name !== PLACEHOLDER);
  return kept.length > 0 ? { kept } : {};
}

/** An element with all it holds. */
export function treeOf(element: ModdleElement, refOf: RefOf, tag = tagOf(element.$type), depth = 0): Kept {
  const attributes: Kept['attributes'] = {};
  const children: Kept['children'] = [];
  const typed = propertiesOf(element);
  for (const property of typed) {
    const { ns, isAttr } = property;
    if (isAttr !== true) continue;
    const value = property.isReference ? refOf(element, ns.localName) : element[ns.localName];
    if (value !== undefined && typeof value !== 'object') attributes[ns.localName] = String(value);
  }
  for (const [name, value] of Object.entries(element.$attrs ?? {}))
    if (!/^xmlns(:|$)|^xsi:/.test(name)) attributes[name] = String(value);
  if (!element.$descriptor || typed.length === 0) addGeneric(element, attributes);
  if (depth < MAX_DEPTH) {
    for (const property of typed)
      if (property.isAttr !== true) children.push(...childrenOf(element, property, refOf, depth + 1));
    for (const child of element.$children ?? []) children.push(treeOf(child, refOf, child.$type, depth + 1));
  }
  if (children.length === 0 && typeof element.$body === 'string' && element.$body.trim() !== '')
    children.push(element.$body);
  return { tag, attributes, children };
}

/** Attributes of an element the parser has no description of stand among its properties. */
function addGeneric(element: ModdleElement, attributes: Kept['attributes']): void {
  for (const [name, value] of Object.entries(element))
    if (!name.startsWith('$') && ['string', 'number', 'boolean'].includes(typeof value))
      attributes[name] = String(value);
}

/** The properties an element has something for, in BPMN's order. */
function propertiesOf(element: ModdleElement): Property[] {
  const { properties = [] } = (element.$descriptor ?? {}) as { properties?: Property[] };
  return properties.filter(
    ({ ns, isVirtual }) => ns.prefix === 'bpmn' && isVirtual !== true && Object.hasOwn(element, ns.localName),
  );
}

/** What stands inside an element for one of its properties. */
function childrenOf(
  element: ModdleElement,
  property: Property,
  refOf: RefOf,
  depth: number,
): (Kept | string)[] {
  const name = property.ns.localName;
  const value = element[name];
  if (property.isBody) return typeof value === 'string' && value !== '' ? [value] : [];
  const text = (body: string): Kept => ({ tag: `bpmn:${name}`, attributes: {}, children: [body] });
  if (property.isReference) {
    const found: Kept[] = [];
    for (let n = 0, id = refOf(element, name, n); id !== undefined; id = refOf(element, name, (n += 1)))
      found.push(text(id));
    return found;
  }
  if (SIMPLE.test(property.type)) return [value].flat().map((each) => text(String(each)));
  if (name === 'extensionElements') return [extensionTree(element, refOf, depth)];
  return [value as ModdleElement | ModdleElement[]]
    .flat()
    .map((child) => childTree(child, property, refOf, depth));
}

function extensionTree(element: ModdleElement, refOf: RefOf, depth: number): Kept {
  const children = extensionsOf(element).map((one) => treeOf(one, refOf, one.$type, depth + 1));
  return { tag: 'bpmn:extensionElements', attributes: {}, children };
}

/** A child is called by its type, or by the property with its type said beside. */
function childTree(child: ModdleElement, property: Property, refOf: RefOf, depth: number): Kept {
  const { serialize } = property.xml ?? {};
  if (serialize === undefined) return treeOf(child, refOf, tagOf(child.$type), depth);
  const tree = treeOf(child, refOf, `bpmn:${property.ns.localName}`, depth);
  if (serialize === 'xsi:type' && child.$type !== property.type)
    tree.attributes['xsi:type'] = child.$type.replace(':', ':t');
  return tree;
}

/** `bpmn:DataInput` is written `bpmn:dataInput`. */
function tagOf(type: string): string {
  return type.replace(/:(.)/, (_, first: string) => `:${first.toLowerCase()}`);
}
