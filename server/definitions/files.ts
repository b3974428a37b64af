/** Reads process and form files from workflows/ and forms/. What cannot be read is a diagnostic, never a crash. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DIAGRAM_FILE, PROCESS_FILE, SCENARIO_FOLDER, SHARED_FOLDER } from '../../core/definition/layout.ts';
import { expandPiece } from '../../core/definition/notation/index.ts';
import { withoutSchema } from '../../core/definition/schema-line.ts';
import type { VersionSource } from '../../core/definition/source.ts';
import type { Diagnostic } from '../../core/engine/diagnostic.ts';
import type { RoleLevel, RoleLevels } from '../../core/engine/roles.ts';
import type { FieldGroup } from '../../core/form/types.ts';
import { piecesNeeded, piecesUsed } from '../../core/pieces/needed.ts';
import { partFiles, readDefinitionFile } from './definition-file.ts';
import { readJson } from './json-file.ts';

export interface Role {
  id: string;
  name: string;
  level: RoleLevel;
  parametrised?: boolean;
  /** May suspend, resume and terminate any case of the region. */
  steward?: boolean;
  /** May read any case of the region. */
  oversees?: boolean;
  /** May edit drafts of processes and try them out. */
  designs?: boolean;
  /** May bring a draft into force. */
  publishes?: boolean;
  /** Holds no office. */
  citizen?: boolean;
}

export interface FoundProcess {
  key: string;
  file: string;
  source: VersionSource | null;
  diagnostics: Diagnostic[];
  /** What is found in the source, with the place in the files where it was written. */
  placed: (found: Diagnostic[]) => Diagnostic[];
}

/** What all processes of the house build on. */
interface Shared {
  groups: Record<string, FieldGroup>;
  /** Pieces of process by id. */
  pieces: Record<string, unknown>;
  /** By id of the piece. */
  faults: Record<string, Diagnostic[]>;
}

/** Every definition under `<root>/workflows/<folder>/*.json`, with the forms of its folder and the shared groups. */
export function readDefinitions(root: string): { processes: FoundProcess[]; roles: Role[] } {
  const shared = {
    groups: readForms(root, SHARED_FOLDER, []) as Record<string, FieldGroup>,
    ...readPieces(root),
  };
  const workflows = join(root, 'workflows');
  const processes = processFolders(workflows).flatMap((folder) =>
    definitionFiles(join(workflows, folder)).map((name) => readProcess(root, folder, name, shared)),
  );
  const roles = existsSync(join(workflows, 'roles.json'))
    ? (readJson(join(workflows, 'roles.json'), []) as Role[])
    : [];
  return { processes, roles };
}

/** Levels by role id. */
export function levelsOf(roles: Role[]): RoleLevels {
  return new Map(roles.map((role) => [role.id, role.level]));
}

/** What the roles may do with any case of their region. */
export function rightsOf(roles: Role[]): { stewards: ReadonlySet<string>; overseers: ReadonlySet<string> } {
  const marked = (is: (role: Role) => boolean | undefined): Set<string> =>
    new Set(roles.filter(is).map((role) => role.id));
  return { stewards: marked((role) => role.steward), overseers: marked((role) => role.oversees) };
}

function readProcess(
  root: string,
  folder: string,
  name: string,
  { groups, pieces, faults }: Shared,
): FoundProcess {
  const file = join('workflows', folder, name);
  const { definition, diagnostics, placed } = readDefinitionFile(
    join(root, 'workflows', folder),
    name,
    join('workflows', folder),
  );
  const fallback = name === PROCESS_FILE ? folder : basename(name, '.json');
  const key = typeof definition?.key === 'string' ? definition.key : fallback;
  if (!definition) return { key, file, source: null, diagnostics, placed };
  const used = piecesNeeded(definition, pieces);
  for (const id of piecesUsed(definition)) diagnostics.push(...(faults[id] ?? []));
  return {
    key,
    file,
    source: {
      definition,
      forms: readForms(root, folder, diagnostics),
      groups,
      ...(used ? { pieces: used } : {}),
      ...(name === PROCESS_FILE ? readDiagram(join(root, 'workflows', folder)) : {}),
    },
    diagnostics,
    placed,
  };
}

/** The pieces of process, written out, and what is wrong with their files. */
export function readPieces(root: string): Pick<Shared, 'pieces' | 'faults'> {
  const found: Pick<Shared, 'pieces' | 'faults'> = { pieces: {}, faults: {} };
  for (const name of jsonFiles(join(root, 'workflows', SHARED_FOLDER))) {
    const id = `${SHARED_FOLDER}/${basename(name, '.json')}`;
    const file = join('workflows', SHARED_FOLDER, name);
    const faults: Diagnostic[] = [];
    const { definition, diagnostics } = expandPiece(withoutSchema(readJson(join(root, file), faults, file)));
    if (definition !== undefined) found.pieces[id] = definition;
    found.faults[id] = [
      ...faults,
      ...diagnostics.map((one) => ({ ...one, element: id, path: `${id}#${one.path}` })),
    ];
  }
  return found;
}

/** The drawing beside `process.json`, where there is one. */
function readDiagram(folder: string): Pick<VersionSource, 'diagram'> {
  const file = join(folder, DIAGRAM_FILE);
  return existsSync(file) ? { diagram: readFileSync(file, 'utf8') } : {};
}

/** The examples beside a definition's file, by name; those that cannot be read are left out. */
export function readScenarios(root: string, file: string): Pick<VersionSource, 'scenarios'> {
  const folder = join(root, dirname(file), SCENARIO_FOLDER);
  const found = jsonFiles(folder).map(
    (name) => [basename(name, '.json'), readJson(join(folder, name), [])] as const,
  );
  const readable = found.filter(([, scenario]) => scenario !== undefined);
  return readable.length > 0 ? { scenarios: Object.fromEntries(readable) } : {};
}

function readForms(root: string, folder: string, diagnostics: Diagnostic[]): Record<string, unknown> {
  const forms: Record<string, unknown> = {};
  for (const name of jsonFiles(join(root, 'forms', folder))) {
    const file = join('forms', folder, name);
    const form = readJson(join(root, file), diagnostics, file);
    if (form !== undefined) forms[`${folder}/${basename(name, '.json')}`] = form;
  }
  return forms;
}

function folders(path: string): string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Every folder of a process. */
function processFolders(path: string): string[] {
  return folders(path).filter((name) => name !== SHARED_FOLDER);
}

function definitionFiles(folder: string): string[] {
  const parts = partFiles(folder);
  return jsonFiles(folder).filter((name) => !parts.includes(name));
}

function jsonFiles(path: string): string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .sort();
}
