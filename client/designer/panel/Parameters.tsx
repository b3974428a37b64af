/** What a process sets where it uses a piece of process 公共流程段: each parameter with the control its type asks for. */
import { InputNumber, Select, Switch } from 'antd';
import type { NoticeRange } from '../../../core/blocks/notice/range.ts';
import type { NoticeSpec } from '../../../core/blocks/notice/language.ts';
import type { PeriodSpec, Seat } from '../../../core/definition/process.ts';
import type { PieceDefinition } from '../../../core/definition/piece.ts';
import { isObject } from '../../../core/json.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import { useEditor } from '../edit/EditorContext.ts';
import type { Element } from '../diagram/services.ts';
import { text } from '../messages.ts';
import { addForm, addFormOf, makePublic } from '../model/changes.ts';
import { FeelOrText } from './FeelOrText.tsx';
import { FormPick } from './FormPick.tsx';
import { JsonBox } from './JsonBox.tsx';
import { NoticeFields } from './NoticeFields.tsx';
import { Period } from './Period.tsx';
import { Ranges } from './Ranges.tsx';
import { Roles } from './Roles.tsx';
import { Part, Row } from './Row.tsx';
import { Seats } from './Seats.tsx';
import { Typed } from './Typed.tsx';

type Parameter = NonNullable<PieceDefinition['parameters']>[string];

interface Props {
  element: Element;
  parameters: Readonly<Record<string, Parameter>>;
  given: JsonObject;
  put: (given: JsonObject) => void;
}

export function Parameters({ element, parameters, given, put }: Props) {
  const all = Object.entries(parameters);
  if (all.length === 0) return null;
  return (
    <Part title={text.piece.parameters}>
      {all.map(([name, parameter]) => (
        <ParameterRow
          key={name}
          element={element}
          parameter={parameter}
          value={given[name]}
          onChange={(value) => {
            const { [name]: _before, ...others } = given;
            put(value === undefined ? others : { ...given, [name]: value });
          }}
        />
      ))}
    </Part>
  );
}

interface ParameterProps {
  element: Element;
  parameter: Parameter;
  value: Json | undefined;
  /** undefined leaves it to the piece. */
  onChange: (value: Json | undefined) => void;
}

function ParameterRow({ element, parameter, value, onChange }: ParameterProps) {
  const editor = useEditor();
  const { type, label, optional } = parameter;
  const hint = optional === true || parameter.default !== undefined ? text.piece.mayBeLeftOut : undefined;
  switch (type) {
    case 'feel':
      return (
        <FeelOrText
          label={label}
          value={asText(value)}
          plain={optional !== true}
          {...(hint === undefined ? {} : { hint })}
          onChange={(typed) => onChange(typed === '' ? undefined : typed)}
        />
      );
    case 'form':
      return (
        <FormPick
          label={label}
          value={asText(value) === '' ? undefined : asText(value)}
          onChange={onChange}
          onNew={() => {
            const group = parameter.group === undefined ? undefined : editor.source.groups[parameter.group];
            const title = group?.title ?? label;
            const { id, change } = group ? addFormOf(editor.source, group) : addForm(editor.source, title);
            editor.together(() => {
              editor.changeSource(change);
              onChange(id);
            });
            return id;
          }}
        />
      );
    case 'seats':
      return (
        <Row label={label} hint={hint}>
          {() => (
            <Seats
              element={element}
              seats={Array.isArray(value) ? (value as unknown as Seat[]) : []}
              onChange={(seats) => onChange(seats as unknown as Json)}
            />
          )}
        </Row>
      );
    case 'fields':
      return (
        <NoticeFields
          label={label}
          fields={Array.isArray(value) ? (value as NoticeSpec['fields']) : []}
          onChange={(fields) =>
            editor.together(() => {
              onChange(fields as Json);
              editor.changeSource((source) =>
                makePublic(
                  source,
                  fields.map(({ name }) => name),
                ),
              );
            })
          }
        />
      );
    case 'rules':
      return <JsonBox label={label} value={value ?? []} onChange={onChange} />;
    default:
      return (
        <Row label={label} hint={type === 'boolean' || type === 'choice' ? undefined : hint}>
          {(id) => <Plain {...{ id, parameter, value, onChange }} />}
        </Row>
      );
  }
}

function asText(value: Json | undefined): string {
  return value === undefined || value === null ? '' : String(value);
}

interface PlainProps {
  id: string;
  parameter: Parameter;
  value: Json | undefined;
  onChange: (value: Json | undefined) => void;
}

function Plain({ id, parameter, value, onChange }: PlainProps) {
  const { type, label, choices } = parameter;
  const fallback = parameter.default as Json | undefined;
  switch (type) {
    case 'choice':
      return (
        <Select
          id={id}
          value={asText(value ?? fallback)}
          options={Object.entries(choices ?? {}).map(([each, words]) => ({ value: each, label: words }))}
          onChange={(chosen: string) => onChange(chosen)}
        />
      );
    case 'integer':
      return (
        <InputNumber
          id={id}
          precision={0}
          value={typeof value === 'number' ? value : null}
          onChange={(number) => onChange(number ?? undefined)}
        />
      );
    case 'boolean':
      return <Switch id={id} size="small" checked={(value ?? fallback) === true} onChange={onChange} />;
    case 'period':
      return (
        <Period
          id={id}
          label={label}
          value={isObject(value ?? fallback) ? ((value ?? fallback) as PeriodSpec) : null}
          onChange={(period) => onChange((period as JsonObject | null) ?? undefined)}
        />
      );
    case 'range':
      return (
        <Ranges
          id={id}
          value={Array.isArray(value ?? fallback) ? ((value ?? fallback) as NoticeRange[]) : []}
          onChange={onChange}
        />
      );
    case 'role':
      return (
        <Roles
          id={id}
          value={value === undefined || value === null ? [] : ([value].flat() as string[])}
          onChange={(roles) => onChange(roles.length === 0 ? undefined : roles)}
        />
      );
    default:
      return (
        <Typed
          id={id}
          value={asText(value)}
          placeholder={fallback === undefined ? undefined : asText(fallback)}
          onChange={(typed) => onChange(typed === '' ? undefined : typed)}
        />
      );
  }
}
