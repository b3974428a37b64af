/** What a server does by itself, again and again: timers, the sweeper, jobs. Several servers share the work by leases. */
import { deliverDue } from './channels/deliver.ts';
import { clearGuesses } from './commands/guesses.ts';
import { clearLoose } from './commands/save-file.ts';
import type { Context } from './context.ts';
import { fireDue } from './effects/timers.ts';
import { openRounds } from './effects/rounds.ts';

/** How often a worker looks, and how long another server must wait for a dead one's lease. */
const TICK_MS = 1_000;
const LEASE_MS = 10_000;
/** Sweeping is for crashes and for what failed; it need not be quick. */
const SWEEP_MS = 5_000;
const CLEAR_MS = 3_600_000;

/** Starts the workers; the returned function stops them and waits for what is under way. */
export function startWorkers(context: Context): () => Promise<void> {
  const workers = [
    every(context, TICK_MS, () => tick(context)),
    every(context, SWEEP_MS, () => sweep(context)),
    every(context, TICK_MS, () => context.jobs.run()),
    every(context, TICK_MS, async () => void (await deliverDue(context))),
    every(context, TICK_MS, () => rounds(context)),
    every(context, CLEAR_MS, () => clear(context)),
  ];
  return async () => void (await Promise.all(workers.map((stop) => stop())));
}

async function tick(context: Context): Promise<void> {
  if (context.clock.virtual) return;
  if (await context.store.lease('timers', context.owner, LEASE_MS))
    await fireDue(context, context.clock.now());
}

/** What comes round by the calendar. */
async function rounds(context: Context): Promise<void> {
  if (context.clock.virtual) return;
  if (await context.store.lease('rounds', context.owner, LEASE_MS))
    await openRounds(context, context.clock.now());
}

/** Files that came in and were never handed in. */
async function clear(context: Context): Promise<void> {
  if (!(await context.store.lease('clearing', context.owner, CLEAR_MS))) return;
  await clearLoose(context);
  await clearGuesses(context.store);
}

async function sweep(context: Context): Promise<void> {
  if (await context.store.lease('sweeper', context.owner, LEASE_MS)) await context.projector.sweep(true);
}

/** Runs a job again and again, never twice at once; a failure is told and tried again. */
function every(context: Context, ms: number, job: () => Promise<void>): () => Promise<void> {
  let stopped = false;
  let running = Promise.resolve();
  let timer: NodeJS.Timeout;
  const next = (): void => {
    timer = setTimeout(() => {
      running = job()
        .catch((error: unknown) => context.log.error({ err: error }, 'a worker failed'))
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
