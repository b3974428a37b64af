/** The administrators are told weeks ahead that the calendar of a year is missing, once a week until it is there. */
import { daysBetween } from '../../core/time/day.ts';
import { dayOf } from '../../core/time/instant.ts';
import { tellingOps } from '../channels/deliveries.ts';
import type { Context } from '../context.ts';
import { missingYear } from '../queries/calendars.ts';
import type { UserDoc } from '../store/documents.ts';
import { messages } from './messages.ts';

/** Tells them where a year is missing. Asked often; said once a week. */
export async function warnOfMissingYear(context: Context): Promise<void> {
  const { store, registry, clock, log } = context;
  const now = clock.now();
  const year = missingYear(registry.calendar(), now);
  if (year === null) return;
  const week = Math.floor(daysBetween('2020-01-06', dayOf(now)) / 7);
  const id = `calendar:${year}:${week}`;
  if (await store.get('messages', id)) return;
  const users = await store.find<UserDoc>('users', { filter: {}, limit: 10_000 });
  const to = users
    .filter(({ positions }) => positions.some(({ role }) => role === 'admin'))
    .map(({ _id }) => `user:${_id}`);
  log.error({ year }, 'the calendar of a year is missing');
  const told = { id, to, text: messages.calendarMissing(year), case: '', data: {}, at: now };
  await store.write(await tellingOps(context, told));
}
