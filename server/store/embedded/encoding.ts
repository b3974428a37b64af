import type { Scalar } from '../types.ts';

/** A value as SQLite compares it. */
export type SqlValue = string | number | Buffer;

const TRUE = Buffer.from([1]);
const FALSE = Buffer.from([0]);

/**
 * Maps a JSON scalar so that SQLite's own order is the store's: null < numbers < strings < booleans, as in MongoDB.
 * Null and missing become -Infinity, which JSON cannot hold: so no column is ever SQL NULL, `=`, `<>` and row
 * values always mean what they say, and unique indexes treat null as a value. Booleans become blobs, which sort
 * after text and are not mistaken for 0 and 1. Objects and arrays count as null.
 */
export function encode(value: unknown): SqlValue {
  switch (typeof value) {
    case 'string':
    case 'number':
      return value;
    case 'boolean':
      return value ? TRUE : FALSE;
    default:
      return -Infinity;
  }
}

/** The JSON scalar of a type and a value as json_type and `->>` give them; null for anything that is none. */
export function decode(type: string | null, value: string | number | null): Scalar {
  if (type === 'true' || type === 'false') return type === 'true';
  return type === 'text' || type === 'integer' || type === 'real' ? value : null;
}

/** Whether two values of a column are the same. */
export function sameValue(a: SqlValue | null, b: SqlValue | null): boolean {
  return a === b || (Buffer.isBuffer(a) && Buffer.isBuffer(b) && a.equals(b));
}

/** The literals of the same mapping, for SQL text. */
export const SQL = { null: '-9e999', true: "x'01'", false: "x'00'", firstString: "''", firstBoolean: "x''" };

/** The SQL expression for `encode` of what JSON text `doc` holds at a path. */
export function scalarAt(doc: string, path: string): string {
  return encoded(`json_type(${doc}, ${jsonPath(path)})`, `${doc} ->> ${jsonPath(path)}`);
}

/** The SQL expression for `encode` of a row of json_each. */
export function elementOf(row: string): string {
  return encoded(`${row}.type`, `${row}.value`);
}

function encoded(type: string, value: string): string {
  return (
    `CASE ${type} WHEN 'text' THEN ${value} WHEN 'integer' THEN ${value} WHEN 'real' THEN ${value} ` +
    `WHEN 'true' THEN ${SQL.true} WHEN 'false' THEN ${SQL.false} ELSE ${SQL.null} END`
  );
}

/** A dotted path as an SQL string literal in SQLite's JSON path language. */
export function jsonPath(path: string): string {
  if (!/^[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)*$/u.test(path))
    throw new Error(`"${path}" is not a dotted path.`);
  return `'$${path
    .split('.')
    .map((name) => `."${name}"`)
    .join('')}'`;
}

/** An SQL identifier. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The elements of an array as an index sees them: scalars, each once; a lone scalar counts as one element. */
export function elements(value: unknown): Scalar[] {
  const all = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return [...new Set(all)].filter((item) => item === null || typeof item !== 'object') as Scalar[];
}
