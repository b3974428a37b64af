/**
 * The language of a form 表单 file, `forms/<process>/<form>.json`, and of a shared field group,
 * `forms/shared/<group>.json`. One source: the JSON Schema below; the types are derived from it.
 *
 * Paths are dotted and relative to the file: `bank.card_no`; `members[].id_no` means the field in every row.
 * Expressions are FEEL. They see the fields beside them by name (inside a group or a row: those of the group
 * or row), the whole form as `root`, for later steps the case's data as `case_data`, and `today`.
 */
import Type, { type Static } from 'typebox';
import { FILE_GROUPS } from '../files/kinds.ts';
import { FormSchema, FormUi } from './form-fields.ts';

/** What kind of personal data a field holds; decides its mask and who needs a reason to see it. */
export const Privacy = Type.Enum([
  'name',
  'id',
  'phone',
  'card',
  'address',
  'health',
  'income',
  'minor',
  'reporter',
  'secret',
]);
export type Privacy = Static<typeof Privacy>;

/** What a person may do with a field at a step. Later rules win over earlier ones. */
export const Access = Type.Enum(['hidden', 'masked', 'read', 'write', 'required']);
export type Access = Static<typeof Access>;

/** A check beyond JSON Schema. Refuses (or warns) when `must` is not true. */
export const FormRule = Type.Object(
  {
    /** FEEL; true when all is well. Not evaluated while a field it reads is missing, unless `always`. */
    must: Type.String(),
    code: Type.String({ pattern: '^[a-z][a-z0-9_]*$' }),
    /** A Chinese sentence; `{{ FEEL }}` is filled in. */
    message: Type.String(),
    /** The field the sentence belongs to. */
    path: Type.Optional(Type.String()),
    /** Evaluate once per row of this list, seeing the row. */
    each: Type.Optional(Type.String()),
    level: Type.Optional(Type.Enum(['error', 'warning'])),
    always: Type.Optional(Type.Boolean()),
    /** Where the rule comes from: a circular and article. */
    source: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);
export type FormRule = Static<typeof FormRule>;

/** One subject per page on the phone; a group box on the desk. */
export const FormPage = Type.Object(
  {
    title: Type.String(),
    hint: Type.Optional(Type.String()),
    fields: Type.Array(Type.String()),
  },
  { additionalProperties: false },
);

export type FormPage = Static<typeof FormPage>;

/** Who may do what with which fields. Absent parts match everything. */
export const FieldPermission = Type.Object(
  {
    /** Role ids, `filer`, `public`; `county_*` matches by prefix. */
    roles: Type.Optional(Type.Array(Type.String())),
    steps: Type.Optional(Type.Array(Type.String())),
    /** Paths; `*` all; `bank.*` everything below. */
    fields: Type.Array(Type.String()),
    access: Access,
  },
  { additionalProperties: false },
);
export type FieldPermission = Static<typeof FieldPermission>;

export const FormDefinition = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    /** Number of this language; older files are upgraded, newer ones refused. Those without one are the oldest. */
    format: Type.Optional(Type.Literal(1)),
    /** `<folder>/<file>`, equal to the path. */
    id: Type.String(),
    title: Type.String(),
    description: Type.Optional(Type.String()),
    /**
     * JSON Schema 2020-12 of the data. Ours beyond the standard: `format` id-card, phone, bank-card, credit-code,
     * region, money (integer fen), date, date-time; `title`, `description` (hint), `examples`; `x-level` of a region;
     * `x-accept` of attachments, the kinds of files taken: photo, scan, document, sheet, slides, audio, video;
     * `x-widget` overrides the widget.
     */
    schema: FormSchema,
    /** Shared groups by the path where they stand: `{ "applicant": "shared/person", "members[]": "shared/member" }`. */
    use: Type.Optional(Type.Record(Type.String(), Type.String())),
    /** rjsf uiSchema, by structure of the data. */
    ui: Type.Optional(FormUi),
    pages: Type.Optional(Type.Array(FormPage)),
    /** FEEL by path: the value is always computed, never typed. */
    computed: Type.Optional(Type.Record(Type.String(), Type.String())),
    /** FEEL by path: a field whose expression is not true does not exist; what was typed there is dropped on submit. */
    visible: Type.Optional(Type.Record(Type.String(), Type.String())),
    /** FEEL by path: required when true (and visible). Unconditional ones belong into `schema.required`. */
    required: Type.Optional(Type.Record(Type.String(), Type.String())),
    rules: Type.Optional(Type.Array(FormRule)),
    /**
     * FEEL by the path of a signature: everybody who has to sign there, names or rows with a name, such as every adult of
     * the household. Who is missing is named.
     */
    signers: Type.Optional(Type.Record(Type.String(), Type.String())),
    privacy: Type.Optional(Type.Record(Type.String(), Privacy)),
    permissions: Type.Optional(Type.Array(FieldPermission)),
    /** Kinds of attachments of an `attachments` field: `{ "attach": [{ "kind": "身份证/户口簿", "required": "true" }] }`, `required` is FEEL. */
    attachments: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Array(
          Type.Object(
            {
              kind: Type.String(),
              hint: Type.Optional(Type.String()),
              required: Type.Optional(Type.String()),
              max: Type.Optional(Type.Integer()),
              /** Kinds of files it takes; without it what the field's `x-accept` says, else all. */
              accept: Type.Optional(Type.Array(Type.Enum(FILE_GROUPS))),
            },
            { additionalProperties: false },
          ),
        ),
      ),
    ),
    /** A complete valid example; tests, the demo county and the designer's preview fill the form with it. */
    sample: Type.Optional(Type.Record(Type.String(), Type.Any())),
  },
  { $id: 'form.schema.json', title: 'Xiangzhi form', additionalProperties: false },
);
export type FormDefinition = Static<typeof FormDefinition>;
