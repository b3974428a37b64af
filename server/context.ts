/** The composition root: everything is built once here and handed down. */
import type { FastifyBaseLogger } from 'fastify';
import type { Config } from './config/config.ts';
import { openLibrary, type Library } from './definitions/library.ts';
import { openRegistry, type Registry } from './registry.ts';
import { openHouseStore } from './store/open.ts';
import type { Store } from './store/types.ts';
import { realClock, virtualClock, type Clock, type VirtualClock } from './time/clock.ts';
import { makeProjector, type Projector } from './effects/projector.ts';
import { Bell } from './live/bell.ts';

export interface Context {
  config: Config;
  store: Store;
  clock: Clock | VirtualClock;
  library: Library;
  /** Regions, parameters, calendar, people: small, cached. */
  registry: Registry;
  projector: Projector;
  /** Rings when the event log has grown. */
  bell: Bell;
  /** This server, among those on one database. */
  owner: string;
  log: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>;
}

/** Builds the context; `log` is where subsystems report. `openClock` is for whoever needs the time to be another. */
export async function makeContext(
  config: Config,
  owner: string,
  log: Context['log'],
  openClock: (store: Store) => Promise<Clock> = async (store) =>
    config.clock === 'virtual' ? virtualClock(store) : realClock,
): Promise<Context> {
  const store = await openHouseStore(config);
  const clock = await openClock(store);
  const context = { config, store, clock, bell: new Bell(), owner, log } as Context;
  context.library = await openLibrary(store, config.root, () => context.clock.now());
  context.registry = await openRegistry(store);
  context.projector = makeProjector(context);
  return context;
}
