/** 进度查询: where a case stands, for who knows its number and the last four characters of the identity number. */
import type { RouteStop, TrackView } from '../../core/api.ts';
import { describeDate, describeDeadline } from '../../core/time/describe.ts';
import { dayOf } from '../../core/time/instant.ts';
import type { Instant } from '../../core/vocabulary.ts';
import { frame, phoneLink, type Site } from './frame.ts';
import { attribute, html, type Html } from './html.ts';
import { links } from './links.ts';
import { messages } from './messages.ts';
import { messages as presentMessages } from '../present/messages.ts';

const w = messages.track;

/** The state word of processes that asks the applicant to do something: compared, not shown. */
const SUPPLEMENT_WORD = presentMessages.returned.toSupplement;

interface TrackPageProps {
  site: Site;
  now: Instant;
  /** What was asked for; absent on the first visit. */
  query?: { caseNo: string; idLast4: string };
  /** The case, or null when number and digits do not belong together: one sentence, whichever of them is wrong. */
  found?: TrackView | null;
}

export function trackPage(props: TrackPageProps): string {
  const { site, query, found } = props;
  if (found)
    return frame({ site, title: `${found.caseNo} ${w.title}`, here: 'track', body: progress(found, props) });
  const errors = query ? trackErrors(query) : [];
  const body = html`<h1>${w.title}</h1>
    ${query && errors.length === 0 && found === null && notFound(site)}
    <p class="intro">${w.intro}</p>
    <form class="plain-form" action="${links.track}" method="get" novalidate>
      ${input('caseNo', w.caseNo, w.caseNoHint, query?.caseNo ?? '', errors)}
      ${input('idLast4', w.idLast4, w.idLast4Hint, '', errors)}
      <div class="actions"><button class="button">${w.submit}</button></div>
    </form>`;
  return frame({ site, title: w.title, here: 'track', body });
}

/** What is wrong with the question itself; nothing needs to be looked up then. */
export function trackErrors(query: { caseNo: string; idLast4: string }): { name: string; message: string }[] {
  const errors = [];
  if (query.caseNo.trim() === '') errors.push({ name: 'caseNo', message: w.missingCaseNo });
  if (!/^\d{3}[\dXx]$/.test(query.idLast4.trim())) errors.push({ name: 'idLast4', message: w.badLast4 });
  return errors;
}

function notFound(site: Site): Html {
  return html`<div class="errors" role="alert">
    <p><b>${w.notFound}</b></p>
    ${site.phone && html`<p>${w.notFoundPhone}${phoneLink(site.phone)}</p>`}
  </div>`;
}

/** The digits are never filled in again: the phone may be another's next. */
function input(
  name: string,
  label: string,
  hint: string,
  value: string,
  errors: { name: string; message: string }[],
): Html {
  const error = errors.find((e) => e.name === name)?.message;
  return html`<div class="field${error && ' wrong'}">
    <label for="${name}">${label}</label>
    <p class="hint" id="${name}-hint">${hint}</p>
    ${error && html`<p class="error" id="${name}-error">${error}</p>`}
    <input
      id="${name}"
      name="${name}"
      value="${value}"
      autocomplete="off"
      autocapitalize="characters"
      spellcheck="false"
      ${attribute('maxlength', name === 'idLast4' ? '4' : null)}
      aria-describedby="${name}-hint${error && ` ${name}-error`}"
      ${attribute('aria-invalid', error ? 'true' : null)}
    />
  </div> `;
}

function progress(found: TrackView, { site, now }: TrackPageProps): Html {
  return html`<h1>${found.processTitle}</h1>
    <dl class="case">
      <div>
        <dt>${w.caseNo}</dt>
        <dd class="num">${found.caseNo}</dd>
      </div>
      <div>
        <dt>${w.state}</dt>
        <dd><b>${found.word}</b></dd>
      </div>
    </dl>
    <p class="meta">${w.started(describeDate(dayOf(found.startedAt)))}</p>
    ${
      found.word === SUPPLEMENT_WORD &&
      html`<div class="act note soon">
        <p>${w.supplement}</p>
        <a class="button" href="${links.login}">${w.supplementGo}</a>
      </div>`
    }
    <h2>${w.route}</h2>
    <ol class="route">
      ${found.route.map((stop) => station(stop, now))}
    </ol>
    ${site.phone && html`<p>${w.ask}${phoneLink(site.phone)}</p>`}
    <p class="back"><a class="quiet" href="${links.track}">${w.again}</a></p>`;
}

function station(stop: RouteStop, now: Instant): Html {
  return html`<li
    class="${stop.state}"
    ${attribute('aria-current', stop.state === 'current' ? 'step' : null)}
  >
    <p class="label"><b>${stop.label}</b> <span class="tag ${stop.state}">${w[stop.state]}</span></p>
    ${details(stop, now).map((line) => html`<p class="meta">${line}</p>`)}
    ${stop.help && stop.state !== 'done' && html`<p class="hint">${stop.help}</p>`}
  </li> `;
}

function details(stop: RouteStop, now: Instant): string[] {
  const when = stop.at === null ? null : describeDate(dayOf(stop.at));
  if (stop.state === 'done')
    return [[when, stop.who && w.doneBy(stop.who)].filter(Boolean).join(' · ')].filter(Boolean);
  if (stop.state === 'ahead') return [];
  const due = stop.due === null ? null : describeDeadline(stop.due);
  return [
    stop.who && w.hasIt(stop.who),
    due && (now >= (stop.due as Instant) ? w.late(due) : w.until(due)),
  ].filter((line): line is string => Boolean(line));
}
