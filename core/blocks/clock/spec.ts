/** The statutory clock 办理时限 of a case: from one step to another, standing still where the office waits. */
import Type from 'typebox';
import { closed, told } from '../../definition/closed.ts';
import { PeriodSpec } from '../../definition/feel.ts';
import type { BlockSpec } from '../spec.ts';
import { words } from './messages.ts';

/** From `from` (step entered) to `until` (step entered), standing still where `meta.pauses`. */
const Limit = closed(words.limit.parts, {
  period: PeriodSpec,
  from: Type.String(),
  until: Type.Array(Type.String()),
});

export const clock = {
  id: 'clock',
  title: words.limit.label,
  meta: { pauses: told(Type.Optional(Type.Boolean()), words.pauses) },
  definition: { limit: told(Type.Optional(Limit), words.limit.label) },
  events: {
    'clock.paused': { text: () => words.events.paused, minor: true },
    'clock.resumed': { text: () => words.events.resumed, minor: true },
    'clock.overdue': { text: () => words.events.overdue },
  },
  timers: { over: { label: words.over } },
} as const satisfies BlockSpec;
