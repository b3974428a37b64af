/** The text of a piece with its holes filled. */
import { copy, isObject } from '../json.ts';
import type { Json, JsonObject } from '../vocabulary.ts';

/** What stands for each name; an absent value leaves its place out. */
export type Fillings = ReadonlyMap<string, Json | undefined>;

const WHOLE = /^\$\{([^{}]+)\}$/;
const HOLES = /\$\{([^{}]+)\}/g;

/** The name of the hole a value is, if it is one. */
export function holeIn(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? WHOLE.exec(value)?.[1] : undefined;
}

/** Fills everything; `unknown` hears of names nothing stands for, with their place. */
export function filled(
  value: Json,
  fillings: Fillings,
  unknown: (name: string, pointer: string) => void,
  pointer = '',
): Json | undefined {
  if (typeof value === 'string') return filledText(value, fillings, (name) => unknown(name, pointer));
  if (Array.isArray(value))
    return value.flatMap((item, i) => {
      const made = filled(item, fillings, unknown, `${pointer}/${i}`);
      if (made === undefined) return [];
      // a list in place of one of its items is spread
      return holeIn(item) !== undefined && Array.isArray(made) ? made : [made];
    });
  if (!isObject(value)) return value;
  const made: JsonObject = {};
  for (const [name, inner] of Object.entries(value)) {
    const key = filledText(name, fillings, (hole) => unknown(hole, pointer));
    const put = filled(inner as Json, fillings, unknown, `${pointer}/${name}`);
    if (put !== undefined && key !== undefined) made[String(key)] = put;
  }
  return made;
}

function filledText(text: string, fillings: Fillings, unknown: (name: string) => void): Json | undefined {
  const whole = holeIn(text);
  const put = (name: string): Json | undefined => {
    if (!fillings.has(name)) unknown(name);
    return fillings.get(name);
  };
  if (whole !== undefined) return copy(put(whole));
  return text.replace(HOLES, (_hole, name: string) => {
    const value = put(name);
    return typeof value === 'object' ? JSON.stringify(value) : String(value ?? '');
  });
}
