/** What forbids publishing; each leads to its place. */
import type { DiagnosticView } from '../../../core/api-admin.ts';
import { useEditor } from '../edit/EditorContext.ts';
import { useTabs } from '../edit/TabsContext.ts';
import { text } from '../messages.ts';
import { showTrace } from '../problems/trace.ts';

export function Blockers({ errors, close }: { errors: readonly DiagnosticView[]; close: () => void }) {
  const editor = useEditor();
  const tabs = useTabs();
  if (errors.length === 0) return null;
  const go = (each: DiagnosticView): void => {
    close();
    if (Object.hasOwn(editor.source.forms, each.element)) return tabs.openForm(each.element);
    if (tabs.open === 'forms') tabs.choose('diagram');
    editor.reveal(each.element);
    showTrace(editor, each.trace ?? []);
  };
  return (
    <div className="findings is-bad">
      <p>{text.publish.blocked(errors.length)}</p>
      <ul>
        {errors.map((each, n) => (
          <li key={n}>
            <button type="button" className="link is-bad" onClick={() => go(each)}>
              {each.message}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
