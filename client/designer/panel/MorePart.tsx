/** What is seldom needed: the element's id, and everything the house keeps on it as it is stored. */
import type { Json } from '../../../core/vocabulary.ts';
import { useEditor } from '../edit/EditorContext.ts';
import type { Element } from '../diagram/services.ts';
import type { Xz, XzPatch } from '../diagram/xz.ts';
import { isObject } from '../../../core/json.ts';
import { text } from '../messages.ts';
import { JsonBox } from './JsonBox.tsx';
import { Part, Row } from './Row.tsx';
import { Typed } from './Typed.tsx';

export function MorePart({ element, xz }: { element: Element; xz: Xz }) {
  const editor = useEditor();
  const replace = (value: Json): void => {
    if (!isObject(value)) return;
    const gone: XzPatch = Object.fromEntries(Object.keys(xz).map((name) => [name, undefined]));
    editor.xz(element, { ...gone, ...value });
  };
  const flow = element.type === 'bpmn:SequenceFlow';
  return (
    <Part title={text.panel.more} folded>
      {!flow && (
        <Row label={text.panel.step} hint={text.panel.stepHint}>
          {(id) => (
            <Typed
              id={id}
              code
              value={typeof xz.step === 'string' ? xz.step : ''}
              placeholder={element.id}
              onChange={(step) => editor.xz(element, { step: step === '' ? undefined : step })}
            />
          )}
        </Row>
      )}
      <JsonBox label={text.panel.asJson} value={xz} onChange={replace} />
    </Part>
  );
}
