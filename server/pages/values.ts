/** Values of notices in words. */
import { describeDate, describeInstant } from '../../core/time/describe.ts';
import { isDay } from '../../core/time/day.ts';
import { parseInstant } from '../../core/time/instant.ts';
import { formatYuan } from '../../core/values/money.ts';
import type { Json } from '../../core/vocabulary.ts';
import { html, type Html } from './html.ts';
import { siteWords as w } from './words.ts';

/** A line of a notice. `as` says what a number is; without it the name and label decide. */
export interface ShownField {
  name: string;
  label: string;
  value: Json;
  as?: 'money' | 'number';
}

/** Amounts travel as whole fen; a white-listed field says that it is one only by what it is called. */
const MONEY_NAME = /(^|[._])(amount|money|fee|fees|cost|budget|subsidy|price)$/;
const MONEY_LABEL = /(金额|资金|款|补贴|费|造价)(\(元\))?$/;
/** A moment as forms keep it, with its offset or in Beijing time. */
const ISO_MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
/** What the FEEL function `yuan()` leaves in a text. */
const YUAN_TEXT = /^-?\d{1,3}(,\d{3})*\.\d{2}$/;

/** The value of a line of a notice. */
export function fieldValue(field: ShownField): Html {
  const { value } = field;
  if (isMoney(field)) return money(value as number, field.label.includes(`(${w.yuan})`));
  if (typeof value === 'string' && YUAN_TEXT.test(value))
    return amount(value, field.label.includes(`(${w.yuan})`));
  return plainValue(value);
}

/** Whether a line holds an amount, so that it is set like one. */
export function isMoney({ name, label, value, as }: ShownField): boolean {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return false;
  return as === undefined ? MONEY_NAME.test(name) || MONEY_LABEL.test(label) : as === 'money';
}

/** `1,234.00 元` from fen. */
export function money(fen: number, unitSaid = false): Html {
  return amount(formatYuan(fen), unitSaid);
}

function amount(text: string, unitSaid: boolean): Html {
  return html`<span class="num">${text}${!unitSaid && html` ${w.yuan}`}</span>`;
}

/** A shown value without its markup, lists one entry a line; only good for judging its length. */
export function plainText(value: Html): string {
  return value
    .toString()
    .replace(/<\/li>/g, '\n')
    .replace(/<[^>]*>/g, '');
}

/** Any JSON value in words: dates, 是/否, lists with 、, the values of an object one after another. */
export function plainValue(value: Json | undefined): Html {
  if (value === null || value === undefined || value === '') return html`${w.none}`;
  if (typeof value === 'boolean') return html`${value ? w.yes : w.no}`;
  if (typeof value === 'number') return html`<span class="num">${value}</span>`;
  if (typeof value === 'string') return html`${wordsOf(value)}`;
  const items = Array.isArray(value) ? value : Object.values(value);
  if (items.length === 0) return html`${w.none}`;
  if (Array.isArray(value) && items.some((item) => typeof item === 'object' && item !== null))
    return html`<ol class="plain">
      ${items.map((item) => html`<li>${plainValue(item)}</li>`)}
    </ol>`;
  return joined(items.map(plainValue), Array.isArray(value) ? '、' : ',');
}

export function joined(parts: Html[], between: string): Html {
  return html`${parts.map((part, i) => [i > 0 && between, part])}`;
}

function wordsOf(text: string): string {
  const day: boolean = isDay(text);
  if (day) return describeDate(text);
  const instant = ISO_MOMENT.test(text) ? parseInstant(text.length > 16 ? text : `${text}+08:00`) : null;
  return instant === null ? text : describeInstant(instant);
}
