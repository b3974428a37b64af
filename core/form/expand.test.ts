import { describe, expect, test } from 'vitest';
import type { FormDefinition } from '../definition/form.ts';
import { expandForm } from './expand.ts';
import { groupsFrom } from './fixtures/groups.ts';
import { expandRelief } from './fixtures/relief.ts';

const groups = groupsFrom(import.meta.glob('../../forms/shared/*.json', { eager: true, import: 'default' }));
const { form: relief, diagnostics } = expandRelief(groups);

function formOf(rest: Partial<FormDefinition>): FormDefinition {
  return { id: 't/f', title: '测试', schema: { properties: {} }, ...rest };
}

function codesOf(rest: Partial<FormDefinition>, shared = groups): string[] {
  return expandForm(formOf(rest), shared).diagnostics.map(({ code, path }) => `${code} ${path}`);
}

const text = { type: 'string' };

describe('expanding a form', () => {
  test('writes groups into the schema, also through groups and into rows', () => {
    expect(diagnostics).toEqual([]);
    expect(relief.schema).toHaveProperty(
      'properties.household.properties.members.items.properties.id_no.title',
      '证件号码',
    );
    expect(relief.computed).toContainEqual({
      base: 'household.members[]',
      path: 'household.members[].gender',
      feel: expect.any(String) as string,
    });
    expect(relief.rules.find(({ code }) => code === 'duplicate_id_no')).toMatchObject({
      base: 'household',
      each: 'household.members[]',
      path: 'household.members[].id_no',
    });
    expect(relief.privacy).toContainEqual({ path: 'household.members[].disability_cert_no', as: 'health' });
  });

  test('gives plain JSON', () => {
    expect(JSON.parse(JSON.stringify(relief))).toStrictEqual(relief);
  });

  test('lets the form have the last word about a group', () => {
    const { form } = expandForm(
      formOf({
        schema: {
          properties: {
            who: { title: '联系人', 'x-optional': ['address'], properties: { name: { title: '称呼' } } },
          },
        },
        use: { who: 'shared/person' },
        privacy: { 'who.name': 'minor' },
      }),
      groups,
    );
    expect(form.schema).toMatchObject({
      properties: { who: { title: '联系人', properties: { name: { title: '称呼', minLength: 1 } } } },
    });
    expect(form.schema).toHaveProperty('properties.who.required', [
      'name',
      'id_type',
      'id_no',
      'hukou_region',
      'residence_region',
    ]);
    expect(form.privacy.filter(({ path }) => path === 'who.name').map(({ as }) => as)).toEqual([
      'name',
      'minor',
    ]);
  });

  test('mounts a group at the root, its fields first', () => {
    const { form } = expandForm(
      formOf({
        schema: {
          required: ['amount'],
          properties: { amount: { title: '金额' }, months: { type: 'integer' } },
        },
        use: { '': 'shared/opinion' },
      }),
      groups,
    );
    expect(Object.keys(form.schema['properties'] as object)).toEqual([
      'result',
      'reason',
      'amount',
      'signer',
      'signed_at',
      'seal',
      'months',
    ]);
    expect(form.schema['required']).toEqual(['result', 'amount']);
    expect(form.required).toContainEqual({ base: '', path: 'reason', feel: expect.any(String) as string });
  });

  test('writes local references out', () => {
    const { form } = expandForm(
      formOf({ schema: { $defs: { 名: text }, properties: { a: { $ref: '#/$defs/名', title: '甲' } } } }),
      {},
    );
    expect(form.schema).toEqual({ type: 'object', properties: { a: { type: 'string', title: '甲' } } });
  });

  test('evaluates what a value depends on before it', () => {
    const { form } = expandForm(
      formOf({
        schema: { properties: { a: {}, b: {}, c: {}, d: {} } },
        computed: { a: 'b + 1', b: 'c + 1' },
        visible: { c: 'd' },
      }),
      {},
    );
    expect(form.order).toEqual([
      ['visible', 0],
      ['computed', 1],
      ['computed', 0],
    ]);
  });
});

describe('a mistake in a form is reported', () => {
  test('unknown group, unknown place', () => {
    expect(codesOf({ use: { a: 'shared/nobody' } })).toEqual(['unknown_group a']);
    expect(codesOf({ use: { a: 'shared/person' } })).toEqual(['unknown_path a']);
  });

  test('a group that uses itself', () => {
    const loop = formOf({ id: 'g', schema: { properties: { g: {} } }, use: { g: 'g' } });
    expect(codesOf({ schema: { properties: { x: {} } }, use: { x: 'g' } }, { g: loop })).toEqual([
      'group_cycle g',
    ]);
  });

  test('references that lead nowhere or back', () => {
    expect(codesOf({ schema: { properties: { a: { $ref: '#/$defs/x' } } } })).toEqual(['unknown_ref ']);
    expect(
      codesOf({
        schema: { $defs: { x: { items: { $ref: '#/$defs/x' } } }, properties: { a: { $ref: '#/$defs/x' } } },
      }),
    ).toEqual(['ref_cycle ']);
  });

  test('words about fields that do not exist', () => {
    const schema = { properties: { a: text } };
    expect(
      codesOf({
        schema,
        computed: { b: '1' },
        privacy: { c: 'name' },
        rules: [{ must: 'true', code: 'x', message: '', path: 'd' }],
      }),
    ).toEqual(['unknown_path b', 'unknown_path c', 'unknown_path d']);
    expect(
      codesOf({
        schema,
        pages: [{ title: '一', fields: ['a', 'e'] }],
        permissions: [{ fields: ['*', 'f.*'], access: 'read' }],
      }),
    ).toEqual(['unknown_path e', 'unknown_path f']);
  });

  test('computed values that need each other; those that only wait for them are not named', () => {
    const found = expandForm(
      formOf({ schema: { properties: { a: {}, b: {}, c: {} } }, computed: { a: 'b', b: 'a', c: 'a' } }),
      {},
    );
    expect(found.diagnostics).toMatchObject([
      { code: 'computed_cycle', message: '计算项互相引用，无法求值：a、b' },
    ]);
    expect(found.form.order).toHaveLength(3);
  });

  test('a condition that `in` takes in is warned of', () => {
    const form = formOf({
      schema: { properties: { a: text, b: text } },
      visible: { b: 'a in ["甲"] and b = null' },
    });
    expect(expandForm(form, {}).diagnostics).toMatchObject([
      { severity: 'warning', code: 'in_takes_condition', path: 'b' },
    ]);
  });

  test('an expression that cannot be read, a name that cannot be one', () => {
    expect(codesOf({ schema: { properties: { a: text } }, visible: { a: '1 +' } })).toEqual([
      'bad_expression a',
    ]);
    expect(codesOf({ schema: { properties: { 'a.b': text } } })).toEqual(['field_name a.b']);
  });
});
