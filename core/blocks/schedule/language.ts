/** How it is said that something comes round: `schedules` of a definition. */
import Type, { type Static } from 'typebox';
import { closed } from '../../definition/closed.ts';
import { Feel, PeriodSpec, RowCondition, RowFeel } from '../../definition/feel.ts';
import { RowSource } from '../campaign/language.ts';
import { words } from './messages.ts';

/** Days on which something is due, by the calendar: a fixed date 固定日期 stays where it is also on a day of rest. */
export const Recurrence = closed(words.recurrence, {
  every: Type.Enum(['day', 'week', 'month', 'quarter', 'half_year', 'year']),
  /** Every so many of them, counted from the one in which `since` lies. */
  each: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
  since: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
  /** 1 Monday. */
  weekday: Type.Optional(Type.Integer({ minimum: 1, maximum: 7 })),
  /** Of the quarter, the half-year or the year; 1 the first. */
  month: Type.Optional(Type.Integer({ minimum: 1, maximum: 12 })),
  /** A month that has no such day: its last one. */
  day: Type.Optional(Type.Union([Type.Integer({ minimum: 1, maximum: 31 }), Type.Literal('last'), Feel])),
  /** The n-th working day of the month. */
  wd: Type.Optional(Type.Integer({ minimum: 1, maximum: 23 })),
  dates: Type.Optional(Type.Array(Type.String({ pattern: '^\\d{2}-\\d{2}$' }), { minItems: 1 })),
  at: Type.Optional(Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })),
});
export type Recurrence = Static<typeof Recurrence>;

const Lead = Type.Union([
  closed({ cd: words.lead.cd }, { cd: Type.Integer({ minimum: 1, maximum: 366 }) }),
  closed({ wd: words.lead.wd }, { wd: Type.Integer({ minimum: 1, maximum: 100 }) }),
]);
export type Lead = Static<typeof Lead>;

export const ScheduleSpec = closed(words.schedule, {
  label: Type.String(),
  on: Recurrence,
  /** Opened so long before: 每月5日前. The day itself is when it should be there. */
  lead: Type.Optional(Lead),
  /** Process key of its cases; default the one that says it. */
  process: Type.Optional(Type.String()),
  /** `under` defaults to each county, or the city where rows are cities. */
  rows: RowSource,
  where: Type.Optional(RowCondition),
  key: Type.Optional(RowFeel),
  data: Type.Record(Type.String(), RowFeel),
  due: Type.Optional(PeriodSpec),
  remind: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 365 }))),
  dun: Type.Optional(Type.Integer({ minimum: 1, maximum: 365 })),
  waive: Type.Optional(Type.Array(Type.String())),
  missed: Type.Optional(Type.Enum(['all', 'last'])),
});
export type ScheduleSpec = Static<typeof ScheduleSpec>;
