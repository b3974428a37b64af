/** What another server on this database has changed: regions, parameters, the calendar, published versions. */
import { warnOfMissingYear } from './effects/calendar-alert.ts';
import { followingCalendar } from './effects/open-dates.ts';
import type { Context } from './context.ts';

/** How soon a change made elsewhere is known here. Versions are few and small to read; regions may be many. */
const VERSIONS_MS = 5_000;
const REGISTRY_MS = 30_000;

/** Looks again and again, until the returned function is called. */
export function follow(context: Context): () => void {
  const { registry, library, log } = context;
  const counted = followingCalendar(context);
  const every = (ms: number, what: string, reload: () => Promise<void>): NodeJS.Timeout =>
    setInterval(() => {
      reload().catch((error: unknown) => log.warn({ err: error }, `${what} not reloaded`));
    }, ms).unref();
  const timers = [
    every(VERSIONS_MS, 'versions', () => library.reload()),
    every(REGISTRY_MS, 'registry', () => registry.reload().then(counted)),
    every(REGISTRY_MS, 'missing calendar', () => warnOfMissingYear(context)),
  ];
  return () => timers.forEach((timer) => clearInterval(timer));
}
