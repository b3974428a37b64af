/** A list: rows of fields, or free values. Adding and removing goes through the store; a removal can be undone. */
import { toFieldPathId } from '@rjsf/utils';
import type { FieldProps } from '@rjsf/utils';
import { memo, useMemo, useState } from 'react';
import { itemsOf, kindOf } from '../../../core/form/fields.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { GatedField, useFieldState } from './GatedField.tsx';
import { contextOf, type RowView } from './theme.ts';

export function ListField(props: FieldProps) {
  const { schema, fieldPathId, registry, formData } = props;
  const { store, theme } = contextOf(registry);
  const state = useFieldState();
  const path = fieldPathId.path.join('.');
  const field = schema as JsonObject;
  const [undo, setUndo] = useState<{ back: () => void; rows: number }>();
  const flat = kindOf(field) !== 'rows';
  const count = Array.isArray(formData) ? formData.length : 0;
  const keys = flat ? store.rows.keysOf(path, count) : ((formData ?? []) as string[]);
  const most = Number(field['maxItems'] ?? Infinity);
  const open = props.readonly !== true;
  const rows: RowView[] = keys.map((key, index) => ({
    key,
    index,
    path: `${path}.${index}`,
    content: <Row {...props} key={key} index={index} />,
    remove: open
      ? () => {
          const back = store.removeRow(path, index);
          setUndo({ rows: keys.length - 1, back });
        }
      : undefined,
  }));
  return (
    <theme.Rows
      id={fieldPathId.$id}
      path={path}
      label={String(schema.title ?? props.name)}
      description={schema.description}
      required={state.required}
      error={state.error}
      warning={state.warning}
      rows={rows}
      flat={flat}
      add={open && keys.length < most ? () => store.addRow(path) : undefined}
      undo={
        undo && undo.rows === keys.length
          ? () => {
              undo.back();
              setUndo(undefined);
            }
          : undefined
      }
      store={store}
    />
  );
}

/** One row. Its path changes when a row before it goes, its key does not. */
const Row = memo(function Row(props: FieldProps & { index: number }) {
  const { index, fieldPathId, registry, schema, uiSchema } = props;
  const parent = fieldPathId.path.join('.');
  const rowPathId = useMemo(
    () => toFieldPathId(index, registry.globalFormOptions, parent.split('.')),
    [index, parent, registry],
  );
  return (
    <GatedField
      {...NO_OWN}
      name={String(index)}
      schema={(itemsOf(schema as JsonObject) ?? {}) as FieldProps['schema']}
      uiSchema={uiSchema?.['items'] as FieldProps['uiSchema']}
      fieldPathId={rowPathId}
      registry={registry}
      onChange={props.onChange}
      onBlur={props.onBlur}
      onFocus={props.onFocus}
    />
  );
}, sameRow);

/** A row is drawn again only when it moves; what is in it listens for itself. */
function sameRow(a: FieldProps & { index: number }, b: FieldProps & { index: number }): boolean {
  return (
    a.index === b.index &&
    a.fieldPathId === b.fieldPathId &&
    a.registry === b.registry &&
    a.schema === b.schema &&
    a.uiSchema === b.uiSchema
  );
}

const NO_OWN = { required: false, disabled: false, readonly: false } as const;
