/** Everything that is typed as text. Browsers are asked not to fill in what the last client left. */
import { isObject } from '../../../../core/json.ts';
import type { InputHTMLAttributes } from 'react';
import { plainNumber, plainPhone } from '../../../../core/values/plain.ts';
import type { Json } from '../../../../core/vocabulary.ts';
import { useFieldState } from '../../logic/GatedField.tsx';
import { aria } from '../../logic/describe.ts';
import type { FormWidgetProps } from '../../logic/theme.ts';

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange'>;

/** The plain input under all of them. `clean` is applied to what was typed before it is kept. */
export function Input(props: { widget: FormWidgetProps; clean?: (text: string) => string } & InputProps) {
  const { widget, clean, ...rest } = props;
  const state = useFieldState();
  const { value, schema, options } = widget;
  return (
    <input
      type="text"
      className="input"
      autoComplete="off"
      maxLength={schema.maxLength}
      placeholder={widget.placeholder}
      {...rest}
      {...aria(widget, state)}
      id={widget.id}
      value={textOf(value as Json)}
      disabled={widget.disabled}
      readOnly={widget.readonly}
      onChange={({ target }) =>
        widget.onChange(clean ? clean(target.value) : target.value || options.emptyValue)
      }
      onBlur={() => widget.onBlur(widget.id, value)}
    />
  );
}

function textOf(value: Json | undefined): string {
  if (isObject(value)) return typeof value['name'] === 'string' ? value['name'] : '';
  return value === undefined || value === null ? '' : String(value);
}

export function TextWidget(props: FormWidgetProps) {
  return <Input widget={props} />;
}

/** A person or an organisation by name. */
export function PersonWidget(props: FormWidgetProps) {
  return <Input widget={props} maxLength={100} />;
}

export function PhoneWidget(props: FormWidgetProps) {
  return <Input widget={props} type="tel" inputMode="tel" maxLength={24} clean={plainPhone} />;
}

export function CreditCodeWidget(props: FormWidgetProps) {
  return (
    <Input widget={props} autoCapitalize="characters" maxLength={24} clean={(text) => plainNumber(text)} />
  );
}

export function TextareaWidget(props: FormWidgetProps) {
  const state = useFieldState();
  const text = textOf(props.value as Json);
  const most = props.schema.maxLength;
  return (
    <>
      <textarea
        className="input"
        id={props.id}
        rows={Number(props.options.rows ?? 4)}
        autoComplete="off"
        placeholder={props.placeholder}
        {...aria(props, state)}
        value={text}
        disabled={props.disabled}
        readOnly={props.readonly}
        onChange={({ target }) => props.onChange(target.value)}
        onBlur={() => props.onBlur(props.id, text)}
      />
      {most !== undefined && most <= 5000 && text.length > most / 2 ? (
        <p className="hint count">
          {Array.from(text).length} / {most}
        </p>
      ) : null}
    </>
  );
}
