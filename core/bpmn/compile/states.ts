/** The machine as it grows: states that point at each other as objects, and their form as JSON once all have their place. */
import type { Json, JsonObject } from '../../vocabulary.ts';

/** Where the machine must be: a state, or a combination. */
export type Where = State | { all: Where[] } | { any: Where[] } | { not: Where };

/** When a transition is taken: a FEEL condition, a place, or both. */
export interface Guard {
  feel?: string | undefined;
  where?: Where | undefined;
}

export interface Move {
  guard?: Guard | undefined;
  /** Absent: something is done and nobody moves. */
  target?: State | undefined;
  actions?: Json[] | undefined;
  /** Leaves and enters the state anew although it stays there. */
  reenter?: boolean | undefined;
}

export class State {
  readonly children: State[] = [];
  private readonly keys = new Set<string>();
  type: 'parallel' | 'final' | undefined;
  /** An end that nobody drew. */
  made = false;
  initial: State | undefined;
  meta: JsonObject | undefined;
  /** The piece of process that stands here: `use`, `with`, `as`. */
  piece: JsonObject | undefined;
  description = '';
  entry: Json[] = [];
  exit: Json[] = [];
  readonly on = new Map<string, Move[]>();
  readonly after = new Map<string, Move[]>();
  readonly always: Move[] = [];
  readonly onDone: Move[] = [];

  constructor(
    readonly key: string,
    readonly parent: State | undefined,
  ) {}

  /** A new state inside this one; its key is made unique among its sisters. */
  add(key: string): State {
    let name = key;
    for (let n = 2; this.keys.has(name); n += 1) name = `${key}_${n}`;
    this.keys.add(name);
    const child = new State(name, this);
    this.children.push(child);
    return child;
  }

  hear(event: string, moves: Move[]): void {
    this.on.set(event, [...(this.on.get(event) ?? []), ...moves]);
  }

  wait(delay: string, moves: Move[]): void {
    this.after.set(delay, [...(this.after.get(delay) ?? []), ...moves]);
  }

  get path(): string[] {
    return this.parent ? [...this.parent.path, this.key] : [];
  }
}

/** The XState config of a tree of states. */
export function toConfig(root: State): JsonObject {
  return { id: root.key, ...configOf(root, root.key) };
}

function configOf(state: State, id: string): JsonObject {
  const config: JsonObject = {};
  if (state.description !== '') config.description = state.description;
  if (state.piece) Object.assign(config, state.piece);
  if (state.type) config.type = state.type;
  const first = state.initial ?? state.children[0];
  if (first && state.type !== 'parallel') config.initial = first.key;
  if (state.meta) config.meta = state.meta;
  if (state.entry.length > 0) config.entry = state.entry;
  if (state.exit.length > 0) config.exit = state.exit;
  const moves = (list: Move[]): Json => {
    const all = list.map((move) => moveOf(move, state, id));
    return all.length === 1 ? (all[0] as Json) : all;
  };
  if (state.on.size > 0) config.on = named(state.on, moves);
  if (state.after.size > 0) config.after = named(state.after, moves);
  if (state.always.length > 0) config.always = moves(state.always);
  if (state.onDone.length > 0) config.onDone = moves(state.onDone);
  if (state.children.length > 0)
    config.states = Object.fromEntries(state.children.map((child) => [child.key, configOf(child, id)]));
  return config;
}

function named(lists: Map<string, Move[]>, moves: (list: Move[]) => Json): JsonObject {
  return Object.fromEntries([...lists].map(([name, list]) => [name, moves(list)]));
}

function moveOf(move: Move, from: State, id: string): JsonObject {
  const guard = guardOf(move.guard);
  return {
    ...(guard ? { guard } : {}),
    ...(move.target ? { target: addressOf(move.target, from, id) } : {}),
    ...(move.actions && move.actions.length > 0 ? { actions: move.actions } : {}),
    ...(move.reenter ? { reenter: true } : {}),
  };
}

/** A sister by her key, a child behind a dot, anybody else by the full address. */
function addressOf(target: State, from: State, id: string): string {
  if (target.parent === from) return `.${target.key}`;
  if (target.parent !== undefined && target.parent === from.parent) return target.key;
  return `#${[id, ...target.path].join('.')}`;
}

function guardOf(guard: Guard | undefined): JsonObject | undefined {
  if (!guard) return undefined;
  const { feel, where } = guard;
  if (where !== undefined)
    return { type: 'in', params: { state: whereOf(where), ...(feel !== undefined ? { if: feel } : {}) } };
  return feel !== undefined ? { type: 'when', params: { if: feel } } : undefined;
}

function whereOf(where: Where): Json {
  if (where instanceof State) return where.path.join('.');
  if ('not' in where) return { not: whereOf(where.not) };
  if ('all' in where) return { all: where.all.map(whereOf) };
  return { any: where.any.map(whereOf) };
}

/** Both conditions in one. */
export function both(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined || one === other) return one ?? other;
  return `(${one}) and (${other})`;
}
