import { expect, it } from 'vitest';
import type { CaseEventView } from '../../../core/api.ts';
import { meanwhile } from './conflict.ts';

const event = (seq: number, type: string, minor = false): CaseEventView =>
  ({ id: `${seq}`, seq, type, minor }) as unknown as CaseEventView;

it('tells what happened after what I saw, without the machine', () => {
  const found = meanwhile(
    [event(3, 'task.acted'), event(5, 'task.acted'), event(5, 'step.entered', true)],
    4,
  );
  expect(found.events.map(({ seq }) => seq)).toEqual([5]);
  expect(found.harmless).toBe(false);
});

it('knows what need not be asked about', () => {
  expect(meanwhile([event(5, 'task.urged'), event(6, 'task.overdue')], 4).harmless).toBe(true);
  expect(meanwhile([event(3, 'task.acted')], 4).harmless).toBe(false);
});
