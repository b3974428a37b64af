/**
 * The control-flow patterns as definitions: `<number>-<name>.json` with scenarios, and what the process is either in it or
 * drawn beside it as `<number>-<name>.bpmn`. A file says what is particular to its pattern, the frame is the same for all.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileBpmn } from '../../core/bpmn/compile.ts';
import type { BpmnModel, Finding } from '../../core/bpmn/model.ts';
import { readBpmn } from '../../core/bpmn/read.ts';
import { machineToModel } from '../../core/bpmn/to-model.ts';
import { writeBpmn } from '../../core/bpmn/write.ts';
import { compileProcess } from '../../core/engine/compile.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import { validateSchema as validate } from '../../core/form/schema-validator.ts';
import type { County } from '../../core/scenario/county.ts';
import type { Scenario } from '../../core/scenario/types.ts';
import type { JsonObject } from '../../core/vocabulary.ts';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A pattern as its file has it. */
export interface Pattern {
  /** File name without ending. */
  file: string;
  /** Definitions by key: the pattern's own, and of processes it speaks with. */
  definitions: Record<string, JsonObject>;
  /** The drawing, where it is drawn. */
  model: BpmnModel | null;
  /** What the compiler found in the drawing. */
  findings: Finding[];
  scenarios: Scenario[];
}

interface File {
  process?: JsonObject;
  others?: Record<string, JsonObject>;
  scenarios: Pick<Scenario, 'name' | 'steps'>[];
}

/** When every scenario begins: a Monday. */
const AT = '2026-03-02T09:00:00+08:00';

/** Where a case belongs unless its form says so. */
const VILLAGE = '990101001001';

/** The pattern files, in order. */
export function patternFiles(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => /^\d\d-.*\.json$/.test(name))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
}

/** Reads a pattern; a drawing is compiled. */
export async function readPattern(file: string, roles: County['roles']): Promise<Pattern> {
  const {
    process = {},
    others = {},
    scenarios,
  } = JSON.parse(readFileSync(join(FOLDER, `${file}.json`), 'utf8')) as File;
  const drawing = join(FOLDER, `${file}.bpmn`);
  const drawn = existsSync(drawing) ? await compiled(readFileSync(drawing, 'utf8'), file, roles) : null;
  return {
    file,
    definitions: {
      [file]: framed(file, { ...drawn?.definition, ...process }),
      ...Object.fromEntries(Object.entries(others).map(([key, other]) => [key, framed(key, other)])),
    },
    model: drawn?.model ?? null,
    findings: drawn?.findings ?? [],
    scenarios: scenarios.map((scenario) => ({ process: file, at: AT, ...scenario })),
  };
}

/** The machine of a definition drawn, and what the drawing compiles to; what could not be drawn is a finding. */
export async function redrawn(
  key: string,
  definition: JsonObject,
  roles: County['roles'],
): Promise<{ definition: JsonObject; findings: Finding[] }> {
  const machine = { ...(definition.machine as JsonObject), id: key };
  const { model, findings } = machineToModel(machine, { title: key });
  const again = await compiled(writeBpmn(model), key, roles);
  return {
    definition: {
      ...definition,
      machine: again.definition.machine as JsonObject,
      delays: { ...(definition.delays as JsonObject), ...(again.definition.delays as JsonObject) },
      messages: [
        ...new Set([
          ...((definition.messages ?? []) as string[]),
          ...((again.definition.messages ?? []) as string[]),
        ]),
      ],
    },
    findings: [...findings, ...again.findings],
  };
}

interface Compiled {
  model: BpmnModel | null;
  definition: JsonObject;
  findings: Finding[];
}

/** A drawing as parts of a definition. */
async function compiled(xml: string, key: string, roles: County['roles']): Promise<Compiled> {
  const { model, findings } = await readBpmn(xml);
  if (!model) return { model, definition: {}, findings };
  const known = [...roles.keys()].map((id) => ({ id, name: id }));
  const { machine, delays, messages, findings: more } = compileBpmn(model, { key, roles: known });
  const definition = { machine: { ...machine }, delays: delays as JsonObject, messages };
  return { model, definition, findings: [...findings, ...more] };
}

/** The first step of a made-up process: who files hands in, and `next` follows. */
export function draft(next: string | JsonObject): JsonObject {
  return {
    meta: {
      label: '申请',
      task: {
        form: 'patterns/start',
        block: '.',
        seats: [{ role: 'filer' }],
        outcomes: { submit: { label: '提交', tone: 'positive' } },
      },
    },
    on: { submit: next },
  };
}

/** The definition with what all have in common. */
export function framed(key: string, own: JsonObject): JsonObject {
  return {
    format: 2,
    key,
    title: key,
    caseNo: '{region6}-WP-{yyyy}-{seq5}',
    subject: 'if subject = null then "某事" else subject',
    region: `if village = null then "${VILLAGE}" else village`,
    start: { roles: ['applicant', 'township_window'], form: 'patterns/start', outcome: 'submit' },
    ...own,
  };
}

export const FORMS: Record<string, JsonObject> = Object.fromEntries(
  readdirSync(join(FOLDER, 'forms')).map((name) => {
    const form = JSON.parse(readFileSync(join(FOLDER, 'forms', name), 'utf8')) as JsonObject;
    return [form.id as string, form];
  }),
);

/** Compiles definitions. @throws Error with what is wrong, a warning too */
export function processesOf(
  definitions: Record<string, JsonObject>,
  county: County,
  forms: Record<string, JsonObject> = FORMS,
): Map<string, CompiledProcess> {
  return new Map(
    Object.entries(definitions).map(([key, definition]) => {
      const { process, diagnostics } = compileProcess({
        definition,
        forms,
        groups: {},
        roles: county.roles,
        stewards: new Set(['admin']),
        version: 1,
        validate,
      });
      if (!process || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics, null, 2));
      return [key, process];
    }),
  );
}
