/** Schedules 定期: when each comes round next and what it opened last; held and let go on. */
import Type from 'typebox';
import { addresses } from './addresses.ts';
import { describe } from './call.ts';
import { summaries } from './messages/summaries.zh-CN.ts';
import { listOf } from './shapes/common.ts';
import { ScheduleView } from './shapes/schedule.ts';

const at = addresses.schedules;
const says = summaries.schedules;

export const schedules = {
  list: describe(at.list, {
    summary: says.list,
    who: 'admin',
    answers: { 200: listOf(ScheduleView) },
    errors: [],
  }),
  pause: describe(at.pause, {
    summary: says.pause,
    who: 'admin',
    params: Type.Object({ id: Type.String({ maxLength: 200 }) }),
    body: Type.Object({ paused: Type.Boolean(), reason: Type.String({ minLength: 2, maxLength: 200 }) }),
    answers: { 200: ScheduleView },
    errors: [404],
  }),
};
