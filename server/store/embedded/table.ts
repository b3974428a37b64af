import { DuplicateKey } from '../errors.ts';
import { valueAt } from '../paths.ts';
import type { Doc } from '../types.ts';
import { isDuplicate, type Database, type Participant } from './database.ts';
import { encode, quote, sameValue, type SqlValue } from './encoding.ts';
import { Known, type KnownRow } from './known.ts';
import type { Layout } from './layout.ts';
import { SideTables } from './sides.ts';

/** A document made ready for its table, before it waits in the queue: later changes to the object do not count. */
export interface Row {
  id: string;
  seq: SqlValue;
  rev: SqlValue;
  /** The rows of the side tables as JSON, per side table; null where the collection has none. */
  side: string | null;
  /** The values of the layout's columns. */
  columns: SqlValue[];
  doc: string;
  /** The object itself; only to be handed out where the caller gave it away. */
  given: Doc;
}

/** Characters of JSON text remembered of each table. */
const ROOM = 32 * 1024 * 1024;

/** One collection's table. Writes run inside a transaction of the queue. */
export class Table implements Participant {
  readonly #database: Database;
  readonly #layout: Layout;
  readonly #name: string;
  readonly #names: string[];
  /** What is asked at every command, written out once. */
  readonly #reading: string;
  readonly #looking: string;
  readonly #inserting: string;
  readonly #adding: string;
  /** Statements that set some of the columns, by which: a bit each. */
  readonly #updating = new Map<number, string>();
  /** Whether values other than the id are unique. */
  readonly #strict: boolean;
  readonly #sides: SideTables;
  readonly #known = new Known(ROOM);

  constructor(database: Database, layout: Layout) {
    this.#database = database;
    this.#layout = layout;
    this.#name = quote(layout.collection);
    this.#names = layout.columns.map(quote);
    const filled = ['id', 'seq', 'rev', 'side', 'doc', ...this.#names];
    const marks = filled.map(() => '?').join(', ');
    this.#reading = `SELECT doc FROM ${this.#name} WHERE id = ?`;
    this.#looking = `SELECT ${['seq', 'rev', 'side', ...this.#names].join(', ')} FROM ${this.#name} WHERE id = ?`;
    const inserting = `INSERT INTO ${this.#name} (${filled.join(', ')}) VALUES (${marks}) ON CONFLICT`;
    this.#inserting = `${inserting} DO NOTHING`;
    this.#adding = `${inserting} (id) DO NOTHING`;
    this.#strict = layout.accesses.some((access) => access.unique);
    this.#sides = new SideTables(database, layout.sides);
    database.join(this);
  }

  row(doc: Doc): Row {
    if (typeof doc._id !== 'string' || doc._id === '') {
      throw new Error(`A document for ${this.#layout.collection} has no _id.`);
    }
    const old = this.#known.get(doc._id);
    return {
      id: doc._id,
      seq: encode(doc['seq']),
      rev: encode(doc['rev']),
      side: this.#sides.textOf(doc, old?.doc && { doc: old.doc, side: old.side }),
      columns: this.#layout.columns.map((path) => encode(valueAt(doc, path))),
      doc: JSON.stringify(doc),
      given: doc,
    };
  }

  /** The document as JSON text. */
  read(id: string): string | undefined {
    const found = this.#sql(this.#reading).get([id]) as { doc: string } | undefined;
    return found?.doc;
  }

  /** Whether the document is there. */
  knows(id: string): boolean {
    return this.#head(id) !== undefined;
  }

  /** Whether `put` would take this row. */
  isOlder(row: Row): boolean {
    const old = this.#head(row.id);
    return old === undefined || !(typeof old.rev === 'number' && old.rev >= Number(row.rev));
  }

  /** The document as an object that others hold too. */
  getShared(id: string): Doc | null {
    const known = this.#known.get(id);
    if (known?.doc) return known.doc;
    const text = this.read(id);
    if (text === undefined) return null;
    const doc = JSON.parse(text) as Doc;
    const head = known ?? this.#readHead(id);
    if (head) this.#known.put(id, { ...head, doc }, text.length);
    return doc;
  }

  /** False when the id or a unique value exists. Takes the document over. */
  insert(row: Row): boolean {
    return this.#insert(row, this.#inserting, row.given);
  }

  /** False when the id exists; throws when only a unique value does. */
  add(row: Row): boolean {
    return this.#guarded(row, () => this.#insert(row, this.#adding));
  }

  /** Replaces the document whose seq is the expected one. Takes the document over. */
  swap(row: Row, expected: number): boolean {
    const old = this.#head(row.id);
    if (old === undefined || old.seq !== expected) return false;
    this.#replace(row, old, row.given);
    return true;
  }

  set(row: Row): void {
    if (!this.#addNew(row)) this.#replace(row, this.#head(row.id) as KnownRow);
  }

  /** Like set, unless the stored document has a rev that is as high. */
  put(row: Row): void {
    if (this.#addNew(row)) return;
    const old = this.#head(row.id) as KnownRow;
    if (!(typeof old.rev === 'number' && old.rev >= Number(row.rev))) this.#replace(row, old);
  }

  delete(id: string): boolean {
    const old = this.#head(id);
    if (old === undefined) return false;
    this.#known.forget(id);
    this.#sides.move(id, old.side, null);
    this.#sql(`DELETE FROM ${this.#name} WHERE id = ?`).run([id]);
    return true;
  }

  /** Fills the side tables of a document that is in place already; for migrations. */
  refillSides(doc: Doc): void {
    const { id, side } = this.row(doc);
    this.#sql(`UPDATE ${this.#name} SET side = ? WHERE id = ?`).run([side, id]);
    this.#sides.move(id, null, side);
  }

  committed(): void {}

  rolledBack(): void {
    this.#known.clear();
  }

  /**
   * Adds a document that is not there yet. Most are new or were written a moment ago, so looking first would seldom find
   * anything; but where other values are unique too, they might be refused before the id is.
   */
  #addNew(row: Row): boolean {
    if (this.#known.get(row.id)) return false;
    if (this.#strict && this.#readHead(row.id)) return false;
    return this.add(row);
  }

  #insert(row: Row, sql: string, given?: Doc): boolean {
    const values = [row.id, row.seq, row.rev, row.side, row.doc, ...row.columns];
    if (this.#sql(sql).run(values).changes === 0) return false;
    this.#sides.move(row.id, null, row.side);
    this.#remember(row, given);
    return true;
  }

  /** Sets what differs: an index over what stays the same is left alone. */
  #replace(row: Row, old: KnownRow, given?: Doc): void {
    const values: (SqlValue | null)[] = [];
    const now = [row.seq, row.rev, row.side, ...row.columns];
    const before = [old.seq, old.rev, old.side, ...old.columns];
    let which = 0;
    for (const [i, value] of now.entries()) {
      if (sameValue(value, before[i] as SqlValue | null)) continue;
      values.push(value);
      which |= 1 << i;
    }
    values.push(row.doc, row.id);
    this.#guarded(row, () => this.#sql(this.#update(which)).run(values));
    this.#sides.move(row.id, old.side, row.side);
    this.#remember(row, given);
  }

  #update(which: number): string {
    let sql = this.#updating.get(which);
    if (sql === undefined) {
      const names = ['seq', 'rev', 'side', ...this.#names].filter((_, i) => which & (1 << i));
      const sets = [...names, 'doc'].map((name) => `${name} = ?`);
      sql = `UPDATE ${this.#name} SET ${sets.join(', ')} WHERE id = ?`;
      this.#updating.set(which, sql);
    }
    return sql;
  }

  #remember({ id, seq, rev, side, columns, doc }: Row, given: Doc | undefined): void {
    this.#known.put(id, { seq, rev, side, columns, ...(given ? { doc: given } : {}) }, doc.length);
  }

  #guarded<T>(row: Row, write: () => T): T {
    try {
      return write();
    } catch (error) {
      throw isDuplicate(error) ? new DuplicateKey(this.#layout.collection, row.id, error) : error;
    }
  }

  #head(id: string): KnownRow | undefined {
    return this.#known.get(id) ?? this.#readHead(id);
  }

  #readHead(id: string): KnownRow | undefined {
    const found = this.#sql(this.#looking).get([id]) as Record<string, SqlValue> | undefined;
    if (!found) return undefined;
    return {
      seq: found.seq as SqlValue,
      rev: found.rev as SqlValue,
      side: found.side as string | null,
      columns: this.#layout.columns.map((path) => found[path] as SqlValue),
    };
  }

  #sql(text: string) {
    return this.#database.statement(text);
  }
}
