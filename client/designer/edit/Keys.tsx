/** The keys of the editor. Undo is everywhere the same; in a text field it is the field's own. */
import { useEffect, useState } from 'react';
import { Button } from 'antd';
import { isTyping } from '../../keys/keymap.ts';
import { Overlay } from '../../ui/desk/Overlay.tsx';
import { text } from '../messages.ts';
import { useEditor } from './EditorContext.ts';
import type { Editor } from './Editor.ts';
import { useTabs } from './TabsContext.ts';

export function Keys() {
  const editor = useEditor();
  const tabs = useTabs();
  const [shown, setShown] = useState(false);
  const { open } = tabs;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('[data-overlay]')) return;
      if (act(event, editor, open, () => setShown(true))) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [editor, open]);
  if (!shown) return null;
  return (
    <Overlay label={text.keys.title} className="keys-help" close={() => setShown(false)}>
      <h2>{text.keys.title}</h2>
      <dl>
        {text.keys.list.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <Button onClick={() => setShown(false)}>{text.close}</Button>
    </Overlay>
  );
}

/** Whether the key meant something. */
function act(event: KeyboardEvent, editor: Editor, tab: string, help: () => void): boolean {
  const key = event.key.toLowerCase();
  const typing = isTyping(event.target);
  if (event.ctrlKey || event.metaKey) {
    if (key === 's') void editor.flush();
    else if (typing || !editor.snapshot().ready) return false;
    else if (key === 'z' && !event.shiftKey) editor.undo();
    else if (key === 'y' || (key === 'z' && event.shiftKey)) editor.redo();
    else return false;
    return true;
  }
  if (typing) return false;
  if ((key === 'delete' || key === 'backspace') && tab === 'diagram' && editor.snapshot().ready)
    editor.open.get('editorActions').trigger('removeSelection');
  else if (key === '?' || key === '？') help();
  else if ((key === '/' || key === '、') && tab !== 'forms' && editor.snapshot().ready)
    editor.open.get('searchPad').toggle();
  else return false;
  return true;
}
