/** What a theme has to bring: the looks of a form, none of its logic. */
import type { FieldTemplateProps, ObjectFieldTemplateProps, WidgetProps } from '@rjsf/utils';
import type { ComponentType, ReactNode } from 'react';
import type { FormStore } from './form-store.ts';
import type { WidgetName } from './widget-for.ts';

export interface RowView {
  key: string;
  index: number;
  /** `household.members.0` */
  path: string;
  content: ReactNode;
  /** Absent where the person may not. */
  remove: (() => void) | undefined;
}

/** A list of rows (家庭成员) or of free values (走访人员). */
export interface RowsProps {
  id: string;
  path: string;
  label: string;
  description: string | undefined;
  required: boolean;
  error: string | undefined;
  warning: string | undefined;
  rows: RowView[];
  /** Single values, one under the other, instead of cards. */
  flat: boolean;
  add: (() => void) | undefined;
  /** The row removed last can be brought back. */
  undo: (() => void) | undefined;
  store: FormStore;
}

export interface FormTheme {
  /** `value`, `onChange(value)`, `onBlur(id, value)`, `options.enumOptions`, `schema`, `required`, `readonly`. */
  widgets: Record<WidgetName, ComponentType<WidgetProps>>;
  /**
   * Around every field: label, hint, error, warning (`useFieldState`). For a group or a list (`isContainer`) only
   * `children`, which bring their own. Ignore `displayLabel`.
   */
  FieldTemplate: ComponentType<FieldTemplateProps>;
  /** Around a group. At the root (`fieldPathId.path` is empty) only the properties. */
  ObjectFieldTemplate: ComponentType<ObjectFieldTemplateProps>;
  Rows: ComponentType<RowsProps>;
}

/** Handed to every template and widget as `registry.formContext`. */
export interface FormContext {
  store: FormStore;
  theme: FormTheme;
  /** Where the person is: region pickers begin there. */
  region?: string;
  /** The case the form belongs to: files of others are seen as part of it. */
  caseId?: string;
}

/** The store behind a widget or template. */
export function contextOf(registry: { formContext: unknown }): FormContext {
  return registry.formContext as FormContext;
}
