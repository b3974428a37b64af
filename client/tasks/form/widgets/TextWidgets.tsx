/** Words and numbers. */
import { isObject } from '../../../../core/json.ts';
import { Input, InputNumber } from 'antd';
import type { Json } from '../../../../core/vocabulary.ts';
import { wordsOf } from '../../../../core/form/words.ts';
import type { DeskWidgetProps } from '../bind.tsx';

/** People and organisations may be kept as an object with their name. */
function words(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return isObject(value) ? String(value['name'] ?? '') : String(value);
}

function common({ id, locked, wrong, describedBy, required, left }: DeskWidgetProps) {
  return {
    id,
    readOnly: locked,
    status: wrong ? ('error' as const) : ('' as const),
    'aria-describedby': describedBy,
    'aria-invalid': wrong,
    'aria-required': required,
    onBlur: left,
  };
}

export function TextWidget(props: DeskWidgetProps) {
  const { field, value, locked, change } = props;
  // A masked or computed value is shown in the words of the reader.
  if (locked) return <Shown {...props} />;
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
export function NumberTextWidget(props: DeskWidgetProps) {
  const { value, locked, change } = props;
  if (locked) return <Shown {...props} />;
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

export function TextareaWidget(props: DeskWidgetProps) {
  const { field, value, locked, change } = props;
  if (locked) return <Shown {...props} />;
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

export function NumberWidget(props: DeskWidgetProps) {
  const { field, value, locked, change } = props;
  if (locked) return <Shown {...props} />;
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

export function Shown({ id, field, value, describedBy }: DeskWidgetProps) {
  const said = wordsOf(field, value);
  return (
    <output id={id} className="shown" aria-describedby={describedBy}>
      {said === '' ? '—' : said}
    </output>
  );
}
