/** Pages for what went wrong: what happened, whose fault it is not, what to do. */
import { frame, phoneLink, type Site } from './frame.ts';
import { html } from './html.ts';
import { links } from './links.ts';
import { messages } from './messages.ts';

const t = messages.errorPage;

interface ErrorPageProps {
  site: Site;
  /** HTTP status. */
  status: number;
  /** Number of the request in the log; shown where the fault is ours. */
  requestId?: string;
  /** Seconds until it may be tried again. */
  retryAfter?: number;
}

export function errorPage({ site, status, requestId, retryAfter }: ErrorPageProps): string {
  const words = wordsOf(status);
  const body = html`<div class="error-page">
    <h1>${words.title}</h1>
    <p>${words.text}</p>
    <p>${retryAfter !== undefined && t.wait(retryAfter)}${words.next}</p>
    ${status >= 500 && requestId && html`<p class="meta">${t.number(requestId)}</p>`}
    ${site.phone && html`<p>${site.office} ${phoneLink(site.phone)}</p>`}
    <p class="actions">
      <a class="button plain" href="${links.home}">${t.home}</a>
      ${status === 404 && html`<a class="button plain" href="${links.notices}">${t.notices}</a>`}
      ${(status === 401 || status === 403) && html`<a class="button plain" href="${links.login}">${t.login}</a>`}
    </p>
    <p class="code">${t.status(status)}</p>
  </div>`;
  return frame({ site, title: words.title, body });
}

/** A status without words of its own speaks for its family. */
function wordsOf(status: number): (typeof messages.errors)[keyof typeof messages.errors] {
  if (Object.hasOwn(messages.errors, status)) return messages.errors[status as keyof typeof messages.errors];
  return messages.errors[status >= 500 ? 500 : 400];
}
