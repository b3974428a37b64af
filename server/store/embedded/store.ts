import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CollectionName, Doc, FileStore, Filter, Query, Store, WriteOp } from '../types.ts';
import type { Clause } from './compare.ts';
import { increment } from './counters.ts';
import { storeError, type Database } from './database.ts';
import { head, TAIL } from './events.ts';
import { takeLease } from './lease.ts';
import { LAYOUTS } from './layout.ts';
import type { Release } from './ownership.ts';
import { idsSql, pageSql } from './query.ts';
import { CommitQueue } from './queue.ts';
import { Table } from './table.ts';
import { prepare, type Tables } from './writes.ts';

const DEFAULT_CAP = 10_000;
const DELETE_PAGE = 1000;

/** Names of what lies in the data folder. */
export const DATABASE_FILE = 'store.sqlite';
export const FILES_FOLDER = 'files';

/** The store in a folder. Reads are answered at once, writes go through the group commit. */
export class EmbeddedStore implements Store {
  readonly backend = 'embedded';
  readonly together = true;
  readonly files: FileStore;
  readonly #folder: string;
  readonly #database: Database;
  readonly #queue: CommitQueue;
  readonly #tables: Tables;
  readonly #release: Release;
  #closed = false;

  constructor(parts: { folder: string; database: Database; files: FileStore; release: Release }) {
    this.files = parts.files;
    this.#folder = parts.folder;
    this.#database = parts.database;
    this.#release = parts.release;
    this.#queue = new CommitQueue(parts.database);
    this.#tables = Object.fromEntries(
      Object.values(LAYOUTS).map((layout) => [layout.collection, new Table(parts.database, layout)]),
    ) as Tables;
  }

  async get<T extends Doc>(collection: CollectionName, id: string): Promise<T | null> {
    return this.#read(() => parse<T>(this.#tables[collection].read(id)));
  }

  async getMany<T extends Doc>(collection: CollectionName, ids: string[]): Promise<(T | null)[]> {
    return this.#read(() => ids.map((id) => parse<T>(this.#tables[collection].read(id))));
  }

  async find<T extends Doc>(collection: CollectionName, query: Query): Promise<T[]> {
    return this.#documents<T>(pageSql(LAYOUTS[collection], query));
  }

  async count(collection: CollectionName, filter: Filter, cap = DEFAULT_CAP): Promise<number> {
    const ids = idsSql(LAYOUTS[collection], { filter }, cap);
    const [row] = this.#rows<{ n: number }>({ ...ids, sql: `SELECT count(*) AS n FROM (${ids.sql})` });
    return row!.n;
  }

  async insert(collection: CollectionName, doc: Doc, follow: WriteOp[] = []): Promise<boolean> {
    const table = this.#tables[collection];
    const row = table.row(doc);
    return this.#with(follow, () => table.insert(row));
  }

  async swap(
    collection: 'cases' | 'funds',
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
    const work = follow.map((op) => prepare(this.#database, this.#tables, op));
    return this.#queue.run(() => {
      if (!write()) return false;
      for (const apply of work) apply();
      return true;
    });
  }

  async set(collection: CollectionName, doc: Doc): Promise<void> {
    const table = this.#tables[collection];
    const row = table.row(doc);
    return this.#queue.run(() => table.set(row));
  }

  async delete(collection: CollectionName, id: string): Promise<boolean> {
    return this.#queue.run(() => this.#tables[collection].delete(id));
  }

  async deleteWhere(collection: CollectionName, filter: Filter): Promise<number> {
    const ids = idsSql(LAYOUTS[collection], { filter }, DELETE_PAGE);
    return this.#queue.run(() => {
      let deleted = 0;
      for (;;) {
        const page = this.#rows<{ id: string }>(ids);
        for (const { id } of page) this.#tables[collection].delete(id);
        deleted += page.length;
        if (page.length < DELETE_PAGE) return deleted;
      }
    });
  }

  async write(ops: WriteOp[]): Promise<void> {
    const work = ops.map((op) => prepare(this.#database, this.#tables, op));
    if (work.length === 0) return;
    return this.#queue.run(() => work.forEach((apply) => apply()));
  }

  async increment(counter: string, by = 1): Promise<number> {
    return this.#queue.run(() => increment(this.#database, `named:${counter}`, by));
  }

  async lease(name: string, owner: string, ttl: number): Promise<boolean> {
    return this.#queue.run(() => takeLease(this.#tables.leases, name, owner, ttl));
  }

  async tail<T extends Doc>(after: number, limit: number): Promise<T[]> {
    return this.#documents<T>({ sql: TAIL, parameters: [after, limit] });
  }

  async head(): Promise<number> {
    return this.#read(() => head(this.#database));
  }

  /**
   * Copies the store, while it runs, into a folder that does not exist yet; the copy opens like any data folder.
   * The database first: a file it names was saved before the document that names it.
   */
  async backup(target: string): Promise<void> {
    await mkdir(target);
    this.#read(() => this.#database.statement('VACUUM INTO ?').run([join(target, DATABASE_FILE)]));
    await cp(join(this.#folder, FILES_FOLDER), join(target, FILES_FOLDER), { recursive: true });
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#queue.close();
    try {
      this.#database.close();
    } finally {
      this.#release();
    }
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
