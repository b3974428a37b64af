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
import type { Day, Json } from '../vocabulary.ts';

export interface Builtin {
  params: string[];
  /** One line for the designer's completion list. */
  help: string;
  call: (...args: unknown[]) => Json;
}

/** Name → function. */
export const BUILTINS: Readonly<Record<string, Builtin>> = {
  gender: define(['id_no'], '身份证号的性别,"男"或"女"', (id) => ofText(id, genderOf)),
  birth_date: define(['id_no'], '身份证号的出生日期', (id) => ofText(id, birthDateOf)),
  age: define(['id_no', 'day'], '持证人在某日的周岁', (id, day) =>
    ofDay(day, (on) => ofText(id, (text) => ageOf(text, on))),
  ),
  capitals: define(['fen'], '金额大写,如贰仟元整', (fen) => ofFen(fen, capitals)),
  yuan: define(['fen'], '以元表示的金额,如1,234.00', (fen) => ofFen(fen, formatYuan)),
  mask_name: define(['name'], '隐去名字:张**', (name) => ofText(name, maskName)),
  mask_id: define(['id_no'], '隐去身份证号的出生日期', (id) => ofText(id, maskId)),
  mask_phone: define(['phone'], '隐去电话中段', (phone) => ofText(phone, maskPhone)),
  mask_card: define(['card_no'], '隐去银行账号中段', (card) => ofText(card, maskCard)),
  day: define(['instant'], '时刻所在的北京日期', asDay),
  days_between: define(['from', 'to'], '两日期相隔的天数', (a, b) => ofDays(a, b, daysBetween)),
  months_between: define(['from', 'to'], '两日期相隔的整月数', (a, b) => ofDays(a, b, monthsBetween)),
  years_between: define(['from', 'to'], '两日期相隔的整年数', (a, b) => ofDays(a, b, yearsBetween)),
  add_days: define(['day', 'n'], '若干天后的日期', (day, n) =>
    ofDay(day, (from) => ofWhole(n, (count) => addDays(from, count))),
  ),
  add_months: define(['day', 'n'], '若干月后的日期', (day, n) =>
    ofDay(day, (from) => ofWhole(n, (count) => addMonths(from, count))),
  ),
  sampled: define(['key', 'percent'], '按百分比随机抽查,是否抽中;同一编号每次结果相同', (key, percent) =>
    ofText(key, (text) => ofShare(percent, (share) => sampled(text, share))),
  ),
};

function define(params: string[], help: string, call: (...args: unknown[]) => Json): Builtin {
  return { params, help, call };
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
