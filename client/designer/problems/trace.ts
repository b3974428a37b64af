/** The way through the process that shows a finding, marked on the diagram until something else is chosen. */
import type { Editor } from '../edit/Editor.ts';
import type { Element } from '../diagram/services.ts';

const MARK = 'is-trace';

/** Marks the elements of a trace and the flows between them. */
export function showTrace(editor: Editor, trace: readonly string[]): void {
  clearTrace(editor);
  const elements = trace.flatMap((id) => editor.find(id) ?? []);
  const between = elements.flatMap((element, n) => flowTo(element, elements[n + 1]) ?? []);
  const ids = [...new Set([...elements, ...between].map(({ id }) => id))];
  for (const id of ids) editor.open.get('canvas').addMarker(id, MARK);
  editor.traced = ids;
}

export function clearTrace(editor: Editor): void {
  const registry = editor.open.get('elementRegistry');
  for (const id of editor.traced) if (registry.get(id)) editor.open.get('canvas').removeMarker(id, MARK);
  editor.traced = [];
}

function flowTo(from: Element, target: Element | undefined): Element | undefined {
  return target && from.outgoing.find((flow) => flow.target === target);
}
