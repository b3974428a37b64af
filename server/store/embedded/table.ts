import { DuplicateKey } from '../errors.ts';
import { valueAt } from '../paths.ts';
import type { Doc } from '../types.ts';
import { isDuplicate, type Database } from './database.ts';
import { elements, encode, quote, type SqlValue } from './encoding.ts';
import type { Access, Layout } from './layout.ts';
import type { Scalar } from '../conditions.ts';

/** A document made ready for its table, before it waits in the queue: later changes to the object do not count. */
export interface Row {
  id: string;
  seq: SqlValue;
  rev: SqlValue;
  /** The rows of the side tables as JSON, per side table; null where the collection has none. */
  side: string | null;
  doc: string;
}

/** What a write has to know of the document it replaces. */
type Head = Pick<Row, 'seq' | 'rev' | 'side'>;

/** One row of a side table, without the id. */
type SideRow = Scalar[];

/** Writes to one collection's table. Every method runs inside a transaction of the queue. */
export class Table {
  readonly #database: Database;
  readonly #layout: Layout;
  readonly #name: string;

  constructor(database: Database, layout: Layout) {
    this.#database = database;
    this.#layout = layout;
    this.#name = quote(layout.collection);
  }

  row(doc: Doc): Row {
    if (typeof doc._id !== 'string' || doc._id === '') {
      throw new Error(`A document for ${this.#layout.collection} has no _id.`);
    }
    return {
      id: doc._id,
      seq: encode(doc['seq']),
      rev: encode(doc['rev']),
      side: this.#layout.sides.length === 0 ? null : JSON.stringify(sideRows(this.#layout.sides, doc)),
      doc: JSON.stringify(doc),
    };
  }

  /** The document as JSON text. */
  read(id: string): string | undefined {
    const found = this.#sql(`SELECT doc FROM ${this.#name} WHERE id = ?`).get([id]) as
      { doc: string } | undefined;
    return found?.doc;
  }

  /** False when the id or a unique value exists. */
  insert(row: Row): boolean {
    return this.#insert(row, 'ON CONFLICT DO NOTHING');
  }

  /** False when the id exists; throws when only a unique value does. */
  add(row: Row): boolean {
    return this.#guarded(row, () => this.#insert(row, 'ON CONFLICT (id) DO NOTHING'));
  }

  /** Replaces the document whose seq is the expected one. */
  swap(row: Row, expected: number): boolean {
    const old = this.#head(row.id);
    if (old === undefined || old.seq !== expected) return false;
    this.#replace(row, old.side);
    return true;
  }

  set(row: Row): void {
    this.#save(row, this.#head(row.id));
  }

  /** Like set, unless the stored document has a rev that is as high. */
  put(row: Row): void {
    const old = this.#head(row.id);
    if (old !== undefined && typeof old.rev === 'number' && old.rev >= Number(row.rev)) return;
    this.#save(row, old);
  }

  delete(id: string): boolean {
    const old = this.#head(id);
    if (old === undefined) return false;
    this.#moveSides(id, old.side, null);
    this.#sql(`DELETE FROM ${this.#name} WHERE id = ?`).run([id]);
    return true;
  }

  /** Fills the side tables of a document that is in place already; for migrations. */
  refillSides(doc: Doc): void {
    const { id, side } = this.row(doc);
    this.#sql(`UPDATE ${this.#name} SET side = ? WHERE id = ?`).run([side, id]);
    this.#moveSides(id, null, side);
  }

  #insert(row: Row, conflict: string): boolean {
    const statement = this.#sql(
      `INSERT INTO ${this.#name} (id, seq, rev, side, doc) VALUES (?, ?, ?, ?, ?) ${conflict}`,
    );
    if (statement.run([row.id, row.seq, row.rev, row.side, row.doc]).changes === 0) return false;
    this.#moveSides(row.id, null, row.side);
    return true;
  }

  #save(row: Row, old: Head | undefined): void {
    if (old === undefined) this.add(row);
    else this.#replace(row, old.side);
  }

  #replace(row: Row, oldSide: string | null): void {
    this.#guarded(row, () =>
      this.#sql(`UPDATE ${this.#name} SET seq = ?, rev = ?, side = ?, doc = ? WHERE id = ?`).run([
        row.seq,
        row.rev,
        row.side,
        row.doc,
        row.id,
      ]),
    );
    this.#moveSides(row.id, oldSide, row.side);
  }

  #guarded<T>(row: Row, write: () => T): T {
    try {
      return write();
    } catch (error) {
      throw isDuplicate(error) ? new DuplicateKey(this.#layout.collection, row.id, error) : error;
    }
  }

  #head(id: string): Head | undefined {
    return this.#sql(`SELECT seq, rev, side FROM ${this.#name} WHERE id = ?`).get([id]) as Head | undefined;
  }

  /** Brings the side tables from the old rows to the new ones. Most writes change neither: one comparison of text. */
  #moveSides(id: string, oldSide: string | null, newSide: string | null): void {
    if (oldSide === newSide) return;
    const before = oldSide === null ? [] : (JSON.parse(oldSide) as SideRow[][]);
    const after = newSide === null ? [] : (JSON.parse(newSide) as SideRow[][]);
    this.#layout.sides.forEach((side, i) => {
      const gone = without(before[i] ?? [], after[i] ?? []);
      const come = without(after[i] ?? [], before[i] ?? []);
      const columns = side.columns.map((column) => quote(column.path));
      for (const row of gone) {
        const where = columns.map((column) => `${column} = ?`).join(' AND ');
        this.#sql(`DELETE FROM ${quote(side.name)} WHERE ${where} AND id = ?`).run([...row.map(encode), id]);
      }
      for (const row of come) {
        const marks = columns.map(() => '?').join(', ');
        this.#sql(`INSERT INTO ${quote(side.name)} (${columns.join(', ')}, id) VALUES (${marks}, ?)`).run([
          ...row.map(encode),
          id,
        ]);
      }
    });
  }

  #sql(text: string) {
    return this.#database.statement(text);
  }
}

function sideRows(sides: Access[], doc: Doc): SideRow[][] {
  return sides.map((side) => {
    const array = side.columns.find((column) => column.array)!;
    return elements(valueAt(doc, array.path)).map((element) =>
      side.columns.map((column) => (column.array ? element : scalar(valueAt(doc, column.path)))),
    );
  });
}

function scalar(value: unknown): Scalar {
  return value === undefined || typeof value === 'object' ? null : (value as Scalar);
}

function without(rows: SideRow[], others: SideRow[]): SideRow[] {
  const keys = new Set(others.map((row) => JSON.stringify(row)));
  return rows.filter((row) => !keys.has(JSON.stringify(row)));
}
