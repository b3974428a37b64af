/** Tiny processes for tests: a machine of a few lines, one start form, a handful of roles. */
import { validateSchema as validate } from '../../form/schema-validator.ts';
import type { JsonObject } from '../../vocabulary.ts';
import { compileProcess } from '../compile.ts';
import type { CompiledProcess } from '../process.ts';
import type { RoleLevel } from '../roles.ts';

/** Where everything happens unless a test says otherwise. */
export const VILLAGE = '990101001001';

export const ROLES: ReadonlyMap<string, RoleLevel> = new Map([
  ['applicant', 'village'],
  ['head', 'village'],
  ['clerk', 'township'],
  ['boss', 'township'],
  ['investigator', 'township'],
  ['county_clerk', 'county'],
  ['admin', 'county'],
  ['city_clerk', 'city'],
  ['county_dept', 'county'],
  ['expert', 'any'],
]);

const text = { type: 'string' };

/** Their forms. */
export const FORMS: Record<string, JsonObject> = {
  'test/start': form('test/start', {
    village: text,
    name: text,
    day: text,
    amount: { type: 'integer' },
    flag: { type: 'boolean' },
    list: { type: 'array', items: { type: 'object', properties: { id: text, n: { type: 'integer' } } } },
  }),
  'test/note': form('test/note', {
    note: text,
    amount: { type: 'integer', minimum: 0 },
    finding: text,
    reply: text,
  }),
  'test/signed': form('test/signed', {
    signed_by: { type: 'string', 'x-auto': 'actor' },
    signed_at: { type: 'string', 'x-auto': 'now' },
  }),
  'test/guarded': {
    ...form('test/guarded', {
      note: text,
      amount: { type: 'integer' },
      signed_by: { type: 'string', 'x-auto': 'actor' },
    }),
    permissions: [
      { fields: ['note', 'signed_by'], access: 'read' },
      { roles: ['boss'], fields: ['*'], access: 'read' },
      { roles: ['boss'], fields: ['note'], access: 'required' },
    ],
  },
  'test/strict': {
    ...form('test/strict', { reason: text }),
    schema: { type: 'object', required: ['reason'], properties: { reason: text } },
  },
};

function form(id: string, properties: JsonObject): JsonObject {
  return { id, title: id, schema: { type: 'object', properties } };
}

/** The process of these states. A draft that the start form ends comes first; `more` adds to the definition. */
export function processOf(states: Record<string, JsonObject>, more: JsonObject = {}): CompiledProcess {
  const { process, diagnostics } = compileProcess({
    definition: definitionOf(states, more),
    forms: FORMS,
    groups: {},
    roles: ROLES,
    stewards: new Set(['admin', 'county_civil_approver']),
    version: 1,
    validate,
  });
  if (!process) throw new Error(diagnostics.map((d) => `${d.element}: ${d.message}`).join('\n'));
  return process;
}

/** The definition `processOf` compiles. */
export function definitionOf(states: Record<string, JsonObject>, more: JsonObject = {}): JsonObject {
  const first = Object.keys(states)[0] as string;
  const draft = task({ seats: ['filer'], outcomes: ['submit'], block: '.' }, { submit: first });
  const { machine, ...rest } = more;
  return {
    format: 2,
    key: 'test',
    title: '测试事项',
    caseNo: '{seq5}',
    subject: 'if name = null then "某人" else name',
    region: 'village',
    start: { roles: ['applicant', 'clerk'], form: 'test/start', outcome: 'submit' },
    machine: {
      id: 'test',
      initial: 'draft',
      states: { draft, ...states },
      ...(machine as JsonObject | undefined),
    },
    ...rest,
  };
}

/** Seats and outcomes written short: a role, a list of outcome names. */
type Short = Record<string, unknown> & { seats: (string | object)[]; outcomes?: string[] | object };

const TONES: Record<string, string> = {
  approve: 'positive',
  complete: 'positive',
  submit: 'positive',
  reject: 'negative',
  return: 'back',
};

/** A step with people: outcomes are `complete` unless named, and take a note each. */
export function task(
  { seats, outcomes = ['complete'], ...spec }: Short,
  on: JsonObject = {},
  more: JsonObject = {},
): JsonObject {
  const named = Array.isArray(outcomes) ? Object.fromEntries(outcomes.map((name) => [name, {}])) : outcomes;
  const full = Object.entries(named).map(([name, outcome]) => [
    name,
    { label: name, ...(TONES[name] ? { tone: TONES[name] } : {}), ...(outcome as JsonObject) },
  ]);
  const { meta, ...rest } = more;
  return {
    meta: {
      ...(meta as JsonObject | undefined),
      task: {
        form: 'test/note',
        ...spec,
        seats: seats.map((seat) => (typeof seat === 'string' ? { role: seat } : seat)),
        outcomes: Object.fromEntries(full),
      },
    },
    on,
    ...rest,
  } as JsonObject;
}

/** An end of the case; with `on` one that still hears something. */
export function end(outcome: string, on?: JsonObject, more: JsonObject = {}): JsonObject {
  return { meta: { end: outcome }, ...(on ? { on } : { type: 'final' }), ...more };
}

/** A guarded transition. */
export function when(condition: string, target: string, actions: JsonObject[] = []): JsonObject {
  return { guard: { type: 'when', params: { if: condition } }, target, actions };
}
