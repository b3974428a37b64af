/** What every part of the server is handed: types only, so that whoever uses it depends on nothing it is made of. */
import type { FastifyBaseLogger } from 'fastify';
import type { CaseEvent } from '../core/vocabulary.ts';
import type { World } from '../core/world/port.ts';
import type { Config } from './config/config.ts';
import type { Library } from './definitions/library.ts';
import type { LocalState } from './local-state.ts';
import type { Registry } from './registry.ts';
import type { CaseDoc } from './store/documents.ts';
import type { Store } from './store/types.ts';
import type { Clock, VirtualClock } from './time/clock.ts';

/** What carries out the effects of cases; server/effects. */
export interface Projector {
  /**
   * Resolves when all that a commit left is carried out: what is seen from then on includes the act. What fails is told
   * and left to the sweeper: the act itself is in the book, and a person who heard of an error would do it again. Tasks
   * just opened that nobody can take are told in the case; true when there were some.
   */
  settle(doc: CaseDoc, events: CaseEvent[]): Promise<boolean>;
  /**
   * Carries out what a crash left in outboxes, and what failed; resolves with how many were found. `patient`: what failed
   * lately waits for its time. What was given up is left alone either way.
   */
  sweep(patient?: boolean): Promise<number>;
}

/** What carries out jobs; server/jobs. */
export interface Jobs {
  /** Goes on with whatever is under way, until nothing is; resolves then. Another server's work is left to it. */
  run(): Promise<void>;
  /** The same for who does not wait: what fails is told and left to the worker, which goes on with it. */
  runSoon(): void;
  /** On a training clock: resolves when nothing is under way whose outcome an answer waits for. */
  atRest(): Promise<void>;
  /** Breaks off after the item at hand; another start goes on. */
  close(): Promise<void>;
}

export interface Context extends LocalState {
  config: Config;
  store: Store;
  clock: Clock | VirtualClock;
  library: Library;
  /** Regions, parameters, calendar, people: small, cached. */
  registry: Registry;
  projector: Projector;
  jobs: Jobs;
  /** What cases look up and cause, over the store of the context that asks. */
  worldOf: (context: Context) => World;
  /** This server, among those on one database. */
  owner: string;
  log: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>;
}
