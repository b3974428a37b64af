/** What a case left behind: documents issued, ledger rows written, what is still owed. */
import type { CaseView } from '../../core/api.ts';
import { isDay } from '../../core/time/day.ts';
import { describeDate, describeDeadline } from '../../core/time/describe.ts';
import { dayOf } from '../../core/time/instant.ts';
import { html, type Html } from './html.ts';
import { joined } from './values.ts';
import { messages } from './messages.ts';

const w = messages.archive;

export function outputs(the: CaseView): Html {
  const { documents, ledger, shown } = the;
  if (documents.length + ledger.length + shown.length === 0) return html`<p>${w.noOutputs}</p>`;
  return html`${list(
    w.documents,
    documents.map((d) => html`${w.document(d.title, d.number, dayText(d.at))}`),
  )}${list(
    w.ledgers,
    ledger.map(
      (row) =>
        html`${w.ledgerRow(row.title, dayText(row.from), row.to && dayText(row.to))}${joined(
          row.lines.map(({ label, text }) => html`${w.pair(label, text)}`),
          w.between,
        )}`,
    ),
  )}${shown.map(({ title, lines }) =>
    list(
      title,
      lines.map(({ label, at, text }) => html`${w.shown(label, at && describeDeadline(at), text)}`),
    ),
  )}`;
}

function list(title: string, items: Html[]): Html {
  return items.length === 0
    ? html``
    : html`<h3>${title}</h3>
        <ul class="outputs">
          ${items.map((item) => html`<li>${item}</li>`)}
        </ul>`;
}

/** Ledgers hold days, documents moments. */
function dayText(at: string): string {
  return describeDate(isDay(at) ? at : dayOf(at));
}
