/** Writes a machine short. */
import { isObject } from '../../json.ts';
import type { Json, JsonObject } from '../../vocabulary.ts';
import { Doing, shortAction } from './actions.ts';
import { Origins } from './origins.ts';
import { shortState } from './short-state.ts';
import { States } from './states.ts';

/** Named lists of actions, canonical. */
export type ActionLists = Record<string, Json[]>;

export class Shortening {
  private readonly lists: [name: string, actions: Json[]][];
  private readonly used = new Set<string>();

  constructor(lists: ActionLists) {
    // where two begin alike the longer says more
    this.lists = Object.entries(lists)
      .filter(([, actions]) => actions.length > 0)
      .sort(([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1));
  }

  machine(machine: JsonObject): JsonObject {
    const short = this.state(machine);
    const names = this.lists.filter(([name]) => this.used.has(name)).sort(([a], [b]) => (a < b ? -1 : 1));
    if (names.length === 0) return short;
    const actions = Object.fromEntries(
      names.map(([name, list]) => [name, list.length === 1 ? shortAction(list[0]!) : list.map(shortAction)]),
    );
    const { id, ...rest } = short;
    return id === undefined ? { actions, ...rest } : { id, actions, ...rest };
  }

  /** A state with those in it: in short where that says the same to the order of its keys, else as it is. */
  private state(state: JsonObject): JsonObject {
    const { states } = state;
    const inner = isObject(states)
      ? Object.entries(states).map(([name, value]) => [name, isObject(value) ? this.state(value) : value])
      : null;
    const put = (short: JsonObject): JsonObject =>
      inner ? { ...short, states: Object.fromEntries(inner) as JsonObject } : short;
    const alone: JsonObject = inner ? { ...state, states: {} } : state;
    for (const leads of [true, false]) {
      const names: string[] = [];
      const short = shortState(alone, (actions) => this.actions(actions, names), leads);
      if (!same(this.writtenOut(short), alone)) continue;
      for (const name of names) this.used.add(name);
      return put(short);
    }
    return put(state);
  }

  private writtenOut(state: JsonObject): Json {
    const fault = (): void => undefined;
    const origins = new Origins();
    const doing = new Doing(Object.fromEntries(this.lists), origins, fault);
    return new States(doing, origins, fault).state(state, '');
  }

  private actions(actions: Json[], names: string[]): Json {
    const short: Json[] = [];
    for (let at = 0; at < actions.length;) {
      const found = this.lists.find(([, list]) => same(actions.slice(at, at + list.length), list));
      if (found) names.push(found[0]);
      short.push(found ? found[0] : shortAction(actions[at]!));
      at += found ? found[1].length : 1;
    }
    return short.length === 1 ? short[0]! : short;
  }
}

/** Whether two values are the same text: the same, to the order of keys. */
export function same(left: Json, right: Json): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
