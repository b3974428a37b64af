/**
 * The source of a version as readable files, and back without loss, to the order of everything. `process.json` is the
 * definition in short notation with the large parts taken out: where one stood is `{ "$file": "views.json#/views" }`.
 */
import {
  fileOf,
  joinDefinition,
  MACHINE_FILE,
  partIn,
  PARTS,
  PROCESS_FILE,
  DIAGRAM_FILE,
} from '../definition/layout.ts';
import { words } from '../definition/notation/messages.ts';
import { expand, shorten } from '../definition/notation/index.ts';
import type { VersionSource } from '../definition/source.ts';
import { isObject } from '../json.ts';
import type { FieldGroup } from '../form/types.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { idOf, pathOf } from './names.ts';
import type { Problems } from './problems.ts';
import { decodeJson, encodeJson } from './text.ts';
import type { Files } from './zip.ts';
import { messages } from './messages.ts';

const SHARED = 'shared/';
const PIECES = 'pieces/';
/** Before the id of a group that does not begin with `shared/`; no escaped id begins so. */
const ELSEWHERE = '~-/';

/** Everything but the diagram, as files. */
export function splitSource({
  definition,
  forms,
  groups,
  pieces = {},
  scenarios = {},
}: VersionSource): Files {
  const files: Files = new Map([[PROCESS_FILE, new Uint8Array()]]);
  const take = (path: string, value: unknown): void => void files.set(path, encodeJson(value));
  const short = { ...shorten(definition as JsonObject) };
  if ('machine' in short) {
    take(MACHINE_FILE, short.machine);
    short.machine = { $file: MACHINE_FILE };
  }
  for (const part of PARTS) {
    if (!(part in short)) continue;
    take(fileOf(part), { [part]: short[part]! });
    short[part] = { $file: `${fileOf(part)}#/${part}` };
  }
  take(PROCESS_FILE, short);
  for (const [id, form] of Object.entries(forms)) take(`forms/${pathOf(id)}.json`, form);
  for (const [id, group] of Object.entries(groups)) take(`${SHARED}${groupPath(id)}.json`, group);
  for (const [id, piece] of Object.entries(pieces)) take(`${PIECES}${pathOf(id)}.json`, piece);
  for (const [name, scenario] of Object.entries(scenarios)) take(`scenarios/${pathOf(name)}.json`, scenario);
  return files;
}

/** The source the files of a package of `format` hold, without a diagram; null, with diagnostics, when there is no definition in them. */
export function joinSource(files: Files, problems: Problems, format: number): VersionSource | null {
  const used = new Set<string>();
  const json = new Map<string, Json | undefined>();
  const read = (path: string): Json | undefined => {
    used.add(path);
    const bytes = files.get(path);
    if (bytes && !json.has(path)) json.set(path, decodeJson(bytes, path, problems));
    return json.get(path);
  };
  const rest = read(PROCESS_FILE);
  if (!isObject(rest)) {
    if (rest !== undefined || !files.has(PROCESS_FILE))
      problems.error('process_missing', PROCESS_FILE, messages.split.noProcess);
    return null;
  }
  // without its machine a package still says what happens, as long as the diagram is there to compile
  const drawn = files.has(DIAGRAM_FILE) && !files.has(MACHINE_FILE);
  const put = (value: Json | undefined): Json | undefined =>
    drawn && isObject(value) && value.$file === MACHINE_FILE
      ? undefined
      : putBack(value, files, read, problems);
  const pointed = mapped(rest, (name, value) => {
    if (name !== 'machine' && partIn(fileOf(name)) === undefined) return value;
    // packages of before format 2 have a file for each table
    const each = name === 'tables' && isObject(value) && !('$file' in value);
    return each ? mapped(value, (_, table) => put(table)) : put(value);
  });
  const beside = [...files.keys()].filter((path) => partIn(path) !== undefined && !used.has(path));
  const joined = joinDefinition(
    pointed,
    beside.map((path) => [path, read(path)]),
  );
  for (const { file, why } of joined.refused) problems.error(`part_${why}`, file, words.part(file, why));
  // the first format knew no short notation: what looks like it is canonical
  const { definition, diagnostics } =
    format === 1 ? { definition: joined.definition, diagnostics: [] } : expand(joined.definition);
  problems.add(...diagnostics);
  const forms = folder(files, 'forms/', idOf, read, problems);
  const groups = folder(files, SHARED, groupId, read, problems) as unknown as Record<string, FieldGroup>;
  const pieces = folder(files, PIECES, idOf, read, problems);
  const scenarios = folder(files, 'scenarios/', idOf, read, problems);
  for (const path of files.keys())
    if (path.endsWith('.json') && !used.has(path))
      problems.warn('file_unused', path, messages.split.unused(path));
  return {
    definition: definition as VersionSource['definition'],
    forms,
    groups,
    ...(Object.keys(pieces).length > 0 ? { pieces } : {}),
    ...(Object.keys(scenarios).length > 0 ? { scenarios } : {}),
  };
}

/** What stands in a file the definition points to; anything else as it is. */
function putBack(
  value: Json | undefined,
  files: Files,
  read: (path: string) => Json | undefined,
  problems: Problems,
): Json | undefined {
  if (!isObject(value) || typeof value.$file !== 'string') return value;
  const [path = '', part] = value.$file.split('#/');
  if (!files.has(path)) {
    problems.error('file_missing', path, messages.split.pathMissing(path));
    return undefined;
  }
  const whole = read(path);
  if (part === undefined || whole === undefined) return whole;
  if (isObject(whole) && Object.hasOwn(whole, part)) return whole[part];
  problems.error('file_missing', path, messages.split.partMissing(path, part));
  return undefined;
}

/** The JSON files of a folder by id, in the order of the package. */
function folder(
  files: Files,
  prefix: string,
  id: (path: string) => string | null,
  read: (path: string) => Json | undefined,
  problems: Problems,
): JsonObject {
  const found: JsonObject = {};
  for (const path of files.keys()) {
    if (!path.startsWith(prefix) || !path.endsWith('.json')) continue;
    const name = id(path.slice(prefix.length, -'.json'.length));
    const value = read(path);
    if (name === null || name === '__proto__')
      problems.error('file_name', path, messages.split.badName(path));
    else if (value !== undefined) found[name] = value;
  }
  return found;
}

function mapped(
  object: JsonObject,
  change: (name: string, value: Json | undefined) => Json | undefined,
): JsonObject {
  const result: JsonObject = {};
  for (const [name, value] of Object.entries(object)) {
    const put = change(name, value);
    if (put !== undefined) result[name] = put;
  }
  return result;
}

function groupPath(id: string): string {
  return id.startsWith(SHARED) ? pathOf(id.slice(SHARED.length)) : ELSEWHERE + pathOf(id);
}

function groupId(path: string): string | null {
  if (path.startsWith(ELSEWHERE)) return idOf(path.slice(ELSEWHERE.length));
  const id = idOf(path);
  return id === null ? null : SHARED + id;
}
