/** How a case ends here: its outcome, and the word it carries afterwards. */
import { useEditor, useSnapshot } from '../edit/EditorContext.ts';
import type { Element } from '../diagram/services.ts';
import { readXz } from '../diagram/xz.ts';
import { text } from '../messages.ts';
import { WordRow } from './HelpRow.tsx';
import { Row } from './Row.tsx';
import { Typed } from './Typed.tsx';

export function EndPart({ element }: { element: Element }) {
  const editor = useEditor();
  useSnapshot();
  if (element.parent?.type === 'bpmn:SubProcess') return null;
  const { outcome } = readXz(element.businessObject);
  return (
    <>
      <WordRow element={element} />
      <Row label={text.panel.endOutcome} hint={text.panel.endOutcomeHint}>
        {(id) => (
          <Typed
            id={id}
            code
            value={typeof outcome === 'string' ? outcome : ''}
            placeholder={element.id}
            onChange={(name) => editor.xz(element, { outcome: name === '' ? undefined : name })}
          />
        )}
      </Row>
    </>
  );
}
