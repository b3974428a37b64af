/** Between rjsf and a widget: the value comes from the store, what is typed goes to the store. */
import type { WidgetProps } from '@rjsf/utils';
import type { ComponentType } from 'react';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import { pathOfId } from './layout.ts';
import { useField, useStore } from './StoreContext.ts';

/** What a widget of the desk gets. */
export interface DeskWidgetProps {
  id: string;
  path: string;
  field: JsonObject;
  label: string;
  value: Json | undefined;
  /** Shown, not typed. */
  locked: boolean;
  wrong: boolean;
  required: boolean;
  /** Ids of the hint and the error, for who hears the form. */
  describedBy: string | undefined;
  change: (value: Json | undefined) => void;
  left: () => void;
}

export function bind(Widget: ComponentType<DeskWidgetProps>): ComponentType<WidgetProps> {
  return function Bound({ id, label, readonly, disabled }: WidgetProps) {
    const path = pathOfId(id);
    const store = useStore();
    const { field, value, computed, access, error, required } = useField(path);
    const said = [
      typeof field['description'] === 'string' && `${id}-hint`,
      error !== undefined && `${id}-error`,
    ];
    const locked =
      readonly === true || disabled === true || computed || access === 'read' || access === 'masked';
    return (
      <Widget
        id={id}
        path={path}
        field={field}
        label={label}
        value={value}
        locked={locked}
        wrong={error !== undefined}
        required={required}
        describedBy={said.filter(Boolean).join(' ') || undefined}
        change={(next) => store.set(path, next)}
        left={() => store.touch(path)}
      />
    );
  };
}
