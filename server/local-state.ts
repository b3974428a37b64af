/**
 * What one server holds in memory alone: lost at a restart, known to no other server on the same database. It is part of
 * the context, so that two contexts in one process share it as little as two servers do; no module keeps state.
 */
import type { DiagnosticView } from '../core/api-admin.ts';
import type { Holder } from '../core/world/port.ts';
import { Guesses } from './commands/guesses.ts';
import { WorkerPool } from './definitions/worker-pool.ts';
import { KeyedMutex } from './keyed-mutex.ts';
import { CommitSignal } from './live/commit-signal.ts';

export interface LocalState {
  /** In this server the commands of a case wait for one another; those of other servers are met by compare-and-set. */
  caseMutex: KeyedMutex;
  /** In this server decisions that look at the same other cases wait for one another; see turns.ts. */
  turnMutex: KeyedMutex;
  /** The use of a session is noted in turn with its end. */
  sessionMutex: KeyedMutex;
  guesses: Guesses;
  /** Threads for what takes seconds. */
  workers: WorkerPool;
  /** Findings about the sources checked last, by what they were found in. */
  findings: Map<string, Promise<DiagnosticView[]>>;
  /** Who was found to hold posts, with when. */
  heldPosts: Map<string, { at: number; holders: Holder[] | null }>;
  /** Tells when posts were given or taken, or a session has ended. */
  people: CommitSignal;
  /** Tells when the event log has grown. */
  commits: CommitSignal;
}

export function localState(): LocalState {
  return {
    caseMutex: new KeyedMutex(),
    turnMutex: new KeyedMutex(),
    sessionMutex: new KeyedMutex(),
    guesses: new Guesses(),
    workers: new WorkerPool(),
    findings: new Map(),
    heldPosts: new Map(),
    people: new CommitSignal(),
    commits: new CommitSignal(),
  };
}
