/**
 * Guards decided, not guessed: whether a list of conditions covers every value, whether two hold at once, whether one
 * can hold at all. Exact for comparisons of fields with constants (numbers, texts of a known list, truth values, days);
 * what is more than that is looked at too, but then a hole or an overlap is only a possibility (`sure: false`). That
 * nothing is left open, and that a condition never holds, is certain whenever it is said.
 */
import type { Feel, Json } from '../vocabulary.ts';
import { type Domain, type Doubt, domainOfCall, type Point, pointsOf } from './guard-points.ts';
import { type Guard, type Op, readGuards, type ReadGuards } from './guard-terms.ts';
import { messages } from './messages.ts';

export type { Domain } from './guard-points.ts';

/** What is known about the names in conditions. */
export interface GuardKnowledge {
  /** What a variable or path holds. */
  domainOf?: (path: string) => Domain | undefined;
  /** The expression behind a computed name. */
  expand?: (name: string) => Feel | undefined;
}

/** Values that show something, by the text of what has them. */
export interface Witness {
  /** That such values exist is certain. */
  sure: boolean;
  /** Why they may not exist: values not listed, fractions, nothing filled in, fields that depend on each other. */
  doubt?: Doubt | 'related';
  values: Record<string, Json>;
}

export interface Judgement {
  /** Values for which no condition holds; null when there are none. */
  hole: Witness | null;
  /** Pairs that hold at once, each with values. */
  overlaps: { first: number; second: number; witness: Witness }[];
  /** Conditions that never hold. */
  never: number[];
  /** Conditions that never hold where all before them do not. */
  shadowed: number[];
  /** Why nothing could be decided; the rest is empty then. */
  undecided: string | null;
}

/** How many combinations of values are tried. */
const LIMIT = 40_000;

/** Judges conditions that stand beside each other, in their order. */
export function judgeGuards(conditions: Feel[], knowledge: GuardKnowledge = {}): Judgement {
  const read = readGuards(conditions.map(withoutMark), knowledge.expand);
  const [unreadable] = read.unreadable.values();
  if (unreadable !== undefined) return nothing(messages.guards.unreadable(unreadable));
  const points = pointsOf(read, (term) => knowledge.domainOf?.(term));
  if (sizeOf(points) > LIMIT) return nothing(messages.guards.tooMany);
  const related = relatedTerms(read, points, knowledge);
  const seen: Seen = { held: new Set(), first: new Set(), hole: null, overlaps: new Map() };
  eachCombination(points, (values, doubt) =>
    note(
      seen,
      read.guards.map((guard) => valueOf(guard, values) === true),
      values,
      related ?? doubt,
    ),
  );
  const missing = (found: Set<number>): number[] => conditions.map((_, i) => i).filter((i) => !found.has(i));
  return {
    hole: seen.hole,
    overlaps: [...seen.overlaps.values()],
    never: missing(seen.held),
    shadowed: missing(seen.first),
    undecided: null,
  };
}

/** Whether these conditions can be as told all at once. False only when they certainly cannot. */
export function possible(
  facts: { condition: Feel; holds: boolean }[],
  knowledge: GuardKnowledge = {},
): boolean {
  const read = readGuards(
    facts.map(({ condition }) => withoutMark(condition)),
    knowledge.expand,
  );
  if (read.unreadable.size > 0) return true;
  const points = pointsOf(read, (term) => knowledge.domainOf?.(term));
  if (sizeOf(points) > LIMIT) return true;
  let found = false;
  eachCombination(points, (values) => {
    found ||= read.guards.every((guard, i) => (valueOf(guard, values) === true) === facts[i]?.holds);
  });
  return found;
}

/**
 * What turns a condition off by being unknown: with it known the condition can hold, without it, all else the same, it
 * does not. What a condition itself asks for counts as known. Null where there is no such thing, or too much to try.
 */
export function lostWhileUnknown(
  condition: Feel,
  knowledge: GuardKnowledge,
  mayBeUnknown: (path: string) => boolean,
): string | null {
  const read = readGuards([withoutMark(condition)], knowledge.expand);
  const [guard] = read.guards;
  const points = pointsOf(read, (term) => knowledge.domainOf?.(term));
  if (!guard || read.unreadable.size > 0 || sizeOf(points) > LIMIT) return null;
  const asksFor = (path: string): boolean =>
    points.get(path)?.some(({ value, doubt }) => value === null && !doubt) === true;
  for (const [name, list] of points) {
    const reads = [...new Set(read.terms.get(name)?.reads ?? [])];
    const unknown = reads.find(mayBeUnknown);
    if (unknown === undefined || reads.some(asksFor)) continue;
    let lost = false;
    eachCombination(new Map([...points].filter(([other]) => other !== name)), (values) => {
      const holdsWith = (value: Json): boolean =>
        valueOf(guard, new Map([...values, [name, value]])) === true;
      lost ||= !holdsWith(null) && list.some(({ value }) => holdsWith(value));
    });
    if (lost) return unknown;
  }
  return null;
}

/** Foreign tools put `=` in front of a FEEL condition. */
function withoutMark(condition: Feel): Feel {
  return condition.trim().replace(/^=\s*/, '');
}

interface Seen {
  held: Set<number>;
  first: Set<number>;
  hole: Witness | null;
  overlaps: Map<string, { first: number; second: number; witness: Witness }>;
}

function note(seen: Seen, truths: boolean[], values: Map<string, Json>, doubt: Witness['doubt']): void {
  const holding = truths.flatMap((truth, i) => (truth ? [i] : []));
  for (const i of holding) seen.held.add(i);
  if (holding[0] === undefined) {
    if (!seen.hole || (!seen.hole.sure && !doubt)) seen.hole = witnessOf(values, doubt);
    return;
  }
  seen.first.add(holding[0]);
  holding.forEach((second, n) => {
    for (const first of holding.slice(0, n)) {
      const key = `${first} ${second}`;
      const known = seen.overlaps.get(key);
      if (!known || (!known.witness.sure && !doubt))
        seen.overlaps.set(key, { first, second, witness: witnessOf(values, doubt) });
    }
  });
}

function witnessOf(values: Map<string, Json>, doubt: Witness['doubt']): Witness {
  return { sure: doubt === undefined, ...(doubt ? { doubt } : {}), values: Object.fromEntries(values) };
}

/**
 * `related` when values of one term restrict another (they are made of the same field), or when a term is a
 * calculation whose values are not known: then not every combination need exist.
 */
function relatedTerms(
  { terms }: ReadGuards,
  points: Map<string, Point[]>,
  knowledge: GuardKnowledge,
): 'related' | undefined {
  const seen = new Set<string>();
  for (const [name, term] of terms) {
    if (!points.has(name)) continue;
    if (!term.plain && !domainOfCall(name) && !knowledge.domainOf?.(name)) return 'related';
    for (const path of new Set(term.reads)) {
      if (seen.has(path)) return 'related';
      seen.add(path);
    }
  }
  return undefined;
}

function sizeOf(points: Map<string, Point[]>): number {
  return [...points.values()].reduce((size, list) => size * list.length, 1);
}

/** Visits every combination of points; the doubt is that of the first doubtful value. */
function eachCombination(
  points: Map<string, Point[]>,
  visit: (values: Map<string, Json>, doubt: Doubt | undefined) => void,
): void {
  const entries = [...points];
  const values = new Map<string, Json>();
  const go = (at: number, doubt: Doubt | undefined): void => {
    const entry = entries[at];
    if (!entry) return visit(values, doubt);
    for (const point of entry[1]) {
      values.set(entry[0], point.value);
      go(at + 1, doubt ?? point.doubt);
    }
  };
  go(0, undefined);
}

/** FEEL's three-valued truth, over the few kinds of values there are. */
function valueOf(guard: Guard, values: Map<string, Json>): Json {
  switch (guard.kind) {
    case 'constant':
      return guard.value;
    case 'term':
      return values.get(guard.term) ?? null;
    case 'not': {
      const value = valueOf(guard.of, values);
      return typeof value === 'boolean' ? !value : null;
    }
    case 'if':
      return valueOf(valueOf(guard.when, values) === true ? guard.then : guard.otherwise, values);
    case 'compare':
      return compare(guard.op, valueOf(guard.left, values), valueOf(guard.right, values));
    case 'and':
    case 'or':
      return joined(
        guard.kind,
        guard.of.map((one) => valueOf(one, values)),
      );
  }
}

function joined(kind: 'and' | 'or', truths: Json[]): boolean | null {
  const decisive = kind === 'or';
  if (truths.includes(decisive)) return decisive;
  return truths.every((truth) => truth === !decisive) ? !decisive : null;
}

function compare(op: Op, left: Json, right: Json): boolean | null {
  if (op === '=' || op === '!=') {
    if (left !== null && right !== null && typeof left !== typeof right) return null;
    return (left === right) === (op === '=');
  }
  if (left === null || right === null || typeof left !== typeof right) return null;
  switch (op) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}

function nothing(why: string): Judgement {
  return { hole: null, overlaps: [], never: [], shadowed: [], undecided: why };
}
