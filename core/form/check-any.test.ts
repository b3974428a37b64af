/** The check answers for any JSON. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Json } from '../vocabulary.ts';
import { checkForm } from './check.ts';
import { fillRequired } from './sample.ts';
import { validateSchema } from './schema-validator.ts';
import type { CheckContext } from './types.ts';
import { groupsFrom } from './fixtures/groups.ts';
import { expandRelief } from './fixtures/relief.ts';

const groups = groupsFrom(import.meta.glob('../../forms/shared/*.json', { eager: true, import: 'default' }));
const { form: relief } = expandRelief(groups);

const context: CheckContext = { today: '2026-03-02', validate: validateSchema, mode: 'final' };

/** Anything under the names of the form, deep enough to reach into its rows. */
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.jsonValue({ maxDepth: 1 }),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('form'),
  ),
  form: fc.dictionary(
    fc.constantFrom(
      'applicant',
      'agent',
      'household',
      'members',
      'bank',
      'id_no',
      'name',
      'attach',
      'urgent',
      'medical',
      'total',
      'property',
      'vehicles',
      '__proto__',
      'constructor',
    ),
    tie('value'),
    { maxKeys: 6 },
  ),
})).form;

property.prop([fc.oneof(fc.jsonValue(), anything), fc.constantFrom('final' as const, 'draft' as const)], {
  numRuns: 300,
})('never throws, answers plain data of the form, and agrees with itself', (input, mode) => {
  const { data, errors } = checkForm(relief, input as Json, { ...context, mode });
  expect(JSON.parse(JSON.stringify(data))).toEqual(data);
  expect(Object.keys(data).every((name) => Object.hasOwn(relief.schema['properties'] as object, name))).toBe(
    true,
  );
  for (const error of errors)
    expect(error).toEqual({
      path: expect.any(String) as string,
      code: expect.stringMatching(/^[a-z][a-z0-9_]*$/) as string,
      message: expect.stringMatching(/[一-龥]/) as string,
    });
  expect(checkForm(relief, data, { ...context, mode }).data).toEqual(data);
});

describe('what is too large is not looked into', () => {
  const codeOf = (input: Json) =>
    checkForm(relief, input, context).errors.map(({ path, code }) => `${path} ${code}`);

  test('nested too deep', () => {
    const deep = JSON.parse(`${'{"medical":'.repeat(50_000)}1${'}'.repeat(50_000)}`) as Json;
    expect(codeOf(deep)).toEqual([' too_large']);
  });

  test('too many values, too many rows, too much text', () => {
    expect(codeOf({ category: Array(1_000_000).fill('低保') as Json[] })).toEqual([' too_large']);
    expect(codeOf({ household: { members: Array(300).fill({}) as Json[] } })).toEqual([
      'household.members too_large',
    ]);
    expect(codeOf({ hardship_desc: '难'.repeat(5_000_000) })).toEqual([' too_large']);
  });

  test('a form is an object', () => {
    for (const input of [null, 1, 'x', [], [{}]]) expect(codeOf(input)).toEqual([' type']);
  });
});

test('names that objects inherit are no fields', () => {
  const hostile = JSON.parse(
    '{"__proto__":{"urgent":true},"constructor":{"x":1},"commitment":{"__proto__":{"polluted":1},"file":"f"}}',
  ) as Json;
  const { data } = checkForm(relief, fillRequired(relief, hostile as never, context), context);
  expect(JSON.stringify(data)).not.toContain('polluted');
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
  expect(data).toMatchObject({ urgent: false, commitment: { file: 'f' } });
});
