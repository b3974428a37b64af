/**
 * Forms: expanded when they are published, checked when they are filled in, presented as far as one may see.
 *
 * Words of ours in a form's schema:
 * `x-type` attach, sign, person, org, geo (special-types.ts) · `x-widget` overrides the widget (`tick`: a yes/no that only
 * adds to the field before it, 无电话) · `x-unit` 人, 周岁 ·
 * `x-level` of a region · `x-format-when` `{ field: value }`, the format holds where the fields beside are so ·
 * `x-format-by` `{ field: { value: format } }`, the field beside says which format holds ·
 * `x-pattern-hint` the sentence for a failed `pattern` · `x-text-as` a plain text stands for the object with that
 * property · `x-optional` names taken out of the `required` of the group that stands here · `x-auto` filled in by
 * the system · `x-camera` photos are taken on the spot · `x-accept` groups of files an attachment takes (`photo`, `document`).
 */
export { expandForm } from './expand.ts';
export { checkForm } from './check.ts';
export type { FieldGroup } from './types.ts';
