import { isObjectCondition } from '../conditions.ts';
import { endOfPrefix } from '../paths.ts';
import type { Condition } from '../types.ts';
import { elementOf, encode, jsonPath, SQL, type SqlValue } from './encoding.ts';

/** A piece of SQL with its parameters. */
export interface Clause {
  sql: string;
  parameters: SqlValue[];
}

/** The condition on one encoded value (encoding.ts). */
export function compare(value: string, condition: Condition): Clause {
  if (!isObjectCondition(condition)) return { sql: `${value} = ?`, parameters: [encode(condition)] };
  if ('in' in condition) {
    const marks = condition.in.map(() => '?').join(', ');
    return { sql: `${value} IN (${marks})`, parameters: condition.in.map(encode) };
  }
  if ('not' in condition) return { sql: `${value} <> ?`, parameters: [encode(condition.not)] };
  if ('prefix' in condition) {
    const end = endOfPrefix(condition.prefix);
    return end === null
      ? { sql: `${value} >= ? AND ${value} < ${SQL.firstBoolean}`, parameters: [condition.prefix] }
      : { sql: `${value} >= ? AND ${value} < ?`, parameters: [condition.prefix, end] };
  }
  return compareRange(value, condition);
}

/** Each bound also keeps to its own type: numbers end where strings begin, strings where booleans begin. */
function compareRange(value: string, range: Record<string, string | number | undefined>): Clause {
  const operators: Record<string, string> = { gt: '>', gte: '>=', lt: '<', lte: '<=' };
  const parts: string[] = [];
  const parameters: SqlValue[] = [];
  for (const [name, bound] of Object.entries(range)) {
    const operator = operators[name];
    if (operator === undefined) throw new Error(`There is no condition "${name}".`);
    if (bound === undefined) continue;
    const text = typeof bound === 'string';
    parts.push(
      `${value} ${operator} ?`,
      operator.startsWith('>')
        ? `${value} < ${text ? SQL.firstBoolean : SQL.firstString}`
        : text
          ? `${value} >= ${SQL.firstString}`
          : `${value} > ${SQL.null}`,
    );
    parameters.push(bound);
  }
  return { sql: parts.join(' AND ') || '1', parameters };
}

/** The condition on a path no index answers, looked up in the document: a scalar, or any element of an array. */
export function compareInside(doc: string, path: string, condition: Condition): Clause {
  if (condition === null) {
    const type = `json_type(${doc}, ${jsonPath(path)})`;
    return { sql: `(${type} IS NULL OR ${type} = 'null')`, parameters: [] };
  }
  if (isObjectCondition(condition) && 'not' in condition) {
    const inner = compareInside(doc, path, condition.not);
    return { sql: `NOT ${inner.sql}`, parameters: inner.parameters };
  }
  const inner = compare(elementOf('e'), condition);
  return {
    sql: `EXISTS (SELECT 1 FROM json_each(${doc}, ${jsonPath(path)}) e WHERE ${inner.sql})`,
    parameters: inner.parameters,
  };
}
