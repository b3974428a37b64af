/** What the system does here: messages to people in words, everything else as the list it is. */
import { Button } from 'antd';
import { isObject } from '../../../core/json.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import { useEditor, useSnapshot } from '../edit/EditorContext.ts';
import type { Element } from '../diagram/services.ts';
import { readXz } from '../diagram/xz.ts';
import { text } from '../messages.zh-CN.ts';
import { Feel } from './Feel.tsx';
import { JsonBox } from './JsonBox.tsx';
import { Part, Row } from './Row.tsx';
import { Typed } from './Typed.tsx';

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
        <div key={n} className="action">
          <div className="action-head">
            <strong>{text.actions[typeOf(action)] ?? typeOf(action)}</strong>
            <Button
              type="text"
              aria-label={text.panel.removeAction(n + 1)}
              onClick={() => put(actions.filter((_, m) => m !== n))}
            >
              {text.remove}
            </Button>
          </div>
          {typeOf(action) === 'notify' && isObject(action) ? (
            <Notify action={action} onChange={(next) => put(actions.with(n, next))} />
          ) : (
            <JsonBox
              label={text.panel.actionAsJson(n + 1)}
              value={action}
              onChange={(next) => put(actions.with(n, next))}
            />
          )}
        </div>
      ))}
      <button
        type="button"
        className="link"
        onClick={() =>
          put([
            ...actions,
            { type: 'notify', params: { to: '[case.filer]', message: text.panel.newMessage } },
          ])
        }
      >
        {text.panel.addMessage}
      </button>
    </Part>
  );
}

function typeOf(action: Json): string {
  return isObject(action) ? String(action.type) : String(action);
}

function Notify({ action, onChange }: { action: JsonObject; onChange: (action: JsonObject) => void }) {
  const params = isObject(action.params) ? action.params : {};
  const set = (patch: JsonObject): void => onChange({ ...action, params: { ...params, ...patch } });
  return (
    <>
      <Row label={text.panel.message}>
        {(id) => (
          <Typed
            id={id}
            rows={2}
            value={String(params.message ?? '')}
            onChange={(message) => set({ message })}
          />
        )}
      </Row>
      <Feel
        label={text.panel.messageTo}
        value={String(params.to ?? '')}
        names={false}
        hint={text.panel.messageToHint}
        onChange={(to) => set({ to })}
      />
    </>
  );
}
