/**
 * Conditions of flows: the outcome they are for, and comparisons of fields one can put together without writing FEEL.
 * What is more than that stays text.
 */
import type { Json } from '../../../core/vocabulary.ts';

export const OPERATORS = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Operator = (typeof OPERATORS)[number];

export interface Comparison {
  path: string;
  operator: Operator;
  value: string | number | boolean;
}

export interface Simple {
  join: 'and' | 'or';
  parts: Comparison[];
}

/** What a flow's condition says. */
export interface FlowCondition {
  outcome?: string;
  /** FEEL; absent where only the outcome counts. */
  feel?: string;
}

const OUTCOME = /^\s*outcome\s*=\s*"((?:[^"\\]|\\.)*)"\s*(?:and\s+(.*))?$/s;

/** Takes the outcome out of a condition. */
export function readCondition(text: string | undefined): FlowCondition {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return {};
  const found = OUTCOME.exec(trimmed);
  if (!found) return { feel: trimmed };
  const outcome = JSON.parse(`"${found[1] ?? ''}"`) as string;
  const feel = bare(found[2]);
  return { outcome, ...(feel === undefined ? {} : { feel }) };
}

/** The condition as it stands in the diagram; undefined for none. */
export function writeCondition({ outcome, feel }: FlowCondition): string | undefined {
  const rest = feel?.trim() ?? '';
  if (outcome === undefined) return rest === '' ? undefined : rest;
  const test = `outcome = ${JSON.stringify(outcome)}`;
  return rest === '' ? test : `${test} and (${rest})`;
}

function bare(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  if (!trimmed) return undefined;
  if (!trimmed.startsWith('(') || !trimmed.endsWith(')')) return trimmed;
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < trimmed.length - 1; at += 1) {
    const sign = trimmed[at];
    if (sign === '\\' && quoted) at += 1;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === '(') depth += 1;
    else if (!quoted && sign === ')') depth -= 1;
    if (depth === 0) return trimmed;
  }
  return trimmed.slice(1, -1);
}

const PATH = '[\\p{L}_][\\p{L}\\p{N}_]*(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*)*';
const VALUE = '"(?:[^"\\\\]|\\\\.)*"|-?\\d+(?:\\.\\d+)?|true|false';
const PART = new RegExp(`^\\s*(${PATH})\\s*(!=|<=|>=|=|<|>)\\s*(${VALUE})\\s*`, 'u');
const JOIN = /^(and|or)\s+/;

/** The comparisons of a condition; null where it is more than comparisons joined in one way. */
export function readSimple(feel: string): Simple | null {
  const parts: Comparison[] = [];
  let join: Simple['join'] | undefined;
  for (let rest = feel.trim(); ;) {
    const found = PART.exec(rest);
    if (!found) return null;
    const [whole, path, operator, value] = found as unknown as [string, string, Operator, string];
    parts.push({ path, operator, value: JSON.parse(value) as Comparison['value'] });
    rest = rest.slice(whole.length);
    if (rest === '') return { join: join ?? 'and', parts };
    const next = JOIN.exec(rest);
    if (!next || (join !== undefined && join !== next[1])) return null;
    join = next[1] as Simple['join'];
    rest = rest.slice(next[0].length);
  }
}

export function writeSimple({ join, parts }: Simple): string {
  return parts
    .map(({ path, operator, value }) => `${path} ${operator} ${JSON.stringify(value as Json)}`)
    .join(` ${join} `);
}
