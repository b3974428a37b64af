/** Ids as every BPMN editor takes them: ASCII letters, digits, `_`, `-` and `.`, no digit in front. */
import type { BpmnModel, Kept } from '../model.ts';
import { isPlainId } from '../read/ids.ts';

/** Every id of a model. */
export function allIds(model: BpmnModel): Set<string> {
  const ids = new Set<string>();
  collect(model, ids);
  return ids;
}

/** An id in plain letters; others become their code point, so that different ids stay different. */
function plainId(wanted: string): string {
  const plain = wanted.replace(
    /[^A-Za-z0-9_.-]/gu,
    (sign) => `_${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
  return /^[A-Za-z_]/.test(plain) ? plain : `_${plain}`;
}

/** Properties that hold ids. */
const HOLDERS = new Set([
  'id',
  'source',
  'target',
  'default',
  'attachedTo',
  'lane',
  'parent',
  'called',
  'incoming',
  'outgoing',
  'scope',
  'of',
]);
/** What is data of others. */
const CLOSED = new Set(['xz', 'foreign', 'namespaces']);

/** What is XML as it was read. */
const KEPT = new Set(['kept', 'roots', 'between']);

/**
 * The model with plain ids. A node whose id changes keeps its key in the machine: it says so as its `xz:step`, so the
 * machine compiled from what is written is the same.
 */
export function withPlainIds(model: BpmnModel): BpmnModel {
  const ids = allIds(model);
  if ([...ids].every(isPlainId)) return model;
  const plain = new Map<string, string>();
  for (const id of ids) {
    if (isPlainId(id)) continue;
    let wanted = plainId(id);
    while (ids.has(wanted)) wanted = `${wanted}_`;
    plain.set(id, wanted);
    ids.add(wanted);
  }
  return renamed(model, plain) as BpmnModel;
}

function collect(value: unknown, ids: Set<string>): void {
  if (Array.isArray(value)) value.forEach((each) => collect(each, ids));
  else if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) {
      if (key === 'id' && typeof each === 'string' && each !== '') ids.add(each);
      else if (!CLOSED.has(key)) collect(each, ids);
    }
}

function renamed(value: unknown, plain: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((each) => renamed(each, plain));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]): [string, unknown] => {
    if (KEPT.has(key)) return [key, (each as Kept[]).map((one) => keptRenamed(one, plain))];
    if (key === 'foreign') return [key, referencesRenamed(each as object, plain)];
    if (CLOSED.has(key)) return [key, each];
    if (!HOLDERS.has(key)) return [key, renamed(each, plain)];
    if (typeof each === 'string') return [key, plain.get(each) ?? each];
    return [
      key,
      Array.isArray(each) ? each.map((id) => plain.get(id as string) ?? id) : renamed(each, plain),
    ];
  });
  return stepKept(value, Object.fromEntries(entries));
}

/** Of what is not modelled, BPMN's own attributes may be references. */
function referencesRenamed(foreign: object, plain: ReadonlyMap<string, string>): object {
  return Object.fromEntries(
    Object.entries(foreign).map(([name, value]: [string, unknown]) => [
      name,
      name.endsWith('Ref') && typeof value === 'string' ? (plain.get(value) ?? value) : value,
    ]),
  );
}

/** An attribute or text that is nothing but an id is one. */
function keptRenamed({ tag, attributes, children }: Kept, plain: ReadonlyMap<string, string>): Kept {
  return {
    tag,
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [
        name,
        name === 'name' ? value : (plain.get(value) ?? value),
      ]),
    ),
    children: children.map((child) =>
      typeof child === 'string' ? (plain.get(child) ?? child) : keptRenamed(child, plain),
    ),
  };
}

/** A node of the flow has `incoming`; its key in the machine does not change with its id. */
function stepKept(before: object, after: Record<string, unknown>): Record<string, unknown> {
  const { id, xz, incoming } = before as { id?: string; xz?: Record<string, unknown>; incoming?: unknown };
  if (incoming === undefined || id === after.id || xz?.step !== undefined) return after;
  return { ...after, xz: { ...xz, step: id } };
}
