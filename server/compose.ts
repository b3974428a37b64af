/** The composition root: everything is built once here and handed down. */
import type { Config } from './config/config.ts';
import type { Context } from './context.ts';
import { openLibrary } from './definitions/library.ts';
import { makeProjector } from './effects/projector.ts';
import { JOB_KINDS } from './jobs/kinds.ts';
import { JobRunner } from './jobs/runner.ts';
import { storeWorld } from './effects/store-world.ts';
import { localState } from './local-state.ts';
import { openRegistry } from './registry.ts';
import { openHouseStore } from './store/open.ts';
import type { Store } from './store/types.ts';
import { realClock, virtualClock, type Clock } from './time/clock.ts';

/** For whoever needs the time, or the store, to be another. */
interface Openers {
  openStore?: (config: Config) => Promise<Store>;
  openClock?: (store: Store) => Promise<Clock>;
}

/** Builds the context; `log` is where subsystems report. */
export async function makeContext(
  config: Config,
  owner: string,
  log: Context['log'],
  { openStore = openHouseStore, openClock = clockOf(config) }: Openers = {},
): Promise<Context> {
  const store = await openStore(config);
  const clock = await openClock(store);
  const context = { config, store, clock, owner, log, ...localState() } as Context;
  context.library = await openLibrary(store, config.root, () => context.clock.now());
  context.registry = await openRegistry(store);
  context.projector = makeProjector(context);
  context.jobs = new JobRunner(context, JOB_KINDS);
  context.worldOf = storeWorld;
  return context;
}

function clockOf({ clock }: Config): (store: Store) => Promise<Clock> {
  return async (store) => (clock === 'virtual' ? virtualClock(store) : realClock);
}
