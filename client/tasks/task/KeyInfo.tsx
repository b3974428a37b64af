/** 关键信息 and the last step: all that is needed to decide, on one screen. */
import type { CaseView, TaskView } from '../../../core/api.ts';
import { describeInstant } from '../../../core/time/describe.ts';
import { Block } from '../case/ApplicationTab.tsx';
import { text } from '../messages.zh-CN.ts';
import { keyFacts } from '../read/key-facts.ts';
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

/** What the one before me wrote, in full. */
export function LastStep({ view }: { view: CaseView }) {
  const last = view.blocks.at(-1);
  if (!last) return null;
  return (
    <div className="last-step">
      <h2 className="sheet-title">{text.task.last}</h2>
      <Block block={last} view={view} />
    </div>
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
    </section>
  );
}
