/** Bounds on what is looked at at all, so that a hostile or broken body costs little. */
import type { Json, JsonObject } from '../vocabulary.ts';
import { eachField, kindOf } from './fields.ts';
import { getAt, instancesOf } from './paths.ts';

const LIMITS = {
  /** Values in all. */
  values: 20_000,
  /** Characters in all; drawn signatures are text. */
  text: 4_000_000,
  depth: 24,
  /** Rows of a list that does not say more itself: rules compare rows with each other. */
  rows: 200,
};

/** The path of the list that is too long, `''` when the whole is too large, undefined when all is well. */
export function tooLarge(schema: JsonObject, input: Json): string | undefined {
  if (!withinLimits(input)) return '';
  let found: string | undefined;
  eachField(schema, (template, field) => {
    if (found !== undefined || kindOf(field) !== 'rows') return;
    const most = Math.max(LIMITS.rows, Number(field['maxItems'] ?? 0));
    found = instancesOf(input as JsonObject, template).find((path) => {
      const rows = getAt(input, path);
      return Array.isArray(rows) && rows.length > most;
    });
  });
  return found;
}

/** Not recursive: the point is to survive what is nested too deep to recurse into. */
function withinLimits(input: Json): boolean {
  const waiting: { value: Json; depth: number }[] = [{ value: input, depth: 0 }];
  let values = 0;
  let text = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    values += 1;
    if (typeof value === 'string') text += value.length;
    if (values + waiting.length > LIMITS.values || text > LIMITS.text || depth > LIMITS.depth) return false;
    if (typeof value !== 'object' || value === null) continue;
    const inner = Object.values(value);
    if (inner.length > LIMITS.values) return false;
    for (const child of inner) waiting.push({ value: child, depth: depth + 1 });
  }
  return true;
}
