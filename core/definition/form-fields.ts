/**
 * The inside of a form: the JSON Schema 2020-12 of its data and the uiSchema beside it, every word of them known. A word
 * that nobody reads would do nothing and say nothing: a misspelt limit is no limit.
 */
import Type, { type Static, type TSchema, type TUnsafe } from 'typebox';
import { FILE_GROUPS } from '../files/kinds.ts';
import type { JsonObject } from '../vocabulary.ts';
import { closed, told } from './closed.ts';
import { fieldWords as words } from './field-words.zh-CN.ts';

/** How a value is written. */
const FieldFormat = Type.Enum([
  'date',
  'date-time',
  'money',
  'region',
  'phone',
  'id-card',
  'residence-permit',
  'permanent-residence',
  'hong-kong-macao-permit',
  'taiwan-permit',
  'passport',
  'bank-card',
  'credit-code',
]);
export type FieldFormat = Static<typeof FieldFormat>;

/** Values JSON Schema has no word for. */
const SpecialType = Type.Enum(['attach', 'sign', 'person', 'org', 'geo']);
export type SpecialType = Static<typeof SpecialType>;

/** Widgets as forms ask for them: ours, and the usual words of uiSchema. */
const AskedWidget = Type.Enum([
  'text',
  'textarea',
  'idCard',
  'phone',
  'bankCard',
  'creditCode',
  'date',
  'dateTime',
  'number',
  'money',
  'choice',
  'select',
  'choices',
  'yesNo',
  'tick',
  'region',
  'attachments',
  'signature',
  'person',
  'org',
  'location',
  'member',
  'readonly',
  'radio',
  'checkboxes',
  'checkbox',
  'updown',
  'datetime',
  'date-time',
  'alt-date',
]);
export type AskedWidget = Static<typeof AskedWidget>;

const JsonType = Type.Enum(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']);
const Count = Type.Integer({ minimum: 0 });
const Names = Type.Array(Type.String());
/** What a part of a value is: a schema, or whether it may be there at all. */
const Schema = Type.Union([Type.Boolean(), Type.Ref('Field')]);
const Fields = Type.Record(Type.String(), Type.Ref('Field'));
const Schemas = Type.Array(Type.Ref('Field'), { minItems: 1 });

const field = {
  $ref: Type.Optional(Type.String()),
  $comment: Type.Optional(Type.String()),
  title: Type.Optional(Type.String()),
  description: Type.Optional(Type.String()),
  examples: Type.Optional(Type.Array(Type.Any())),
  default: Type.Optional(Type.Any()),
  readOnly: Type.Optional(Type.Boolean()),

  type: Type.Optional(Type.Union([JsonType, Type.Array(JsonType, { minItems: 1 })])),
  enum: Type.Optional(Type.Array(Type.Any(), { minItems: 1 })),
  const: Type.Optional(Type.Any()),
  format: Type.Optional(FieldFormat),
  minimum: Type.Optional(Type.Number()),
  maximum: Type.Optional(Type.Number()),
  exclusiveMinimum: Type.Optional(Type.Number()),
  exclusiveMaximum: Type.Optional(Type.Number()),
  multipleOf: Type.Optional(Type.Number({ minimum: Number.MIN_VALUE })),
  minLength: Type.Optional(Count),
  maxLength: Type.Optional(Count),
  pattern: Type.Optional(Type.String()),

  items: Type.Optional(Schema),
  prefixItems: Type.Optional(Type.Array(Schema)),
  minItems: Type.Optional(Count),
  maxItems: Type.Optional(Count),
  uniqueItems: Type.Optional(Type.Boolean()),
  contains: Type.Optional(Schema),
  minContains: Type.Optional(Count),
  maxContains: Type.Optional(Count),
  unevaluatedItems: Type.Optional(Schema),

  properties: Type.Optional(Fields),
  patternProperties: Type.Optional(Type.Record(Type.String(), Schema)),
  additionalProperties: Type.Optional(Schema),
  propertyNames: Type.Optional(Schema),
  minProperties: Type.Optional(Count),
  maxProperties: Type.Optional(Count),
  required: Type.Optional(Names),
  dependentRequired: Type.Optional(Type.Record(Type.String(), Names)),
  dependentSchemas: Type.Optional(Type.Record(Type.String(), Schema)),
  unevaluatedProperties: Type.Optional(Schema),

  allOf: Type.Optional(Schemas),
  anyOf: Type.Optional(Schemas),
  oneOf: Type.Optional(Schemas),
  not: Type.Optional(Schema),
  if: Type.Optional(Schema),
  then: Type.Optional(Schema),
  else: Type.Optional(Schema),

  'x-type': Type.Optional(SpecialType),
  'x-widget': Type.Optional(AskedWidget),
  'x-auto': Type.Optional(
    Type.Union([Type.Literal(true), Type.Literal('actor'), Type.Literal('now'), Type.Literal('today')]),
  ),
  'x-level': Type.Optional(Type.Enum(['province', 'city', 'county', 'township', 'village', 'group'])),
  'x-unit': Type.Optional(Type.String()),
  'x-camera': Type.Optional(Type.Boolean()),
  'x-accept': Type.Optional(
    Type.Union([Type.Enum(FILE_GROUPS), Type.Array(Type.Enum(FILE_GROUPS), { minItems: 1 })]),
  ),
  'x-optional': Type.Optional(Names),
  'x-options-from': Type.Optional(Type.String()),
  'x-signatures': Type.Optional(Type.Integer({ minimum: 1 })),
  'x-text-as': Type.Optional(Type.String()),
  'x-pattern-hint': Type.Optional(Type.String()),
  'x-format-by': Type.Optional(Type.Record(Type.String(), Type.Record(Type.String(), FieldFormat))),
  'x-format-when': Type.Optional(Type.Record(Type.String(), Type.Any())),
  'x-key': Type.Optional(Type.Boolean()),
};

const Field = closed(words.field, field);

/** The whole form: its own `$defs` are the only ones that are read. */
const Root = closed(
  { ...words.field, $defs: words.defs },
  { ...field, $defs: Type.Optional(Type.Record(Type.String(), Type.Ref('Field'))) },
);

/** The schema of a form's data. */
export const FormSchema = Type.Cyclic({ Root, Field }, 'Root') as TSchema as TUnsafe<JsonObject>;

/** Words of a uiSchema begin with `ui:`; any other name is a field's, or `items` for the rows of a list. */
const uiWords = {
  'ui:widget': told(AskedWidget, words.ui['ui:widget']),
  'ui:title': Type.String({ description: words.ui['ui:title'] }),
  'ui:description': Type.String({ description: words.ui['ui:description'] }),
  'ui:placeholder': Type.String({ description: words.ui['ui:placeholder'] }),
  'ui:options': told(
    closed(words.options, { rows: Type.Optional(Type.Integer({ minimum: 1 })) }),
    words.ui['ui:options'],
  ),
};

const Ui = Type.Unsafe<JsonObject>({
  type: 'object',
  properties: uiWords,
  patternProperties: { '^(?!ui:)': Type.Ref('Ui') },
  additionalProperties: false,
});

/** The uiSchema of a form, by structure of the data. */
export const FormUi = Type.Cyclic({ Ui }, 'Ui') as TSchema as TUnsafe<JsonObject>;
