/** A definition's periods, evaluated. */
import type { PeriodSpec } from '../definition/process.ts';
import { evaluate } from '../expression/index.ts';
import { addMs, HOUR_MS, MINUTE_MS } from '../time/instant.ts';
import type { PeriodUnit } from '../basics.ts';
import { due, orOpen, type Period } from '../time/period.ts';
import type { Instant, Json } from '../vocabulary.ts';
import type { WorkCalendar } from '../time/calendar.ts';
import { refuse } from './rejections.ts';

/** Hours and minutes are exact; they may be fractions where days may not. */
const EXACT = { h: HOUR_MS, min: MINUTE_MS } as const;

/** What a period is counted in; null for one that ends on a fixed date or moment. */
export function unitOf(spec: PeriodSpec): PeriodUnit | null {
  return (['wd', 'cd', 'h', 'min'] as const).find((unit) => spec[unit] !== undefined) ?? null;
}

/**
 * When the period ends, counted from `now` or from its own `from`; open where the calendar lacks the year. Refuses when an
 * expression gives no period.
 */
export function periodEnd(
  spec: PeriodSpec,
  now: Instant,
  scope: Record<string, unknown>,
  calendar: WorkCalendar,
): Instant {
  try {
    return orOpen(() => endOf(spec, now, scope, calendar));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    refuse('period_unclear', { details: { period: spec as unknown as Json } });
  }
}

function endOf(
  spec: PeriodSpec,
  now: Instant,
  scope: Record<string, unknown>,
  calendar: WorkCalendar,
): Instant {
  const from = spec.from === undefined ? now : String(evaluate(spec.from, scope).value);
  for (const unit of ['h', 'min'] as const) {
    const n = spec[unit];
    if (n !== undefined) return addMs(from, Math.round(number(n, scope) * EXACT[unit]));
  }
  return due(period(spec, scope), from, calendar);
}

function period(spec: PeriodSpec, scope: Record<string, unknown>): Period {
  if (spec.until !== undefined) return { until: String(evaluate(spec.until, scope).value) };
  for (const unit of ['wd', 'cd'] as const) {
    const n = spec[unit];
    if (n !== undefined) return { n: number(n, scope), unit };
  }
  throw new RangeError('a period needs one of wd, cd, h, min, until');
}

function number(value: number | string, scope: Record<string, unknown>): number {
  if (typeof value === 'number') return value;
  const result = evaluate(value, scope).value;
  if (typeof result !== 'number') throw new RangeError(`not a number: ${value}`);
  return result;
}
