/** A part of the language as its schema says: one control, or a group of them. */
import { Select, Switch } from 'antd';
import type { TSchema } from 'typebox';
import type { PeriodSpec } from '../../../core/definition/process.ts';
import { isObject } from '../../../core/json.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import { schemaField, wordOf } from '../model/schema-field.ts';
import { Feel } from './Feel.tsx';
import { FormPick } from './FormPick.tsx';
import { JsonBox } from './JsonBox.tsx';
import { Period } from './Period.tsx';
import { Row } from './Row.tsx';
import { Typed } from './Typed.tsx';

interface Props {
  name: string;
  schema: TSchema;
  value: Json | undefined;
  /** undefined takes it away. */
  onChange: (value: Json | undefined) => void;
}

export function SchemaRow({ name, schema, value, onChange }: Props) {
  const label = wordOf(name, schema);
  const field = schemaField(schema);
  const typed = (next: string): void => onChange(next === '' ? undefined : next);
  const asText = value === undefined || value === null ? '' : String(value);
  switch (field.as) {
    case 'group':
      return (
        <Group label={label} fields={field.fields} value={isObject(value) ? value : {}} onChange={onChange} />
      );
    case 'feel':
      return <Feel label={label} value={asText} onChange={typed} />;
    case 'form':
      return (
        <FormPick label={label} value={typeof value === 'string' ? value : undefined} onChange={onChange} />
      );
    case 'json':
      return <JsonBox label={label} value={value ?? null} onChange={(next) => onChange(next ?? undefined)} />;
    case 'period':
      return (
        <Row label={label}>
          {(id) => (
            <Period
              id={id}
              label={label}
              value={isObject(value) ? (value as PeriodSpec) : null}
              onChange={(period) => onChange((period as JsonObject | null) ?? undefined)}
            />
          )}
        </Row>
      );
    case 'flag':
      return (
        <Row label={label}>
          {(id) => (
            <Switch
              id={id}
              size="small"
              checked={value === true}
              onChange={(on) => onChange(on || undefined)}
            />
          )}
        </Row>
      );
    case 'choice':
      return (
        <Row label={label}>
          {(id) => (
            <Select
              id={id}
              allowClear
              value={asText === '' ? null : asText}
              options={field.of.map((one) => ({ value: one, label: one }))}
              onChange={(chosen: string | null | undefined) => typed(chosen ?? '')}
            />
          )}
        </Row>
      );
    case 'number':
    case 'text':
      return (
        <Row label={label}>
          {(id) => (
            <Typed
              id={id}
              value={asText}
              onChange={(next) => {
                const number = Number(next);
                if (field.as === 'text' || next === '') typed(next);
                else if (Number.isFinite(number)) onChange(number);
              }}
            />
          )}
        </Row>
      );
  }
}

interface GroupProps {
  label: string;
  fields: [name: string, schema: TSchema][];
  value: JsonObject;
  onChange: (value: JsonObject | undefined) => void;
}

/** Nothing is left of it where all its parts are taken away. */
function Group({ label, fields, value, onChange }: GroupProps) {
  const put = (name: string, next: Json | undefined): void => {
    const { [name]: _before, ...others } = value;
    const all = next === undefined ? others : { ...value, [name]: next };
    onChange(Object.keys(all).length === 0 ? undefined : all);
  };
  return (
    <fieldset className="group">
      <legend>{label}</legend>
      {fields.map(([name, schema]) => (
        <SchemaRow
          key={name}
          name={name}
          schema={schema}
          value={value[name]}
          onChange={(next) => put(name, next)}
        />
      ))}
    </fieldset>
  );
}
