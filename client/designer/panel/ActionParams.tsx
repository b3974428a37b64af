/** The parameters of an action as fields: which there are, and how each is written, its word in the language says. */
import { Select, Switch } from 'antd';
import type { ActionWord, ParamWord } from '../../../core/blocks/action.ts';
import type { PeriodSpec } from '../../../core/definition/process.ts';
import { isObject } from '../../../core/json.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import { useSnapshot } from '../edit/EditorContext.ts';
import { text } from '../messages.ts';
import { Entries } from './Entries.tsx';
import { Feel } from './Feel.tsx';
import { Period } from './Period.tsx';
import { Row } from './Row.tsx';
import { Typed } from './Typed.tsx';

interface Props {
  word: ActionWord;
  params: JsonObject;
  onChange: (params: JsonObject) => void;
}

export function ActionParams({ word, params, onChange }: Props) {
  if (word.open) return <Entries label={word.label} value={params} onChange={onChange} />;
  const set = (name: string, value: Json | undefined): void => {
    const { [name]: _before, ...others } = params;
    onChange(value === undefined ? others : { ...params, [name]: value });
  };
  return Object.entries(word.params).map(([name, param]) => (
    <Param key={name} param={param} value={params[name]} onChange={(value) => set(name, value)} />
  ));
}

interface ParamProps {
  param: ParamWord;
  value: Json | undefined;
  /** undefined leaves the parameter out. */
  onChange: (value: Json | undefined) => void;
}

function Param({ param, value, onChange }: ParamProps) {
  const { kind, label, hint, required } = param;
  const keep = (typed: string): void => onChange(typed === '' && !required ? undefined : typed);
  const asText = value === undefined || value === null ? '' : String(value);
  const hinted = hint === undefined ? {} : { hint };
  switch (kind) {
    case 'feel':
      return <Feel label={label} value={asText} {...hinted} onChange={keep} />;
    case 'feel-map':
    case 'feel-map-there':
      return (
        <Entries
          label={label}
          value={isObject(value) ? value : {}}
          names={kind === 'feel-map'}
          {...hinted}
          onChange={(map) => onChange(Object.keys(map).length === 0 && !required ? undefined : map)}
        />
      );
    case 'flag':
      return (
        <Row label={label} hint={hint}>
          {(id) => <Switch id={id} checked={value === true} onChange={(on) => onChange(on || undefined)} />}
        </Row>
      );
    case 'period':
      return (
        <Row label={label} hint={hint}>
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
    case 'literal':
    case 'template':
      return (
        <Row label={label} hint={hint}>
          {(id) =>
            param.choice && param.choice !== 'process' ? (
              <Chosen id={id} of={param.choice} value={asText} onChange={keep} />
            ) : (
              <Typed id={id} value={asText} {...(kind === 'template' ? { rows: 2 } : {})} onChange={keep} />
            )
          }
        </Row>
      );
  }
}

interface ChosenProps {
  id: string;
  of: 'document' | 'message';
  value: string;
  onChange: (value: string) => void;
}

/** One of what the definition names. */
function Chosen({ id, of, value, onChange }: ChosenProps) {
  const { definition } = useSnapshot().source;
  const named =
    of === 'message'
      ? ((definition.messages ?? []) as string[]).map((name) => ({ value: name, label: name }))
      : Object.entries(isObject(definition.documents) ? definition.documents : {}).map(([name, spec]) => ({
          value: name,
          label: isObject(spec) ? String(spec.title ?? name) : name,
        }));
  return (
    <Select
      id={id}
      value={value === '' ? null : value}
      placeholder={text.panel.choose}
      allowClear
      options={named}
      onChange={(chosen: string | null | undefined) => onChange(chosen ?? '')}
    />
  );
}
