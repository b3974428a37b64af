/**
 * The source of a version as readable files, and back without loss. `process.json` is the definition with the large
 * parts taken out: where one stood is `{ "$file": "machine.json" }`, with `#/key` for one part of a file.
 */
import type { VersionSource } from '../definition/source.ts';
import { isObject } from '../json.ts';
import type { FieldGroup } from '../form/types.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { idOf, pathOf } from './names.ts';
import type { Problems } from './problems.ts';
import { decodeJson, encodeJson } from './text.ts';
import type { Files } from './zip.ts';

export const DIAGRAM_FILE = 'diagram.bpmn';
export const PROCESS_FILE = 'process.json';
export const MACHINE_FILE = 'machine.json';
/** What is told to people: the guide 办事指南 and the documents 文书. */
const WORDS_FILE = 'words.json';

const WORDS = ['guide', 'documents'];
const SHARED = 'shared/';
/** Before the id of a group that does not begin with `shared/`; no escaped id begins so. */
const ELSEWHERE = '~-/';

/** Everything but the diagram, as files. */
export function splitSource({ definition, forms, groups, scenarios = {} }: VersionSource): Files {
  const files: Files = new Map();
  const rest: Record<string, unknown> = { ...definition };
  const take = (path: string, value: unknown): JsonObject => {
    files.set(path, encodeJson(value));
    return { $file: path };
  };
  files.set(PROCESS_FILE, new Uint8Array());
  if ('machine' in rest) rest.machine = take(MACHINE_FILE, rest.machine);
  const words = WORDS.filter((name) => name in rest);
  if (words.length > 0)
    take(WORDS_FILE, Object.fromEntries(words.map((name) => [name, (definition as JsonObject)[name]])));
  for (const name of words) rest[name] = { $file: `${WORDS_FILE}#/${name}` };
  if (isObject(rest.tables))
    rest.tables = Object.fromEntries(
      Object.entries(rest.tables).map(([name, table]) => [name, take(`tables/${pathOf(name)}.json`, table)]),
    );
  files.set(PROCESS_FILE, encodeJson(rest));
  for (const [id, form] of Object.entries(forms)) take(`forms/${pathOf(id)}.json`, form);
  for (const [id, group] of Object.entries(groups)) take(`${SHARED}${groupPath(id)}.json`, group);
  for (const [name, scenario] of Object.entries(scenarios)) take(`scenarios/${pathOf(name)}.json`, scenario);
  return files;
}

/** The source the files hold, without a diagram; null, with diagnostics, when there is no definition in them. */
export function joinSource(files: Files, problems: Problems): VersionSource | null {
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
      problems.error('process_missing', PROCESS_FILE, '没有流程定义 process.json,或里面不是流程定义');
    return null;
  }
  // without its machine a package still says what happens, as long as the diagram is there to compile
  const drawn = files.has(DIAGRAM_FILE) && !files.has(MACHINE_FILE);
  const put = (value: Json | undefined): Json | undefined =>
    drawn && isObject(value) && value.$file === MACHINE_FILE
      ? undefined
      : putBack(value, files, read, problems);
  const definition = mapped(rest, (name, value) =>
    name === 'tables' && isObject(value)
      ? mapped(value, (_, table) => put(table))
      : name === 'machine' || WORDS.includes(name)
        ? put(value)
        : value,
  );
  const forms = folder(files, 'forms/', idOf, read, problems);
  const groups = folder(files, SHARED, groupId, read, problems) as unknown as Record<string, FieldGroup>;
  const scenarios = folder(files, 'scenarios/', idOf, read, problems);
  for (const path of files.keys())
    if (path.endsWith('.json') && !used.has(path))
      problems.warn('file_unused', path, `“${path}”没有用到,没有读入`);
  return { definition, forms, groups, ...(Object.keys(scenarios).length > 0 ? { scenarios } : {}) };
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
    problems.error('file_missing', path, `process.json 里提到的“${path}”不在包里`);
    return undefined;
  }
  const whole = read(path);
  if (part === undefined || whole === undefined) return whole;
  if (isObject(whole) && Object.hasOwn(whole, part)) return whole[part];
  problems.error('file_missing', path, `“${path}”里没有 process.json 提到的“${part}”`);
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
      problems.error('file_name', path, `“${path}”的文件名不合规范,请改用字母、数字或汉字`);
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
