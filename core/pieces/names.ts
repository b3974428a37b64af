/** The states of a piece, and what they are called where it is used. */
import { isObject } from '../json.ts';
import { unknown } from '../definition/fault-words.ts';
import type { JsonObject } from '../vocabulary.ts';
import type { Complain, Use } from './bind.ts';
import type { PiecePart } from './only.ts';

interface Step {
  name: string;
  /** Stands for nothing but a place inside its group: data and people never name it. */
  local: boolean;
}

/** All states below a state, each name once. */
export function stepsBelow(node: JsonObject, depth = 0): Step[] {
  return Object.entries(isObject(node.states) ? node.states : {}).flatMap(([name, child]) =>
    isObject(child)
      ? [
          { name, local: depth > 0 && child.meta === undefined && child.use === undefined },
          ...stepsBelow(child, depth + 1),
        ]
      : [],
  );
}

/** The names steps and delays of the piece get where it is used, by their names in the piece. */
export function namesAt(key: string, piece: PiecePart, use: Use, complain: Complain): Map<string, string> {
  const chosen = (isObject(use.as) ? use.as : {}) as Record<string, string>;
  const steps = stepsBelow(piece as unknown as JsonObject);
  const delays = Object.keys(piece.delays ?? {}).map((name) => ({ name, local: false }));
  const all = [...steps, ...delays];
  const known = all.map(({ name }) => name).filter((name) => name !== piece.initial);
  for (const name of Object.keys(chosen))
    if (!known.includes(name)) complain('piece_name_unknown', `/as/${name}`, unknown(name, known));
  const named = all.map(
    ({ name, local }) => [name, chosen[name] ?? (local ? name : `${key}_${name}`)] as const,
  );
  return new Map([...named, [piece.initial, key]]);
}
