/** One public notice: it reads and prints like the paper on the village board. */
import type { NoticeItem } from '../../core/api.ts';
import { describeDate, describeDeadline } from '../../core/time/describe.ts';
import { dayOf } from '../../core/time/instant.ts';
import { describeSpan, isOver, type PageClock } from './dates.ts';
import { densityOf, type PrintedLine } from './fit.ts';
import { frame, phoneLink, type Site } from './frame.ts';
import { html, type Html } from './html.ts';
import { links, objectionLink } from './links.ts';
import { rangeOf, stateTag } from './notices.ts';
import { qr } from './qr.ts';
import { officeNameOf } from './regions.ts';
import { seal } from './seal.ts';
import { lineValue } from './values.ts';
import { messages } from './messages.ts';

const w = messages.notice;

interface NoticePageProps {
  site: Site;
  clock: PageClock;
  notice: NoticeItem;
  /** Who posts it, as it signs. Absent: the committee or government of the region. */
  office?: string;
  /** Full address of this page; printed as a QR code, so that who reads the paper can object on the phone. */
  url?: string;
}

export function noticePage(props: NoticePageProps): string {
  const { site, notice } = props;
  const body = html`${standing(props)}
    <article class="sheet board ${densityOf(notice.title, linesOf(notice))}">
      <h1>${notice.title}</h1>
      <p class="lead">${notice.kind === 'result' ? w.resultIntro : w.publicityIntro}</p>
      ${table(notice)}
      <p class="period">${periodOf(notice)}</p>
      <p class="range">${rangeOf(notice)}</p>
      ${notice.kind === 'publicity' && appeal(props)} ${signature(props)}
    </article>
    ${nextSteps(props)}
    <p class="back"><a class="quiet" href="${links.notices}">${w.back}</a></p>`;
  return frame({ site, title: notice.title, here: 'notices', kind: 'notice', body });
}

/** Whether an objection can be handed in now. The last moment counts by the clock, not by when a timer has run. */
function takesObjections(
  notice: Pick<NoticeItem, 'open' | 'ended' | 'suspended' | 'endsAt'>,
  now: string,
): boolean {
  return notice.open && !notice.suspended && !isOver(notice, now);
}

function noticeOffice({ notice, office }: Pick<NoticePageProps, 'notice' | 'office'>): string {
  return office ?? officeNameOf({ code: notice.region, name: notice.regionName });
}

/** How it stands with the notice, above the paper and not on it: on the board it would be wrong the next day. */
function standing({ notice, clock }: NoticePageProps): Html {
  const over = isOver(notice, clock.now);
  const word = notice.kind === 'result' ? w.resultPeriodWord : w.periodWord;
  return html`<p class="standing">${!over && !notice.halted && word} ${stateTag(notice, clock)}</p>`;
}

function periodOf(notice: NoticePageProps['notice']): string {
  const span = describeSpan(notice.postedAt, notice.endsAt);
  return notice.kind === 'result' ? w.resultPeriod(span) : w.period(span);
}

function table(notice: NoticePageProps['notice']): Html {
  return html`<table class="facts">
    <tbody>
      ${fact(w.place, html`${notice.regionName}`)} ${fact(w.matter, html`${notice.processTitle}`)}
      ${notice.fields.map((field) => fact(field.label, lineValue(field), field.money))}
    </tbody>
  </table>`;
}

function fact(label: string, value: Html, amount = false): Html {
  return html`<tr><th scope="row">${label}</th><td${amount && html` class="amount"`}>${value}</td></tr>
`;
}

function appeal({ notice }: NoticePageProps): Html {
  return html`<div class="appeal">
    <p>${w.appeal}</p>
    ${notice.phone && html`<p class="phone">${w.appealPhone}${phoneLink(notice.phone)}</p>`}
  </div>`;
}

function signature(props: NoticePageProps): Html {
  const office = noticeOffice(props);
  const { url } = props;
  return html`<div class="signature">
    ${
      url &&
      props.notice.kind === 'publicity' &&
      html`<figure class="scan">
        ${qr(url, w.appealScan)}
        <figcaption>${w.appealScan}</figcaption>
      </figure>`
    }
    <div class="signed">
      <p>${office}</p>
      <p>${describeDate(dayOf(props.notice.postedAt))}</p>
      ${seal({ name: office, middle: props.notice.kind === 'result' ? w.resultSeal : w.seal, style: 'mark' })}
    </div>
  </div>`;
}

/** What one can do about it now, or why not. */
function nextSteps({ notice, clock, site }: NoticePageProps): Html {
  const phone = notice.phone ?? site.phone;
  const over = isOver(notice, clock.now);
  const call = phone && html`<p>${over ? w.otherMeans : w.callUs}${phoneLink(phone)}</p>`;
  if (takesObjections(notice, clock.now))
    return html`<div class="act">
      <a class="button" href="${objectionLink(notice.id)}">${w.object}</a>
      <p class="hint">${w.objectHint}</p>
    </div>`;
  const end = describeDeadline(notice.endsAt);
  const why =
    notice.kind === 'result'
      ? over
        ? w.resultOverNote(end)
        : w.resultNote
      : over
        ? w.overNote(end)
        : notice.halted
          ? w.haltedNote[notice.halted]
          : notice.suspended
            ? w.suspendedNote
            : w.closedNote;
  return html`<div class="act note">
    <p>${why}</p>
    ${call}
  </div>`;
}

/** The table as text, to judge how much room it needs. */
function linesOf(notice: NoticePageProps['notice']): PrintedLine[] {
  return [
    { label: w.place, value: notice.regionName },
    { label: w.matter, value: notice.processTitle },
    ...notice.fields.map((field) => ({ label: field.label, value: field.text })),
  ];
}
