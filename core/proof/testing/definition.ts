/** Definitions for tests: a small good one, changed where the test wants it. */
import type { FormDefinition } from '../../definition/form.ts';
import type { ProcessDefinition } from '../../definition/process.ts';
import { expandForm } from '../../form/expand.ts';
import type { CompiledForm } from '../../form/types.ts';
import type { JsonObject } from '../../vocabulary.ts';
import type { DefinitionSource } from '../machine/source.ts';

export const FORMS: Record<string, Pick<FormDefinition, 'schema'> & Partial<FormDefinition>> = {
  'p/application': {
    schema: {
      type: 'object',
      required: ['name', 'street', 'amount', 'kind'],
      properties: {
        name: { type: 'string' },
        street: { type: 'string', format: 'region' },
        amount: { type: 'integer', minimum: 0 },
        kind: { type: 'string', enum: ['甲', '乙'] },
        urgent: { type: 'boolean' },
        members: { type: 'array', items: { type: 'object', properties: { age: { type: 'integer' } } } },
      },
    },
  },
  'p/opinion': {
    schema: {
      type: 'object',
      required: ['result'],
      properties: { result: { type: 'string', enum: ['同意', '不同意'] }, amount: { type: 'integer' } },
    },
  },
};

export const task = (outcomes: string[], more: JsonObject = {}): JsonObject => ({
  task: {
    seats: [{ role: 'clerk' }],
    outcomes: Object.fromEntries(outcomes.map((name) => [name, { label: name }])),
    ...more,
  },
});

export const end = (outcome = 'done'): JsonObject => ({ type: 'final', meta: { end: outcome } });

/** The good one: draft → review → done. */
export function definitionWith(
  states: JsonObject,
  more: Partial<ProcessDefinition> & { machine?: JsonObject } = {},
): ProcessDefinition {
  const { machine, ...rest } = more;
  return {
    format: 2,
    key: 'p',
    title: '测试',
    caseNo: '{seq5}',
    subject: 'name',
    region: 'street',
    start: { roles: ['anyone'], form: 'p/application', outcome: 'submit' },
    machine: {
      initial: 'draft',
      states: {
        draft: {
          meta: {
            task: {
              seats: [{ role: 'filer' }],
              form: 'p/application',
              block: '.',
              outcomes: { submit: { label: '提交' } },
            },
          },
          on: { submit: 'review' },
        },
        review: {
          meta: task(['approve', 'reject'], { form: 'p/opinion' }),
          on: { approve: 'done', reject: 'done' },
        },
        done: end(),
        ...states,
      },
      ...machine,
    },
    ...rest,
  };
}

export function sourceOf(
  definition: ProcessDefinition,
  forms: typeof FORMS = FORMS,
  holders?: string[],
): DefinitionSource {
  const compiled = new Map<string, CompiledForm>(
    Object.entries(forms).map(([id, form]) => [id, expandForm({ id, title: id, ...form }, {}).form]),
  );
  return {
    definition,
    forms: compiled,
    roles: new Map([
      ['clerk', 'county'],
      ['boss', 'county'],
    ]),
    ...(holders ? { holders: new Set(holders) } : {}),
  };
}
