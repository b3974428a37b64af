import type { Scalar } from '../types.ts';
import { valueAt } from '../paths.ts';
import type { Doc } from '../types.ts';
import type { Database } from './database.ts';
import { elements, encode, quote } from './encoding.ts';
import type { Access } from './layout.ts';

/** One row of a side table, without the id. */
type SideRow = Scalar[];

/** A side table and what is said to it, written out once. */
interface Side {
  access: Access;
  /** Parameters: the columns, then the id. */
  gone: string;
  come: string;
}

/** The side tables of one collection: a row for each element of an array, so that lists by element have an index. */
export class SideTables {
  readonly #database: Database;
  readonly #sides: Side[];
  /** All paths their rows are made from. */
  readonly #paths: string[];

  constructor(database: Database, sides: Access[]) {
    this.#database = database;
    this.#sides = sides.map(sideOf);
    const paths = sides.flatMap(({ columns, only }) => [
      ...columns.map((column) => column.path),
      ...(only ? [only.path] : []),
    ]);
    this.#paths = [...new Set(paths)];
  }

  /**
   * The rows of a document, per side table, as JSON text that the document's table keeps; null where there are no side
   * tables. Most documents have the rows of the one they replace: `old`, with its text, where it is at hand.
   */
  textOf(doc: Doc, old?: { doc: Doc; side: string | null }): string | null {
    if (this.#sides.length === 0) return null;
    if (old && this.#paths.every((path) => isSame(valueAt(doc, path), valueAt(old.doc, path))))
      return old.side;
    return JSON.stringify(this.#sides.map(({ access }) => rowsOf(access, doc)));
  }

  /** Brings the side tables from the old rows to the new ones. Most writes change neither: one comparison of text. */
  move(id: string, oldText: string | null, newText: string | null): void {
    if (oldText === newText) return;
    const before = oldText === null ? [] : (JSON.parse(oldText) as SideRow[][]);
    const after = newText === null ? [] : (JSON.parse(newText) as SideRow[][]);
    this.#sides.forEach(({ gone, come }, i) => {
      for (const row of without(before[i], after[i])) this.#run(gone, [...row.map(encode), id]);
      for (const row of without(after[i], before[i])) this.#run(come, [...row.map(encode), id]);
    });
  }

  #run(sql: string, parameters: ReturnType<typeof encode>[]): void {
    this.#database.statement(sql).run(parameters);
  }
}

function sideOf(access: Access): Side {
  const name = quote(access.name);
  const columns = access.columns.map((column) => quote(column.path));
  const where = columns.map((column) => `${column} = ?`).join(' AND ');
  const marks = columns.map(() => '?').join(', ');
  return {
    access,
    gone: `DELETE FROM ${name} WHERE ${where} AND id = ?`,
    come: `INSERT INTO ${name} (${columns.join(', ')}, id) VALUES (${marks}, ?)`,
  };
}

/** Whether two values surely give the same rows. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => item === b[i]);
}

function rowsOf({ columns, only }: Access, doc: Doc): SideRow[] {
  if (only && valueAt(doc, only.path) !== only.is) return [];
  const array = columns.find((column) => column.array)!;
  return elements(valueAt(doc, array.path)).map((element) =>
    columns.map((column) => (column.array ? element : scalar(valueAt(doc, column.path)))),
  );
}

function scalar(value: unknown): Scalar {
  return value === undefined || typeof value === 'object' ? null : (value as Scalar);
}

function without(rows: SideRow[] = [], others: SideRow[] = []): SideRow[] {
  if (others.length === 0) return rows;
  const keys = new Set(others.map((row) => JSON.stringify(row)));
  return rows.filter((row) => !keys.has(JSON.stringify(row)));
}
