/**
 * The store: one narrow interface, a documented subset of MongoDB's, with two backends
 * (`embedded/` on SQLite, `mongo/`) and one contract suite run on both.
 *
 * Promises every backend keeps:
 * - a resolved write survives `kill -9` and, on disk, loss of power;
 * - `swap` and `insert` are atomic on one document; nothing is promised across documents;
 * - a reader sees every write resolved before it asked;
 * - lists come in the order asked for, ties broken by `_id` in the same direction.
 */

/** The collections 集合 of the house. Adding one means adding its indexes in indexes.ts. */
export type CollectionName =
  | 'cases'
  | 'tasks'
  | 'events'
  | 'notices'
  | 'ledger'
  | 'funds'
  | 'fund_entries'
  | 'messages'
  | 'deliveries'
  | 'documents'
  | 'drafts'
  | 'process_drafts'
  | 'versions'
  | 'sources'
  | 'attempts'
  | 'incidents'
  | 'requests'
  | 'jobs'
  | 'job_items'
  | 'schedules'
  | 'claims'
  /** Of earlier releases; upgraded to jobs. */
  | 'migrations'
  | 'params'
  | 'calendar'
  | 'regions'
  | 'users'
  | 'sessions'
  | 'guesses'
  | 'looks'
  | 'files'
  | 'leases'
  | 'meta';

/** Collections whose documents carry a `seq` that every change counts up. */
export type Swapped =
  | 'cases'
  | 'funds'
  | 'drafts'
  | 'process_drafts'
  | 'migrations'
  | 'jobs'
  | 'schedules'
  | 'claims'
  | 'deliveries'
  | 'meta';

/** A stored document: JSON with an id. */
export interface Doc {
  _id: string;
  [field: string]: unknown;
}

/**
 * A condition on one declared path. A path that holds an array matches when any element does.
 * Comparison is by type then value; strings compare by code point.
 */
export type Condition =
  | string
  | number
  | boolean
  | null
  | { in: (string | number | boolean)[] }
  | { gt?: string | number; gte?: string | number; lt?: string | number; lte?: string | number }
  | { prefix: string }
  | { not: string | number | boolean | null };

/** All conditions hold. Keys are dotted paths. */
export type Filter = Record<string, Condition>;

/** A value that can be compared with. */
export type Scalar = string | number | boolean | null;

/** A query over one collection. */
export interface Query {
  filter?: Filter;
  /** Dotted path and direction; `_id` in the same direction breaks ties, so that one index serves both ways. */
  sort?: { by: string; dir: 1 | -1 };
  /** Return only what comes after this row in sort order: its sort value and its id. */
  after?: { value: string | number | null; id: string };
  /** 1…1000; default 100. */
  limit?: number;
}

/**
 * One step of a batch. A batch is applied in order, may be applied more than once (after a crash)
 * and must end the same: so puts carry a revision and never go back to an older one.
 */
export type WriteOp =
  /** Insert or replace, unless the stored document has a `rev` ≥ this one's. */
  | { op: 'put'; collection: CollectionName; doc: Doc & { rev: number } }
  /** Insert unless a document with this id exists. */
  | { op: 'add'; collection: CollectionName; doc: Doc }
  | { op: 'delete'; collection: CollectionName; id: string }
  /** Append a record to the event log with the next `pos`, unless one with this id is there. */
  | { op: 'append'; doc: Doc }
  /** Take entries out of a case's or fund's outbox once they are carried out. */
  | { op: 'clear-effects'; collection: 'cases' | 'funds'; id: string; effects: string[] };

/** Which indexes a collection has, and why. */
export interface IndexSpec {
  /** Dotted paths in order; `path[]` marks an array of scalars matched by element. */
  paths: string[];
  unique?: boolean;
  /**
   * Its queries always ask for this value of one of its paths. A backend may leave all other documents out, so that the
   * index stays as small as what is looked for in it.
   */
  only?: { path: string; is: string };
  /** The query it serves. */
  why: string;
}

/** What the store offers. Every method rejects with StoreUnavailable when the backend cannot be reached. */
export interface Store {
  readonly backend: 'embedded' | 'mongo';
  get<T extends Doc>(collection: CollectionName, id: string): Promise<T | null>;
  /** Several at once, in the order asked for; missing ones are null. */
  getMany<T extends Doc>(collection: CollectionName, ids: string[]): Promise<(T | null)[]>;
  /**
   * Like `get`, but the object may be one that others hold too: it is only to be read, all the way down. On a store that
   * belongs to one process it costs next to nothing.
   */
  getShared<T extends Doc>(collection: CollectionName, id: string): Promise<T | null>;
  find<T extends Doc>(collection: CollectionName, query: Query): Promise<T[]>;
  /** Exact up to `cap`, then `cap` (default 10 000). */
  count(collection: CollectionName, filter: Filter, cap?: number): Promise<number>;
  /**
   * Whether `insert` and `swap` carry out `follow` in the same transaction, all or nothing. Where they cannot, callers
   * put what must follow into the document's outbox instead, and `follow` must be empty.
   */
  readonly atomicFollowUps: boolean;
  /** How many documents match for each value of a path; values that are no scalars count as null. */
  countBy(collection: CollectionName, filter: Filter, path: string): Promise<Map<Scalar, number>>;
  /** False, and nothing written, when the id or a unique key exists. The document is given away: it must not be changed any more. */
  insert(collection: CollectionName, doc: Doc, follow?: WriteOp[]): Promise<boolean>;
  /**
   * Compare-and-set: replaces the document whose `seq` is `expected`; false, and nothing written, when it is not. The
   * document is given away, as with `insert`.
   */
  swap(
    collection: Swapped,
    doc: Doc & { seq: number },
    expected: number,
    follow?: WriteOp[],
  ): Promise<boolean>;
  /** Insert or replace without condition: configuration, sessions. */
  set(collection: CollectionName, doc: Doc): Promise<void>;
  delete(collection: CollectionName, id: string): Promise<boolean>;
  deleteWhere(collection: CollectionName, filter: Filter): Promise<number>;
  /** A batch of projections. */
  write(ops: WriteOp[]): Promise<void>;
  /** Adds `by` to a named counter and returns the new value; starts at 0. */
  increment(counter: string, by?: number): Promise<number>;
  /** Every named counter and its value. */
  counters(): Promise<Record<string, number>>;
  /**
   * Takes or renews a lease: true while `owner` holds it. A lease not renewed within `ttl`
   * milliseconds may be taken by another. `now` comes from the wall clock, never a virtual one.
   */
  lease(name: string, owner: string, ttl: number): Promise<boolean>;
  /** The event log after a position, in order, without gaps; at most `limit`. */
  tail<T extends Doc>(after: number, limit: number): Promise<T[]>;
  /** The last position of the event log. */
  head(): Promise<number>;
  readonly files: FileStore;
  close(): Promise<void>;
}

/** File contents, apart from their descriptions in the `files` collection. */
export interface FileStore {
  save(id: string, content: NodeJS.ReadableStream): Promise<{ size: number }>;
  /** The whole content, or the part of it from the first byte to the last, both within it and within the file. */
  open(id: string, part?: { first: number; last: number }): Promise<NodeJS.ReadableStream | null>;
  remove(id: string): Promise<void>;
}

/** The backend cannot be reached; the request may be tried again. */
export class StoreUnavailable extends Error {
  constructor(cause: unknown) {
    super('The store cannot be reached.', { cause });
    this.name = 'StoreUnavailable';
  }
}
