/** What a call activity stands for: a piece of process 公共流程段 in this case, or another process as a case of its own. */
import { Button, InputNumber, Select, Switch } from 'antd';
import type { PeriodSpec, Seat } from '../../../core/definition/process.ts';
import type { PieceDefinition } from '../../../core/definition/piece.ts';
import { isObject } from '../../../core/json.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import { useProcesses } from '../data/queries.ts';
import { useEditor, useSnapshot } from '../edit/EditorContext.ts';
import type { Element } from '../diagram/services.ts';
import { text } from '../messages.ts';
import { isOlder, pieceAt, piecesFor, pieceUse } from '../model/pieces.ts';
import { Feel } from './Feel.tsx';
import { FormPick } from './FormPick.tsx';
import { JsonBox } from './JsonBox.tsx';
import { Period } from './Period.tsx';
import { Roles } from './Roles.tsx';
import { Part, Row } from './Row.tsx';
import { Seats } from './Seats.tsx';
import { Typed } from './Typed.tsx';

type Parameter = NonNullable<PieceDefinition['parameters']>[string];

export function CallPart({ element }: { element: Element }) {
  const editor = useEditor();
  useSnapshot();
  const processes = useProcesses();
  const called = element.businessObject.get('calledElement');
  const used = pieceUse(element);
  const piece = used && pieceAt(editor, used.use);
  const choose = (id: string): void => {
    const title = pieceAt(editor, id)?.title ?? processes.data?.find(({ key }) => key === id)?.title;
    editor.together(() => {
      editor.xz(element, { with: undefined, as: undefined });
      editor.properties(element, { calledElement: id, ...(title === undefined ? {} : { name: title }) });
    });
  };
  const pieces = Object.keys(piecesFor(editor)).map((id) => ({
    value: id,
    label: pieceAt(editor, id)?.title ?? id,
  }));
  const others = (processes.data ?? []).map(({ key, title }) => ({ value: key, label: title }));
  return (
    <>
      <Row label={text.piece.calls} hint={used ? text.piece.sameCase : text.piece.ownCase}>
        {(id) => (
          <Select
            id={id}
            value={typeof called === 'string' && called !== '' ? called : null}
            placeholder={text.panel.choose}
            options={[
              { label: text.piece.pieces, options: pieces },
              { label: text.piece.processes, options: others },
            ]}
            onChange={choose}
          />
        )}
      </Row>
      {used && piece && (
        <>
          {piece.about !== undefined && <p className="row-hint">{piece.about}</p>}
          <Button onClick={() => editor.lookInto(element)}>{text.piece.look}</Button>
          {isOlder(editor, used.use) && <Older id={used.use} />}
          <Parameters
            element={element}
            piece={piece}
            given={used.with}
            put={(given) => editor.xz(element, { with: Object.keys(given).length > 0 ? given : undefined })}
          />
          <Part title={text.piece.exits}>
            <ul className="piece-exits">
              {Object.entries(piece.exits).map(([id, label]) => (
                <li key={id}>{label}</li>
              ))}
            </ul>
            <p className="row-hint">{text.piece.exitsHint}</p>
          </Part>
        </>
      )}
    </>
  );
}

/** The house writes the piece differently by now: whether to follow is decided here, never behind one's back. */
function Older({ id }: { id: string }) {
  const editor = useEditor();
  const follow = (): void =>
    editor.changeSource((source) => ({
      ...source,
      pieces: { ...source.pieces, [id]: editor.house.pieces[id] },
    }));
  return (
    <p className="row-hint">
      {text.piece.older}{' '}
      <button type="button" className="link" onClick={follow}>
        {text.piece.follow}
      </button>
    </p>
  );
}

interface ParametersProps {
  element: Element;
  piece: PieceDefinition;
  given: JsonObject;
  put: (given: JsonObject) => void;
}

function Parameters({ element, piece, given, put }: ParametersProps) {
  const parameters = Object.entries(piece.parameters ?? {});
  if (parameters.length === 0) return null;
  return (
    <Part title={text.piece.parameters}>
      {parameters.map(([name, parameter]) => (
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
  const { type, label, optional } = parameter;
  const fallback = parameter.default as Json | undefined;
  const asText = value === undefined || value === null ? '' : String(value);
  const hint = optional === true || fallback !== undefined ? text.piece.mayBeLeftOut : undefined;
  switch (type) {
    case 'feel':
      return (
        <Feel
          label={label}
          value={asText}
          {...(hint === undefined ? {} : { hint })}
          onChange={(typed) => onChange(typed === '' ? undefined : typed)}
        />
      );
    case 'form':
      return <FormPick label={label} value={asText === '' ? undefined : asText} onChange={onChange} />;
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
    case 'rules':
    case 'fields':
      return <JsonBox label={label} value={value ?? []} onChange={onChange} />;
    default:
      return (
        <Row label={label} hint={hint}>
          {(id) => <Plain id={id} type={type} label={label} value={value} onChange={onChange} />}
        </Row>
      );
  }
}

interface PlainProps {
  id: string;
  type: 'text' | 'integer' | 'boolean' | 'period' | 'role';
  label: string;
  value: Json | undefined;
  onChange: (value: Json | undefined) => void;
}

function Plain({ id, type, label, value, onChange }: PlainProps) {
  switch (type) {
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
      return <Switch id={id} size="small" checked={value === true} onChange={onChange} />;
    case 'period':
      return (
        <Period
          id={id}
          label={label}
          value={isObject(value) ? (value as PeriodSpec) : null}
          onChange={(period) => onChange((period as JsonObject | null) ?? undefined)}
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
    case 'text':
      return (
        <Typed
          id={id}
          value={typeof value === 'string' ? value : ''}
          onChange={(typed) => onChange(typed === '' ? undefined : typed)}
        />
      );
  }
}
