/** The words of `core/form`: what a form becomes before it is filled in, and what a check answers. */

import type { FileGroup } from '../files/kinds.ts';
import type { FieldPermission, FormDefinition, FormPage, FormRule, Privacy } from '../definition/form.ts';
import type { Day, Feel, JsonObject } from '../vocabulary.ts';
import type { SchemaValidator } from './schema-validator.ts';

/** A shared field group, `forms/shared/<group>.json`: the same language as a form. */
export type FieldGroup = FormDefinition;

/**
 * An expression about one field. `base` is the path of the group it was written in (`''` for the form itself,
 * `household.members[]` for the rows of a list), `path` the absolute path of the field it is about.
 */
export interface FieldExpression {
  base: string;
  path: string;
  feel: Feel;
}

/** A rule with the group it was written in; `path` and `each` are absolute. */
export interface CompiledRule extends FormRule {
  base: string;
  /** Templates of the fields `must` reads. */
  reads: string[];
}

/** The kinds of attachments of one field. */
export interface AttachmentSpec {
  base: string;
  path: string;
  kinds: { kind: string; hint?: string; required?: Feel; max?: number; accept?: FileGroup[] }[];
}

/**
 * A form with everything it uses written into it: plain JSON, stored with the version of its process and sent to
 * the browser. Paths are absolute; `members[].id_no` means the field of every row.
 */
export interface CompiledForm {
  id: string;
  title: string;
  description?: string;
  /** JSON Schema 2020-12 without references. */
  schema: JsonObject;
  ui: JsonObject;
  pages: FormPage[];
  computed: FieldExpression[];
  visible: FieldExpression[];
  /** `computed` and `visible` in the order in which they can be evaluated: the kind and the index in its list. */
  order: ['computed' | 'visible', number][];
  required: FieldExpression[];
  rules: CompiledRule[];
  /** Who has to sign a field; absent in forms compiled before there was such a word. */
  signers?: FieldExpression[];
  privacy: { path: string; as: Privacy }[];
  attachments: AttachmentSpec[];
  permissions: FieldPermission[];
  /** Samples of the groups overlaid by the form's own; may hold branches that exclude each other. */
  sample: JsonObject;
}

/** Something wrong with a form file. `path` is where in the form; `form` which file. */
export interface FormDiagnostic {
  severity: 'error' | 'warning';
  code: string;
  form: string;
  path: string;
  message: string;
}

/** Something wrong with what was filled in. */
export interface FieldError {
  /** `household.members.0.id_no`; empty for the whole. */
  path: string;
  /** Stable, snake_case. */
  code: string;
  /** A Chinese sentence for the person who filled it in. */
  message: string;
}

export interface CheckContext {
  /** The day "today" means. */
  today: Day;
  /** The case's data, for the forms of later steps; seen as `case_data`. */
  caseData?: JsonObject;
  validate: SchemaValidator;
  /** A draft may be incomplete and wrong; only its shape is checked. */
  mode: 'final' | 'draft';
  /** Paths that this outcome requires beyond the form's own. */
  required?: string[];
  /** Paths that may be missing for now, with all below them; `*` for all. */
  optional?: string[];
  /** Whether the person may write a path (`household.members[].id_no`). Absent: everything. */
  writable?: (path: string) => boolean;
  /** What stood there before; fields the person may not write keep it. */
  before?: JsonObject;
}

export interface CheckResult {
  data: JsonObject;
  errors: FieldError[];
  warnings: FieldError[];
}
