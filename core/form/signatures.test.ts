/** Several people sign one field: everybody who has to, and who is missing is named. */
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../vocabulary.ts';
import { checkForm } from './check.ts';
import { expandForm } from './expand.ts';
import { fillRequired } from './sample.ts';
import { validateSchema } from './schema-validator.ts';

const { form, diagnostics } = expandForm(
  {
    id: 'test/several',
    title: '几个人签名',
    schema: {
      type: 'object',
      required: ['agreed'],
      properties: {
        people: {
          type: 'array',
          title: '成员',
          items: {
            properties: { name: { type: 'string' }, id_no: { type: 'string' }, age: { type: 'integer' } },
          },
        },
        agreed: { 'x-type': 'sign', title: '授权书' },
        staff: { 'x-type': 'sign', title: '经办人签名', 'x-signatures': 2 },
      },
    },
    signers: { agreed: 'people[(age < 18) != true]' },
    sample: { agreed: '甲某' },
  },
  {},
);

const context = { today: '2026-03-02', validate: validateSchema };
const PEOPLE: Json = [
  { name: '王某', id_no: '990101198711050037', age: 38 },
  { name: '王某军', age: 36 },
  // nobody knows whether this one is of age
  { name: '古丽·艾', age: null },
  { name: '王某轩', age: 12 },
];

function errors(data: JsonObject, optional: string[] = []) {
  return checkForm(form, { people: PEOPLE, ...data }, { ...context, mode: 'final', optional }).errors;
}

test('the form is sound', () => {
  expect(diagnostics).toEqual([]);
});

describe('every person asked for signs', () => {
  test.each<[string, Json]>([
    ['a list of names', ['王某', '王某军', '古丽·艾']],
    ['one text', '王某、王某军、古丽‧艾'],
    ['how it was signed', ['王某（手印）', '王某军 手印', '古丽·艾']],
    ['a number instead of a name', ['990101198711050037', '王某军', '古丽·艾']],
    [
      'pictures with the names of their signers',
      [{ id: 'f1', name: '签名.png', signer: '王某' }, '王某军', '古丽·艾'],
    ],
    ['pictures that say no name', ['data:image/png;base64,AA', { image: 'data:x' }, true]],
    ['a child more', ['王某', '王某军', '古丽·艾', '王某轩']],
  ])('%s', (_, agreed) => {
    expect(errors({ agreed })).toEqual([]);
  });

  test.each<[string, Json, string]>([
    ['one of three', '王某', '王某军、古丽·艾'],
    ['one person twice', ['王某军', '王某军', '王某军'], '王某、古丽·艾'],
    ['a stranger', ['王某', '王某军', '李某'], '古丽·艾'],
    ['a child for an adult', ['王某', '王某军', '王某轩'], '古丽·艾'],
    ['one mark for three', '手印', '王某军、古丽·艾'],
    [
      'two pictures, one of a person who has signed',
      ['王某', { image: 'data:x', signer: '王某' }, true],
      '古丽·艾',
    ],
  ])('%s is not enough', (_, agreed, missing) => {
    expect(errors({ agreed })).toEqual([
      { path: 'agreed', code: 'signature_missing', message: `授权书还缺${missing}的签名` },
    ]);
  });

  test('nobody at all is what is missing; what may be missing may be signed by some', () => {
    expect(errors({})).toMatchObject([{ path: 'agreed', code: 'required' }]);
    expect(errors({ agreed: '王某' }, ['agreed'])).toEqual([]);
  });
});

test('so many signatures are of so many people', () => {
  const agreed = ['王某', '王某军', '古丽·艾'];
  for (const staff of ['甲', ['甲', '甲'], { image: 'data:x' }])
    expect(errors({ agreed, staff })).toMatchObject([{ path: 'staff', code: 'min_items' }]);
  for (const staff of ['甲、乙', ['甲', '乙'], [{ image: 'data:x' }, { image: 'data:y' }]])
    expect(errors({ agreed, staff })).toEqual([]);
});

test('an example is signed by everybody who has to', () => {
  expect(fillRequired(form, { people: PEOPLE }, context)['agreed']).toEqual(['王某', '王某军', '古丽·艾']);
  expect(fillRequired(form, { people: PEOPLE, agreed: '王某' }, context)['agreed']).toBe('王某');
  expect(fillRequired(form, {}, context)['agreed']).toBe('甲某');
});
