/** A few choices as large buttons: everything to choose from is seen without opening anything. */
import { equalJson } from '../../../../core/json.ts';
import type { Json } from '../../../../core/vocabulary.ts';
import { words } from '../../../words.ts';
import { useFieldState } from '../../logic/GatedField.tsx';
import type { Choice } from '../../../../core/form/choices.ts';
import { aria } from '../../logic/describe.ts';
import type { FormWidgetProps } from '../../logic/theme.ts';

export function ChoiceWidget(props: FormWidgetProps) {
  return <Buttons {...props} choices={(props.options.enumOptions ?? []) as Choice[]} />;
}

export function YesNoWidget(props: FormWidgetProps) {
  return <Buttons {...props} choices={yesNo()} />;
}

const yesNo = (): Choice[] => [
  { value: true, label: words.form.yes },
  { value: false, label: words.form.no },
];

/** Short words stand side by side. */
const isShort = (choices: Choice[]) => choices.every(({ label }) => label.length <= 6);

function Buttons(props: FormWidgetProps & { choices: Choice[] }) {
  const { choices, value, id } = props;
  const state = useFieldState();
  const chosen = choices.findIndex((choice) => equalJson(choice.value, value as Json));
  return (
    <>
      <div className={isShort(choices) ? 'choices choices-short' : 'choices'}>
        {choices.map((choice, i) => (
          <label key={choice.label} className="choice">
            <input
              type="radio"
              name={id}
              id={i === 0 ? id : `${id}__${i}`}
              checked={i === chosen}
              disabled={props.disabled || props.readonly}
              {...(i === 0 ? { 'aria-describedby': aria(props, state)['aria-describedby'] } : {})}
              onChange={() => props.onChange(choice.value)}
              onBlur={() => props.onBlur(id, value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
      {!props.required && chosen >= 0 && !props.readonly ? (
        <button type="button" className="link link-quiet" onClick={() => props.onChange(undefined)}>
          {words.form.clear}
        </button>
      ) : null}
    </>
  );
}

/** Several of them. */
export function ChoicesWidget(props: FormWidgetProps) {
  const choices = (props.options.enumOptions ?? []) as Choice[];
  const state = useFieldState();
  const chosen: Json[] = Array.isArray(props.value) ? (props.value as Json[]) : [];
  const toggle = (value: Json, on: boolean) => {
    // in the order of the form, not of the clicks
    const next = choices
      .map((choice) => choice.value)
      .filter((other) => (equalJson(other, value) ? on : chosen.some((was) => equalJson(was, other))));
    props.onChange(next.length > 0 ? next : undefined);
  };
  return (
    <div className={isShort(choices) ? 'choices choices-short' : 'choices'}>
      {choices.map((choice, i) => (
        <label key={choice.label} className="choice">
          <input
            type="checkbox"
            id={i === 0 ? props.id : `${props.id}__${i}`}
            checked={chosen.some((was) => equalJson(was, choice.value))}
            disabled={props.disabled || props.readonly}
            {...(i === 0 ? { 'aria-describedby': aria(props, state)['aria-describedby'] } : {})}
            onChange={({ target }) => toggle(choice.value, target.checked)}
            onBlur={() => props.onBlur(props.id, props.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  );
}

/** An aside to the field before it: 无电话. */
export function TickWidget(props: FormWidgetProps) {
  return (
    <label className="choice choice-plain">
      <input
        type="checkbox"
        id={props.id}
        checked={props.value === true}
        disabled={props.disabled || props.readonly}
        onChange={({ target }) => props.onChange(target.checked ? true : undefined)}
        onBlur={() => props.onBlur(props.id, props.value)}
      />
      <span>{props.label}</span>
    </label>
  );
}
