/** What is wrong, in one line that opens. A click selects the element and shows the way to it. */
import { Button } from 'antd';
import { useState } from 'react';
import type { DiagnosticView } from '../../../core/api-admin.ts';
import { call, calls } from '../../api/call.ts';
import { sentenceOf } from '../../api/http.ts';
import { useEditor, useSnapshot } from '../edit/EditorContext.ts';
import { useTabs } from '../edit/TabsContext.ts';
import { text } from '../messages.ts';
import { useProblemsOpen } from './open.ts';
import { showTrace } from './trace.ts';

export function ProblemsLine() {
  const { diagnostics, checking, ready } = useSnapshot();
  const [open, setOpen] = useProblemsOpen();
  const words = text.problems;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const said = checking
    ? words.checking
    : diagnostics.length === 0
      ? words.none
      : words.count(errors, diagnostics.length - errors);
  return (
    <section className="problems-line" aria-label={words.label}>
      <button
        type="button"
        className={`problems-head ${errors > 0 ? 'is-bad' : ''}`}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span aria-live="polite">{said}</span>
        {!open && diagnostics[0] && <span className="problems-first">{diagnostics[0].message}</span>}
        <span className="problems-toggle">{open ? words.fold : words.unfold}</span>
      </button>
      {open && <List diagnostics={diagnostics} />}
      {open && ready && <ServerCheck />}
    </section>
  );
}

function List({ diagnostics }: { diagnostics: readonly DiagnosticView[] }) {
  const editor = useEditor();
  const tabs = useTabs();
  const { source } = useSnapshot();
  const go = (each: DiagnosticView): void => {
    if (Object.hasOwn(source.forms, each.element)) return tabs.openForm(each.element);
    if (tabs.open === 'forms') tabs.choose('diagram');
    editor.reveal(each.element);
    showTrace(editor, each.trace ?? []);
  };
  const [whole, setWhole] = useState<ReadonlySet<string>>(new Set());
  if (diagnostics.length === 0) return <p className="problems-none">{text.problems.noneLong}</p>;
  return (
    <ul className="problems-list">
      {alike(diagnostics).map(([code, list]) => {
        const shown = whole.has(code) || list.length <= FEW + 1 ? list : list.slice(0, FEW);
        return [
          ...shown.map((each, n) => (
            <li key={`${code}${n}`}>
              <button type="button" onClick={() => go(each)}>
                <span className={each.severity === 'error' ? 'mark is-bad' : 'mark is-doubtful'}>
                  {text.problems.severity[each.severity]}
                </span>
                <span>{each.message}</span>
              </button>
            </li>
          )),
          shown.length < list.length && (
            <li key={`${code} more`}>
              <button
                type="button"
                className="problems-more"
                onClick={() => setWhole((before) => new Set([...before, code]))}
              >
                {text.problems.moreAlike(list.length - shown.length)}
              </button>
            </li>
          ),
        ];
      })}
    </ul>
  );
}

/** One missing flow makes everything behind it unreachable: of problems of one kind a few are told. */
const FEW = 3;

/** Problems by kind, in the order in which the kinds first appear. */
function alike(diagnostics: readonly DiagnosticView[]): [string, DiagnosticView[]][] {
  const kinds = new Map<string, DiagnosticView[]>();
  for (const each of diagnostics) kinds.set(each.code, [...(kinds.get(each.code) ?? []), each]);
  return [...kinds];
}

/** The server knows more: who holds which role. */
function ServerCheck() {
  const editor = useEditor();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const ask = async (): Promise<void> => {
    setBusy(true);
    try {
      await editor.flush();
      const { key, id } = editor.draft;
      const { diagnostics } = await call(calls.designer.check, { params: { key }, body: { draft: id } });
      editor.told(diagnostics);
      setSaid(text.problems.serverSaid(diagnostics.length));
    } catch (error) {
      setSaid(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <p className="problems-server">
      <Button size="small" loading={busy} onClick={ask}>
        {text.problems.askServer}
      </Button>
      {said !== null && <span role="status">{said}</span>}
    </p>
  );
}
