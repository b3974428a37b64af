/** The processes of this house as their files say them, written out: for tests of whatever reads definitions. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldGroup } from '../../core/form/types.ts';
import type { Json, JsonObject } from '../../core/vocabulary.ts';
import { fileOf, joinDefinition, PARTS, PROCESS_FILE } from '../../core/definition/layout.ts';
import { expand } from '../../core/definition/notation/index.ts';
import type { ProcessDefinition } from '../../core/definition/process.ts';
import { withoutSchema } from '../../core/definition/schema-line.ts';
import { withoutPieces } from '../../core/pieces/expand.ts';
import { readPieces } from '../../server/definitions/files.ts';
import type { VersionSource } from '../../core/definition/source.ts';

// a dirname, not a URL: tests of the client run where URL is the browser's
const ROOT = join(import.meta.dirname, '../..');

/** A file of the house, without the line that names its schema. */
export function fileAt(path: string): JsonObject {
  return withoutSchema(JSON.parse(readFileSync(`${ROOT}/${path}`, 'utf8')) as JsonObject);
}

/** Keys of the processes. */
export const KEYS: readonly string[] = readdirSync(`${ROOT}/workflows`).filter((key) =>
  existsSync(`${ROOT}/workflows/${key}/${PROCESS_FILE}`),
);

/** A definition as it is written. */
export function shortOf(key: string): JsonObject {
  const beside = PARTS.map(fileOf).filter((name) => existsSync(`${ROOT}/workflows/${key}/${name}`));
  const files = beside.map((name): [string, Json] => [name, fileAt(`workflows/${key}/${name}`)]);
  return joinDefinition(fileAt(`workflows/${key}/${PROCESS_FILE}`), files).definition;
}

/** A definition as it is executed, its pieces written out. */
export function definitionOf(key: string): ProcessDefinition {
  const definition = expand(shortOf(key)).definition as Record<string, unknown>;
  return withoutPieces({ definition, pieces: readPieces(ROOT).pieces }) as ProcessDefinition;
}

/** The same with its forms. */
export function sourceOf(key: string): VersionSource {
  return {
    definition: definitionOf(key),
    forms: formsIn(key),
    groups: formsIn('shared') as unknown as Record<string, FieldGroup>,
  };
}

function formsIn(folder: string): Record<string, JsonObject> {
  const names = readdirSync(`${ROOT}/forms/${folder}`).map((name) => name.replace(/\.json$/, ''));
  return Object.fromEntries(
    names.map((name) => [`${folder}/${name}`, fileAt(`forms/${folder}/${name}.json`)]),
  );
}
