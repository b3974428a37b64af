/** 材料: every paper of the case, and the documents the house issued. */
import { calls, linkTo } from '../../api/call.ts';
import type { CaseView } from '../../../core/api.ts';
import { describeDate } from '../../../core/time/describe.ts';
import { dayOf } from '../../../core/time/instant.ts';
import { text } from '../messages.ts';
import { papersOf } from '../read/files.ts';
import { Papers } from '../read/Papers.tsx';
import { Empty } from '../../ui/desk/Empty.tsx';

export function PapersTab({ view }: { view: CaseView }) {
  const groups = papersOf(view);
  if (groups.length === 0 && view.documents.length === 0) return <Empty {...text.case.noPapers} />;
  return (
    <>
      {groups.map((group, i) => (
        <section key={i} className="sheet">
          <h3>{group.title}</h3>
          <Papers papers={group.papers} />
        </section>
      ))}
      {view.documents.length > 0 && (
        <section className="sheet">
          <h3>{text.case.documents}</h3>
          <ul className="documents">
            {view.documents.map((document) => (
              <li key={document.id}>
                <a
                  href={linkTo(calls.reference.document, { params: { id: document.id } })}
                  target="_blank"
                  rel="noreferrer"
                >
                  {document.title}
                </a>
                {document.number !== null && <span className="digits">{document.number}</span>}
                <span>{describeDate(dayOf(document.at))}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

export function countPapers(view: CaseView): number {
  return papersOf(view).reduce((sum, group) => sum + group.papers.length, 0) + view.documents.length;
}
