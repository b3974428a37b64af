/** What of a piece stands where it is used: parts of it are there only under a setting the use makes (`only`). */
import { isObject } from '../json.ts';
import type { PieceDefinition } from '../definition/piece.ts';
import type { Json, JsonObject } from '../vocabulary.ts';

/** A piece as one use has it: its ways out by their words, and nothing left to choose. */
export type PiecePart = Omit<PieceDefinition, 'exits'> & { exits: Record<string, string> };

/** The settings a use makes, by parameter; those it leaves out are the piece's own. */
type Settings = (parameter: string) => Json | undefined;

/** The part of a piece that stands where `given` is set. */
export function partFor(piece: PieceDefinition, given: JsonObject): PiecePart {
  const settings = settingsOf(piece, given);
  const parameters = Object.entries(piece.parameters ?? {}).filter(([, { only }]) => isMeant(only, settings));
  return {
    ...piece,
    parameters: Object.fromEntries(parameters),
    exits: exitsFor(piece, given),
    states: meant(piece.states, settings) as PieceDefinition['states'],
  };
}

/** The ways out of a piece with their words, where `given` is set. */
export function exitsFor({ exits, ...piece }: PieceDefinition, given: JsonObject): Record<string, string> {
  const settings = settingsOf(piece, given);
  return Object.fromEntries(
    Object.entries(exits).flatMap(([name, exit]) => {
      if (typeof exit === 'string') return [[name, exit]];
      return isMeant(exit.only, settings) ? [[name, exit.label]] : [];
    }),
  );
}

function settingsOf({ parameters }: Pick<PieceDefinition, 'parameters'>, given: JsonObject): Settings {
  return (name) => {
    if (Object.hasOwn(given, name)) return given[name];
    const own = parameters && Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    return own?.default as Json | undefined;
  };
}

function isMeant(only: unknown, settings: Settings): boolean {
  if (!isObject(only)) return true;
  return Object.entries(only).every(([name, values]) => {
    const value = settings(name);
    return value !== undefined && [values].flat().includes(value);
  });
}

/** Without what stands there only under other settings, and without the lists that held nothing else. */
function meant(value: Json, settings: Settings): Json | undefined {
  if (Array.isArray(value)) {
    const kept = value.map((item) => meant(item, settings)).filter((item) => item !== undefined);
    return kept.length === 0 && value.length > 0 ? undefined : kept;
  }
  if (!isObject(value)) return value;
  if (!isMeant(value.only, settings)) return undefined;
  const kept = Object.entries(value).flatMap(([name, inner]): [string, Json][] => {
    const part = name === 'only' ? undefined : meant(inner as Json, settings);
    return part === undefined ? [] : [[name, part]];
  });
  return Object.fromEntries(kept);
}
