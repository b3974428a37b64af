/**
 * Actions in short: `{ "notify": to, "message": … }` for `{ type, params }`, the name of a list of actions in the place
 * of the list.
 */
import { isObject } from '../../json.ts';
import { ACTIONS } from '../../engine/vocabulary.ts';
import type { Json, JsonObject } from '../../vocabulary.ts';
import { words } from './messages.ts';
import { pointer, type Origins } from './origins.ts';

/** Notes a fault of the short text; always an error. */
export type Fault = (code: string, path: string, message: string) => void;

/** The parameter that stands under an action's word in short; null where it is all of them. */
export function principalOf(word: string): string | null {
  const { params, open } = ACTIONS[word]!;
  return open ? null : (Object.keys(params).find((name) => params[name]?.principal) ?? null);
}

/** Writes actions out. */
export class Doing {
  private readonly lists: JsonObject;
  private readonly origins: Origins;
  private readonly fault: Fault;

  constructor(lists: JsonObject, origins: Origins, fault: Fault) {
    this.lists = lists;
    this.origins = origins;
    this.fault = fault;
  }

  /** `do`, always a list in the end. */
  all(value: Json, path: string): Json {
    const actions = [value]
      .flat()
      .flatMap((item, i) => this.one(item, Array.isArray(value) ? pointer(path, i) : path));
    return this.origins.note(actions, path);
  }

  /** `actions`, `entry`, `exit`: what is canonical already stays. */
  where(value: Json, path: string): Json {
    const canonical = isObject(value) ? 'type' in value : typeof value !== 'string' && !Array.isArray(value);
    return canonical ? value : this.all(value, path);
  }

  /** The named lists, written out. */
  named(): Record<string, Json[]> {
    return Object.fromEntries(Object.keys(this.lists).map((name) => [name, this.list(name)]));
  }

  private one(item: Json, path: string): Json[] {
    if (typeof item === 'string' && Object.hasOwn(this.lists, item)) return this.list(item);
    if (typeof item === 'string') this.fault('list_unknown', path, words.listUnknown(item));
    return [isObject(item) && !('type' in item) ? this.action(item, path) : item];
  }

  /** A named list; one that used others could grow without end. */
  private list(name: string): Json[] {
    const path = pointer('/machine/actions', name);
    const list = this.lists[name]!;
    return [list].flat().flatMap((item, i) => {
      const at = Array.isArray(list) ? pointer(path, i) : path;
      if (typeof item === 'string') this.fault('list_in_list', at, words.listInList(item));
      return isObject(item) && !('type' in item) ? this.action(item, at) : item;
    });
  }

  private action(item: JsonObject, path: string): Json {
    const word = Object.keys(item).find((key) => Object.hasOwn(ACTIONS, key));
    if (word === undefined) {
      this.fault('action_unknown', path, words.actionUnknown(Object.keys(item).join(words.between)));
      return item;
    }
    const { [word]: first, ...rest } = item;
    const principal = principalOf(word);
    const at = { type: `/${word}`, params: principal === null ? `/${word}` : '' };
    if (principal !== null) {
      const params = { [principal]: first!, ...rest };
      this.origins.note(params, path, { [principal]: `/${word}` });
      return this.origins.note({ type: word, params }, path, at);
    }
    const beside = Object.keys(rest).join(words.between);
    if (beside !== '') this.fault('action_beside', path, words.actionBeside(word, beside));
    return this.origins.note({ type: word, params: first! }, path, at);
  }
}

/** An action in short; as it is where that would not say all of it. */
export function shortAction(action: Json): Json {
  if (!isObject(action) || typeof action.type !== 'string' || !Object.hasOwn(ACTIONS, action.type))
    return action;
  const { type, params } = action;
  if (!isObject(params) || Object.keys(action).join() !== 'type,params') return action;
  const principal = principalOf(type);
  if (principal === null) return { [type]: params };
  const { [principal]: first, ...rest } = params;
  return Object.keys(params)[0] !== principal || 'type' in rest ? action : { [type]: first!, ...rest };
}
