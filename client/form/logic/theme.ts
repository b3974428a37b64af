/** What a theme has to bring: the looks of a form, none of its logic. */
import type { FieldTemplateProps, ObjectFieldTemplateProps, WidgetProps } from '@rjsf/utils';
import type { ComponentType, ReactNode } from 'react';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import type { FormStore } from './form-store.ts';
import type { WidgetName } from '../../../core/form/widgets.ts';

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

/**
 * What a widget gets, in every theme the same: the props of react-jsonschema-form and, made of them once by ValueField,
 * what a control of ours asks for.
 */
export interface FormWidgetProps extends WidgetProps {
  store: FormStore;
  /** `household.members.0.name` */
  path: string;
  field: JsonObject;
  /** Shown, not typed. */
  locked: boolean;
  wrong: boolean;
  /** Ids of the hint and of what is wrong, for who hears the form. */
  describedBy: string | undefined;
  /** `undefined` empties the field. */
  change: (value: Json | undefined) => void;
  /** The control was left: from now on it is told what is wrong with it. */
  left: () => void;
}

export interface FormTheme {
  widgets: Record<WidgetName, ComponentType<FormWidgetProps>>;
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
