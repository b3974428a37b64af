/** What does not fit in a comparison. */
import type { Span } from '../../expression/syntax.ts';
import type { Type } from './types.ts';
import { messages } from '../messages.ts';

export interface TypeProblem {
  code: 'name_unknown' | 'field_unknown' | 'type_mismatch' | 'value_never';
  chinese: string;
  english: string;
  position: Span;
}

/** One side of a comparison. */
export interface Side {
  text: string;
  type: Type;
  /** Written as a text in quotes. */
  isText: boolean;
}

const SIMPLE: Type['kind'][] = ['boolean', 'number', 'string'];

/** Why a comparison never holds; null when it may. */
export function comparisonProblem(left: Side, right: Side, op: string): Omit<TypeProblem, 'position'> | null {
  const [a, b] = [left.type.kind, right.type.kind];
  if (!SIMPLE.includes(a) || !SIMPLE.includes(b)) return null;
  if (a !== b) {
    return {
      code: 'type_mismatch',
      chinese: messages.types.neverEqual(left.text, messages.kinds[a], right.text, messages.kinds[b]),
      english: `${a} compared with ${b}`,
    };
  }
  return op === '=' || op === '!=' ? (neverEqual(left, right) ?? neverEqual(right, left)) : null;
}

/** A field compared with a text that is not on its list. */
function neverEqual(field: Side, text: Side): Omit<TypeProblem, 'position'> | null {
  if (field.isText || !text.isText || field.type.kind !== 'string' || text.type.kind !== 'string')
    return null;
  const [given] = text.type.values ?? [];
  const { values } = field.type;
  if (given === undefined || !values || values.includes(given)) return null;
  return {
    code: 'value_never',
    chinese: messages.types.notAmong(field.text, given, values.slice(0, 8).join(messages.types.between)),
    english: `"${field.text}" is never "${given}"`,
  };
}
