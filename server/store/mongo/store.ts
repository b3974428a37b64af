import type { Db, MongoClient } from 'mongodb';
import { pageLimit, sortPath } from '../conditions.ts';
import { DuplicateKey } from '../errors.ts';
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
import { increment, readCounters } from './counters.ts';
import { isDuplicate, onceMore, reach } from './errors.ts';
import { EventLog } from './events.ts';
import { GridFiles } from './files.ts';
import { stretchesAfter, toMongo } from './filter.ts';
import { takeLease } from './lease.ts';
import type { Atomically } from './one-writer.ts';
import { applyOps } from './writes.ts';

const DEFAULT_CAP = 10_000;

/** The store in a MongoDB database. Any number of servers may share it. */
export class MongoStore implements Store {
  readonly backend = 'mongo';
  /** Without transactions across documents nothing can follow in the same write. */
  readonly atomicFollowUps = false;
  readonly files: FileStore;
  readonly #client: MongoClient;
  readonly #db: Db;
  readonly #log: EventLog;
  readonly #atomically: Atomically;

  constructor(client: MongoClient, db: Db, atomically: Atomically) {
    this.#client = client;
    this.#db = db;
    this.#atomically = atomically;
    this.#log = new EventLog(db);
    this.files = new GridFiles(db);
  }

  async get<T extends Doc>(collection: CollectionName, id: string): Promise<T | null> {
    return reach(async () => (await this.#in(collection).findOne({ _id: id })) as T | null);
  }

  async getMany<T extends Doc>(collection: CollectionName, ids: string[]): Promise<(T | null)[]> {
    if (ids.length === 0) return [];
    const found = await reach(() =>
      this.#in(collection)
        .find({ _id: { $in: [...new Set(ids)] } })
        .toArray(),
    );
    const byId = new Map(found.map((doc) => [doc._id, doc as T]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  async find<T extends Doc>(collection: CollectionName, query: Query): Promise<T[]> {
    const filter = toMongo(collection, query.filter ?? {});
    const limit = pageLimit(query);
    const by = sortPath(query);
    const dir = query.sort?.dir ?? 1;
    const found: Doc[] = [];
    for (const stretch of stretchesAfter(query)) {
      const page = await reach(() =>
        this.#in(collection)
          .find(query.after ? { $and: [filter, stretch] } : filter)
          .sort(by === undefined ? { _id: dir } : { [by]: dir, _id: dir })
          .limit(limit - found.length)
          .toArray(),
      );
      found.push(...page);
      if (found.length >= limit) break;
    }
    return found as T[];
  }

  async count(collection: CollectionName, filter: Filter, cap = DEFAULT_CAP): Promise<number> {
    return reach(() => this.#in(collection).countDocuments(toMongo(collection, filter), { limit: cap }));
  }

  /** Other servers write here too, so what was read a moment ago may be old. */
  async getShared<T extends Doc>(collection: CollectionName, id: string): Promise<T | null> {
    return this.get<T>(collection, id);
  }

  async countBy(collection: CollectionName, filter: Filter, path: string): Promise<Map<Scalar, number>> {
    const groups = await reach(() =>
      this.#in(collection)
        .aggregate<{ _id: unknown; n: number }>([
          { $match: toMongo(collection, filter) },
          { $group: { _id: `$${path}`, n: { $sum: 1 } } },
        ])
        .toArray(),
    );
    const counts = new Map<Scalar, number>();
    for (const { _id, n } of groups) {
      const value = typeof _id === 'object' ? null : (_id as Scalar);
      counts.set(value, (counts.get(value) ?? 0) + n);
    }
    return counts;
  }

  async insert(collection: CollectionName, doc: Doc): Promise<boolean> {
    return reach(async () => {
      try {
        await this.#in(collection).insertOne(doc);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    });
  }

  async swap(collection: Swapped, doc: Doc & { seq: number }, expected: number): Promise<boolean> {
    return this.#unique(collection, doc, async () => {
      const { matchedCount } = await this.#in(collection).replaceOne({ _id: doc._id, seq: expected }, doc);
      return matchedCount === 1;
    });
  }

  async set(collection: CollectionName, doc: Doc): Promise<void> {
    await this.#unique(collection, doc, () =>
      onceMore(() => this.#in(collection).replaceOne({ _id: doc._id }, doc, { upsert: true })),
    );
  }

  async delete(collection: CollectionName, id: string): Promise<boolean> {
    const { deletedCount } = await reach(() => this.#in(collection).deleteOne({ _id: id }));
    return deletedCount === 1;
  }

  async deleteWhere(collection: CollectionName, filter: Filter): Promise<number> {
    const { deletedCount } = await reach(() => this.#in(collection).deleteMany(toMongo(collection, filter)));
    return deletedCount;
  }

  async write(ops: WriteOp[]): Promise<void> {
    if (ops.length > 0) await this.#write(() => applyOps(this.#db, this.#log, ops));
  }

  async increment(counter: string, by = 1): Promise<number> {
    return this.#write(() => increment(this.#db, `named:${counter}`, by));
  }

  async counters(): Promise<Record<string, number>> {
    return reach(() => readCounters(this.#db, 'named:'));
  }

  async lease(name: string, owner: string, ttl: number): Promise<boolean> {
    return this.#write(() => takeLease(this.#db, name, owner, ttl));
  }

  async tail<T extends Doc>(after: number, limit: number): Promise<T[]> {
    return reach(() => this.#log.tail<T>(after, limit));
  }

  async head(): Promise<number> {
    return reach(() => this.#log.head());
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  #unique<T>(collection: CollectionName, doc: Doc, write: () => Promise<T>): Promise<T> {
    return this.#write(async () => {
      try {
        return await write();
      } catch (error) {
        throw isDuplicate(error) ? new DuplicateKey(collection, doc._id, error) : error;
      }
    });
  }

  #write<T>(work: () => Promise<T>): Promise<T> {
    return reach(() => this.#atomically(work));
  }

  #in(collection: CollectionName) {
    return this.#db.collection<Doc>(collection);
  }
}
