import { block } from '../block.ts';
import { check } from './check.ts';
import { words } from './messages.ts';
import { schedule as spec } from './spec.ts';
import { startOfDay } from '../../time/instant.ts';

export const schedule = block({
  spec,
  facts: { schedule: ({ member }) => member?.scheduled ?? null },
  decided: (run) => {
    const scheduled = run.case.member?.scheduled;
    if (run.case.seq === 1 && scheduled) run.emit('schedule.opened', { data: { ...scheduled } });
  },
  shows: ({ member }) => {
    if (!member?.scheduled) return [];
    const { label, day, late } = member.scheduled;
    return [{ label, text: late ? words.late : '', at: startOfDay(day), state: 'done' }];
  },
  check,
});
