import type { Scalar } from '../types.ts';
import { valueAt } from '../paths.ts';
import type { Doc } from '../types.ts';
import type { Database } from './database.ts';
import { elements, encode, quote } from './encoding.ts';
import type { Access } from './layout.ts';

/** One row of a side table, without the id. */
type SideRow = Scalar[];

/** The side tables of one collection: a row for each element of an array, so that lists by element have an index. */
export class SideTables {
  readonly #database: Database;
  readonly #sides: Access[];

  constructor(database: Database, sides: Access[]) {
    this.#database = database;
    this.#sides = sides;
  }

  /** The rows of a document, per side table, as JSON text that the document's table keeps; null where there are no side tables. */
  textOf(doc: Doc): string | null {
    return this.#sides.length === 0 ? null : JSON.stringify(this.#sides.map((side) => rowsOf(side, doc)));
  }

  /** Brings the side tables from the old rows to the new ones. Most writes change neither: one comparison of text. */
  move(id: string, oldText: string | null, newText: string | null): void {
    if (oldText === newText) return;
    const before = oldText === null ? [] : (JSON.parse(oldText) as SideRow[][]);
    const after = newText === null ? [] : (JSON.parse(newText) as SideRow[][]);
    this.#sides.forEach((side, i) => {
      const columns = side.columns.map((column) => quote(column.path));
      const where = columns.map((column) => `${column} = ?`).join(' AND ');
      const marks = columns.map(() => '?').join(', ');
      const gone = `DELETE FROM ${quote(side.name)} WHERE ${where} AND id = ?`;
      const come = `INSERT INTO ${quote(side.name)} (${columns.join(', ')}, id) VALUES (${marks}, ?)`;
      for (const row of without(before[i], after[i])) this.#run(gone, [...row.map(encode), id]);
      for (const row of without(after[i], before[i])) this.#run(come, [...row.map(encode), id]);
    });
  }

  #run(sql: string, parameters: ReturnType<typeof encode>[]): void {
    this.#database.statement(sql).run(parameters);
  }
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
