/** What can be applied for. */
import Type, { type Static } from 'typebox';
import { Guide } from '../../definition/process.ts';
import { nullable, shape } from './common.ts';
import { FormView } from './form.ts';

const item = {
  key: Type.String(),
  title: Type.String(),
  group: Type.String(),
  summary: Type.String(),
  version: Type.Integer(),
};

export const ProcessItem = shape('ProcessItem', item);
export type ProcessItem = Static<typeof ProcessItem>;

export const ProcessView = shape('Process', {
  ...item,
  guide: nullable(Guide),
  /** The start form, self-contained. */
  form: FormView,
  /** FEEL list of fields that may be missing for now (act first, complete later); null for none. */
  optional: nullable(Type.String()),
});
export type ProcessView = Static<typeof ProcessView>;
