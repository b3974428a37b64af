/** 我有异议: a plain form on its own page, the same page with what is wrong, and the thanks with a receipt. */
import type { NoticeItem } from '../../core/api.ts';
import { describeDeadline, describeInstant } from '../../core/time/describe.ts';
import type { Instant } from '../../core/vocabulary.ts';
import { stateTag } from './notices.ts';
import { describeSpan, isOver, type PageClock } from './dates.ts';
import { frame, option, phoneLink, select, type Site } from './frame.ts';
import { attribute, html, type Html } from './html.ts';
import { links, noticeLink, objectionLink } from './links.ts';
import { type PlainError, type PlainField, TRAP } from './objection-fields.ts';
import { messages } from './messages.ts';

const w = messages.objection;

interface ObjectionPageProps {
  site: Site;
  clock: PageClock;
  notice: NoticeItem;
  /** See `objectionFields`. */
  fields: readonly PlainField[];
  /** What was typed before, by field name. */
  values?: Readonly<Record<string, string>>;
  errors?: readonly PlainError[];
  /** Sent along unseen: a `requestId`, so that pressing twice files one objection. */
  hidden?: Readonly<Record<string, string>>;
}

export function objectionPage(props: ObjectionPageProps): string {
  const { site, notice, fields, errors = [] } = props;
  const body = html`${errors.length > 0 && summary(errors)}
    <h1>${w.title}</h1>
    ${about(props)}
    <p class="intro">${w.intro}${w.privacy}</p>
    <form
      class="plain-form"
      action="${objectionLink(notice.id)}"
      method="post"
      accept-charset="utf-8"
      novalidate
    >
      ${Object.entries(props.hidden ?? {}).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      ${fields.map((field) => formField(field, props.values?.[field.name] ?? '', errorOf(errors, field.name)))}
      <div class="trap" aria-hidden="true">
        <label for="${TRAP}">${w.trap}</label>
        <input id="${TRAP}" name="${TRAP}" tabindex="-1" autocomplete="off" />
      </div>
      <p class="hint">${w.evidence}${notice.phone && phoneLink(notice.phone)}</p>
      <div class="actions">
        <button class="button">${w.submit}</button>
        <a class="quiet" href="${noticeLink(notice.id)}">${w.cancel}</a>
      </div>
    </form>`;
  const title = errors.length > 0 ? `${w.errorMark(errors.length)} · ${w.title}` : w.title;
  return frame({ site, title, here: 'notices', body });
}

function about({ notice, clock }: ObjectionPageProps): Html {
  return html`<div class="about">
    <p class="hint">${w.about}</p>
    <p><b>${notice.title}</b></p>
    <p class="meta parts">
      <span>${notice.regionName}</span>
      <span>${messages.notice.period(describeSpan(notice.postedAt, notice.endsAt))}</span>
      ${stateTag(notice, clock)}
    </p>
    <p class="meta">${w.until(describeDeadline(notice.endsAt))}</p>
  </div>`;
}

/** Takes the focus when the page comes back, so that the first thing heard is that nothing was sent, and why. */
function summary(errors: readonly PlainError[]): Html {
  return html`<div class="errors" role="alert" aria-labelledby="errors-title" tabindex="-1" autofocus>
    <p id="errors-title"><b>${w.errorTitle(errors.length)}</b></p>
    <ul>
      ${errors.map((e) => html`<li><a href="#f-${e.name}">${e.message}</a></li>`)}
    </ul>
  </div>`;
}

function formField(field: PlainField, value: string, error: string | null): Html {
  const id = `f-${field.name}`;
  const told = [field.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || null;
  return html`<div class="field${error && ' wrong'}">
    <label for="${id}"
      >${field.label}${!field.required && html` <span class="optional">${w.optional}</span>`}</label
    >
    ${field.hint && html`<p class="hint" id="${id}-hint">${field.hint}</p>`}
    ${error && html`<p class="error" id="${id}-error">${error}</p>`}
    ${control(field, id, value, told, error !== null)}
  </div> `;
}

/** No `required` bubble and no `maxlength`: the one speaks the browser's words, the other cuts a pasted text in silence. */
function control(field: PlainField, id: string, value: string, told: string | null, wrong: boolean): Html {
  if (field.kind === 'choice') {
    const options = [
      option('', w.choose, value === ''),
      ...field.choices.map((c) => option(c, c, c === value)),
    ];
    return select(field.name, options, { id, describedBy: told, invalid: wrong });
  }
  const common = html`id="${id}"
  name="${field.name}"${attribute('aria-required', field.required ? 'true' : null)}${attribute('aria-describedby', told)}${attribute('aria-invalid', wrong ? 'true' : null)}`;
  // the line end after the tag is dropped by the browser; without it one at the start of the text would be
  if (field.kind === 'text') return html`<textarea ${common} rows="7">${'\n'}${value}</textarea>`;
  // nothing is offered from the last visitor: village phones are shared
  return html`<input
    ${common}
    type="${field.kind === 'phone' ? 'tel' : 'text'}"
    value="${value}"
    autocomplete="off"
  />`;
}

function errorOf(errors: readonly PlainError[], name: string): string | null {
  return errors.find((e) => e.name === name)?.message ?? null;
}

interface ObjectionDoneProps {
  site: Site;
  notice: NoticeItem;
  /** Number to ask by. */
  receipt: string;
  receivedAt: Instant;
  /** Who checks it. */
  office: string;
}

export function objectionDonePage({ site, notice, receipt, receivedAt, office }: ObjectionDoneProps): string {
  const phone = notice.phone ?? site.phone;
  const body = html`<h1>${w.doneTitle}</h1>
    <div class="receipt">
      <p class="hint">${w.receipt}</p>
      <p class="number">${receipt}</p>
      <p class="hint">${w.receivedAt(describeInstant(receivedAt))}</p>
    </div>
    <p>${w.receiptHint}</p>
    <h2>${w.nextTitle}</h2>
    <ol class="next">
      ${w.next(office).map((step) => html`<li>${step}</li>`)}
    </ol>
    ${phone && html`<p>${w.ask}${phoneLink(phone)}</p>`}
    <p class="back"><a class="quiet" href="${links.notices}">${messages.notice.back}</a></p>`;
  return frame({ site, title: w.doneTitle, here: 'notices', body });
}

/** For a form opened or sent when the notice no longer takes objections. What was typed is shown, to be taken elsewhere. */
export function objectionClosedPage(props: ObjectionPageProps): string {
  const { site, notice, clock, fields, values = {} } = props;
  const phone = notice.phone ?? site.phone;
  const written = fields.filter((field) => values[field.name]);
  const body = html`<h1>${w.closedTitle}</h1>
    <p>
      ${isOver(notice, clock.now) ? messages.notice.overNote(describeDeadline(notice.endsAt)) : notice.halted ? messages.notice.haltedNote[notice.halted] : notice.suspended ? messages.notice.suspendedNote : messages.notice.closedNote}
    </p>
    ${phone && html`<p>${messages.notice.otherMeans}${phoneLink(phone)}</p>`}
    ${
      written.length > 0 &&
      html`<h2>${w.written}</h2>
        <dl class="written">
          ${written.map(
            (field) =>
              html`<dt>${field.label}</dt>
                <dd>${values[field.name]}</dd>`,
          )}
        </dl>`
    }
    <p class="back"><a class="quiet" href="${noticeLink(notice.id)}">${w.cancelClosed}</a></p>`;
  return frame({ site, title: w.closedTitle, here: 'notices', body });
}
