/**
 * Reads what the State Council announces of a year's days off 节假日安排: the notice as text, or JSON as others publish it.
 * Nothing is guessed: what does not fit (a weekday that is not that day's, a number of days that is not theirs) is told.
 */
import type { Day } from '../basics.ts';
import { addDays, daysBetween, isDay, weekdayOf, yearOf } from './day.ts';
import { noticeMessages as say } from './messages.ts';

/** What was read of a notice. */
interface ReadNotice {
  /** The year it is about; null where it does not say. */
  year: number | null;
  holidays: Day[];
  workdays: Day[];
  /** Days of another year that it names. */
  otherYears: Day[];
  problems: string[];
}

/** Punctuation of Chinese texts as it is read. */
const HALF: Readonly<Record<string, string>> = {
  '\uFF08': '(',
  '\uFF09': ')',
  '\uFF0C': ',',
  '\uFF1A': ':',
  '\uFF1B': ';',
};

/** Reads a notice or its JSON. */
export function readNotice(text: string): ReadNotice {
  const trimmed = text.trim().replace(/[\uFF08\uFF09\uFF0C\uFF1A\uFF1B]/g, (sign) => HALF[sign] ?? sign);
  return /^[[{]/.test(trimmed) ? readJson(trimmed) : readText(trimmed);
}

const DATE = String.raw`(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?`;
const RANGE = new RegExp(`${DATE}(?:\\s*(?:至|到|—|–|-|~|～)\\s*${DATE})?`, 'g');
const WHAT = /放假|补休|上班/;

function readText(text: string): ReadNotice {
  const title = /(\d{4})\s*年[^。]{0,12}(?:节假日|放假)/.exec(text) ?? /(\d{4})\s*年/.exec(text);
  if (!title) return sorted(null, new Map(), [say.noYear]);
  const year = Number(title[1]);
  const found = new Map<Day, boolean>();
  const problems: string[] = [];
  for (const sentence of text.split(/[。;\n]/)) readSentence(sentence, year, found, problems);
  if (found.size === 0) problems.push(say.nothing);
  return sorted(year, found, problems);
}

/** The days of a sentence, each with the next word that says whether it is off or worked. */
function readSentence(sentence: string, year: number, found: Map<Day, boolean>, problems: string[]): void {
  let at = { year, month: 0 };
  for (const match of sentence.matchAll(RANGE)) {
    const rest = sentence.slice(match.index + match[0].length);
    const what = WHAT.exec(rest)?.[0];
    if (!what) continue;
    const first = dayFrom(match.slice(1, 5), at, problems);
    if (!first) continue;
    at = { year: yearOf(first), month: Number(first.slice(5, 7)) };
    const last = match[7] === undefined ? first : dayFrom(match.slice(5, 9), at, problems);
    if (!last) continue;
    at = { year: yearOf(last), month: Number(last.slice(5, 7)) };
    const long = daysBetween(first, last) + 1;
    if (long < 1 || long > 31) {
      problems.push(say.wrongRange(match[0]));
      continue;
    }
    const told =
      /^[^,。]{0,8}?放假[^。]{0,6}?,?\s*共\s*(\d+)\s*天/.exec(rest) ?? /^\s*放假\s*(\d+)\s*天/.exec(rest);
    if (told && Number(told[1]) !== long) problems.push(say.wrongCount(match[0], long, Number(told[1])));
    for (let n = 0; n < long; n += 1) note(found, addDays(first, n), what !== '上班', problems);
  }
}

function dayFrom(
  [year, month, day, beside]: (string | undefined)[],
  before: { year: number; month: number },
  problems: string[],
): Day | null {
  const pad = (n: string | number): string => String(n).padStart(2, '0');
  const text = `${year ?? before.year}-${pad(month ?? before.month)}-${pad(day ?? 0)}`;
  if (!isDay(text)) {
    problems.push(say.noDay(text));
    return null;
  }
  const weekday = /周([一二三四五六日天])/.exec(beside ?? '')?.[1];
  const meant = weekday && '一二三四五六日'.indexOf(weekday.replace('天', '日')) + 1;
  if (meant && meant !== weekdayOf(text)) problems.push(say.wrongWeekday(text, weekday));
  return text;
}

function note(found: Map<Day, boolean>, day: Day, off: boolean, problems: string[]): void {
  if (found.has(day) && found.get(day) !== off) problems.push(say.both(day));
  if (!off && weekdayOf(day) <= 5) problems.push(say.noWeekend(day));
  found.set(day, off);
}

function sorted(year: number | null, found: Map<Day, boolean>, problems: string[]): ReadNotice {
  const days = [...found.keys()].sort();
  const of = (off: boolean): Day[] => days.filter((day) => yearOf(day) === year && found.get(day) === off);
  return {
    year,
    holidays: of(true),
    workdays: of(false),
    otherYears: days.filter((day) => yearOf(day) !== year),
    problems,
  };
}

/** `{year, holidays, workdays}`, `{"2027": {…}}`, or a list of `{date, isOffDay}` under `days`. */
function readJson(text: string): ReadNotice {
  const problems: string[] = [];
  const found = new Map<Day, boolean>();
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch {
    return sorted(null, found, [say.noJson]);
  }
  const take = (list: unknown, off: boolean): void => {
    for (const day of Array.isArray(list) ? list : [])
      if (isDay(day)) note(found, day, off, problems);
      else problems.push(say.noDay(String(day)));
  };
  const years =
    isRecord(whole) && !('holidays' in whole) && !('days' in whole) ? Object.values(whole) : [whole];
  for (const one of years) {
    if (!isRecord(one)) continue;
    take(one.holidays, true);
    take(one.workdays, false);
    for (const day of Array.isArray(one.days) ? one.days : [])
      if (isRecord(day)) take([day.date], day.isOffDay === true);
  }
  const days = [...found.keys()].sort();
  const said = isRecord(whole) && typeof whole.year === 'number' ? whole.year : null;
  // the year most of them fall in
  const year = said ?? (days.length > 0 ? yearOf(days[Math.floor(days.length / 2)] as Day) : null);
  if (found.size === 0) problems.push(say.nothing);
  return sorted(year, found, problems);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
