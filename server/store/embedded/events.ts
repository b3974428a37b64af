import type { Doc } from '../types.ts';
import { readCounter, setCounter } from './counters.ts';
import type { Database, Participant } from './database.ts';
import type { Row, Table } from './table.ts';

const HEAD = 'events';

/** Records kept in memory: those who follow the log are seldom further behind. */
const KEPT = 2_000;

/** The event log: a table whose records get the next position, without gaps. */
export class EventLog implements Participant {
  readonly #database: Database;
  readonly #table: Table;
  readonly #place: number;
  /** The last position given, in the transaction under way too; null until it has been read. */
  #head: number | null = null;
  /** The last position that is on disk, with its record. */
  #committed = 0;
  /** The newest records, one after another, the last at #head. */
  readonly #recent: Doc[] = [];

  constructor(database: Database, table: Table, columns: string[]) {
    this.#database = database;
    this.#table = table;
    this.#place = columns.indexOf('pos');
    database.join(this);
  }

  /** The record made ready to append: its text waits for the position it will get. */
  row(doc: Doc): Row {
    const { pos: _, ...rest } = doc;
    return this.#table.row(rest as Doc);
  }

  /** The record with the next position; part of the transaction under way. */
  next(row: Row): Row {
    const pos = this.head() + 1;
    this.#head = pos;
    this.#recent.push({ ...row.given, pos });
    return {
      ...row,
      columns: row.columns.with(this.#place, pos),
      doc: `${row.doc.slice(0, -1)},"pos":${pos}}`,
    };
  }

  /** The last position given. */
  head(): number {
    this.#head ??= this.#committed = Math.max(readCounter(this.#database, HEAD), this.#last());
    return this.#head;
  }

  /**
   * Writes down the last position; part of a transaction that puts records into the table. Until then those that wait
   * say it themselves: a command need not touch one more page for it. A record that is taken away later leaves its
   * position behind, so that none is given twice.
   */
  save(): void {
    setCounter(this.#database, HEAD, this.head());
  }

  #last(): number {
    const found = this.#database.statement(LAST).get([]) as { pos: number } | undefined;
    return found?.pos ?? 0;
  }

  /** The records after a position, at most `limit`; null when they are not all in memory. */
  tail(after: number, limit: number): Doc[] | null {
    const first = this.head() - this.#recent.length;
    return after < first ? null : this.#recent.slice(after - first, after - first + limit);
  }

  /** Records were taken away. */
  forget(): void {
    this.#recent.length = 0;
  }

  committed(): void {
    if (this.#head !== null) this.#committed = this.#head;
    if (this.#recent.length > 2 * KEPT) this.#recent.splice(0, this.#recent.length - KEPT);
  }

  rolledBack(): void {
    if (this.#head === null) return;
    this.#recent.length = Math.max(0, this.#recent.length - (this.#head - this.#committed));
    this.#head = this.#committed;
  }
}

/** The last record in the table. */
const LAST = 'SELECT pos FROM events WHERE pos > 0 ORDER BY pos DESC LIMIT 1';

/** The events after a position, as rows `{doc}`. */
export const TAIL = 'SELECT doc FROM events WHERE pos > ? ORDER BY pos LIMIT ?';
