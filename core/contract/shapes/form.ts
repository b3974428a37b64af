/** A form as sent to be rendered. */
import Type from 'typebox';
import type { CompiledForm } from '../../form/types.ts';
import type { JsonObject } from '../../vocabulary.ts';
import { Data } from './common.ts';

/** The compiled form; `uiSchema` is its `ui`. */
export interface FormView extends CompiledForm {
  uiSchema: JsonObject;
}

const List = Type.Array(Type.Any());

export const FormView = Type.Unsafe<FormView>(
  Type.Object(
    {
      id: Type.String(),
      title: Type.String(),
      schema: Data,
      ui: Data,
      uiSchema: Data,
      pages: List,
      computed: List,
      visible: List,
      required: List,
      rules: List,
    },
    { title: 'Form', additionalProperties: true },
  ),
);

/** Forms by id. */
export const Forms = Type.Record(Type.String(), FormView);
