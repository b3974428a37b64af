/** Schedules 定期 as they leave the server. */
import Type, { type Static } from 'typebox';
import { Moment, nullable, shape } from './common.ts';

export const ScheduleView = shape('Schedule', {
  id: Type.String(),
  process: Type.String(),
  processTitle: Type.String(),
  label: Type.String(),
  /** When it comes round, in words: 每月5日. */
  when: Type.String(),
  paused: Type.Boolean(),
  /** The day, and when what it begins is opened; null while it is held, or the calendar lacks the year. */
  next: nullable(Type.Object({ day: Type.String(), opens: Moment })),
  /** What it opened last, and whether later than it should have been. */
  last: nullable(
    Type.Object({
      day: Type.String(),
      at: Moment,
      late: Type.Boolean(),
      opened: Type.Integer(),
      left: Type.Integer(),
    }),
  ),
});
export type ScheduleView = Static<typeof ScheduleView>;
