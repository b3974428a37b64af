/** The timer worker: cases whose timer is due hear it as a command. Several servers share the work by a lease. */
import type { Instant, Timer } from '../../core/vocabulary.ts';
import { execute } from '../commands/execute.ts';
import type { Context } from '../context.ts';
import { RETRY } from '../jobs/retry.ts';
import type { CaseDoc } from '../store/documents.ts';
import type { VirtualClock } from '../time/clock.ts';
import { attemptsOf, noteFailure, rests } from './attempts.ts';
import { raiseIncident } from './incidents.ts';
import { messages } from './messages.zh-CN.ts';

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

function firstDue({ timers }: CaseDoc, until: Instant): Timer | undefined {
  return timers.filter((timer) => timer.at <= until).sort((a, b) => (a.at < b.at ? -1 : 1))[0];
}

/** Under which failures of a timer are counted. */
const attemptOf = (doc: CaseDoc, timer: Timer | undefined): string => `timer:${doc.id}:${timer?.id ?? ''}`;

/** Fires the first due timer of a case. False when it could not be. */
async function fireCase(context: Context, doc: CaseDoc, until: Instant): Promise<boolean> {
  const first = firstDue(doc, until);
  if (!first) return false;
  let reason = 'fault';
  let fault: unknown;
  try {
    const outcome = await execute(context, doc.id, { type: 'FireTimer', timer: first.id });
    if (outcome.ok || outcome.rejection.code === 'conflict' || outcome.rejection.code === 'suspended')
      return true;
    reason = outcome.rejection.code;
    fault = new Error(`the timer was refused: ${reason}`);
  } catch (error) {
    fault = error;
  }
  const id = attemptOf(doc, first);
  const before = (await attemptsOf(context, [id])).get(id);
  const kind = first.kind ?? `${first.block}.${first.what}`;
  const data = { timer: first.id, kind, reason };
  await raiseIncident(context, doc.id, `timer:${first.id}`, messages.timerFailed, data);
  await noteFailure(context, { id, case: doc.id, kind: 'timer' }, RETRY.timer, fault, before);
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
