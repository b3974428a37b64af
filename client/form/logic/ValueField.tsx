/** A field that one widget shows, whatever its JSON type is: an amount, a list of pictures, a signature. */
import { getUiOptions } from '@rjsf/utils';
import type { FieldProps, WidgetProps } from '@rjsf/utils';
import { useCallback } from 'react';
import { contextOf } from './theme.ts';
import type { WidgetName } from './widget-for.ts';

export function ValueField(props: FieldProps) {
  const { schema, uiSchema, fieldPathId, formData, onChange, registry, name, title } = props;
  const { widget, placeholder, title: uiTitle, ...options } = getUiOptions(uiSchema);
  const Widget = contextOf(registry).theme.widgets[widget as WidgetName];
  const change = useCallback((value: unknown) => onChange(value, fieldPathId.path), [onChange, fieldPathId]);
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
  } as unknown as WidgetProps;
  return <Widget {...widgetProps} />;
}

/** 例:青河县人民医院. Only an example: nothing that could be taken for an answer. */
function exampleOf(examples: unknown): string {
  const first: unknown = Array.isArray(examples) ? examples[0] : undefined;
  return typeof first === 'string' ? `例:${first}` : '';
}
