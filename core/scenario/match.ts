/** Matching in part: what an expectation says must be there; what it leaves out does not matter. */
import type { Json } from '../vocabulary.ts';
import { isObject } from '../json.ts';
import { dueDay } from '../time/instant.ts';
import { words } from './messages.ts';

/** Null when `actual` has all that `expected` says; otherwise what differs, in words. */
export function differs(expected: Json, actual: Json | undefined, at = ''): string | null {
  if (Array.isArray(expected)) return rowsDiffer(expected, actual, at);
  if (isObject(expected)) {
    if (!isObject(actual)) return words.differs(at, show(expected), show(actual));
    for (const [key, value] of Object.entries(expected)) {
      const found = differs(value, actual[key], at ? `${at}.${key}` : key);
      if (found) return found;
    }
    return null;
  }
  return same(expected, actual) ? null : words.differs(at, show(expected), show(actual));
}

/** Every expected row is found, each time another one; `[]` means none. */
function rowsDiffer(expected: Json[], actual: Json | undefined, at: string): string | null {
  const rows = Array.isArray(actual) ? [...actual] : actual === undefined || actual === null ? [] : [actual];
  if (expected.length === 0) return rows.length === 0 ? null : words.notEmpty(at, show(rows));
  for (const row of expected) {
    const index = rows.findIndex((candidate) => differs(row, candidate) === null);
    if (index < 0) return words.rowMissing(at, show(row), show(actual));
    rows.splice(index, 1);
  }
  return null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

/** A date expected of a moment compares the Beijing date on which it ends. */
function same(expected: Json, actual: Json | undefined): boolean {
  if (expected === actual) return true;
  if (expected === null) return actual === undefined;
  if (typeof expected !== 'string' || typeof actual !== 'string') return false;
  if (DAY.test(expected) && INSTANT.test(actual)) return dueDay(actual) === expected;
  return INSTANT.test(expected) && INSTANT.test(actual) && Date.parse(expected) === Date.parse(actual);
}

function show(value: Json | undefined): string {
  const text = JSON.stringify(value) ?? words.nothing;
  return text.length > 600 ? `${text.slice(0, 600)}…` : text;
}
