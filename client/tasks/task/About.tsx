/** What the task is about, before anything of the case: the objection to be checked, the notice it was made to. */
import { haltWord } from '../../../core/blocks/notice/halt.ts';
import type { TaskView } from '../../../core/api.ts';
import { describeDeadline, describeInstant } from '../../../core/time/describe.ts';
import { pages } from '../../pages.ts';
import { text } from '../messages.ts';
import { LooksProvider } from '../read/Looks.tsx';
import { ReadForm } from '../read/ReadForm.tsx';

export function About({ task }: { task: TaskView }) {
  if (!task.about) return null;
  const { notice, objection } = task.about;
  return (
    <>
      {objection && (
        <section className="sheet about">
          <h2>{text.about.objection}</h2>
          <p className="field-hint">{text.about.receivedAt(describeInstant(objection.receivedAt))}</p>
          {objection.form && (
            <LooksProvider caseId={task.caseId} masked={[]}>
              <ReadForm form={objection.form} data={objection.data} step={null} level={4} />
            </LooksProvider>
          )}
        </section>
      )}
      {notice && (
        <section className="sheet about">
          <h2>{objection ? text.about.objectedTo : text.about.notice}</h2>
          <p>
            {notice.range.includes('internet') ? (
              <a href={pages.notice(notice.id)} target="_blank" rel="noreferrer">
                {notice.title}
              </a>
            ) : (
              notice.title
            )}{' '}
            <span className="field-hint">
              {notice.halted
                ? haltWord(notice.halted)
                : notice.ended
                  ? text.about.over
                  : notice.endsAt && text.case.noticeUntil(describeDeadline(notice.endsAt))}
            </span>
          </p>
          <p className="field-hint">{text.about.range(notice.rangeWords)}</p>
          <dl className="entries">
            {notice.fields.map(({ name, label, text: says }) => (
              <div key={name} className="entry">
                <dt>{label}</dt>
                <dd>{says}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}
