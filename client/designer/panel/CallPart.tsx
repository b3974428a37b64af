/** What a call activity stands for: a piece of process 公共流程段 in this case, or another process as a case of its own. */
import { Button, Select } from 'antd';
import { partFor } from '../../../core/pieces/only.ts';
import { useProcesses } from '../data/queries.ts';
import { useEditor, useSnapshot } from '../edit/EditorContext.ts';
import type { Element } from '../diagram/services.ts';
import { text } from '../messages.ts';
import { resultsOf } from '../model/flows.ts';
import { isOlder, pieceAt, piecesFor, pieceUse } from '../model/pieces.ts';
import { Parameters } from './Parameters.tsx';
import { Part, Row } from './Row.tsx';

export function CallPart({ element }: { element: Element }) {
  const editor = useEditor();
  useSnapshot();
  const processes = useProcesses();
  const called = element.businessObject.get('calledElement');
  const used = pieceUse(element);
  const whole = used && pieceAt(editor, used.use);
  const piece = whole && partFor(whole, used.with);
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
            parameters={piece.parameters ?? {}}
            given={used.with}
            put={(given) => editor.xz(element, { with: Object.keys(given).length > 0 ? given : undefined })}
          />
          <Part title={text.piece.exits}>
            <ul className="piece-exits">
              {resultsOf(element, piece.exits).map(({ id, label, leads }) => (
                <li key={id} className={leads.length === 0 ? 'is-bad' : undefined}>
                  {leads.length === 0
                    ? text.piece.leadsNowhere(label)
                    : text.piece.leadsTo(label, leads.map(nameOf))}
                </li>
              ))}
            </ul>
            <p className="row-hint">{text.piece.exitsHint}</p>
          </Part>
        </>
      )}
    </>
  );
}

function nameOf(element: Element): string {
  return element.businessObject.name || element.id;
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
