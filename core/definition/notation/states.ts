/**
 * States in short: what `meta` says stands in the state itself, one who acts is `who`, an outcome says where it leads.
 */
import { isObject } from '../../json.ts';
import type { Json, JsonObject } from '../../vocabulary.ts';
import type { Doing, Fault } from './actions.ts';
import { words } from './messages.ts';
import { pointer, type Origins } from './origins.ts';
import { Ways } from './ways.ts';

/** XState's words for a state; anything else said of a state is what it means to people, its `meta`. */
export const OF_XSTATE = new Set([
  'id',
  'type',
  'initial',
  'states',
  'history',
  'target',
  'context',
  'entry',
  'exit',
  'on',
  'after',
  'always',
  'invoke',
  'onDone',
  'onError',
  'meta',
  'output',
  'tags',
  'description',
  // a shared piece used in the place of a state is written out later, with ways of its own
  'use',
  'with',
  'as',
  // what a piece has only under some settings is left out elsewhere
  'only',
]);

/** What is heard stands before what happens by itself. */
const AFTER_ON = new Set(['after', 'always', 'states', 'initial', 'type']);

/** Writes states out. */
export class States {
  private readonly doing: Doing;
  private readonly ways: Ways;
  private readonly origins: Origins;
  private readonly fault: Fault;

  constructor(doing: Doing, origins: Origins, fault: Fault) {
    this.doing = doing;
    this.ways = new Ways(doing, origins, fault);
    this.origins = origins;
    this.fault = fault;
  }

  state(value: Json, path: string): Json {
    if (!isObject(value)) return value;
    const { meta, heard } = this.meta(value, path);
    const state: JsonObject = {};
    const implied = !('on' in value);
    for (const [key, part] of Object.entries(value)) {
      if (!OF_XSTATE.has(key) || key === 'meta') state.meta = meta;
      else if (key === 'on') state.on = this.heard(part, heard, pointer(path, key));
      else {
        if (heard && implied && AFTER_ON.has(key) && 'meta' in state) state.on ??= heard;
        state[key] = this.part(key, part, pointer(path, key));
      }
    }
    if (heard && !('on' in state)) state.on = heard;
    return this.origins.note(state, path);
  }

  private part(key: string, part: Json, path: string): Json {
    if (key === 'states') return this.states(part, path);
    if (key === 'entry' || key === 'exit') return this.doing.where(part, path);
    if (key === 'after') return this.ways.byName(part, path);
    return key === 'always' || key === 'onDone' ? this.ways.one(part, path) : part;
  }

  private states(value: Json, path: string): Json {
    if (!isObject(value)) return value;
    const states = Object.entries(value).map(([name, state]) => [
      name,
      this.state(state, pointer(path, name)),
    ]);
    return this.origins.note(Object.fromEntries(states) as JsonObject, path);
  }

  /** What people are told and asked, and what is heard of its outcomes. */
  private meta(state: JsonObject, path: string): { meta: Json; heard: JsonObject | null } {
    const own = Object.entries(state).filter(([key]) => !OF_XSTATE.has(key));
    if (own.length === 0 && !isObject(state.meta)) return { meta: state.meta ?? {}, heard: null };
    const within = isObject(state.meta) ? state.meta : {};
    if (state.meta !== undefined && !isObject(state.meta) && own.length > 0)
      this.fault('notation_twice', pointer(path, 'meta'), words.twice('meta', own[0]![0]));
    const keys: Record<string, string> = {};
    const meta: JsonObject = {};
    for (const [key, value] of Object.entries(within)) {
      meta[key] = value;
      keys[key] = `/meta${pointer('', key)}`;
    }
    for (const [key, value] of own) {
      if (key in meta) this.fault('notation_twice', pointer(path, key), words.twice(key, `meta.${key}`));
      meta[key] = value;
      keys[key] = pointer('', key);
    }
    let heard: JsonObject | null = null;
    if (isObject(meta.task)) {
      const task = this.task(meta.task, path + keys.task!);
      meta.task = task.task;
      heard = task.heard;
    }
    return { meta: this.origins.note(meta, path, keys), heard };
  }

  private task(value: JsonObject, path: string): { task: Json; heard: JsonObject | null } {
    const task: JsonObject = {};
    const keys: Record<string, string> = {};
    let heard: JsonObject | null = null;
    for (const [key, part] of Object.entries(value)) {
      if (key === 'who') {
        if ('seats' in value) this.fault('notation_twice', pointer(path, 'who'), words.twice('who', 'seats'));
        task.seats = this.seats(part, pointer(path, key));
        keys.seats = '/who';
      } else if (key === 'outcomes' && isObject(part)) {
        const split = this.outcomes(part, pointer(path, key));
        task.outcomes = split.outcomes;
        heard = split.heard;
      } else task[key] = part;
    }
    return { task: this.origins.note(task, path, keys), heard };
  }

  private seats(who: Json, path: string): Json {
    const listed = Array.isArray(who);
    const seats = (listed ? who : [who]).map((seat, i) => {
      const at = listed ? pointer(path, i) : path;
      if (typeof seat === 'string') return this.origins.note({ role: seat }, at, { role: '' });
      return isObject(seat) ? this.origins.note({ ...seat }, at) : seat;
    });
    return this.origins.note(seats, path);
  }

  private outcomes(value: JsonObject, path: string): { outcomes: Json; heard: JsonObject | null } {
    const outcomes: JsonObject = {};
    const heard: JsonObject = {};
    for (const [name, outcome] of Object.entries(value)) {
      outcomes[name] = outcome;
      if (!isObject(outcome) || !('to' in outcome || 'do' in outcome)) continue;
      const { to: _to, do: _do, ...rest } = outcome;
      outcomes[name] = this.origins.note(rest, pointer(path, name));
      heard[name] = this.ways.ofOutcome(outcome, pointer(path, name));
    }
    return {
      outcomes: this.origins.note(outcomes, path),
      heard: Object.keys(heard).length > 0 ? this.origins.note(heard, path) : null,
    };
  }

  /** What the outcomes say they lead to, then whatever else is heard. */
  private heard(value: Json, heard: JsonObject | null, path: string): Json {
    const others = this.ways.byName(value, path);
    if (!heard || !isObject(others)) return others;
    for (const event of Object.keys(others))
      if (event in heard)
        this.fault('notation_twice', pointer(path, event), words.twice(`on.${event}`, 'to'));
    const keys = Object.fromEntries(Object.keys(others).map((event) => [event, pointer('', event)]));
    return this.origins.note({ ...heard, ...others }, path, keys);
  }
}
