/** Many choices: the phone's own list. */
import { equalJson } from '../../../../core/json.ts';
import type { Json } from '../../../../core/vocabulary.ts';
import { words } from '../../../words.ts';
import { useFieldState } from '../../logic/GatedField.tsx';
import type { Choice } from '../../../../core/form/choices.ts';
import { aria } from '../../logic/describe.ts';
import type { FormWidgetProps } from '../../logic/theme.ts';

export function SelectWidget(props: FormWidgetProps) {
  const state = useFieldState();
  const choices = (props.options.enumOptions ?? []) as Choice[];
  const chosen = choices.findIndex((choice) => equalJson(choice.value, props.value as Json));
  return (
    <select
      className="input"
      id={props.id}
      {...aria(props, state)}
      value={chosen < 0 ? '' : String(chosen)}
      disabled={props.disabled || props.readonly}
      onChange={({ target }) => props.onChange(choices[Number(target.value || -1)]?.value)}
      onBlur={() => props.onBlur(props.id, props.value)}
    >
      <option value="">{words.form.choose}</option>
      {choices.map((choice, i) => (
        <option key={choice.label} value={i}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
