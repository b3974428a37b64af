/** Sources of processes as files of a house, workflows/ and forms/, and folders of other houses read back. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Diagnostic } from '../../core/engine/diagnostic.ts';
import { formatJson } from '../../core/definition/format-json.ts';
import {
  DIAGRAM_FILE,
  PROCESS_FILE,
  SCENARIO_FOLDER,
  splitDefinition,
} from '../../core/definition/layout.ts';
import { shorten } from '../../core/definition/notation/index.ts';
import { withoutSchema, withSchema } from '../../core/definition/schema-line.ts';
import type { VersionSource } from '../../core/definition/source.ts';
import { packProcess, type Files, type Problems } from '../../core/package/index.ts';
import { pathOf } from '../../core/package/names.ts';
import { LIMITS } from '../../core/package/zip.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import { partFiles, readDefinitionFile } from './definition-file.ts';
import { hashOf } from './versions.ts';
import { readDefinitions, readPieces, readScenarios } from './files.ts';
import { messages } from './messages.ts';

/**
 * The files of a folder as those of a package: an unpacked one, a diagram with what lies around it, or a house with
 * workflows/ and forms/, of which `key` says which process.
 */
export function readFolder(folder: string, key: string | undefined, problems: Problems): Files {
  const house = houseOf(folder);
  return house ? fromHouse(house.root, house.within, key, problems) : flat(folder, problems);
}

/** Where the house is that a folder is, or is a process of. */
function houseOf(folder: string): { root: string; within: string } | null {
  if (existsSync(join(folder, 'workflows'))) return { root: folder, within: '' };
  const workflows = dirname(resolve(folder));
  const inside = basename(workflows) === 'workflows' && existsSync(join(folder, PROCESS_FILE));
  return inside ? { root: dirname(workflows), within: join('workflows', basename(folder), sep) } : null;
}

function fromHouse(root: string, within: string, key: string | undefined, problems: Problems): Files {
  const all = readDefinitions(root).processes.filter(({ file }) => file.startsWith(within));
  // the key says which one where there is a choice, and else what it shall be called
  const found = all.length > 1 ? all.filter((process) => process.key === key) : all;
  const [only] = found;
  for (const { diagnostics } of found) problems.add(...diagnostics);
  if (!only) {
    const keys = all.map((process) => process.key);
    problems.error(
      'package_ambiguous',
      '',
      all.length === 0 ? messages.noProcess : messages.severalProcesses(keys),
    );
  }
  if (!only?.source) return new Map();
  const { file } = only;
  const source = { ...only.source, ...readScenarios(root, file) };
  const diagram = source.diagram ?? '';
  const packed = packProcess({ key: only.key, title: '', version: null, source, diagram }, hashOf);
  if (source.diagram === undefined) packed.delete('diagram.bpmn');
  return packed;
}

/** Every file below a folder, within the bounds of a package. */
function flat(folder: string, problems: Problems): Files {
  const files: Files = new Map();
  let left = LIMITS.total;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue;
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length).split(sep).filter(Boolean).join('/');
    const { size } = statSync(path);
    left -= size;
    if (files.size >= LIMITS.entries || left < 0) {
      problems.error('package_too_large', name, messages.packageTooLarge);
      return new Map();
    }
    files.set(name, readFileSync(path));
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What writing a source into a house did. */
interface Written {
  /** Paths from the folder, of files that are new or differ. */
  files: string[];
  diagnostics: Diagnostic[];
}

/**
 * Writes a source as files of a house. A file that says the same already stays as it is, byte for byte; a shared group
 * that other processes use in another wording is not overwritten.
 */
export function writeSource(folder: string, key: string, source: VersionSource): Written {
  const { definition, forms, groups, pieces = {}, diagram, scenarios = {} } = source;
  const written: Written = { files: [], diagnostics: [] };
  const put = (path: string, value: unknown): void => {
    if (saysTheSame(join(folder, path), value)) return;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(
      join(folder, path),
      typeof value === 'string' ? value : formatJson(withSchema(value, path)),
    );
    written.files.push(path);
  };
  const own = `workflows/${key}`;
  for (const [name, part] of definitionFiles(folder, key, definition)) put(`${own}/${name}`, part);
  if (diagram !== undefined) put(`${own}/${DIAGRAM_FILE}`, diagram);
  for (const [name, scenario] of Object.entries(scenarios))
    put(`${own}/${SCENARIO_FOLDER}/${pathOf(name)}.json`, scenario);
  for (const [id, form] of Object.entries(forms)) {
    if (!id.startsWith(`${key}/`)) written.diagnostics.push(elsewhere(id, key));
    put(`forms/${pathOf(id)}.json`, form);
  }
  for (const [id, group] of Object.entries(groups)) {
    const path = `forms/${pathOf(id)}.json`;
    if (existsSync(join(folder, path)) && !saysTheSame(join(folder, path), group))
      written.diagnostics.push(sharedDiffers(id, path));
    else put(path, group);
  }
  const there = readPieces(folder).pieces;
  for (const [id, piece] of Object.entries(pieces)) {
    const path = `workflows/${pathOf(id)}.json`;
    if (isDeepStrictEqual(there[id], piece)) continue;
    if (id in there) written.diagnostics.push(pieceDiffers(id, path));
    else put(path, piece);
  }
  return written;
}

/**
 * The files of a definition that differs from what lies there; none where it does not. Names somebody gave to lists of
 * actions are kept, and a part the definition has no more goes.
 */
function definitionFiles(
  folder: string,
  key: string,
  definition: VersionSource['definition'],
): Map<string, unknown> {
  const there = join(folder, 'workflows', key);
  if (!existsSync(join(there, PROCESS_FILE))) return splitDefinition(shorten(definition as JsonObject));
  const known = readDefinitionFile(there, PROCESS_FILE);
  if (isDeepStrictEqual(known.definition, withoutSchema(definition))) return new Map();
  const files = splitDefinition(shorten(definition as JsonObject, known.lists));
  for (const name of partFiles(there)) if (!files.has(name)) rmSync(join(there, name));
  return files;
}

function saysTheSame(path: string, value: unknown): boolean {
  if (!existsSync(path)) return false;
  const text = readFileSync(path, 'utf8');
  if (typeof value === 'string') return text === value;
  try {
    return isDeepStrictEqual(withoutSchema(JSON.parse(text)), withoutSchema(value));
  } catch {
    return false;
  }
}

function elsewhere(id: string, key: string): Diagnostic {
  const message = messages.formElsewhere(id, key);
  return { severity: 'warning', code: 'form_elsewhere', element: id, path: `forms/${id}.json`, message };
}

function pieceDiffers(id: string, path: string): Diagnostic {
  const message = messages.pieceDiffers(id);
  return { severity: 'warning', code: 'shared_differs', element: id, path, message };
}

function sharedDiffers(id: string, path: string): Diagnostic {
  const message = messages.groupDiffers(id);
  return { severity: 'warning', code: 'shared_differs', element: id, path, message };
}
