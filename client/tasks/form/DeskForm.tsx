/** A form to be filled in at the desk. */
import { withTheme } from '@rjsf/core';
import type { ValidatorType } from '@rjsf/utils';
import { useMemo, useSyncExternalStore } from 'react';
import type { FormView } from '../../../core/api.ts';
import type { FormStore } from '../../form/logic/form-store.ts';
import { ID_PREFIX, ID_SEPARATOR, layoutOf, shapeFor } from './layout.ts';
import { StoreContext } from './StoreContext.ts';
import { DeskField, DeskGroup, DeskRow, DeskRows, Nothing } from './templates.tsx';
import { widgets } from './widgets.ts';

/** The checks are the house's own (core/form): rjsf is asked to lay out only. */
const NO_CHECKS = {
  isValid: () => true,
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  toErrorList: () => [],
  rawValidation: () => ({ errors: [], validationError: undefined }),
} as unknown as ValidatorType;

const Themed = withTheme({
  widgets,
  templates: {
    FieldTemplate: DeskField,
    ObjectFieldTemplate: DeskGroup,
    ArrayFieldTemplate: DeskRows,
    ArrayFieldItemTemplate: DeskRow,
    ErrorListTemplate: Nothing,
    DescriptionFieldTemplate: Nothing,
    FieldErrorTemplate: Nothing,
  },
});

export function DeskForm({ store, form }: { store: FormStore; form: FormView }) {
  const layout = useMemo(() => layoutOf(form.schema, form.uiSchema), [form]);
  // Only rows that come or go concern the layout: a string, so that typing does not draw the form again.
  const shape = useSyncExternalStore(store.subscribe, () =>
    JSON.stringify(shapeFor(form.schema, store.data)),
  );
  const formData = useMemo(() => JSON.parse(shape) as object, [shape]);
  return (
    <StoreContext value={store}>
      <Themed
        className="desk-form"
        tagName="div"
        idPrefix={ID_PREFIX}
        idSeparator={ID_SEPARATOR}
        schema={layout.schema}
        uiSchema={layout.uiSchema}
        formData={formData}
        validator={NO_CHECKS}
        noValidate
        noHtml5Validate
        showErrorList={false}
      >
        <></>
      </Themed>
    </StoreContext>
  );
}
