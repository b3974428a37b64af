/** Rows in memory. Everything is replaced, nothing changed in place: a copy goes its own way from there. */
import type { Json } from '../vocabulary.ts';
import type { RowPut, RowQuery, TableName, Tables } from './rows.ts';

type Kept = { [T in TableName]: Map<string, Tables[T]> };

export class MemoryRows {
  private readonly tables: Kept;

  /** No rows, or those of another memory. */
  constructor(before?: MemoryRows) {
    const of = before?.tables;
    this.tables = {
      cases: new Map(of?.cases),
      ledger: new Map(of?.ledger),
      funds: new Map(of?.funds),
      messages: new Map(of?.messages),
      documents: new Map(of?.documents),
    };
  }

  get<T extends TableName>(table: T, ids: string[]): (Tables[T] | null)[] {
    return ids.map((id) => this.tables[table].get(id) ?? null);
  }

  /** Every row of a table, the oldest first. */
  all<T extends TableName>(table: T): Tables[T][] {
    return [...this.tables[table].values()];
  }

  find<T extends TableName>(table: T, { where, sort, after, limit }: RowQuery): Tables[T][] {
    const wanted = Object.entries(where);
    let rows = this.all(table).filter((row) => wanted.every(([path, is]) => matches(fieldOf(row, path), is)));
    if (sort) {
      const { by, dir } = sort;
      const order = (a: Place, b: Place): number => (compare(a.value, b.value) || compare(a.id, b.id)) * dir;
      const place = (row: Tables[T]): Place => ({ value: fieldOf(row, by), id: row.id });
      rows.sort((a, b) => order(place(a), place(b)));
      if (after) rows = rows.filter((row) => order(place(row), after) > 0);
    }
    return rows.slice(0, limit);
  }

  countBy(table: TableName, where: RowQuery['where'], field: string): Map<Json, number> {
    const counts = new Map<Json, number>();
    for (const row of this.find(table, { where, limit: Infinity })) {
      const value = (fieldOf(row, field) ?? null) as Json;
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  }

  /** Sets a row, whatever was there. */
  set<T extends TableName>(table: T, row: Tables[T]): void {
    this.tables[table].set(row.id, row);
  }

  delete(table: TableName, id: string): void {
    this.tables[table].delete(id);
  }

  /** Keeps rows: one with a `rev` unless a newer one is there, another once. */
  put(rows: RowPut[]): void {
    for (const { table, row } of rows) {
      const there = this.tables[table].get(row.id);
      if (!there || ('rev' in row && 'rev' in there && there.rev < row.rev)) this.set(table, row);
    }
  }
}

/** Where a row stands in an order; ties are broken by the id. */
interface Place {
  value: unknown;
  id: string;
}

function fieldOf(row: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((here, name) => (here as Record<string, unknown> | undefined)?.[name], row);
}

function matches(value: unknown, is: RowQuery['where'][string]): boolean {
  if (Array.isArray(value)) return value.some((each) => matches(each, is));
  return typeof is === 'object' ? is.in.includes(value as string) : value === is;
}

function compare(a: unknown, b: unknown): number {
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}
