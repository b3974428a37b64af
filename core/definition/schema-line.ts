/**
 * The line `"$schema"` by which an editor completes and explains a file. It belongs to the file in its folder: what is
 * stored, packed or compared is without it.
 */
import { isObject } from '../json.ts';
import { fileOf, PARTS } from './layout.ts';

const PART = new RegExp(`^workflows/[^/]+/(${PARTS.map(fileOf).join('|')})$`);

const SCHEMAS: readonly (readonly [RegExp, string])[] = [
  [/^forms\//, 'form.schema.json'],
  [/^workflows\/[^/]+\/scenarios\//, 'scenario.schema.json'],
  [/^workflows\/shared\//, 'piece.schema.json'],
  [PART, 'process-part.schema.json'],
  [/^workflows\/[^/]+\//, 'process-short.schema.json'],
];

/** Where the schema of a file stands, seen from the file; undefined where it has none. `path` is from the root of the house. */
function schemaOf(path: string): string | undefined {
  const name = SCHEMAS.find(([place]) => place.test(path))?.[1];
  return name && `${'../'.repeat(path.split('/').length - 1)}core/definition/${name}`;
}

/** What a file says, with the line first; what is no object cannot carry it. */
export function withSchema(value: unknown, path: string): unknown {
  const $schema = schemaOf(path);
  return isObject(value) && $schema ? { $schema, ...withoutSchema(value) } : value;
}

/** The same without the line. */
export function withoutSchema<T>(value: T): T {
  if (!isObject(value) || !Object.hasOwn(value, '$schema')) return value;
  const { $schema: _, ...rest } = value as Record<string, unknown>;
  return rest as T;
}
