/** What is said of a step to who waits for it or does it, and the word a case carries meanwhile. */
import { AutoComplete } from 'antd';
import { isObject } from '../../../core/json.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { useEditor, useSnapshot } from '../edit/EditorContext.ts';
import type { Element } from '../diagram/services.ts';
import { readXz } from '../diagram/xz.ts';
import { text } from '../messages.ts';
import { Row } from './Row.tsx';
import { Typed, useTyped } from './Typed.tsx';

/** Changes the `meta` of an element; a property that is undefined is taken away. */
export function useMeta(element: Element): [JsonObject, (patch: Record<string, unknown>) => void] {
  const editor = useEditor();
  useSnapshot();
  const { meta } = readXz(element.businessObject);
  const before = isObject(meta) ? meta : {};
  const change = (patch: Record<string, unknown>): void => {
    const next = Object.entries({ ...before, ...patch }).filter(([, value]) => value !== undefined);
    editor.xz(element, { meta: next.length === 0 ? undefined : (Object.fromEntries(next) as JsonObject) });
  };
  return [before, change];
}

export function HelpRow({ element }: { element: Element }) {
  const [meta, change] = useMeta(element);
  return (
    <>
      <Row label={text.panel.help} hint={text.panel.helpHint}>
        {(id) => (
          <Typed
            id={id}
            rows={2}
            maxLength={300}
            value={typeof meta.help === 'string' ? meta.help : ''}
            onChange={(help) => change({ help: help === '' ? undefined : help })}
          />
        )}
      </Row>
      <WordRow element={element} />
    </>
  );
}

export function WordRow({ element }: { element: Element }) {
  const [meta, change] = useMeta(element);
  const { typed, type, leave } = useTyped(typeof meta.word === 'string' ? meta.word : '', (word) =>
    change({ word: word === '' ? undefined : word }),
  );
  return (
    <Row label={text.panel.word} hint={text.panel.wordHint}>
      {(id) => (
        <AutoComplete
          id={id}
          value={typed}
          options={text.stateWords.map((value) => ({ value }))}
          onChange={type}
          onSelect={() => setTimeout(leave)}
          onBlur={leave}
        />
      )}
    </Row>
  );
}
