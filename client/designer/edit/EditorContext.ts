/** The draft that is open, for everything on its page. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Editor } from './Editor.ts';
import type { Snapshot } from './snapshot.ts';

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('useEditor outside of a draft');
  return editor;
}

/** Redraws with every change. */
export function useSnapshot(): Snapshot {
  const editor = useEditor();
  return useSyncExternalStore(editor.subscribe, editor.snapshot);
}
