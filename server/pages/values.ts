/** Values of notices and ledgers on the pages. */
import type { NoticeItem } from '../../core/api.ts';
import { html, type Html } from './html.ts';
import { messages } from './messages.ts';

const w = messages.site;

/** The value of a line of a notice; figures stand in their own type. */
export function lineValue({ text, value, money }: NoticeItem['fields'][number]): Html {
  if (text === '') return html`${w.none}`;
  return money || typeof value === 'number' ? html`<span class="num">${text}</span>` : html`${text}`;
}

export function joined(parts: Html[], between: string): Html {
  return html`${parts.map((part, i) => [i > 0 && between, part])}`;
}
