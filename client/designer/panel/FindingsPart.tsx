/** What is wrong with the selected element, where one corrects it. */
import { useEditor, useSnapshot } from '../edit/EditorContext.ts';
import type { Element } from '../diagram/services.ts';
import { text } from '../messages.ts';

export function FindingsPart({ element }: { element: Element }) {
  const editor = useEditor();
  const { diagnostics } = useSnapshot();
  const own = diagnostics.filter((each) => each.element !== '' && editor.find(each.element) === element);
  if (own.length === 0) return null;
  return (
    <ul className="findings" aria-label={text.panel.findings}>
      {own.map((each, n) => (
        <li key={n} className={each.severity === 'error' ? 'is-bad' : 'is-doubtful'}>
          {each.message}
        </li>
      ))}
    </ul>
  );
}
