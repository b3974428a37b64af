/** 经过 as a page: the whole record of a case, to be printed and filed. */
import { haltWord } from '../../core/blocks/notice/halt.ts';
import { rangeOf } from './notices.ts';
import type { BlockView, CaseEventView, CaseView } from '../../core/api.ts';
import { describeDate, describeDeadline, describeInstant } from '../../core/time/describe.ts';
import { dayOf, timeOf } from '../../core/time/instant.ts';
import type { Instant } from '../../core/vocabulary.ts';
import type { RegionName } from '../../core/form/words.ts';
import { dataTables, line } from './archive-data.ts';
import { outputs } from './archive-outputs.ts';
import { describeSpan } from './dates.ts';
import { frame, type Site } from './frame.ts';
import { html, type Html } from './html.ts';
import { lineValue } from './values.ts';
import { messages } from './messages.ts';
import { signs } from '../../core/signs/messages.ts';

const w = messages.archive;

export interface ArchivePageProps {
  site: Site;
  /** As the asker may see it: limited and masked already. */
  case: CaseView;
  events: readonly CaseEventView[];
  regionName?: RegionName;
  printedBy: string;
  printedAt: Instant;
  /** Where 返回 leads. */
  back?: string;
}

export function archivePage(props: ArchivePageProps): string {
  const { site, events } = props;
  const the = props.case;
  const regionName = props.regionName ?? (() => undefined);
  const body = html`<article class="sheet record">
      <h1>${w.title}</h1>
      <p class="number">${the.caseNo}</p>
      ${cover(the)}
      <h2>${w.application}</h2>
      ${the.form ? dataTables(the.form.schema, the.data, regionName) : html`<p>${w.noApplication}</p>`}
      ${the.masked.length > 0 && html`<p class="hint">${w.masked}</p>`}
      <h2>${w.blocks}</h2>
      ${the.blocks.length === 0 ? html`<p>${w.noBlocks}</p>` : the.blocks.map((block) => blockOf(block, the, regionName))}
      <h2>${w.notices}</h2>
      ${notices(the)}
      <h2>${w.outputs}</h2>
      ${outputs(the)}
      <h2>${w.events}</h2>
      ${events.length === 0 ? html`<p>${w.noEvents}</p>` : eventTable(events)}
      <p class="printed">${w.printed(describeInstant(props.printedAt), props.printedBy)}</p>
    </article>
    ${props.back !== undefined && html`<p class="back"><a class="quiet" href="${props.back}">${w.back}</a></p>`}`;
  return frame({ site, title: `${the.caseNo} ${w.title}`, kind: 'archive', body });
}

function cover(the: CaseView): Html {
  const clock = the.clock;
  return html`<table class="facts cover">
    <tbody>
      ${line(w.matter, html`${the.processTitle}`)} ${line(w.subject, html`${the.subject}`)}
      ${line(w.region, html`${the.regionName}`)}
      ${line(w.filer, html`${the.filer}${the.behalfOf && `(${w.behalf(the.behalfOf)})`}`)}
      ${line(w.startedAt, html`${describeInstant(the.startedAt)}`)}
      ${clock && line(w.due, html`${describeDeadline(clock.dueAt)}${clock.overdue ? w.overdue : clock.paused && w.paused}`)}
      ${the.endedAt && line(w.endedAt, html`${describeInstant(the.endedAt)}`)}
      ${line(w.state, html`${the.word}`)} ${the.outcomeLabel && line(w.result, html`${the.outcomeLabel}`)}
      ${the.stepLabels.length > 0 && line(w.steps, html`${the.stepLabels.join(w.between)}`)}
      ${line(w.version, html`${w.versionNo(the.version)}`)}
    </tbody>
  </table>`;
}

function blockOf(block: BlockView, the: CaseView, regionName: RegionName): Html {
  const form = block.form === null ? undefined : the.forms[block.form];
  return html`<section class="block">
    <h3>${block.label} <span class="outcome">${block.actionLabel}</span></h3>
    <p class="meta">${signs.aside(block.by, block.role)} · ${describeInstant(block.at)}</p>
    <div class="opinion">
      <p class="hint">${w.opinion}</p>
      <p class="said">${block.comment ?? w.noOpinion}</p>
    </div>
    ${form && dataTables(form.schema, block.data, regionName, 4)}
  </section> `;
}

function notices(the: CaseView): Html {
  if (the.notices.length === 0 && the.objections.length === 0) return html`<p>${w.noNotices}</p>`;
  return html`${the.notices.map(
    (notice) =>
      html`<section class="block">
        <h3>${notice.title}</h3>
        <p class="meta">
          ${(notice.kind === 'result' ? messages.notice.resultPeriod : messages.notice.period)(describeSpan(notice.postedAt, notice.endsAt))}
          ${rangeOf(notice)} ${notice.halted && haltWord(notice.halted)}
        </p>
        <table class="facts">
          <tbody>
            ${notice.fields.map((field) => line(field.label, lineValue(field)))}
          </tbody>
        </table>
      </section> `,
  )}
  ${the.objections.map(
    (objection) =>
      html`<section class="block">
        <h3>${w.objection(describeInstant(objection.receivedAt))}</h3>
        <table class="facts">
          <tbody>
            ${line(w.objected, html`<span class="said">${objection.content}</span>`)}
            ${line(w.finding, html`${objection.finding ?? w.unanswered}`)}
            ${objection.reply && line(w.reply, html`<span class="said">${objection.reply}</span>`)}
          </tbody>
        </table>
      </section> `,
  )}`;
}

/** On screen machine events are a step back in grey; on paper all stand, because a record has no hidden lines. */
function eventTable(events: readonly CaseEventView[]): Html {
  return html`<table class="rows events">
    <thead>
      <tr>
        <th scope="col">${w.time}</th>
        <th scope="col">${w.step}</th>
        <th scope="col">${w.what}</th>
      </tr>
    </thead>
    <tbody>
      ${events.map(eventRow)}
    </tbody>
  </table>`;
}

function eventRow(event: CaseEventView): Html {
  return html`<tr${event.minor && html` class="minor"`}><td class="num">${describeDate(dayOf(event.at))} ${timeOf(event.at)}</td>
<td>${event.stepLabel ?? ''}</td>
<td>${event.minor && html`<span class="machine">${w.machine}</span> `}${event.text}${event.comment && html`<p class="said">${event.comment}</p>`}</td></tr>
`;
}
