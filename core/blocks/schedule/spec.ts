/** Schedules 定期 (C13, C14): cases that begin because a day has come, from daily to every other year. */
import Type from 'typebox';
import type { JsonObject } from '../../basics.ts';
import { told } from '../../definition/closed.ts';
import type { BlockSpec } from '../spec.ts';
import { ScheduleSpec } from './language.ts';
import { words } from './messages.ts';

export const schedule = {
  id: 'schedule',
  title: words.title,
  definition: {
    schedules: told(Type.Optional(Type.Record(Type.String(), ScheduleSpec)), words.schedules),
  },
  events: {
    'schedule.opened': {
      text: ({ label, day, late }: JsonObject) =>
        (late === true ? words.openedLate : words.opened)(String(label ?? ''), String(day ?? '')),
    },
  },
  facts: { schedule: words.fact },
} as const satisfies BlockSpec;
