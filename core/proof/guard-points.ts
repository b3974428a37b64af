/**
 * The values at which conditions have to be looked at to know them everywhere: for comparisons with constants these
 * are the constants, something between two neighbours, and something beyond the ends.
 */
import type { Json } from '../vocabulary.ts';
import type { Guard, ReadGuards, Term } from './guard-terms.ts';
import { messages } from './messages.ts';

/** What a field can hold, as far as it is known. */
export interface Domain {
  /** All values there are. */
  values?: Json[];
  type?: 'number' | 'string' | 'boolean';
  integer?: boolean;
  min?: number;
  max?: number;
  /** May be missing. Unset: counts as filled in unless the conditions ask. */
  nullable?: boolean;
}

/** Why a value stands for a case that may not exist: another text, a fraction, nothing filled in. */
export type Doubt = 'open' | 'fraction' | 'null';

export interface Point {
  value: Json;
  doubt?: Doubt;
}

/** Calls whose values are known to be of a kind. */
const CALLS: [RegExp, Domain][] = [
  [/^count\s*\(/, { type: 'number', integer: true, min: 0 }],
  [/^string length\s*\(/, { type: 'number', integer: true, min: 0 }],
  [/^(years|months|days)_between\s*\(/, { type: 'number', integer: true }],
  [/^(contains|starts with|ends with|matches|list contains)\s*\(/, { type: 'boolean' }],
  [/^(some|every)\s/, { type: 'boolean' }],
];

/** What the text of a term says about its values. */
export function domainOfCall(term: string): Domain | undefined {
  return CALLS.find(([form]) => form.test(term))?.[1];
}

/** The points of every term of the conditions. */
export function pointsOf(
  { guards, terms }: ReadGuards,
  domainOf: (term: string) => Domain | undefined,
): Map<string, Point[]> {
  const uses = new Map<string, Use>(
    [...terms.keys()].map((term) => [term, { constants: [], condition: false, ordered: false }]),
  );
  for (const guard of guards) collect(guard, true, uses);
  const points = new Map<string, Point[]>();
  for (const [name, term] of terms) {
    const use = uses.get(name) as Use;
    if (use.constants.length > 0 || use.condition)
      points.set(name, pointsFor(term, use, domainOf(name) ?? domainOfCall(name)));
  }
  return points;
}

interface Use {
  constants: Json[];
  /** Stands where a truth value is expected. */
  condition: boolean;
  /** Asked for more than equality. */
  ordered: boolean;
}

function collect(guard: Guard, truth: boolean, uses: Map<string, Use>): void {
  switch (guard.kind) {
    case 'constant':
      return;
    case 'term':
      if (truth) (uses.get(guard.term) ?? { condition: false }).condition = true;
      return;
    case 'and':
    case 'or':
      return guard.of.forEach((one) => collect(one, true, uses));
    case 'not':
      return collect(guard.of, true, uses);
    case 'if':
      collect(guard.when, true, uses);
      collect(guard.then, truth, uses);
      return collect(guard.otherwise, truth, uses);
    case 'compare':
      return collectComparison(guard, uses);
  }
}

function collectComparison(
  { op, left, right }: Extract<Guard, { kind: 'compare' }>,
  uses: Map<string, Use>,
): void {
  const sources = [...sourcesOf(left), ...sourcesOf(right)];
  const constants = sources.flatMap((source) => (source.kind === 'constant' ? [source.value] : []));
  for (const source of sources) {
    const use = source.kind === 'term' ? uses.get(source.term) : undefined;
    if (!use) continue;
    use.constants.push(...constants);
    if (op !== '=' && op !== '!=') use.ordered = true;
  }
  // conditions inside, and truth values that are compared
  for (const side of [left, right]) collect(side, false, uses);
}

/** The terms and constants an expression can take its value from. */
function sourcesOf(guard: Guard): Guard[] {
  return guard.kind === 'if' ? [...sourcesOf(guard.then), ...sourcesOf(guard.otherwise)] : [guard];
}

function pointsFor(term: Term, use: Use, domain: Domain = {}): Point[] {
  if (term.order) return [-1, 0, 1].map((value) => ({ value }));
  const asksForNull = use.constants.includes(null);
  const missing: Point[] = asksForNull
    ? [{ value: null }]
    : domain.nullable
      ? [{ value: null, doubt: 'null' }]
      : [];
  if (domain.values)
    return [...domain.values.map((value) => ({ value })), ...(domain.nullable === false ? [] : missing)];
  const numbers = use.constants.filter((value) => typeof value === 'number');
  const texts = use.constants.filter((value) => typeof value === 'string');
  const truths =
    use.condition || domain.type === 'boolean' || use.constants.some((value) => typeof value === 'boolean');
  const found: Point[] = [];
  if (numbers.length > 0) found.push(...numberPoints(numbers, domain));
  if (texts.length > 0) found.push(...textPoints(texts, use.ordered));
  if (truths) found.push({ value: true }, { value: false });
  if (found.length === 0) found.push({ value: domain.type === 'number' ? 1 : 'x' });
  return [...found, ...missing];
}

function numberPoints(constants: number[], { integer, min = -Infinity, max = Infinity }: Domain): Point[] {
  const sorted = [...new Set(constants)].sort((a, b) => a - b);
  const points: Point[] = [];
  const add = (value: number, doubt?: Doubt): void => {
    if (value >= min && value <= max) points.push({ value, ...(doubt ? { doubt } : {}) });
  };
  const whole = sorted.every(Number.isInteger);
  add(Math.floor(sorted[0] as number) - 1);
  sorted.forEach((constant, i) => {
    if (!integer || Number.isInteger(constant)) add(constant);
    const next = sorted[i + 1];
    if (next === undefined) return;
    const between = Math.floor(constant) + 1;
    if (between < next) add(between);
    // between two neighbours that are whole numbers there is only a fraction; where fields hold whole numbers there is nothing
    else if (!integer) add((constant + next) / 2, whole ? 'fraction' : undefined);
  });
  add(Math.ceil(sorted.at(-1) as number) + 1);
  return points;
}

function textPoints(constants: string[], ordered: boolean): Point[] {
  const sorted = [...new Set(constants)].sort();
  if (!ordered) return [...sorted.map((value) => ({ value })), { value: otherThan(sorted), doubt: 'open' }];
  return [{ value: '' }, ...sorted.flatMap((value) => [{ value }, { value: `${value}\u0001` }])];
}

function otherThan(values: string[]): string {
  let other = messages.guardPoints.other;
  while (values.includes(other)) other += '…';
  return other;
}
