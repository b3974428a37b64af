/** The ids by which a control, its label, its hint and its error find each other. */
import type { WidgetProps } from '@rjsf/utils';
import type { FieldState } from './form-store.ts';

export const boxId = (id: string) => `${id}__box`;
export const labelId = (id: string) => `${id}__label`;
export const hintId = (id: string) => `${id}__hint`;
export const errorId = (id: string) => `${id}__error`;

/** Ids of the hint and of what is wrong with a field; undefined where there is neither. */
export function describedBy(
  id: string,
  hint: unknown,
  { error, warning }: Pick<FieldState, 'error' | 'warning'>,
): string | undefined {
  const ids = [typeof hint === 'string' && hintId(id), (error ?? warning) !== undefined && errorId(id)];
  return ids.filter(Boolean).join(' ') || undefined;
}

/** What a screen reader says beside the label. */
export function aria(props: WidgetProps, state: FieldState) {
  return {
    'aria-describedby': describedBy(props.id, props.schema.description, state),
    'aria-invalid': state.error === undefined ? undefined : true,
    'aria-required': props.required ? true : undefined,
  };
}
