/** What is wrong with the form that is open; a click leads to the field. */
import { useSnapshot } from '../edit/EditorContext.ts';
import { text } from '../messages.ts';

export function FormFindings({ id, choose }: { id: string; choose: (template: string) => void }) {
  const { diagnostics } = useSnapshot();
  const own = diagnostics.filter(({ element }) => element === id);
  if (own.length === 0) return <span className="none">{text.forms.noFindings}</span>;
  return (
    <ul className="form-findings" aria-label={text.panel.findings}>
      {own.map((each, n) => (
        <li key={n}>
          <button
            type="button"
            className={`link ${each.severity === 'error' ? 'is-bad' : 'is-doubtful'}`}
            onClick={() => choose(each.path)}
          >
            {each.message}
          </button>
        </li>
      ))}
    </ul>
  );
}
