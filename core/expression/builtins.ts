/**
 * The house's own functions, there in every expression beside those of FEEL. Days are text (`"2026-03-02"`),
 * FEEL dates are taken too; money is fen. A wrong argument gives null, never a throw.
 */
import { addDays, addMonths, daysBetween, isDay, monthsBetween, yearsBetween } from '../time/day.ts';
import { dayOf, parseInstant } from '../time/instant.ts';
import { ageOf, birthDateOf, genderOf } from '../values/id-card.ts';
import { maskCard, maskId, maskName, maskPhone } from '../values/mask.ts';
import { capitals, formatYuan } from '../values/money.ts';
import { sampled } from '../values/sampled.ts';
import { unsigned } from '../values/signature.ts';
import type { Day, Json } from '../vocabulary.ts';

export interface Builtin {
  params: string[];
  call: (...args: unknown[]) => Json;
}

/** Name → function. */
export const BUILTINS: Readonly<Record<string, Builtin>> = {
  gender: define(['id_no'], (id) => ofText(id, genderOf)),
  birth_date: define(['id_no'], (id) => ofText(id, birthDateOf)),
  age: define(['id_no', 'day'], (id, day) => ofDay(day, (on) => ofText(id, (text) => ageOf(text, on)))),
  capitals: define(['fen'], (fen) => ofFen(fen, capitals)),
  yuan: define(['fen'], (fen) => ofFen(fen, formatYuan)),
  mask_name: define(['name'], (name) => ofText(name, maskName)),
  mask_id: define(['id_no'], (id) => ofText(id, maskId)),
  mask_phone: define(['phone'], (phone) => ofText(phone, maskPhone)),
  mask_card: define(['card_no'], (card) => ofText(card, maskCard)),
  day: define(['instant'], asDay),
  days_between: define(['from', 'to'], (a, b) => ofDays(a, b, daysBetween)),
  months_between: define(['from', 'to'], (a, b) => ofDays(a, b, monthsBetween)),
  years_between: define(['from', 'to'], (a, b) => ofDays(a, b, yearsBetween)),
  add_days: define(['day', 'n'], (day, n) =>
    ofDay(day, (from) => ofWhole(n, (count) => addDays(from, count))),
  ),
  add_months: define(['day', 'n'], (day, n) =>
    ofDay(day, (from) => ofWhole(n, (count) => addMonths(from, count))),
  ),
  sampled: define(['key', 'percent'], (key, percent) =>
    ofText(key, (text) => ofShare(percent, (share) => sampled(text, share))),
  ),
  unsigned: define(['signatures', 'people'], (signatures, people) =>
    Array.isArray(people) ? unsigned(signatures as Json, people as Json) : null,
  ),
};

function define(params: string[], call: (...args: unknown[]) => Json): Builtin {
  return { params, call };
}

function ofText(value: unknown, apply: (text: string) => Json): Json {
  return typeof value === 'string' ? apply(value) : null;
}

function ofWhole(value: unknown, apply: (n: number) => Json): Json {
  // a century of days either way; what lies beyond is a slip, and years past 9999 are no days
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 40_000
    ? apply(value)
    : null;
}

function ofShare(value: unknown, apply: (percent: number) => Json): Json {
  return typeof value === 'number' && value >= 0 && value <= 100 ? apply(value) : null;
}

function ofFen(value: unknown, apply: (fen: number) => string): Json {
  return typeof value === 'number' && Number.isSafeInteger(value) ? apply(value) : null;
}

function ofDay(value: unknown, apply: (day: Day) => Json): Json {
  const day = asDay(value);
  return day === null ? null : apply(day);
}

function ofDays(a: unknown, b: unknown, apply: (a: Day, b: Day) => number): Json {
  return ofDay(a, (from) => ofDay(b, (to) => apply(from, to)));
}

/** The Beijing day of a day, a moment with offset, or a FEEL date or date and time. */
function asDay(value: unknown): Day | null {
  const text = typeof value === 'object' && value !== null ? String(value) : value;
  if (typeof text !== 'string') return null;
  if (isDay(text)) return text;
  const instant = parseInstant(text);
  return instant === null ? null : dayOf(instant);
}
