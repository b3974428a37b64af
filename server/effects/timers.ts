/** The timer worker: cases whose timer is due hear it as a command. Several servers share the work by a lease. */
import type { Instant, Timer } from '../../core/vocabulary.ts';
import { fireFirst, firstDue } from '../../core/world/timers.ts';
import { doInTime } from '../../core/world/work.ts';
import { warnOfMissingYear } from './calendar-alert.ts';
import type { Context } from '../context.ts';
import { RETRY } from '../jobs/retry.ts';
import type { CaseDoc } from '../store/documents.ts';
import { momentsUntil, openRounds } from './rounds.ts';
import type { VirtualClock } from '../time/clock.ts';
import { attemptsOf, noteFailure, rests } from './attempts.ts';

const BATCH = 100;

/**
 * Fires everything due at or before `until`, earliest first. `moved` is told each moment before it is acted on. A case
 * that refuses is told so, once, and left alone for as long as the policy says: the timers of the house go on. On a
 * training clock, where nobody waits, it is tried again at every move.
 */
export async function fireDue(
  context: Context,
  until: Instant,
  moved: (at: Instant) => Promise<void> = async () => {},
): Promise<number> {
  const refused = new Set<string>();
  let fired = 0;
  for (;;) {
    const due = await nextDue(context, until, refused);
    if (due.length === 0) return fired;
    // on a training clock the next due case may be one that this step creates, so only the earliest is safe to take
    for (const doc of context.clock.virtual ? due.slice(0, 1) : due) {
      await moved(doc.nextTimer as Instant);
      if (await fireCase(context, doc, until)) fired += 1;
      else refused.add(doc.id);
      // what is opened may be due before the next
      await context.jobs.atRest();
    }
  }
}

/** The earliest due cases that did not refuse, neither just now nor lately. */
async function nextDue(context: Context, until: Instant, refused: Set<string>): Promise<CaseDoc[]> {
  let last: CaseDoc | undefined;
  for (;;) {
    const page: CaseDoc[] = await context.store.find<CaseDoc>('cases', {
      filter: { nextTimer: { gt: '', lte: until } },
      sort: { by: 'nextTimer', dir: 1 },
      limit: BATCH,
      ...(last ? { after: { value: last.nextTimer, id: last._id } } : {}),
    });
    const due = await awake(
      context,
      until,
      page.filter((doc) => !refused.has(doc.id)),
    );
    if (due.length > 0 || page.length < BATCH) return due;
    last = page[page.length - 1];
  }
}

async function awake(context: Context, until: Instant, docs: CaseDoc[]): Promise<CaseDoc[]> {
  if (context.clock.virtual) return docs;
  const failed = await attemptsOf(
    context,
    docs.map((doc) => attemptOf(doc, firstDue(doc, until))),
  );
  return docs.filter((doc) => !rests(failed.get(attemptOf(doc, firstDue(doc, until))), Date.now()));
}

/** Under which failures of a timer are counted. */
const attemptOf = (doc: CaseDoc, timer: Timer | undefined): string => `timer:${doc.id}:${timer?.id ?? ''}`;

/** Fires the first due timer of a case. False when it could not be. */
function fireCase(context: Context, doc: CaseDoc, until: Instant): Promise<boolean> {
  const failed = async (timer: Timer, fault: unknown): Promise<void> => {
    const id = attemptOf(doc, timer);
    const before = (await attemptsOf(context, [id])).get(id);
    await noteFailure(context, { id, case: doc.id, kind: 'timer' }, RETRY.timer, fault, before);
  };
  return doInTime(fireFirst(context.worldOf(context), doc, until, failed));
}

/** Moves a training clock, stopping at every timer on the way so that nothing is acted on late. */
export async function moveClock(context: Context, to: Instant): Promise<number> {
  const clock = context.clock as VirtualClock;
  const reach = async (at: Instant): Promise<void> => {
    if (at > clock.now()) await clock.set(at);
  };
  let fired = 0;
  for (const at of [...(await momentsUntil(context, to)), to]) {
    // what ends at the same moment belongs to the day before
    fired += await fireDue(context, at, reach);
    await reach(at);
    await openRounds(context, at);
    await context.jobs.atRest();
  }
  await warnOfMissingYear(context);
  return fired;
}
