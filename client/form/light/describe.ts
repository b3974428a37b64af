/** The ids by which a control, its label, its hint and its error find each other. */
import type { WidgetProps } from '@rjsf/utils';
import type { FieldState } from '../logic/form-store.ts';

export const boxId = (id: string) => `${id}__box`;
export const labelId = (id: string) => `${id}__label`;
export const hintId = (id: string) => `${id}__hint`;
export const errorId = (id: string) => `${id}__error`;

/** What a screen reader says beside the label. */
export function aria(props: WidgetProps, state: FieldState) {
  const ids = [
    typeof props.schema.description === 'string' ? hintId(props.id) : '',
    (state.error ?? state.warning) ? errorId(props.id) : '',
  ].filter((id) => id !== '');
  return {
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': state.error === undefined ? undefined : true,
    'aria-required': props.required ? true : undefined,
  };
}
