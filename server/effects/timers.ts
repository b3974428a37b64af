/** The timer worker: cases whose timer is due hear it as a command. Several servers share the work by a lease. */
import type { Instant } from '../../core/vocabulary.ts';
import { execute } from '../commands/execute.ts';
import type { Context } from '../context.ts';
import type { CaseDoc } from '../store/documents.ts';
import type { VirtualClock } from '../time/clock.ts';

/** How often the worker looks, and how long another server must wait for a dead one's lease. */
const TICK_MS = 1_000;
const LEASE_MS = 10_000;
/** Sweeping is for crashes; it need not be quick. */
const SWEEP_MS = 5_000;
const BATCH = 100;

/** Fires everything due at or before `until`, earliest first. `moved` is told each moment before it is acted on. */
export async function fireDue(context: Context, until: Instant, moved: (at: Instant) => Promise<void> = async () => {}): Promise<number> {
  let fired = 0;
  for (;;) {
    const due = await context.store.find<CaseDoc>('cases', { filter: { nextTimer: { gt: '', lte: until } }, sort: { by: 'nextTimer', dir: 1 }, limit: BATCH });
    if (due.length === 0) return fired;
    // on a training clock the next due case may be one that this step creates, so only the earliest is safe to take
    for (const doc of context.clock.virtual ? due.slice(0, 1) : due) {
      await moved(doc.nextTimer as Instant);
      fired += await fireCase(context, doc, until);
    }
  }
}

async function fireCase(context: Context, doc: CaseDoc, until: Instant): Promise<number> {
  const [first] = [...doc.timers].filter((timer) => timer.at <= until).sort((a, b) => (a.at < b.at ? -1 : 1));
  if (!first) return 0;
  const outcome = await execute(context, doc.id, { type: 'FireTimer', timer: first.id, at: first.at });
  if (!outcome.ok && outcome.rejection.code !== 'conflict' && outcome.rejection.code !== 'suspended') {
    context.log.error({ case: doc.id, timer: first, rejection: outcome.rejection }, 'a timer was refused');
    throw new Error(`timer ${first.id} was refused: ${outcome.rejection.code}`);
  }
  return 1;
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

/** Starts the worker and the sweeper; the returned function stops them and waits for what is under way. */
export function startWorkers(context: Context): () => Promise<void> {
  const workers = [every(TICK_MS, () => tick(context)), every(SWEEP_MS, () => sweep(context))];
  return async () => void (await Promise.all(workers.map((stop) => stop())));
}

async function tick(context: Context): Promise<void> {
  if (context.clock.virtual) return;
  if (await context.store.lease('timers', context.owner, LEASE_MS)) await fireDue(context, context.clock.now());
}

async function sweep(context: Context): Promise<void> {
  if (await context.store.lease('sweeper', context.owner, LEASE_MS)) await context.projector.sweep();
}

/** Runs a job again and again, never twice at once; a failure is told and tried again. */
function every(ms: number, job: () => Promise<void>): () => Promise<void> {
  let stopped = false;
  let running = Promise.resolve();
  let timer: NodeJS.Timeout;
  const next = (): void => {
    timer = setTimeout(() => {
      running = job()
        .catch((error: unknown) => console.error('worker', error))
        .then(() => {
          if (!stopped) next();
        });
    }, ms);
  };
  next();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
