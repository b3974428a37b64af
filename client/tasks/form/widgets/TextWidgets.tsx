/** Words and numbers. */
import { isObject } from '../../../../core/json.ts';
import { Input, InputNumber } from 'antd';
import type { Json } from '../../../../core/vocabulary.ts';
import { wordsOf } from '../../../../core/form/words.ts';
import { Words } from '../../../form/read/Words.tsx';
import type { FormWidgetProps } from '../../../form/logic/theme.ts';

/** People and organisations may be kept as an object with their name. */
function words(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return isObject(value) ? String(value['name'] ?? '') : String(value);
}

function common({ id, wrong, describedBy, required, left }: FormWidgetProps) {
  return {
    id,
    status: wrong ? ('error' as const) : ('' as const),
    'aria-describedby': describedBy,
    'aria-invalid': wrong,
    'aria-required': required,
    onBlur: left,
  };
}

export function TextWidget(props: FormWidgetProps) {
  const { field, value, change } = props;
  const example = Array.isArray(field['examples']) ? field['examples'][0] : undefined;
  return (
    <Input
      {...common(props)}
      value={words(value)}
      maxLength={typeof field['maxLength'] === 'number' ? field['maxLength'] : undefined}
      placeholder={typeof example === 'string' ? example : undefined}
      onChange={(event) => change(event.target.value)}
    />
  );
}

/** Numbers of cards and papers: the keyboard's own correction would spoil them. */
export function NumberTextWidget(props: FormWidgetProps) {
  const { value, change } = props;
  return (
    <Input
      {...common(props)}
      className="digits"
      autoComplete="off"
      spellCheck={false}
      value={words(value)}
      onChange={(event) => change(event.target.value.replace(/\s/g, '').toUpperCase())}
    />
  );
}

export function TextareaWidget(props: FormWidgetProps) {
  const { field, value, change } = props;
  const most = typeof field['maxLength'] === 'number' ? field['maxLength'] : undefined;
  return (
    <Input.TextArea
      {...common(props)}
      autoSize={{ minRows: 3, maxRows: 12 }}
      maxLength={most}
      value={words(value)}
      onChange={(event) => change(event.target.value)}
    />
  );
}

export function NumberWidget(props: FormWidgetProps) {
  const { field, value, change } = props;
  const unit = field['x-unit'];
  return (
    <InputNumber<number>
      {...common(props)}
      controls={false}
      value={typeof value === 'number' ? value : null}
      suffix={typeof unit === 'string' ? unit : undefined}
      onChange={(next) => change(next ?? undefined)}
    />
  );
}

/** A value nobody can change here. */
export function Shown({ id, field, value, describedBy }: FormWidgetProps) {
  const isEmpty = wordsOf(field, value as Json) === '';
  return (
    <output id={id} className="shown" aria-describedby={describedBy}>
      {isEmpty ? '—' : <Words field={field} value={value as Json} />}
    </output>
  );
}
