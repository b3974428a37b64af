/** A machine config as a tree in which addresses can be looked up. */
import type { Json, JsonObject } from '../../vocabulary.ts';
import { listOf, objectOf, textOf } from '../elements/dress.ts';

export interface Branch {
  key: string;
  path: string[];
  config: JsonObject;
  parent: Branch | undefined;
  children: Branch[];
  meta: JsonObject;
}

/** A transition with its target looked up. */
export interface Step {
  feel: string | undefined;
  /** Says where the machine must be; cannot be drawn. */
  where: boolean;
  target: Branch | undefined;
  actions: Json[];
  reenter: boolean;
}

export function treeOf(machine: JsonObject): Branch {
  return branch('', [], machine, undefined);
}

function branch(key: string, path: string[], config: JsonObject, parent: Branch | undefined): Branch {
  const made: Branch = { key, path, config, parent, children: [], meta: objectOf(config.meta) };
  for (const [name, child] of Object.entries(objectOf(config.states)))
    made.children.push(branch(name, [...path, name], objectOf(child), made));
  return made;
}

/** The transitions under a key of the config, in order. */
export function stepsOf(from: Branch, value: Json | undefined): Step[] {
  const all = value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
  return all.map((each) => {
    const spec = typeof each === 'string' ? { target: each } : objectOf(each);
    const guard = guardOf(spec.guard);
    const target = Array.isArray(spec.target) ? spec.target[0] : spec.target;
    return {
      ...guard,
      target: typeof target === 'string' ? resolve(from, target) : undefined,
      actions: Array.isArray(spec.actions)
        ? spec.actions
        : spec.actions === undefined
          ? []
          : [spec.actions as Json],
      reenter: spec.reenter === true,
    };
  });
}

/** Named lists of transitions: `on`, `after`. */
export function namedSteps(from: Branch, key: 'on' | 'after'): [string, Step[]][] {
  return Object.entries(objectOf(from.config[key])).map(([name, value]) => [name, stepsOf(from, value)]);
}

function guardOf(guard: Json | undefined): { feel: string | undefined; where: boolean } {
  if (typeof guard === 'string') return { feel: guard, where: false };
  const { type, params } = objectOf(guard);
  const feel = textOf(objectOf(params).if);
  if (type === undefined || type === 'when') return { feel, where: false };
  return type === 'in' ? { feel, where: true } : { feel: textOf(type), where: false };
}

/** `sister`, `sister.child`, `.child`, `#machine.path`. */
function resolve(from: Branch, address: string): Branch | undefined {
  if (address.startsWith('#')) return descend(rootOf(from), address.slice(1).split('.').slice(1));
  if (address.startsWith('.')) return descend(from, address.slice(1).split('.'));
  return descend(from.parent ?? from, address.split('.'));
}

function descend(from: Branch, path: string[]): Branch | undefined {
  let at: Branch | undefined = from;
  for (const key of path) at = at?.children.find((child) => child.key === key);
  return at;
}

function rootOf(from: Branch): Branch {
  return from.parent ? rootOf(from.parent) : from;
}

/** Whether `inner` lies inside `outer` (or is it). */
export function isWithin(inner: Branch, outer: Branch): boolean {
  return inner === outer || (inner.parent !== undefined && isWithin(inner.parent, outer));
}

export function actionList(value: Json | undefined): Json[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? listOf(value) : [value];
}

/** The initial child. */
export function initialOf(from: Branch): Branch | undefined {
  const { initial } = from.config;
  return from.children.find((child) => child.key === initial) ?? from.children[0];
}
