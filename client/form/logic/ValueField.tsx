/** A field that one widget shows, whatever its JSON type is: an amount, a list of pictures, a signature. */
import { getUiOptions } from '@rjsf/utils';
import type { FieldProps } from '@rjsf/utils';
import { useCallback } from 'react';
import { describedBy } from './describe.ts';
import { useFieldState } from './GatedField.tsx';
import { contextOf, type FormWidgetProps } from './theme.ts';
import type { WidgetName } from '../../../core/form/widgets.ts';

export function ValueField(props: FieldProps) {
  const { schema, uiSchema, fieldPathId, formData, onChange, registry, name, title } = props;
  const { widget, placeholder, title: uiTitle, ...options } = getUiOptions(uiSchema);
  const { store, theme } = contextOf(registry);
  const state = useFieldState();
  const Widget = theme.widgets[widget as WidgetName];
  const change = useCallback((value: unknown) => onChange(value, fieldPathId.path), [onChange, fieldPathId]);
  const path = fieldPathId.path.join('.');
  const left = useCallback(() => store.touch(path), [store, path]);
  const widgetProps = {
    id: fieldPathId.$id,
    name,
    label: uiTitle ?? schema.title ?? title ?? name,
    schema,
    uiSchema,
    options,
    value: formData as unknown,
    placeholder: placeholder ?? exampleOf(schema.examples),
    required: props.required === true,
    disabled: props.disabled === true,
    readonly: props.readonly === true,
    autofocus: props.autofocus === true,
    onChange: change,
    onBlur: props.onBlur,
    onFocus: props.onFocus,
    rawErrors: props.rawErrors,
    registry,
    store,
    path,
    field: schema,
    locked: props.readonly === true || props.disabled === true,
    wrong: state.error !== undefined,
    describedBy: describedBy(fieldPathId.$id, schema.description, state),
    change,
    left,
  } as unknown as FormWidgetProps;
  return <Widget {...widgetProps} />;
}

/** 例:青河县人民医院. Only an example: nothing that could be taken for an answer. */
function exampleOf(examples: unknown): string {
  const first: unknown = Array.isArray(examples) ? examples[0] : undefined;
  return typeof first === 'string' ? `例：${first}` : '';
}
