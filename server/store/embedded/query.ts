import { equalValues, pageLimit, sortPath } from '../conditions.ts';
import type { Filter, Query, Scalar } from '../types.ts';
import { compare, compareInside, type Clause } from './compare.ts';
import { encode, jsonPath, quote, scalarAt } from './encoding.ts';
import { GUARDS, type Access, type Layout } from './layout.ts';
import { plan, type Plan } from './plan.ts';

/** Above this many combinations of `in` values one scan that sorts is cheaper than a branch for each. */
const MAX_BRANCHES = 48;

/** The documents of a page, as rows `{doc}`. */
export function pageSql(layout: Layout, query: Query): Clause {
  const ids = idsSql(layout, query, pageLimit(query));
  const order = direction(query);
  return {
    sql:
      `SELECT d.doc AS doc FROM (${ids.sql}) q CROSS JOIN ${quote(layout.collection)} d ON d.id = q.id ` +
      `ORDER BY q.k ${order}, q.id ${order}`,
    parameters: ids.parameters,
  };
}

/** The ids of matching documents, as rows `{id, k}` with k the value sorted by. */
export function idsSql(layout: Layout, query: Query, limit: number): Clause {
  const chosen = plan(layout, query);
  const branches = bindings(chosen, query.filter ?? {}).map((bound) =>
    branchSql(layout, query, chosen, bound, limit),
  );
  if (branches.length === 0) return { sql: 'SELECT NULL AS id, NULL AS k WHERE 0', parameters: [] };
  if (branches.length === 1) return branches[0]!;
  const order = direction(query);
  // UNION, not UNION ALL: a document with two of the values asked for comes once.
  return {
    sql: `${branches.map((branch) => `SELECT * FROM (${branch.sql})`).join(' UNION ')} ORDER BY k ${order}, id ${order} LIMIT ?`,
    parameters: [...branches.flatMap((branch) => branch.parameters), limit],
  };
}

/** The values of a path among matching documents, each with how many have it, as rows `{type, value, n}`. */
export function groupSql(layout: Layout, filter: Filter, path: string): Clause {
  const ids = idsSql(layout, { filter }, -1);
  const at = jsonPath(path);
  return {
    sql:
      `SELECT json_type(d.doc, ${at}) AS type, d.doc ->> ${at} AS value, count(*) AS n ` +
      `FROM (${ids.sql}) q CROSS JOIN ${quote(layout.collection)} d ON d.id = q.id GROUP BY 1, 2`,
    parameters: ids.parameters,
  };
}

/** What the leading columns are bound to in one branch: per column one value, or several at once. */
type Binding = Scalar[][];

/**
 * One binding for each combination of values, so that every branch reads its index in order and stops at the limit;
 * all values in one binding when that would be too many.
 */
function bindings(chosen: Plan, filter: Filter): Binding[] {
  const columns = (chosen.access?.columns ?? []).slice(0, chosen.bound);
  const values = columns.map((column) => equalValues(filter[column.path])!);
  const count = values.reduce((product, list) => product * list.length, 1);
  if (count > MAX_BRANCHES) return [values];
  return values.reduce<Binding[]>(
    (branches, list) => branches.flatMap((branch) => list.map((value) => [...branch, [value]])),
    [[]],
  );
}

function branchSql(layout: Layout, query: Query, chosen: Plan, bound: Binding, limit: number): Clause {
  const { access } = chosen;
  const rest = Object.entries(query.filter ?? {}).filter(
    ([path]) =>
      path !== access?.only?.path &&
      !access?.columns.slice(0, chosen.bound).some((column) => column.path === path),
  );
  const source = new Source(layout, access);
  const by = sortPath(query);
  const key = by === undefined ? 'NULL' : source.value(by);
  const order = direction(query);
  const where: Clause[] = [
    ...bound.map((values, i) => bindingSql(source.value(access!.columns[i]!.path), values)),
    ...rest.map(([path, condition]) =>
      source.has(path)
        ? compare(source.value(path), condition)
        : compareInside(source.doc(), path, condition),
    ),
    ...afterSql(query, by === undefined ? undefined : key, source.id),
  ];
  const distinct = access?.side && bound.some((values) => values.length > 1) ? 'DISTINCT ' : '';
  const sorting = by === undefined ? '' : `${key} ${order}, `;
  return {
    sql:
      `SELECT ${distinct}${source.id} AS id, ${key} AS k FROM ${source.from()}` +
      (where.length > 0 ? ` WHERE ${where.map((clause) => clause.sql).join(' AND ')}` : '') +
      ` ORDER BY ${sorting}${source.id} ${order} LIMIT ?`,
    parameters: [...where.flatMap((clause) => clause.parameters), limit],
  };
}

function bindingSql(value: string, values: Scalar[]): Clause {
  const marks = values.map(() => '?').join(', ');
  return {
    sql: values.length === 1 ? `${value} = ?` : `${value} IN (${marks})`,
    parameters: values.map(encode),
  };
}

function afterSql(query: Query, key: string | undefined, id: string): Clause[] {
  if (!query.after) return [];
  const operator = direction(query) === 'ASC' ? '>' : '<';
  if (key === undefined) return [{ sql: `${id} ${operator} ?`, parameters: [query.after.id] }];
  return [
    { sql: `(${key}, ${id}) ${operator} (?, ?)`, parameters: [encode(query.after.value), query.after.id] },
  ];
}

function direction(query: Query): 'ASC' | 'DESC' {
  return query.sort?.dir === -1 ? 'DESC' : 'ASC';
}

/** Where the values of one branch come from: the side table `s`, joined with the table `t` only when needed. */
class Source {
  readonly #layout: Layout;
  readonly #access: Access | null;
  #table: boolean;
  readonly id: string;

  constructor(layout: Layout, access: Access | null) {
    this.#layout = layout;
    this.#access = access;
    this.#table = !access?.side;
    this.id = access?.side ? 's.id' : 't.id';
  }

  /** Whether a path is a column, so that it need not be looked up in the document. */
  has(path: string): boolean {
    return path === '_id' || this.#inSide(path) || this.#inTable(path);
  }

  value(path: string): string {
    if (path === '_id') return this.id;
    if (this.#inSide(path)) return `s.${quote(path)}`;
    this.#table = true;
    return this.#inTable(path) ? `t.${quote(path)}` : scalarAt('t.doc', path);
  }

  doc(): string {
    this.#table = true;
    return 't.doc';
  }

  /** Called last, when it is known what is needed. */
  from(): string {
    const table = `${quote(this.#layout.collection)} t`;
    if (!this.#access) return table;
    if (!this.#access.side) return `${table} INDEXED BY ${quote(this.#access.name)}`;
    const side = `${quote(this.#access.name)} s`;
    return this.#table ? `${side} CROSS JOIN ${table} ON t.id = s.id` : side;
  }

  #inSide(path: string): boolean {
    return this.#access?.side === true && this.#access.columns.some((column) => column.path === path);
  }

  #inTable(path: string): boolean {
    return this.#layout.columns.includes(path) || GUARDS.includes(path);
  }
}
