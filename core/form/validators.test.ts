import { fc, test as property } from '@fast-check/vitest';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../vocabulary.ts';
import { groupsFrom } from './fixtures/groups.ts';
import { expandRelief } from './fixtures/relief.ts';
import suiteText from './fixtures/json-schema-suite.json?raw';
import { schemaErrors } from './json-schema.ts';
import { validateSchema } from './schema-validator.ts';

const groups = groupsFrom(import.meta.glob('../../forms/shared/*.json', { eager: true, import: 'default' }));
const { form: relief } = expandRelief(groups);

const today = '2026-03-02';

function issues(schema: JsonObject, data: Json): string[] {
  return validateSchema(schema, data, today)
    .map(({ path, code, level }) => `${path} ${code} ${level}`)
    .sort();
}

const field = (schema: JsonObject): JsonObject => ({ properties: { 甲: schema } });
const text = (format: string): JsonObject => field({ type: 'string', format });

/** Schema, value of its one field, what is said of it. */
const CORPUS: [JsonObject, Json, string[]][] = [
  [field({ type: 'string' }), 1, ['甲 type error']],
  [field({ type: ['string', 'object'] }), [], ['甲 type error']],
  [field({ type: 'integer', minimum: 1 }), 1.5, ['甲 type error']],
  [field({ type: 'integer' }), 1e21, []],
  [field({ type: 'integer', minimum: 1 }), 0, ['甲 minimum error']],
  [field({ exclusiveMinimum: 0 }), 0, ['甲 minimum error']],
  [field({ maximum: 3, exclusiveMaximum: 3 }), 4, ['甲 maximum error']],
  [field({ multipleOf: 100 }), 250, ['甲 multiple_of error']],
  [field({ minLength: 2 }), '𠀀', ['甲 too_short error']],
  [field({ maxLength: 1 }), '𠀀', []],
  [field({ pattern: '^\\d+$' }), '一', ['甲 pattern error']],
  [field({ enum: ['a', { b: 1 }] }), { b: 1 }, []],
  [field({ enum: ['a', 'b'] }), 'c', ['甲 enum error']],
  [field({ const: 1 }), 2, ['甲 enum error']],
  [field({ minItems: 2 }), [1], ['甲 min_items error']],
  [field({ maxItems: 1, uniqueItems: true }), [1, 1], ['甲 duplicate error', '甲 max_items error']],
  [
    field({ items: { type: 'string', enum: ['a'] } }),
    ['a', 1, 'b'],
    ['甲.1 enum error', '甲.1 type error', '甲.2 enum error'],
  ],
  [
    field({ required: ['a/b', 'c"d', '是'] }),
    {},
    ['甲.a/b required error', '甲.c"d required error', '甲.是 required error'],
  ],
  [field({ anyOf: [{ type: 'string' }, { minimum: 5 }] }), 3, ['甲 invalid error']],
  [field({ oneOf: [{ minimum: 1 }, { minimum: 2 }] }), 3, ['甲 invalid error']],
  [field({ not: { type: 'string' } }), 'x', ['甲 invalid error']],
  [field({ allOf: [{ minLength: 3 }] }), 'x', ['甲 too_short error']],
  [
    field({ if: { required: ['a'] }, then: { required: ['b'] }, else: { required: ['a'] } }),
    { a: 1 },
    ['甲.b required error'],
  ],
  [field({ contains: { const: 1 } }), [2], ['甲 invalid error']],
  [field({ properties: { a: { type: 'string' } }, additionalProperties: false }), { a: 'x', z: 1 }, []],
  [text('id-card'), '990101198711050037', []],
  [text('id-card'), '990101198711050038', ['甲 id_card_checksum error']],
  [text('id-card'), '990101199002300042', ['甲 id_card_birth_date error']],
  [text('phone'), '1380000000', ['甲 phone_mobile error']],
  [text('bank-card'), '6217990101000000011', ['甲 bank_card_luhn warning']],
  [text('credit-code'), '91350211M000100Y4A', ['甲 credit_code_checksum error']],
  [text('region'), '99010', []],
  [text('region'), '青河县', ['甲 region_shape error']],
  [text('date'), '2026-02-29', ['甲 date error']],
  [text('date-time'), '2026-02-28T24:00', ['甲 date_time error']],
  [text('date-time'), '2026-02-28T23:59+08:00', []],
  [text('email'), 'no format of ours', []],
  [field({ type: 'integer', format: 'money' }), 100, []],
  [
    field({ type: 'array', items: { type: 'string', format: 'date' } }),
    ['2026-03-02', 'x'],
    ['甲.1 date error'],
  ],
];

test.each(CORPUS)('%j says of %j: %j', (schema, value, expected) => {
  expect(issues(schema, { 甲: value })).toEqual(expected);
});

test('leaves the form as it is', () => {
  const before = JSON.stringify(relief);
  issues(relief.schema, relief.sample);
  expect(JSON.stringify(relief)).toBe(before);
});

describe('the JSON Schema Test Suite, all about data that needs no reference', () => {
  // read as text: a bundler would take the suite's fields named __proto__ for prototypes
  const { groups: suite } = JSON.parse(suiteText) as { groups: [string, Json, [Json, boolean][]][] };

  test.each(suite)('%s', (_about, schema, cases) => {
    const said = cases.map(([data]) => [data, schemaErrors(schema, data).length === 0]);
    expect(said).toEqual(cases);
  });
});

describe('decimals are counted as they are written', () => {
  const wrong = (step: number, value: number) => schemaErrors({ multipleOf: step }, value).length > 0;

  test('areas and amounts with two decimals', () => {
    for (const value of [8.69, 19.99, 5001.77, 0.07, 1.1, 4.35, 1e-2, 1e21]) {
      expect({ value, wrong: wrong(0.01, value) }).toEqual({ value, wrong: false });
    }
    for (const value of [8.695, 0.001, 19.990000001, 1e-7])
      expect({ value, wrong: wrong(0.01, value) }).toEqual({ value, wrong: true });
  });

  /** Digits as somebody types them, with a point so many places from the right. */
  const typed = (decimals: number) =>
    fc
      .tuple(fc.boolean(), fc.nat(999_999_999), fc.nat(10 ** decimals - 1))
      .map(([minus, whole, part]) => `${minus ? '-' : ''}${whole}.${String(part).padStart(decimals, '0')}`);

  property.prop([typed(2), typed(3), typed(1)])('money, areas in mu, percentages', (yuan, mu, percent) => {
    expect(
      [yuan, mu, percent].map((text, i) => wrong([0.01, 0.001, 0.1][i] as number, Number(text))),
    ).toEqual([false, false, false]);
    expect(wrong(0.01, Number(`${yuan}5`))).toBe(true);
  });
});

/** Data that resembles the form: fields of the sample replaced by anything. */
const nearSample = fc
  .array(fc.tuple(fc.nat(), fc.jsonValue({ maxDepth: 2 })), { maxLength: 5 })
  .map((changes) =>
    changes.reduce<Json>((data, [at, value]) => replaced(data, at, value as Json), relief.sample),
  );

function replaced(data: Json, at: number, value: Json): Json {
  if (typeof data !== 'object' || data === null || at % 4 === 0) return value;
  const keys = Object.keys(data);
  if (keys.length === 0) return value;
  const key = keys[at % keys.length] as string;
  const inner = replaced((data as JsonObject)[key] as Json, Math.floor(at / 3), value);
  return Array.isArray(data)
    ? data.map((row, i) => (String(i) === key ? inner : row))
    : { ...data, [key]: inner };
}

/** Another's engine as a witness; it generates code, so the browser could not run it. */
const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false, addUsedSchema: false });

function agree(schema: JsonObject, data: Json): void {
  expect(schemaErrors(schema, data).length === 0).toBe(ajv.validate(schema, data));
}

property.prop([nearSample], { numRuns: 300 })('another engine says the same of any application', (data) => {
  agree(relief.schema, data);
});

property.prop([fc.constantFrom(...Object.values(groups)), fc.jsonValue()])(
  'another engine says the same of any JSON',
  (group, data) => agree(group.schema as JsonObject, data as Json),
);
