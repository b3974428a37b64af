import Sqlite from 'libsql';
import { StoreUnavailable } from '../types.ts';
import type { SqlValue } from './encoding.ts';

const MAX_STATEMENTS = 400;

/** A cached statement: parameters in, plain rows out. */
type Statement = Sqlite.Statement<[(SqlValue | null)[]]>;

/** Trouble of the disk or the file, not of the request: it may be tried again once that is mended. */
const UNREACHABLE = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|CORRUPT|NOTADB|NOMEM)/;

/** Who remembers something of what is written, and hears how transactions end. */
export interface Participant {
  /** The work is on disk. */
  committed(): void;
  /** Nothing of the work counts. */
  rolledBack(): void;
}

/** One connection to a SQLite file, with its statements kept prepared. */
export class Database {
  readonly #sqlite: Sqlite.Database;
  readonly #statements = new Map<string, Statement>();
  readonly #participants: Participant[] = [];
  readonly file: string;
  #open = true;

  constructor(file: string) {
    this.file = file;
    this.#sqlite = new Sqlite(file);
    // FULL: the log is fsynced at each commit, so that an acknowledged write also survives loss of power.
    this.exec('PRAGMA busy_timeout = 10000');
    this.exec('PRAGMA journal_mode = WAL');
    this.exec('PRAGMA synchronous = FULL');
    this.exec('PRAGMA cache_size = -65536');
    this.exec('PRAGMA temp_store = MEMORY');
    // The same pages are written again and again: the longer the log, the fewer go into the file. As long as it may stay below.
    this.exec('PRAGMA wal_autocheckpoint = 16000');
    // After a burst the log shrinks again instead of keeping its largest size.
    this.exec('PRAGMA journal_size_limit = 67108864');
  }

  exec(sql: string): void {
    this.#check();
    this.#sqlite.exec(sql);
  }

  /** The statement, prepared once. The cache is bounded because the shape of a query depends on its filter. */
  statement(sql: string): Statement {
    this.#check();
    const known = this.#statements.get(sql);
    if (known) return known;
    if (this.#statements.size >= MAX_STATEMENTS) {
      const [oldest] = this.#statements.keys();
      this.#statements.delete(oldest!);
    }
    const statement = this.#sqlite.prepare<[(SqlValue | null)[]]>(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  /** Has somebody hear how transactions end. */
  join(participant: Participant): void {
    this.#participants.push(participant);
  }

  /** Runs the work in one write transaction; a throw undoes all of it. */
  transaction<T>(work: () => T): T {
    this.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.exec('COMMIT');
      for (const participant of this.#participants) participant.committed();
      return result;
    } catch (error) {
      for (const participant of this.#participants) participant.rolledBack();
      if (this.#sqlite.inTransaction) this.exec('ROLLBACK');
      throw error;
    }
  }

  /**
   * Like transaction, but without waiting for the disk: for work that can be done again from what is on disk. In the log
   * it stands after that and before whatever is committed next, so no later write outlives it.
   */
  relaxed(work: () => void): void {
    this.exec('PRAGMA synchronous = NORMAL');
    try {
      this.transaction(work);
    } finally {
      this.exec('PRAGMA synchronous = FULL');
    }
  }

  /** Folds the log into the file, so that the file alone is the whole database, and lets go of it. */
  close(): void {
    if (!this.#open) return;
    try {
      this.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } finally {
      this.#open = false;
      this.#statements.clear();
      this.#sqlite.close();
    }
  }

  /** libsql goes on answering on a closed connection; we do not. */
  #check(): void {
    if (!this.#open) throw new StoreUnavailable(new Error('The store is closed.'));
  }
}

/** What a caller of the store is told about a failure. */
export function storeError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return UNREACHABLE.test(code) ? new StoreUnavailable(error) : error;
}

/** Whether a statement failed because a unique value was there already. */
export function isDuplicate(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    /^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)$/.test(String(error.code))
  );
}
