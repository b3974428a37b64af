/** The states of a definition as a tree, and positions in it: what migration compares, without running anything. */
import type { ProcessDefinition, StateMeta } from '../definition/process.ts';
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../vocabulary.ts';

/** A state of a machine. */
export interface Shape {
  /** Path from the root, `investigation.visit.home_visit`; empty for the root. */
  id: string;
  /** The step id. */
  key: string;
  /** The id the machine knows it by, also in its delayed events. */
  machineId: string;
  type: 'leaf' | 'compound' | 'parallel' | 'history';
  meta: StateMeta | undefined;
  parent: Shape | null;
  children: Shape[];
  /** Names of its delays. */
  delays: string[];
  /** A case passes through it and never stays. */
  transient: boolean;
  /** A case ends there. */
  end: boolean;
}

/** The states of a process by path. */
export type Shapes = ReadonlyMap<string, Shape>;

const known = new WeakMap<ProcessDefinition, Shapes>();

/** Reads the states of a definition that compiles. */
export function shapesOf(definition: ProcessDefinition): Shapes {
  let shapes = known.get(definition);
  if (!shapes) known.set(definition, (shapes = read(definition)));
  return shapes;
}

function read(definition: ProcessDefinition): Shapes {
  const shapes = new Map<string, Shape>();
  const visit = (config: JsonObject, key: string, path: string[], parent: Shape | null): Shape => {
    const states = isObject(config.states) ? config.states : {};
    const id = path.join('.');
    const meta = config.meta as StateMeta | undefined;
    const type = typeOf(config, states);
    const shape: Shape = {
      id,
      key,
      machineId: path.length > 0 && typeof config.id === 'string' ? config.id : machineId(definition, id),
      type,
      meta,
      parent,
      children: [],
      delays: Object.keys(isObject(config.after) ? config.after : {}),
      transient: type === 'leaf' && config.always !== undefined && !stays(config, meta),
      end: type === 'leaf' && (meta?.end !== undefined || (config.type === 'final' && path.length === 1)),
    };
    shapes.set(id, shape);
    for (const [name, child] of Object.entries(states))
      if (isObject(child)) shape.children.push(visit(child, name, [...path, name], shape));
    return shape;
  };
  visit(definition.machine as JsonObject, definition.key, [], null);
  return shapes;
}

function typeOf(config: JsonObject, states: JsonObject): Shape['type'] {
  if (config.type === 'history' || config.type === 'parallel') return config.type;
  return Object.keys(states).length > 0 ? 'compound' : 'leaf';
}

/** Whether something can be waited for there. */
function stays(config: JsonObject, meta: StateMeta | undefined): boolean {
  return Boolean(config.on ?? config.after ?? meta?.task ?? meta?.notice ?? meta?.waits);
}

/** The machine's own name of the state at a path. */
export function machineId({ key }: ProcessDefinition, id: string): string {
  return id === '' ? key : `${key}.${id}`;
}

/** The path of a state from the machine's own name of it. */
export function pathOf({ key }: ProcessDefinition, machineId: string): string {
  return machineId === key ? '' : machineId.slice(key.length + 1);
}

/** The innermost active states of a machine's position, in order. */
export function leavesOf(value: Json, path: string[] = []): string[] {
  if (typeof value === 'string') return [[...path, value].join('.')];
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, below]) =>
    isObject(below) && Object.keys(below).length === 0
      ? [[...path, name].join('.')]
      : leavesOf(below, [...path, name]),
  );
}

/** The position in which exactly these innermost states are active; null where the machine has no such position. */
export function valueOf(shapes: Shapes, leaves: string[]): Json | null {
  const active = new Set<Shape>();
  for (const leaf of leaves)
    for (let at: Shape | null | undefined = shapes.get(leaf); at; at = at.parent) active.add(at);
  const value = (shape: Shape): Json | null => {
    const inside = shape.children.filter((child) => active.has(child));
    if (shape.type === 'leaf') return {};
    const expected =
      shape.type === 'parallel' ? shape.children.filter((c) => c.type !== 'history').length : 1;
    if (inside.length !== expected) return null;
    const below = inside.map((child): [Shape, Json | null] => [child, value(child)]);
    if (below.some(([, one]) => one === null)) return null;
    const [only] = below;
    if (shape.type === 'compound' && only?.[0].type === 'leaf') return only[0].key;
    return Object.fromEntries(below.map(([child, one]) => [child.key, one as Json]));
  };
  const root = shapes.get('') as Shape;
  return new Set(leaves).size === leaves.length ? value(root) : null;
}

/** What people call a state. */
export function labelOfState(shape: Shape | undefined, id: string): string {
  return shape?.meta?.label ?? shape?.key ?? id;
}
