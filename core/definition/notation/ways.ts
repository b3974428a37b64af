/** Transitions in short: `to`, `do`, `if`, `in`, and a bare string for a target alone. */
import { isObject } from '../../json.ts';
import type { Json, JsonObject } from '../../vocabulary.ts';
import type { Doing, Fault } from './actions.ts';
import { words } from './messages.ts';
import { pointer, type Origins } from './origins.ts';

/** What the short words of a transition are called by XState. */
const LONG: Record<string, string> = { to: 'target', do: 'actions', if: 'guard', in: 'guard' };

/** Writes transitions out. */
export class Ways {
  private readonly doing: Doing;
  private readonly origins: Origins;
  private readonly fault: Fault;

  constructor(doing: Doing, origins: Origins, fault: Fault) {
    this.doing = doing;
    this.origins = origins;
    this.fault = fault;
  }

  /** What is heard, or a delay, by name: one transition or several in order. */
  byName(value: Json, path: string): Json {
    if (!isObject(value)) return value;
    const ways = Object.entries(value).map(([event, way]) => [event, this.one(way, pointer(path, event))]);
    return this.origins.note(Object.fromEntries(ways) as JsonObject, path);
  }

  one(value: Json, path: string): Json {
    if (typeof value === 'string') return this.origins.note({ target: value }, path, { target: '' });
    if (Array.isArray(value))
      return this.origins.note(
        value.map((way, i) => this.one(way, pointer(path, i))),
        path,
      );
    return isObject(value) ? this.way(value, path) : value;
  }

  /** The way of an outcome: `to` and `do` of it, `to` a target, one way or several. */
  ofOutcome({ to, do: acts }: JsonObject, path: string): Json {
    const [toPath, doPath] = [pointer(path, 'to'), pointer(path, 'do')];
    if (to !== undefined && typeof to !== 'string') {
      if (acts !== undefined) this.fault('do_beside', doPath, words.doBeside);
      return this.one(to, toPath);
    }
    const way: JsonObject = {};
    if (to !== undefined) way.target = to;
    if (acts !== undefined) way.actions = this.doing.all(acts, doPath);
    return this.origins.note(way, path, { target: '/to', actions: '/do' });
  }

  private way(value: JsonObject, path: string): Json {
    const way: JsonObject = {};
    const keys: Record<string, string> = {};
    for (const [key, part] of Object.entries(value)) {
      const long = Object.hasOwn(LONG, key) ? LONG[key]! : key;
      if (key === 'in' && 'if' in value) continue;
      if (long in way) this.fault('notation_twice', pointer(path, key), words.twice(key, long));
      way[long] = this.part(key, part, value, path);
      keys[long] = `/${key}`;
    }
    return this.origins.note(way, path, keys);
  }

  private part(key: string, part: Json, beside: JsonObject, path: string): Json {
    if (key === 'do') return this.doing.all(part, pointer(path, key));
    if (key === 'actions') return this.doing.where(part, pointer(path, key));
    if (key !== 'if' && key !== 'in') return part;
    const state = beside.in;
    const params = this.origins.note(
      state === undefined ? { if: part } : { state, ...(beside.if === undefined ? {} : { if: beside.if }) },
      path,
    );
    return this.origins.note({ type: state === undefined ? 'when' : 'in', params }, path, { params: '' });
  }
}

/** A transition, or several, in short; `acts` shortens a list of actions. */
export function shortWay(value: Json, acts: (list: Json[]) => Json): Json {
  if (Array.isArray(value)) return value.map((way) => shortWay(way, acts));
  if (!isObject(value)) return value;
  const way: JsonObject = {};
  for (const [key, part] of Object.entries(value)) {
    if (key === 'target') way.to = part;
    else if (key === 'actions' && Array.isArray(part)) way.do = acts(part);
    else if (key === 'guard') Object.assign(way, shortGuard(part));
    else way[key] = part;
  }
  const [only] = Object.keys(way);
  return only === 'to' && Object.keys(way).length === 1 && typeof way.to === 'string' ? way.to : way;
}

function shortGuard(guard: Json): JsonObject {
  if (!isObject(guard) || !isObject(guard.params) || Object.keys(guard).length !== 2) return { guard };
  const { if: condition, state, ...rest } = guard.params;
  if (Object.keys(rest).length > 0) return { guard };
  if (guard.type === 'when' && condition !== undefined && state === undefined) return { if: condition };
  if (guard.type !== 'in' || state === undefined) return { guard };
  return condition === undefined ? { in: state } : { in: state, if: condition };
}
