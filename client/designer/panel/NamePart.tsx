/** The name of an element, as everybody who works with the process reads it. */
import { useEditor, useSnapshot } from '../edit/EditorContext.ts';
import type { Element } from '../diagram/services.ts';
import { text } from '../messages.ts';
import { Row } from './Row.tsx';
import { Typed } from './Typed.tsx';

export function NamePart({ element }: { element: Element }) {
  const editor = useEditor();
  useSnapshot();
  const flow = element.type === 'bpmn:SequenceFlow';
  return (
    <Row label={text.panel.name} hint={flow ? text.panel.flowNameHint : undefined}>
      {(id) => (
        <Typed
          id={id}
          value={element.businessObject.name ?? ''}
          maxLength={60}
          onChange={(name) => editor.properties(element, { name: name === '' ? undefined : name })}
        />
      )}
    </Row>
  );
}
