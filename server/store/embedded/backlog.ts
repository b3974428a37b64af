import type { CollectionName, Doc } from '../types.ts';
import type { Database, Participant } from './database.ts';
import type { EventLog } from './events.ts';
import type { Row, Table } from './table.ts';

/** Collections whose rows may wait: what lists show, never what a decision is taken on. None has a unique value but its id. */
const DEFERRED: ReadonlySet<string> = new Set<CollectionName>(['tasks', 'events', 'notices']);

/** Commands that may wait; more would make whoever settles them pause noticeably. */
const MOST = 250;

/** How long rows wait when nobody asks for them, in milliseconds. */
const PATIENCE_MS = 100;

/** A row on its way into a table. */
export interface LateRow {
  collection: CollectionName;
  op: 'put' | 'append';
  row: Row;
}

/**
 * Rows that are safe on disk but not in their tables yet. A command's projections touch many pages all over the file;
 * written as one row at the end of one table they cost it next to nothing, and many commands' go into their tables
 * together, each page once, a row written twice only once. Nobody notices: whoever reads a collection has what waits for it
 * settled first, and after a crash what waits is settled when the file is opened.
 */
export class Backlog implements Participant {
  readonly #database: Database;
  readonly #tables: Record<CollectionName, Table>;
  readonly #log: EventLog;
  #commands: { no: number; rows: LateRow[] }[] = [];
  /** The newest row of each document, the transaction under way included. */
  readonly #newest = new Map<string, LateRow>();
  readonly #touched = new Set<CollectionName>();
  /** How many of the commands are committed. */
  #committed = 0;
  #no = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(database: Database, tables: Record<CollectionName, Table>, log: EventLog) {
    this.#database = database;
    this.#tables = tables;
    this.#log = log;
    this.#recover();
    database.join(this);
  }

  /** Whether rows of a collection may wait. */
  takes(collection: CollectionName): boolean {
    return DEFERRED.has(collection);
  }

  /** Takes a command's rows; part of the transaction under way. */
  add(rows: LateRow[]): void {
    if (rows.length === 0) return;
    const no = (this.#no += 1);
    const text = rows.map(
      ({ collection, op, row }) => `{"collection":"${collection}","op":"${op}","doc":${row.doc}}`,
    );
    this.#database.statement('INSERT INTO backlog (no, rows) VALUES (?, ?)').run([no, `[${text.join(',')}]`]);
    this.#commands.push({ no, rows });
    this.#index(rows);
  }

  /** The row of a document that waits, if it is newer than the one in the table. */
  row(collection: CollectionName, id: string): Row | undefined {
    const late = this.#newest.get(keyOf(collection, id));
    return late && this.#tables[collection].isOlder(late.row) ? late.row : undefined;
  }

  /** Puts what waits into the tables, if anything of this collection does. */
  settleFor(collection: CollectionName): void {
    if (this.#touched.has(collection)) this.settle();
  }

  /** Puts all that waits into the tables. */
  settle(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const commands = this.#commands;
    if (commands.length === 0) return;
    const late = [...this.#newest.values()];
    this.#take([]);
    try {
      // the rows are on disk already: this may be lost in a power cut, it is then done again
      this.#database.relaxed(() => {
        for (const one of late) this.#place(one);
        this.#log.save();
        this.#database.statement('DELETE FROM backlog WHERE no <= ?').run([commands.at(-1)!.no]);
      });
    } catch (error) {
      this.#take(commands);
      throw error;
    }
  }

  committed(): void {
    this.#committed = this.#commands.length;
    if (this.#committed >= MOST) setImmediate(() => this.#settleUnasked());
    else if (this.#committed > 0) this.#timer ??= setTimeout(() => this.#settleUnasked(), PATIENCE_MS);
  }

  rolledBack(): void {
    if (this.#commands.length > this.#committed) this.#take(this.#commands.slice(0, this.#committed));
  }

  /** Nobody waits for it: what cannot be done now is done when it is asked for, and told there. */
  #settleUnasked(): void {
    try {
      this.settle();
    } catch {
      this.#timer = undefined;
    }
  }

  /** Has these committed commands wait and no others. */
  #take(commands: { no: number; rows: LateRow[] }[]): void {
    this.#commands = commands;
    this.#committed = commands.length;
    this.#newest.clear();
    this.#touched.clear();
    for (const { rows } of commands) this.#index(rows);
  }

  #index(rows: LateRow[]): void {
    for (const late of rows) {
      const key = keyOf(late.collection, late.row.id);
      const other = this.#newest.get(key);
      if (!other || Number(other.row.rev) < Number(late.row.rev)) this.#newest.set(key, late);
      this.#touched.add(late.collection);
    }
  }

  #place({ collection, op, row }: LateRow): void {
    if (op === 'put') this.#tables[collection].put(row);
    else this.#tables[collection].add(row);
  }

  #recover(): void {
    const found = this.#database.statement('SELECT no, rows FROM backlog ORDER BY no').all([]) as {
      no: number;
      rows: string;
    }[];
    if (found.length === 0) return;
    this.#database.transaction(() => {
      for (const { rows } of found)
        for (const { collection, op, doc } of JSON.parse(rows) as (Omit<LateRow, 'row'> & { doc: Doc })[])
          this.#place({ collection, op, row: this.#tables[collection].row(doc) });
      this.#log.save();
      this.#database.statement('DELETE FROM backlog').run([]);
    });
  }
}

function keyOf(collection: CollectionName, id: string): string {
  return `${collection} ${id}`;
}
