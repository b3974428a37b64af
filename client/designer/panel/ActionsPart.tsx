/** What the system does here: every action of the language, each with the parameters its word asks for. */
import { Button, Select } from 'antd';
import { isObject } from '../../../core/json.ts';
import { ACTIONS } from '../../../core/engine/vocabulary.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import { useEditor, useSnapshot } from '../edit/EditorContext.ts';
import type { Element } from '../diagram/services.ts';
import { readXz } from '../diagram/xz.ts';
import { text } from '../messages.ts';
import { ActionParams } from './ActionParams.tsx';
import { JsonBox } from './JsonBox.tsx';
import { Part } from './Row.tsx';

const OFFERED = Object.entries(ACTIONS).map(([value, { label }]) => ({ value, label }));

export function ActionsPart({ element }: { element: Element }) {
  const editor = useEditor();
  useSnapshot();
  const xz = readXz(element.businessObject);
  const name = Array.isArray(xz.entry) && !Array.isArray(xz.actions) ? 'entry' : 'actions';
  const actions: Json[] = Array.isArray(xz[name]) ? (xz[name] as Json[]) : [];
  const put = (next: Json[]): void => editor.xz(element, { [name]: next.length === 0 ? undefined : next });
  return (
    <Part title={text.panel.actions}>
      {actions.length === 0 && <p className="row-hint">{text.panel.noActions}</p>}
      {actions.map((action, n) => (
        <Action
          key={n}
          action={action}
          number={n + 1}
          onChange={(next) => put(next === null ? actions.filter((_, m) => m !== n) : actions.with(n, next))}
        />
      ))}
      <Select
        aria-label={text.panel.addAction}
        className="insert"
        showSearch={{ optionFilterProp: 'label' }}
        value={null}
        placeholder={text.panel.addAction}
        options={OFFERED}
        onChange={(type: string | null) => {
          if (type !== null) put([...actions, { type, params: { ...ACTIONS[type]?.blank } }]);
        }}
      />
    </Part>
  );
}

interface Props {
  action: Json;
  number: number;
  /** null takes it away. */
  onChange: (action: Json | null) => void;
}

function Action({ action, number, onChange }: Props) {
  const type = isObject(action) ? String(action.type) : String(action);
  const word = ACTIONS[type];
  const params: JsonObject = isObject(action) && isObject(action.params) ? action.params : {};
  return (
    <div className="action">
      <div className="action-head">
        <strong>{word?.label ?? type}</strong>
        <Button type="text" aria-label={text.panel.removeAction(number)} onClick={() => onChange(null)}>
          {text.remove}
        </Button>
      </div>
      {word ? (
        <>
          <p className="row-hint">{word.help}</p>
          <ActionParams word={word} params={params} onChange={(next) => onChange({ type, params: next })} />
        </>
      ) : (
        <JsonBox label={text.panel.actionAsJson(number)} value={action} onChange={onChange} />
      )}
    </div>
  );
}
