/**
 * Which files a process is made of, in its folder under `workflows/` and in a package alike. `process.json` is the
 * definition; what would bury it stands in files of its own beside it, each under its name: `tables.json` is
 * `{ "tables": … }`. Joined they are one definition again, in the order of the language.
 */
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { ProcessDefinition } from './process.ts';

export const PROCESS_FILE = 'process.json';
export const DIAGRAM_FILE = 'diagram.bpmn';
/** Apart from `process.json` in packages alone, where it tells whether somebody edited the machine. */
export const MACHINE_FILE = 'machine.json';
export const SCENARIO_FOLDER = 'scenarios';
/** Under `workflows/` what is no process: pieces of process 公共流程段; under `forms/` groups of fields. */
export const SHARED_FOLDER = 'shared';

/** Parts of a definition that stand beside it. */
export const PARTS = ['guide', 'params', 'tables', 'documents', 'ledgers', 'schedules', 'views'] as const;

const ORDER = Object.keys(ProcessDefinition.properties);

/** The part a file beside `process.json` is; undefined for any other file. */
export function partIn(file: string): string | undefined {
  return PARTS.find((part) => fileOf(part) === file);
}

export function fileOf(part: string): string {
  return `${part}.json`;
}

/** A definition as the files of its folder, `process.json` first. */
export function splitDefinition(definition: JsonObject): Map<string, JsonObject> {
  const rest = { ...definition };
  const beside = new Map<string, JsonObject>();
  for (const part of PARTS) {
    if (!(part in rest)) continue;
    beside.set(fileOf(part), { [part]: rest[part]! });
    delete rest[part];
  }
  return new Map([[PROCESS_FILE, rest], ...beside]);
}

interface Joined {
  definition: JsonObject;
  /** Files that are no such part, or whose part stands in `process.json` too. */
  refused: { file: string; why: 'twice' | 'other' }[];
}

/** What `process.json` and the files beside it say together; undefined ones could not be read and are left out. */
export function joinDefinition(
  process: JsonObject,
  beside: Iterable<[file: string, value: Json | undefined]>,
): Joined {
  const definition = Object.entries(process);
  const refused: Joined['refused'] = [];
  for (const [file, value] of beside) {
    const part = partIn(file);
    if (part === undefined || value === undefined) continue;
    if (!isObject(value) || Object.keys(value).join() !== part) refused.push({ file, why: 'other' });
    else if (Object.hasOwn(process, part)) refused.push({ file, why: 'twice' });
    else {
      const after = definition.findIndex(([name]) => ORDER.indexOf(name) > ORDER.indexOf(part));
      definition.splice(after < 0 ? definition.length : after, 0, [part, value[part]!]);
    }
  }
  return { definition: Object.fromEntries(definition), refused };
}
