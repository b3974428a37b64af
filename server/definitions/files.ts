/** Reads process and form files from workflows/ and forms/. What cannot be read is a diagnostic, never a crash. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Diagnostic } from '../../core/engine/compile.ts';
import type { RoleLevel, RoleLevels } from '../../core/engine/world.ts';
import type { FieldGroup } from '../../core/form/types.ts';

/** The source of one process version: as stored with it. */
export interface Source {
  definition: Record<string, unknown>;
  forms: Record<string, unknown>;
  groups: Record<string, FieldGroup>;
}

export interface Role {
  id: string;
  name: string;
  level: RoleLevel;
  parametrised?: boolean;
  /** May suspend, resume and terminate any case of the region. */
  steward?: boolean;
  /** May read any case of the region. */
  oversees?: boolean;
  /** Holds no office. */
  citizen?: boolean;
}

export interface FoundProcess {
  key: string;
  file: string;
  source: Source | null;
  diagnostics: Diagnostic[];
}

/** Every definition under `<root>/workflows/<folder>/*.json`, with the forms of its folder and the shared groups. */
export function readDefinitions(root: string): { processes: FoundProcess[]; roles: Role[] } {
  const groups = readForms(root, 'shared', []) as Record<string, FieldGroup>;
  const workflows = join(root, 'workflows');
  const processes = folders(workflows).flatMap((folder) =>
    jsonFiles(join(workflows, folder)).map((name) => readProcess(root, folder, name, groups)),
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
  groups: Record<string, FieldGroup>,
): FoundProcess {
  const file = join('workflows', folder, name);
  const diagnostics: Diagnostic[] = [];
  const definition = readJson(join(root, file), diagnostics, file) as Record<string, unknown> | undefined;
  const key =
    typeof definition?.key === 'string'
      ? definition.key
      : name === 'process.json'
        ? folder
        : basename(name, '.json');
  if (!definition) return { key, file, source: null, diagnostics };
  return {
    key,
    file,
    source: { definition, forms: readForms(root, folder, diagnostics), groups },
    diagnostics,
  };
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

function readJson(path: string, diagnostics: Diagnostic[], file = path): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    diagnostics.push({
      severity: 'error',
      code: 'file_unreadable',
      element: file,
      path: file,
      message: `文件读不出来:${(error as Error).message}`,
    });
    return undefined;
  }
}

function folders(path: string): string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function jsonFiles(path: string): string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .sort();
}
