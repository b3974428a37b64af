/** What any state takes over from its element: its words, what is done on entering and leaving, meta as written. */
import type { Json, JsonObject } from '../../vocabulary.ts';
import type { Node } from '../compile/linked.ts';
import type { State } from '../compile/states.ts';

/** Gives the state of a node its meta; what the drawing says itself (`xz` property `meta`) wins. */
export function dress(state: State, node: Node, meta: JsonObject = {}): void {
  const { xz } = node.bpmn;
  const all = { ...meta, ...objectOf(xz.meta) };
  if (Object.keys(all).length > 0) state.meta = all;
  if (!state.meta?.label && node.bpmn.name !== '') state.description = node.bpmn.name;
  state.entry.push(...listOf(xz.entry));
  state.exit.push(...listOf(xz.exit));
}

/** What the element does, as actions of the vocabulary. */
export function actionsOf(node: Node): Json[] {
  return listOf(node.bpmn.xz.actions);
}

export function label(node: Node): JsonObject {
  return node.bpmn.name === '' ? {} : { label: node.bpmn.name };
}

export function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

export function objectOf(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

export function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
