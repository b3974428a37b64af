/**
 * Look-ups of a definition: what others filed, wrote or hold, found afresh and never copied. What is looked for follows
 * from the facts as they are at the moment an expression reads the look-up: computed values, blocks just handed in and all.
 */
import type { Lookup } from '../definition/process.ts';
import { lookUpOf, type Block } from '../blocks/block.ts';
import type { LookupWord } from '../blocks/spec.ts';
import { LOOKUPS, type BlockQuery } from '../blocks/specs.ts';
import { test } from '../expression/index.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { isObject } from '../json.ts';
import { withName, type Scope } from './with-name.ts';

/** What a look-up wants to know of the world; `name` is the look-up's in the definition. */
export type LookupQuery = { name: string } & BlockQuery;

/** The same query has the same id. */
export function queryId(query: LookupQuery): string {
  return JSON.stringify(query);
}

/** What a look-up looks for from here; null where the facts name nobody to look for. */
export function queryOf(
  blocks: readonly Block[],
  name: string,
  lookup: Lookup,
  scope: Scope,
  caseId: string,
): LookupQuery | null {
  const query = lookUpOf(blocks, wordOf(lookup).kind).query(lookup, scope, caseId);
  return query && { name, ...query };
}

/** The answer to a query that names nobody: no rows, no account. */
export function noAnswer(lookup: Lookup | LookupQuery): Json {
  return wordOf(lookup).finds === 'one' ? null : [];
}

function wordOf(lookup: Lookup | LookupQuery): LookupWord {
  const found = LOOKUPS.find(({ kind }) =>
    'kind' in lookup ? kind === lookup.kind : Object.hasOwn(lookup, kind),
  );
  if (!found) throw new Error('a look-up of no kind');
  return found;
}

/** The rows that meet the look-up's own condition. */
export function keptRows(lookup: Lookup, answer: Json, scope: Scope): Json {
  if (!('where' in lookup) || lookup.where === undefined || !Array.isArray(answer)) return answer;
  const { where } = lookup;
  return answer.filter((row) => test(where, withName(scope, 'row', row)));
}

/**
 * The names under which the answers of one decision are kept: that of the look-up, and `name#2` where the same look-up
 * looked for something else later on.
 */
export class AnswerNames {
  private readonly ids = new Map<string, string[]>();

  of(query: LookupQuery): string {
    const { name } = query;
    const id = queryId(query);
    const ids = this.ids.get(name) ?? [];
    if (ids.length === 0) this.ids.set(name, ids);
    if (!ids.includes(id)) ids.push(id);
    const n = ids.indexOf(id);
    return n === 0 ? name : `${name}#${n + 1}`;
  }
}

/** Two answers to the same query, read at different moments: every row of either. */
export function bothAnswers(before: Json | undefined, now: Json): Json {
  if (!Array.isArray(before) || !Array.isArray(now)) return now;
  const known = new Set(before.map((row) => JSON.stringify(row)));
  const more = now.filter((row) => isObject(row) && !known.has(JSON.stringify(row)));
  return more.length === 0 ? before : ([...before, ...more] as JsonObject[]);
}
