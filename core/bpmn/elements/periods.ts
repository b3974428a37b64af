/** Times of a drawing as periods of ours: ISO 8601, `3wd`, FEEL. */
import type { PeriodSpec } from '../../definition/process.ts';
import type { Json } from '../../vocabulary.ts';
import { parseInstant } from '../../time/instant.ts';
import { insideOfJuel, juelToFeel } from '../read/juel.ts';

const SHORT = /^(\d+(?:\.\d+)?)(wd|cd|h|min|m)$/;
const ISO =
  /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** `3wd`, or an object of the definition's language; null when it is neither. */
export function ownPeriod(value: Json | undefined): PeriodSpec | null {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as PeriodSpec;
  const found = typeof value === 'string' ? SHORT.exec(value.trim()) : null;
  if (!found) return null;
  const unit = found[2] === 'm' ? 'min' : (found[2] as string);
  return { [unit]: Number(found[1]) };
}

/** The written form of a period where it has one: `3wd`. */
export function shortPeriod(spec: PeriodSpec): string | null {
  const entries = Object.entries(spec);
  const [unit, n] = entries[0] ?? [];
  return entries.length === 1 && typeof n === 'number' && unit !== undefined ? `${n}${unit}` : null;
}

interface ReadTimer {
  period: PeriodSpec | null;
  /** It goes off again and again. */
  repeats: boolean;
  /** How often at most; absent: as long as what it belongs to lasts. */
  times?: number;
}

/** A timer's text: ISO duration, date or cycle, FEEL behind `=`, `${…}`. */
export function readTimer({
  kind,
  value,
}: {
  kind: 'date' | 'duration' | 'cycle';
  value: string;
}): ReadTimer {
  const text = value.trim();
  const cycle = kind === 'cycle' ? /^R(\d*)\/([^/]*)$/.exec(text) : null;
  if (cycle) {
    const [, count = '', length = ''] = cycle;
    const times = count === '' ? undefined : Number(count);
    return {
      period: times === 0 ? null : readPeriod(length.trim()),
      repeats: times !== 1,
      ...(times === undefined ? {} : { times }),
    };
  }
  return { period: kind === 'date' ? readDate(text) : readPeriod(text), repeats: kind === 'cycle' };
}

function readPeriod(text: string): PeriodSpec | null {
  const own = ownPeriod(text);
  if (own) return own;
  const found = ISO.exec(text);
  if (found)
    return fromParts(
      found.slice(1).map((part) => Number(part ?? 0)),
      text,
    );
  const feel = expressionOf(text);
  return feel === null ? null : { until: `string(date and time(now) + (${feel}))` };
}

/** Whole days are calendar days; anything with hours is exact. */
function fromParts(parts: number[], text: string): PeriodSpec | null {
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts;
  if (years > 0 || months > 0) return { until: `string(date and time(now)${durationsIn(text)})` };
  if (hours === 0 && minutes === 0 && seconds === 0) return { cd: weeks * 7 + days };
  const inMinutes = ((weeks * 7 + days) * 24 + hours) * 60 + minutes + Math.ceil(seconds / 60);
  return inMinutes % 60 === 0 ? { h: inMinutes / 60 } : { min: inMinutes };
}

/** FEEL knows durations of years and months, and others of days and hours, none of both: `P1M15D` is one after the other. */
function durationsIn(iso: string): string {
  const [, months = '', rest = ''] = /^P((?:\d+Y)?(?:\d+M)?)(.*)$/.exec(iso) ?? [];
  return [months, rest].map((part) => (part === '' ? '' : ` + duration("P${part}")`)).join('');
}

function readDate(text: string): PeriodSpec | null {
  if (isDate(text)) return { until: JSON.stringify(text) };
  const feel = expressionOf(text);
  return feel === null ? null : { until: feel };
}

/** A day that exists, or a moment of one. */
function isDate(text: string): boolean {
  const [day = '', time] = text.split('T');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || parseInstant(`${day}T00:00:00+08:00`) === null) return false;
  return time === undefined || /^([01]\d|2[0-4]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/.test(time);
}

function expressionOf(text: string): string | null {
  if (text.startsWith('=')) return text.slice(1).trim();
  const juel = insideOfJuel(text);
  return juel === null ? null : juelToFeel(juel);
}
