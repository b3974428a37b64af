/** What every part of the server is handed: types only, so that whoever uses it depends on nothing it is made of. */
import type { FastifyBaseLogger } from 'fastify';
import type { Config } from './config/config.ts';
import type { Library } from './definitions/library.ts';
import type { Projector } from './effects/projector.ts';
import type { JobRunner } from './jobs/runner.ts';
import type { LocalState } from './local-state.ts';
import type { Registry } from './registry.ts';
import type { Store } from './store/types.ts';
import type { Clock, VirtualClock } from './time/clock.ts';

export interface Context extends LocalState {
  config: Config;
  store: Store;
  clock: Clock | VirtualClock;
  library: Library;
  /** Regions, parameters, calendar, people: small, cached. */
  registry: Registry;
  projector: Projector;
  jobs: JobRunner;
  /** This server, among those on one database. */
  owner: string;
  log: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>;
}
