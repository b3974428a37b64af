/** A definition as its files say it: the parts beside `process.json` joined, the short notation written out. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileOf, joinDefinition, partIn, PROCESS_FILE } from '../../core/definition/layout.ts';
import { expand, type ActionLists } from '../../core/definition/notation/index.ts';
import { words } from '../../core/definition/notation/messages.ts';
import { upgradeDefinition } from '../../core/definition/upgrade.ts';
import type { Diagnostic } from '../../core/engine/diagnostic.ts';
import { isObject } from '../../core/json.ts';
import type { Json } from '../../core/vocabulary.ts';
import { readJson } from './json-file.ts';

interface DefinitionFile {
  /** Canonical, of the present format; null where it cannot be read. */
  definition: Record<string, unknown> | null;
  /** Lists of actions that have a name in the file. */
  lists: ActionLists;
  diagnostics: Diagnostic[];
  /** What is found in the canonical definition, with the place in the files where it was written. */
  placed: (found: Diagnostic[]) => Diagnostic[];
}

/** Reads a definition's file in a folder; `called` is what diagnostics call the folder. */
export function readDefinitionFile(folder: string, name: string, called = folder): DefinitionFile {
  const diagnostics: Diagnostic[] = [];
  const at = (file: string): string => join(called, file);
  const read = (file: string): unknown => readJson(join(folder, file), diagnostics, at(file));
  const own = read(name);
  const beside = name === PROCESS_FILE ? partFiles(folder) : [];
  const parts = beside.map((file): [string, Json | undefined] => [file, read(file) as Json | undefined]);
  const { definition: short, refused } = isObject(own)
    ? joinDefinition(own, parts)
    : { definition: own, refused: [] };
  for (const { file, why } of refused)
    diagnostics.push({
      severity: 'error',
      code: `part_${why}`,
      element: at(file),
      path: '',
      message: words.part(file, why),
    });
  const { definition, diagnostics: faults, lists, placeOf } = expand(short);
  const upgraded = upgradeDefinition(definition);
  const placed = (found: Diagnostic[]): Diagnostic[] =>
    found.map((one) => (ofDefinition(one) ? { ...one, path: inFile(placeOf(one.path), beside) } : one));
  diagnostics.push(
    ...faults.map((one) => ({ ...one, path: inFile(one.path, beside) })),
    ...upgraded.diagnostics,
  );
  const failed = diagnostics.some(({ severity }) => severity === 'error');
  const known = upgraded.definition as Record<string, unknown> | undefined;
  return { definition: failed || known === undefined ? null : known, lists, diagnostics, placed };
}

/** The files of a folder that are parts of its `process.json`, and no definitions of their own. */
export function partFiles(folder: string): string[] {
  const names = readdirSync(folder);
  return names.includes(PROCESS_FILE) ? names.filter((name) => partIn(name) !== undefined).sort() : [];
}

function ofDefinition({ element, path }: Diagnostic): boolean {
  return path.startsWith('/') && (element === 'process' || element === 'machine');
}

/** A place of the joined definition, with the file where that is not `process.json`. */
function inFile(path: string, beside: string[]): string {
  const file = fileOf(path.split('/')[1] ?? '');
  return beside.includes(file) ? `${file}${path}` : path;
}
