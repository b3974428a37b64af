/** A use of a piece against the piece: parameters given with their types, ways out led on, names taken. */
import { schemaFaults } from '../definition/faults.ts';
import { unknown } from '../definition/fault-words.ts';
import { PARAMETERS } from '../definition/piece.ts';
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import type { Fillings } from './fill.ts';
import { words } from './messages.ts';
import type { PiecePart } from './only.ts';

/** What may stand in a using state: all else is the piece's. */
const BESIDE = new Set(['use', 'with', 'as', 'on', 'description']);

/** A state that stands for a piece. */
export interface Use extends JsonObject {
  use: string;
}

/** Notes what is wrong with a use; `at` below the using state. */
export type Complain = (code: string, at: string, message: string) => void;

/** What stands for each parameter. */
export function boundParameters(
  { parameters = {} }: PiecePart,
  known: readonly string[],
  use: Use,
  complain: Complain,
): Fillings {
  const given = isObject(use.with) ? use.with : {};
  // what belongs to another setting may stand by until that one is chosen again
  for (const name of Object.keys(given))
    if (!known.includes(name)) complain('piece_parameter_unknown', `/with/${name}`, unknown(name, known));
  return new Map(
    Object.entries(parameters).map(([name, { type, label, choices, default: fallback, optional }]) => {
      const value = (Object.hasOwn(given, name) ? given[name] : undefined) ?? (fallback as Json | undefined);
      if (value === undefined) {
        if (!optional) complain('piece_parameter_missing', '/with', words.missing(name, label));
      } else if (type === 'choice' && !Object.hasOwn(choices ?? {}, String(value)))
        complain(
          'piece_parameter_invalid',
          `/with/${name}`,
          unknown(String(value), Object.keys(choices ?? {})),
        );
      else
        for (const fault of schemaFaults(PARAMETERS[type], value))
          complain('piece_parameter_invalid', `/with/${name}${fault.path}`, fault.message);
      return [name, value];
    }),
  );
}

/** Every way out leads somewhere, and nothing else does. */
export function checkExits(piece: PiecePart, use: Use, complain: Complain): void {
  const led = Object.keys(isObject(use.on) ? use.on : {});
  const exits = Object.keys(piece.exits);
  for (const name of led)
    if (!exits.includes(name)) complain('piece_exit_unknown', `/on/${name}`, unknown(name, exits));
  for (const name of exits)
    if (!led.includes(name))
      complain('piece_exit_missing', '/on', words.exitMissing(name, piece.exits[name] ?? ''));
  for (const word of Object.keys(use))
    if (!BESIDE.has(word)) complain('piece_use_invalid', `/${word}`, words.notBeside(word));
}
