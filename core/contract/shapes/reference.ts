/** What forms and screens look up. */
import Type, { type Static } from 'typebox';
import { Moment, nullable, Region, shape } from './common.ts';

export const RegionItem = shape('Region', { code: Region, name: Type.String() });
export type RegionItem = Static<typeof RegionItem>;

/** Days off beside weekends, and weekend days that are worked. */
export const CalendarYear = shape('CalendarYear', {
  holidays: Type.Array(Type.String()),
  workdays: Type.Array(Type.String()),
});

/** A year with every change of it, the latest last. */
export const CalendarRecord = shape('CalendarRecord', {
  holidays: Type.Array(Type.String()),
  workdays: Type.Array(Type.String()),
  changes: Type.Array(
    Type.Object({
      at: Moment,
      by: Type.String(),
      holidays: Type.Array(Type.String()),
      workdays: Type.Array(Type.String()),
    }),
  ),
});

export const MessageItem = shape('Message', {
  id: Type.String(),
  text: Type.String(),
  caseId: nullable(Type.String()),
  at: Moment,
});
export type MessageItem = Static<typeof MessageItem>;
