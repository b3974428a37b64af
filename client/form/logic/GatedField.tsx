/** One field between the store and react-jsonschema-form: listens to its own path, and is away while it is hidden. */
import SchemaField from '@rjsf/core/lib/components/fields/SchemaField.js';
import type { ErrorSchema, FieldPathList, FieldProps } from '@rjsf/utils';
import { createContext, memo, useCallback, useContext, useSyncExternalStore } from 'react';
import { isEmpty } from '../../../core/form/empty.ts';
import { kindOf } from '../../../core/form/fields.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import { isWritable } from './access.ts';
import { afterPress } from './after-press.ts';
import type { FieldState, FormStore } from './form-store.ts';
import { contextOf } from './theme.ts';
import { readonlyUi } from './ui-schema.ts';

const StateContext = createContext<FieldState | undefined>(undefined);

/** The state of the field around a template or widget. */
export function useFieldState(): FieldState {
  const state = useContext(StateContext);
  if (!state) throw new Error('useFieldState outside of a field');
  return state;
}

/** The state of any field. */
export function useField(store: FormStore, path: string): FieldState {
  const subscribe = useCallback((wake: () => void) => store.subscribe(wake, path), [store, path]);
  const read = () => store.stateOf(path);
  return useSyncExternalStore(subscribe, read, read);
}

/** Whether a field can be typed into as things stand. */
export function isOpen(state: FieldState): boolean {
  return isWritable(state.access) && !state.computed;
}

const errorSchemas = new Map<string, ErrorSchema<unknown>>();
const NO_ERROR: ErrorSchema<unknown> = {};

/** One object per sentence, so that a field with the same error is not drawn again. */
function errorSchemaOf(message: string | undefined): ErrorSchema<unknown> {
  if (message === undefined) return NO_ERROR;
  let schema = errorSchemas.get(message);
  if (!schema) errorSchemas.set(message, (schema = { __errors: [message] } as ErrorSchema<unknown>));
  return schema;
}

function GatedFieldRender(props: FieldProps) {
  const { store } = contextOf(props.registry);
  const path = props.fieldPathId.path.join('.');
  const state = useField(store, path);
  const change = useCallback(
    (value: unknown, at: FieldPathList) => store.set(at.join('.'), value as Json | undefined),
    [store],
  );
  const leave = useCallback(() => afterPress(() => store.touch(path)), [store, path]);
  if (state.hidden) return null;
  const schema = props.schema as JsonObject;
  const kind = path === '' ? 'group' : kindOf(schema);
  const open = isOpen(state);
  // nothing was filled in, and nobody here can
  if (!open && kind === 'value' && isEmpty(state.value) && state.error === undefined) return null;
  const uiSchema = (props.uiSchema ?? {}) as JsonObject;
  return (
    <StateContext.Provider value={state}>
      <SchemaField
        {...props}
        formData={state.value}
        errorSchema={errorSchemaOf(state.error)}
        required={state.required}
        readonly={!open}
        uiSchema={open ? uiSchema : readonlyUi(uiSchema)}
        onChange={change}
        onBlur={leave}
      />
    </StateContext.Provider>
  );
}

export const GatedField = memo(GatedFieldRender);
