/** 关键信息 and the last step: all that is needed to decide, on one screen. */
import type { BlockView, CaseView, TaskView } from '../../../core/api.ts';
import { describeInstant } from '../../../core/time/describe.ts';
import { BlockHead } from '../case/ApplicationTab.tsx';
import { text } from '../messages.ts';
import { keyFacts } from '../read/key-facts.ts';
import { papersIn } from '../read/files.ts';
import { Papers } from '../read/Papers.tsx';
import { Entries } from '../read/ReadForm.tsx';
import { outcomesOf } from './choice.ts';

export function KeyInfo({ view }: { view: CaseView }) {
  const { facts, story } = view.form ? keyFacts(view.form, view.data) : { facts: [], story: [] };
  return (
    <section className="sheet key-info">
      <h2>{text.task.key}</h2>
      {facts.length === 0 && story.length === 0 && <p className="none">{text.task.noKey}</p>}
      {facts.length > 0 && <Entries entries={facts} step={null} />}
      {story.length > 0 && <Entries entries={story} step={null} />}
    </section>
  );
}

/** What those before me wrote, everyone of them: the opinion in full, of the form what is telling; all of it stands under 申请. */
export function LastStep({ task: { previous, case: view } }: { task: TaskView }) {
  return previous.map((block, i) => <Opinion key={i} view={view} block={block} />);
}

function Opinion({ view, block: last }: { view: CaseView; block: BlockView }) {
  const form = last.form === null ? undefined : view.forms[last.form];
  const { facts, story } = form ? keyFacts(form, last.data) : { facts: [], story: [] };
  const papers = form ? papersIn(form.schema, last.data) : [];
  return (
    <section className="sheet last-step">
      <BlockHead block={last} lead={text.task.last} />
      {last.comment !== null && <blockquote>{last.comment}</blockquote>}
      {facts.length > 0 && <Entries entries={facts} step={last.step} />}
      {story.length > 0 && <Entries entries={story} step={last.step} />}
      {papers.length > 0 && <Papers papers={papers} />}
    </section>
  );
}

/** Who sits at this step with me, and what they said. */
export function Cosigners({ task }: { task: TaskView }) {
  if (task.cosigners.length < 2) return null;
  const labels = new Map(outcomesOf(task).map((action) => [action.id, action.label]));
  return (
    <section className="sheet">
      <h2>{text.task.cosign}</h2>
      <ul className="cosigners">
        {task.cosigners.map((seat, i) => (
          <li key={i} className={`is-${seat.state}`}>
            <span>{seat.roleName}</span>
            <span>{seat.name ?? text.task.notDone}</span>
            <span>
              {seat.state === 'done'
                ? text.task.cosigners.done(
                    labels.get(seat.outcome ?? '') ?? null,
                    seat.at === null ? '' : describeInstant(seat.at),
                  )
                : text.task.cosigners[seat.state]}
            </span>
          </li>
        ))}
      </ul>
      {task.voting.length > 0 && <p className="voting-rule">{task.voting.join('')}</p>}
    </section>
  );
}
