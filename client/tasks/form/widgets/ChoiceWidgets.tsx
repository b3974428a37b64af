/** Choosing: one of a few, one of many, several, yes or no. */
import { isObject } from '../../../../core/json.ts';
import { Checkbox, Radio, Select } from 'antd';
import { itemsOf } from '../../../../core/form/fields.ts';
import { getAt } from '../../../../core/form/paths.ts';
import type { Json } from '../../../../core/vocabulary.ts';
import { choicesOf } from '../../../../core/form/choices.ts';
import { text } from '../../messages.ts';
import { labelId } from '../../../form/logic/describe.ts';
import type { FormWidgetProps } from '../../../form/logic/theme.ts';

export function ChoiceWidget(props: FormWidgetProps) {
  const { id, field, value, describedBy, change, left } = props;
  return (
    <Radio.Group
      id={id}
      className="choices"
      aria-labelledby={labelId(id)}
      aria-describedby={describedBy}
      value={value}
      onChange={(event) => {
        change(event.target.value as Json);
        left();
      }}
      options={choicesOf(field)?.map(({ value: of, label }) => ({ value: of as string, label }))}
    />
  );
}

export function SelectWidget(props: FormWidgetProps) {
  const { id, field, value, wrong, describedBy, required, change, left } = props;
  return (
    <Select
      id={id}
      className="picker"
      value={value as string | undefined}
      placeholder={text.form.pick}
      status={wrong ? 'error' : ''}
      aria-describedby={describedBy}
      allowClear={!required}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(next) => change(next as Json)}
      onBlur={left}
      options={choicesOf(field)?.map(({ value: of, label }) => ({ value: of as string, label }))}
    />
  );
}

export function ChoicesWidget(props: FormWidgetProps) {
  const { id, field, value, change, left } = props;
  return (
    <div role="group" id={id} tabIndex={-1} aria-labelledby={labelId(id)}>
      <Checkbox.Group
        className="choices"
        value={Array.isArray(value) ? (value as string[]) : []}
        onChange={(next) => {
          change(next.length === 0 ? undefined : next);
          left();
        }}
        options={choicesOf(itemsOf(field) ?? {})?.map(({ value: of, label }) => ({
          value: of as string,
          label,
        }))}
      />
    </div>
  );
}

export function YesNoWidget(props: FormWidgetProps) {
  const { id, value, describedBy, change, left } = props;
  return (
    <Radio.Group
      id={id}
      className="choices"
      aria-labelledby={labelId(id)}
      aria-describedby={describedBy}
      value={value}
      onChange={(event) => {
        change(event.target.value as Json);
        left();
      }}
      options={[
        { value: true, label: text.form.yes },
        { value: false, label: text.form.no },
      ]}
    />
  );
}

export function TickWidget(props: FormWidgetProps) {
  const { id, label, value, change } = props;
  return (
    <Checkbox
      id={id}
      checked={value === true}
      onChange={(event) => change(event.target.checked || undefined)}
    >
      {label}
    </Checkbox>
  );
}

/** One of the rows of another list of this form or of the application, by name; anything else may be written. */
export function MemberWidget(props: FormWidgetProps) {
  const { id, field, value, wrong, change, left, store } = props;
  const from = typeof field['x-options-from'] === 'string' ? field['x-options-from'] : '';
  const rows = getAt(store.data, from);
  const names = (Array.isArray(rows) ? rows : []).flatMap((row) =>
    isObject(row) && typeof row['name'] === 'string' ? [row['name']] : [],
  );
  return (
    <Select
      id={id}
      className="picker"
      value={typeof value === 'string' ? value : undefined}
      placeholder={text.form.pick}
      status={wrong ? 'error' : ''}
      notFoundContent={text.form.noMembers}
      onChange={(next) => change(next)}
      onBlur={left}
      options={[...new Set(names)].map((name) => ({ value: name, label: name }))}
    />
  );
}
