/** The statutory clock 办理时限 of a case: from one step to another, standing still where the office waits. */
import type { BlockSpec } from '../spec.ts';
import { words } from './messages.zh-CN.ts';

export const clock = {
  id: 'clock',
  events: {
    'clock.paused': { text: () => words.events.paused, minor: true },
    'clock.resumed': { text: () => words.events.resumed, minor: true },
    'clock.overdue': { text: () => words.events.overdue },
  },
  timers: { over: { label: words.over } },
} as const satisfies BlockSpec;
