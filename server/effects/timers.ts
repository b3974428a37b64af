/** The timer worker: cases whose timer is due hear it as a command. Several servers share the work by a lease. */
import type { Instant } from '../../core/vocabulary.ts';
import { execute } from '../commands/execute.ts';
import type { Context } from '../context.ts';
import type { CaseDoc } from '../store/documents.ts';
import type { VirtualClock } from '../time/clock.ts';
import { raiseIncident } from './incidents.ts';

const BATCH = 100;

/** How long a case whose timer could not be fired is left alone. */
const REST_MS = 60_000;

/** Cases whose timers could not be fired, each with when that was: tried again after a while, and never in the way of others. */
export type Resting = Map<string, number>;

/**
 * Fires everything due at or before `until`, earliest first. `moved` is told each moment before it is acted on. A case
 * that refuses is told so, once, and left alone: the timers of the house go on.
 */
export async function fireDue(
  context: Context,
  until: Instant,
  moved: (at: Instant) => Promise<void> = async () => {},
  resting: Resting = new Map(),
): Promise<number> {
  let fired = 0;
  for (;;) {
    const due = await nextDue(context, until, resting);
    if (due.length === 0) return fired;
    // on a training clock the next due case may be one that this step creates, so only the earliest is safe to take
    for (const doc of context.clock.virtual ? due.slice(0, 1) : due) {
      await moved(doc.nextTimer as Instant);
      if (await fireCase(context, doc, until)) fired += 1;
      else resting.set(doc.id, Date.now());
    }
  }
}

/** The earliest due cases that are not resting. */
async function nextDue({ store }: Context, until: Instant, resting: Resting): Promise<CaseDoc[]> {
  const awake = (doc: CaseDoc): boolean => Date.now() - (resting.get(doc.id) ?? -Infinity) >= REST_MS;
  let last: CaseDoc | undefined;
  for (;;) {
    const page: CaseDoc[] = await store.find<CaseDoc>('cases', {
      filter: { nextTimer: { gt: '', lte: until } },
      sort: { by: 'nextTimer', dir: 1 },
      limit: BATCH,
      ...(last ? { after: { value: last.nextTimer, id: last._id } } : {}),
    });
    const due = page.filter(awake);
    if (due.length > 0 || page.length < BATCH) return due;
    last = page[page.length - 1];
  }
}

/** Fires the first due timer of a case. False when it could not be. */
async function fireCase(context: Context, doc: CaseDoc, until: Instant): Promise<boolean> {
  const [first] = [...doc.timers].filter((timer) => timer.at <= until).sort((a, b) => (a.at < b.at ? -1 : 1));
  if (!first) return false;
  try {
    const outcome = await execute(context, doc.id, { type: 'FireTimer', timer: first.id });
    if (outcome.ok || outcome.rejection.code === 'conflict' || outcome.rejection.code === 'suspended')
      return true;
    await raiseIncident(context, doc.id, `timer:${first.id}`, '到期事项没有办成,办件停在这里', {
      timer: first.id,
      kind: first.kind,
      reason: outcome.rejection.code,
    });
  } catch (error) {
    context.log.error({ err: error, case: doc.id, timer: first }, 'a timer failed');
    await raiseIncident(context, doc.id, `timer:${first.id}`, '到期事项没有办成,办件停在这里', {
      timer: first.id,
      kind: first.kind,
      reason: 'fault',
    });
  }
  return false;
}

/** Moves a training clock, stopping at every timer on the way so that nothing is acted on late. */
export async function moveClock(context: Context, to: Instant): Promise<number> {
  const clock = context.clock as VirtualClock;
  const fired = await fireDue(context, to, async (at) => {
    if (at > clock.now()) await clock.set(at);
  });
  if (to > clock.now()) await clock.set(to);
  return fired;
}
