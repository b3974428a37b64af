/**
 * The short notation of a process definition, for people, in front of the canonical one that is executed and stored: an
 * XState v5 machine config in JSON. Two pure functions; every definition that is written short and out again is the same,
 * to the order of its keys.
 *
 * In short, beside everything canonical:
 * - a state says itself what its `meta` would: `label`, `help`, `task` …;
 * - `"who": "filer"` for `"seats": [{ "role": "filer" }]`; several, or with more to say, in a list or as objects;
 * - an outcome says where it leads: `"complete": { "label": …, "to": …, "do": … }`, and does not stand in `on` again;
 * - a way is a bare target, or `{ "if": FEEL, "in": STATE, "to": …, "do": … }`;
 * - an action is `{ "notify": to, "message": … }`: its principal parameter under its own word;
 * - `machine.actions` names lists of actions, used by name wherever actions stand.
 *
 * `"notation": "xstate"` at the top says that nothing in the file is short.
 */
import type { Diagnostic } from '../../engine/diagnostic.ts';
import { isObject } from '../../json.ts';
import type { Json, JsonObject } from '../../vocabulary.ts';
import { Doing, type Fault } from './actions.ts';
import { words } from './messages.ts';
import { Origins } from './origins.ts';
import { same, Shortening, type ActionLists } from './shorten.ts';
import { States } from './states.ts';

/** Says that a file is canonical word for word. */
const AS_IS = 'xstate';

export type { ActionLists } from './shorten.ts';

interface Expanded {
  /** The canonical definition; what is faulty stands in it as well as it can. */
  definition: unknown;
  /** Faults of the notation, each with its JSON pointer in the short text. Whether the rest is right, compiling tells. */
  diagnostics: Diagnostic[];
  /** The lists of actions that have a name, for writing it short again. */
  lists: ActionLists;
  /** JSON pointer in the canonical definition → in the short text. */
  placeOf: (path: string) => string;
}

/** Writes a definition out. What is canonical already stays as it is. Never throws, whatever it is given. */
export function expand(short: unknown): Expanded {
  const diagnostics: Diagnostic[] = [];
  const fault: Fault = (code, path, message) => {
    // a named list is written out wherever it is used
    if (diagnostics.some((known) => known.code === code && known.path === path)) return;
    diagnostics.push({ severity: 'error', code, element: 'process', path, message });
  };
  const plain = (definition: unknown): Expanded => ({
    definition,
    diagnostics,
    lists: {},
    placeOf: (path) => path,
  });
  if (!isObject(short)) return plain(short);
  if (short.notation === AS_IS) {
    const { notation: _, ...definition } = short;
    return plain(definition);
  }
  if (!isObject(short.machine)) return plain(short);
  const origins = new Origins();
  const { actions = {}, ...machine } = short.machine;
  if (!isObject(actions)) fault('lists_invalid', '/machine/actions', words.listsInvalid);
  const doing = new Doing(isObject(actions) ? actions : {}, origins, fault);
  const states = new States(doing, origins, fault);
  const definition = { ...short, machine: states.state(machine, '/machine') };
  return {
    definition,
    diagnostics,
    lists: doing.named(),
    placeOf: (path) => origins.placeOf(definition, path),
  };
}

/** Writes the steps of a piece of process 公共流程段 out, like those of a process. Never throws. */
export function expandPiece(short: unknown): Pick<Expanded, 'definition' | 'diagnostics'> {
  if (!isObject(short) || !isObject(short.states)) return { definition: short, diagnostics: [] };
  const { definition, diagnostics } = expand({ machine: { states: short.states } });
  const { states } = (definition as { machine: JsonObject }).machine;
  return {
    definition: { ...short, states },
    diagnostics: diagnostics.map((one) => ({ ...one, path: one.path.replace('/machine', '') })),
  };
}

/**
 * Writes a definition short. `lists` are names for lists of actions, used where the same actions stand; those not found
 * are left out. Expanding the answer gives the definition back.
 */
export function shorten(definition: JsonObject, lists: ActionLists = {}): JsonObject {
  const short = isObject(definition.machine)
    ? { ...definition, machine: new Shortening(lists).machine(definition.machine) }
    : definition;
  const again = expand(short);
  return again.diagnostics.length === 0 && same(again.definition as Json, definition)
    ? short
    : { notation: AS_IS, ...definition };
}
