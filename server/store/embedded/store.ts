import type {
  CollectionName,
  Doc,
  FileStore,
  Filter,
  Query,
  Scalar,
  Store,
  Swapped,
  WriteOp,
} from '../types.ts';
import type { Clause } from './compare.ts';
import { increment, readCounters } from './counters.ts';
import { storeError, type Database } from './database.ts';
import { decode } from './encoding.ts';
import { EventLog, TAIL } from './events.ts';
import { Backlog } from './backlog.ts';
import { takeLease } from './lease.ts';
import { LAYOUTS } from './layout.ts';
import type { Release } from './ownership.ts';
import { groupSql, idsSql, pageSql } from './query.ts';
import { CommitQueue } from './queue.ts';
import { Table } from './table.ts';
import { prepare, type Tables, type Target } from './writes.ts';

const DEFAULT_CAP = 10_000;
const DELETE_PAGE = 1000;

/** Names of what lies in the data folder. */
export const DATABASE_FILE = 'store.sqlite';
export const FILES_FOLDER = 'files';

/** The store in a folder. Reads are answered at once, writes go through the group commit. */
export class EmbeddedStore implements Store {
  readonly backend = 'embedded';
  readonly atomicFollowUps = true;
  readonly files: FileStore;
  readonly #database: Database;
  readonly #queue: CommitQueue;
  readonly #tables: Tables;
  readonly #log: EventLog;
  readonly #backlog: Backlog;
  readonly #target: Target;
  readonly #release: Release;
  #closed = false;

  constructor(parts: { database: Database; files: FileStore; release: Release }) {
    this.files = parts.files;
    this.#database = parts.database;
    this.#release = parts.release;
    this.#queue = new CommitQueue(parts.database);
    this.#tables = Object.fromEntries(
      Object.values(LAYOUTS).map((layout) => [layout.collection, new Table(parts.database, layout)]),
    ) as Tables;
    this.#log = new EventLog(parts.database, this.#tables.events, LAYOUTS.events.columns);
    this.#backlog = new Backlog(parts.database, this.#tables, this.#log);
    this.#target = { tables: this.#tables, log: this.#log, backlog: this.#backlog };
  }

  async get<T extends Doc>(collection: CollectionName, id: string): Promise<T | null> {
    return this.#read(() => this.#get<T>(collection, id));
  }

  async getMany<T extends Doc>(collection: CollectionName, ids: string[]): Promise<(T | null)[]> {
    return this.#read(() => ids.map((id) => this.#get<T>(collection, id)));
  }

  async getShared<T extends Doc>(collection: CollectionName, id: string): Promise<T | null> {
    return this.#read(() => {
      this.#backlog.settleFor(collection);
      return this.#tables[collection].getShared(id) as T | null;
    });
  }

  async find<T extends Doc>(collection: CollectionName, query: Query): Promise<T[]> {
    return this.#documents<T>(this.#settled(collection, pageSql(LAYOUTS[collection], query)));
  }

  async count(collection: CollectionName, filter: Filter, cap = DEFAULT_CAP): Promise<number> {
    const ids = idsSql(LAYOUTS[collection], { filter }, cap);
    const sql = `SELECT count(*) AS n FROM (${ids.sql})`;
    const [row] = this.#rows<{ n: number }>(this.#settled(collection, { ...ids, sql }));
    return row!.n;
  }

  async countBy(collection: CollectionName, filter: Filter, path: string): Promise<Map<Scalar, number>> {
    const rows = this.#rows<{ value: string | number | null; type: string; n: number }>(
      this.#settled(collection, groupSql(LAYOUTS[collection], filter, path)),
    );
    const counts = new Map<Scalar, number>();
    for (const { value, type, n } of rows) {
      const key = decode(type, value);
      counts.set(key, (counts.get(key) ?? 0) + n);
    }
    return counts;
  }

  async insert(collection: CollectionName, doc: Doc, follow: WriteOp[] = []): Promise<boolean> {
    const table = this.#own(collection);
    const row = table.row(doc);
    return this.#with(follow, () => table.insert(row));
  }

  async swap(
    collection: Swapped,
    doc: Doc & { seq: number },
    expected: number,
    follow: WriteOp[] = [],
  ): Promise<boolean> {
    const table = this.#tables[collection];
    const row = table.row(doc);
    return this.#with(follow, () => table.swap(row, expected));
  }

  /** A conditional write and what follows it, in one transaction. */
  #with(follow: WriteOp[], write: () => boolean): Promise<boolean> {
    const following = prepare(this.#target, follow);
    return this.#queue.run(() => {
      if (!write()) return false;
      following();
      return true;
    });
  }

  async set(collection: CollectionName, doc: Doc): Promise<void> {
    const table = this.#own(collection);
    const row = table.row(doc);
    return this.#queue.run(() => table.set(row));
  }

  async delete(collection: CollectionName, id: string): Promise<boolean> {
    const table = this.#own(collection);
    return this.#queue.run(() => table.delete(id));
  }

  async deleteWhere(collection: CollectionName, filter: Filter): Promise<number> {
    const ids = idsSql(LAYOUTS[collection], { filter }, DELETE_PAGE);
    const table = this.#own(collection);
    return this.#queue.run(() => {
      let deleted = 0;
      for (;;) {
        const page = this.#rows<{ id: string }>(ids);
        for (const { id } of page) table.delete(id);
        deleted += page.length;
        if (page.length < DELETE_PAGE) return deleted;
      }
    });
  }

  async write(ops: WriteOp[]): Promise<void> {
    if (ops.length > 0) return this.#queue.run(prepare(this.#target, ops));
  }

  async increment(counter: string, by = 1): Promise<number> {
    return this.#queue.run(() => increment(this.#database, `named:${counter}`, by));
  }

  async counters(): Promise<Record<string, number>> {
    return this.#read(() => readCounters(this.#database, 'named:'));
  }

  async lease(name: string, owner: string, ttl: number): Promise<boolean> {
    return this.#queue.run(() => takeLease(this.#tables.leases, name, owner, ttl));
  }

  async tail<T extends Doc>(after: number, limit: number): Promise<T[]> {
    const recent = this.#read(() => this.#log.tail(after, limit));
    if (recent) return recent as T[];
    return this.#documents<T>(this.#settled('events', { sql: TAIL, parameters: [after, limit] }));
  }

  async head(): Promise<number> {
    return this.#read(() => this.#log.head());
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#queue.close();
    try {
      this.#backlog.settle();
      this.#database.close();
    } finally {
      this.#release();
    }
  }

  #get<T>(collection: CollectionName, id: string): T | null {
    return parse<T>(this.#backlog.row(collection, id)?.doc ?? this.#tables[collection].read(id));
  }

  /** The table, for a write that says nothing of what it replaces: nothing may wait for it. */
  #own(collection: CollectionName): Table {
    this.#read(() => this.#backlog.settleFor(collection));
    if (collection === 'events') this.#log.forget();
    return this.#tables[collection];
  }

  /** The query, once nothing waits that it should find. */
  #settled(collection: CollectionName, clause: Clause): Clause {
    this.#read(() => this.#backlog.settleFor(collection));
    return clause;
  }

  #documents<T>(clause: Clause): T[] {
    return this.#rows<{ doc: string }>(clause).map(({ doc }) => JSON.parse(doc) as T);
  }

  #rows<T>({ sql, parameters }: Clause): T[] {
    return this.#read(() => this.#database.statement(sql).all(parameters) as T[]);
  }

  #read<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw storeError(error);
    }
  }
}

function parse<T>(text: string | undefined): T | null {
  return text === undefined ? null : (JSON.parse(text) as T);
}
