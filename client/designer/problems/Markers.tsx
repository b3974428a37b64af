/** Marks what is wrong on the diagram: the outline of the element, and how many findings there are. */
import { useEffect } from 'react';
import type { DiagnosticView } from '../../../core/api-admin.ts';
import { useEditor, useSnapshot } from '../edit/EditorContext.ts';
import { clearTrace } from './trace.ts';

const TYPE = 'finding';

export function Markers() {
  const editor = useEditor();
  const { diagnostics, ready } = useSnapshot();
  useEffect(() => {
    if (!ready) return undefined;
    const canvas = editor.open.get('canvas');
    const registry = editor.open.get('elementRegistry');
    const marked: [string, string][] = [];
    for (const [id, found] of byElement(diagnostics, (name) => editor.find(name)?.id)) {
      const marker = found.some(({ severity }) => severity === 'error') ? 'has-error' : 'has-warning';
      canvas.addMarker(id, marker);
      marked.push([id, marker]);
      if (registry.get(id)?.waypoints) continue;
      const badge = document.createElement('span');
      badge.className = `badge ${marker}`;
      badge.textContent = String(found.length);
      badge.title = found.map(({ message }) => message).join('\n');
      editor.open.get('overlays').add(id, TYPE, { position: { top: -10, right: 10 }, html: badge });
    }
    return () => {
      editor.open.get('overlays').remove({ type: TYPE });
      for (const [id, marker] of marked) if (registry.get(id)) canvas.removeMarker(id, marker);
      clearTrace(editor);
    };
  }, [editor, diagnostics, ready]);
  return null;
}

function byElement(
  diagnostics: readonly DiagnosticView[],
  idOf: (name: string) => string | undefined,
): Map<string, DiagnosticView[]> {
  const found = new Map<string, DiagnosticView[]>();
  for (const each of diagnostics) {
    const id = each.element === '' ? undefined : idOf(each.element);
    if (id !== undefined) found.set(id, [...(found.get(id) ?? []), each]);
  }
  return found;
}
