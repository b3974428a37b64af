/** What is on file: papers issued, notices, opinions, what I filled in, what I still owe. */
import { haltWord } from '../../../core/blocks/notice/halt.ts';
import type { ReactNode } from 'react';
import type { BlockView, CaseView, FormView } from '../../../core/api.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { outlineOf } from '../../../core/form/outline.ts';
import { calls, linkTo } from '../../api/call.ts';
import { pages } from '../../pages.ts';
import { words } from '../../words.ts';
import { dayText, describeDeadline } from '../dates.ts';
import { SummaryList } from '../SummaryList.tsx';

export function CaseRecord({ view }: { view: CaseView }) {
  const text = words.apply.follow;
  // who objected and with what may be kept from the reader
  const objections = view.objections.filter(({ content, reply }) => content !== '' || reply !== null);
  return (
    <>
      {view.shown.map(({ block, title, lines }) => {
        const left = lines.filter(({ state }) => state !== 'done');
        return left.length === 0 ? null : (
          <Part title={title} key={block}>
            <ul>
              {left.map(({ label, text: says, at }, i) => (
                <li key={i}>
                  {[label, ...(at === null ? [] : [text.due(describeDeadline(at))]), says].join(' · ')}
                </li>
              ))}
            </ul>
          </Part>
        );
      })}
      <Part title={text.documents}>
        {view.documents.length === 0 ? <p className="hint">{text.documentsEmpty}</p> : null}
        <ul className="files">
          {view.documents.map(({ id, title, number, at }) => (
            <li key={id}>
              <a href={linkTo(calls.reference.document, { params: { id } })} target="_blank" rel="noreferrer">
                {title}
              </a>
              <span className="row-small row-block">
                {number === null ? null : <span>{number}</span>}
                <span>{dayText(at)}</span>
              </span>
            </li>
          ))}
        </ul>
      </Part>
      {view.notices.length > 0 ? (
        <Part title={text.notices}>
          <ul className="files">
            {view.notices.map(({ id, title, endsAt, halted, range, rangeWords }) => (
              <li key={id}>
                {range.includes('internet') ? <a href={pages.notice(id)}>{title}</a> : title}
                <span className="row-small row-block">
                  {halted ? haltWord(halted) : text.noticeUntil(describeDeadline(endsAt))}
                </span>
                <span className="row-small row-block">{text.noticeRange(rangeWords)}</span>
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {objections.length > 0 ? (
        <Part title={text.objections}>
          {objections.map(({ id, receivedAt, content, reply }) => (
            <div key={id} className="opinion">
              <p className="row-small">{dayText(receivedAt)}</p>
              <p>{content}</p>
              {reply === null ? null : <p>{reply}</p>}
            </div>
          ))}
        </Part>
      ) : null}
      <Opinions view={view} />
      {view.form ? (
        <details className="section fold">
          <summary>{text.form}</summary>
          <FilledIn form={view.form} data={view.data} caseId={view.id} />
        </details>
      ) : null}
    </>
  );
}

function Opinions({ view }: { view: CaseView }) {
  const worth = view.blocks.filter((block) => block.comment !== null || Object.keys(block.data).length > 0);
  if (worth.length === 0) return null;
  return (
    <details className="section fold">
      <summary>{words.apply.follow.blocks}</summary>
      {worth.map((block, i) => (
        <Opinion key={i} block={block} view={view} />
      ))}
    </details>
  );
}

/** What somebody said or filled in at a step. */
export function Opinion({ block, view }: { block: BlockView; view: CaseView }) {
  const form = block.form === null ? undefined : view.forms[block.form];
  return (
    <div className="opinion">
      <p>
        <b>{block.label}</b> · {block.actionLabel}
      </p>
      <p className="row-small">
        {block.by} · {dayText(block.at)}
      </p>
      {block.comment === null ? null : <p>{block.comment}</p>}
      {form ? <FilledIn form={form} data={block.data} caseId={view.id} /> : null}
    </div>
  );
}

/** A form in one piece, in the order of its fields. */
function FilledIn({ form, data, caseId }: { form: FormView; data: JsonObject; caseId: string }) {
  return outlineOf({ title: form.title, schema: form.schema }, data).map((section) => (
    <SummaryList key={section.path} section={section} caseId={caseId} />
  ));
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="section">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
