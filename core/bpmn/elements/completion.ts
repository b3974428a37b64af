/**
 * When several persons at one task have done enough, as completion conditions of other vendors say it: a comparison over
 * how many were asked, have acted, and are still to act. In whichever way it is written, it says
 * `done × a + all × b + c > 0` (or `≥`, `=`), and is read as that.
 */

/** What a completion condition of other vendors means in ours. */
export type Rule =
  { mode: 'all' } | { mode: 'any' } | { mode: 'ratio'; pass?: number; need?: number; over?: boolean };

/** `done × a + all × b + c`, divided by `all` as many times as `per` says. */
interface Sum {
  a: number;
  b: number;
  c: number;
  per: number;
}

type Compare = '>=' | '>' | '=' | '<=' | '<';

const INVERSE: Partial<Record<Compare, Compare>> = { '>=': '<', '>': '<=', '<=': '>', '<': '>=' };
const MIRROR: Record<Compare, Compare> = { '>=': '<=', '>': '<', '=': '=', '<=': '>=', '<': '>' };

/** `nr…` of Flowable, Activiti and Camunda, `numberOf…` of Camunda 8. */
const COUNTS: Record<string, Sum> = {
  CompletedInstances: { a: 1, b: 0, c: 0, per: 0 },
  Instances: { a: 0, b: 1, c: 0, per: 0 },
  ActiveInstances: { a: -1, b: 1, c: 0, per: 0 },
};

/** How many of the persons asked must have acted. Null where it says anything else. */
export function ruleOf(completion: string | undefined): Rule | null {
  const text = bare((completion ?? '').replace(/\s+/g, '').replaceAll('==', '='));
  const denied = /^(?:not|!)(\(.*\))$/.exec(text)?.[1];
  const [, left = '', sign, right = ''] =
    /^([^<>=]+)(>=|<=|>|<|=)([^<>=]+)$/.exec(bare(denied ?? text)) ?? [];
  const compare = denied === undefined ? (sign as Compare | undefined) : INVERSE[sign as Compare];
  const [one, other] = [sumOf(left), sumOf(right)];
  if (compare === undefined || !one || !other) return null;
  const whole = plus(one, times(other, -1));
  return whole && meaning(whole, compare);
}

function meaning({ a, b, c }: Sum, compare: Compare): Rule | null {
  if (a < 0) return meaning({ a: -a, b: -b, c: -c, per: 0 }, MIRROR[compare]);
  if (a === 0 || compare === '<' || compare === '<=') return null;
  const over = compare === '>';
  if (c === 0 && b !== 0) return ofShare(-b / a, over);
  if (b === 0) {
    const votes = -c / a;
    const need = over ? Math.floor(votes) + 1 : Math.ceil(votes);
    return need <= 1 ? { mode: 'any' } : { mode: 'ratio', need };
  }
  // persons are whole: more than all but one are all
  return over && b === -a && c === a ? { mode: 'all' } : null;
}

function ofShare(pass: number, over: boolean): Rule | null {
  if (pass <= 0) return { mode: 'any' };
  if (pass >= 1) return { mode: 'all' };
  return { mode: 'ratio', pass, ...(over ? { over } : {}) };
}

/** Without brackets that stand around the whole. */
function bare(text: string): string {
  if (!text.startsWith('(') || !text.endsWith(')')) return text;
  let depth = 0;
  for (let n = 0; n < text.length - 1; n += 1) {
    if (text[n] === '(') depth += 1;
    if (text[n] === ')') depth -= 1;
    if (depth === 0) return text;
  }
  return bare(text.slice(1, -1));
}

/** Sums, products and quotients that come to one sum; null for anything else. */
function sumOf(given: string): Sum | null {
  const text = bare(given);
  const at = lastSign(text, '+-') ?? lastSign(text, '*/');
  if (at === null) return wordOf(text);
  const [left, right] = [sumOf(text.slice(0, at)), sumOf(text.slice(at + 1))];
  if (!left || !right) return null;
  if (text[at] === '+') return plus(left, right);
  if (text[at] === '-') return plus(left, times(right, -1));
  if (text[at] === '/') return over(left, right);
  if (isNumber(right)) return times(left, right.c);
  return isNumber(left) ? times(right, left.c) : null;
}

function wordOf(text: string): Sum | null {
  if (/^\d*\.?\d+$/.test(text)) return { a: 0, b: 0, c: Number(text), per: 0 };
  const [, count = ''] = /^(?:nr|number)Of(\w+)$/.exec(text) ?? [];
  return Object.hasOwn(COUNTS, count) ? (COUNTS[count] as Sum) : null;
}

/** The last of the signs that stands in no brackets and between two parts. */
function lastSign(text: string, signs: string): number | null {
  let depth = 0;
  for (let n = text.length - 1; n > 0; n -= 1) {
    if (text[n] === ')') depth += 1;
    if (text[n] === '(') depth -= 1;
    if (depth === 0 && signs.includes(text[n] as string)) return n;
  }
  return null;
}

function isNumber({ a, b, per }: Sum): boolean {
  return a === 0 && b === 0 && per === 0;
}

function times({ a, b, c, per }: Sum, by: number): Sum {
  return { a: a * by, b: b * by, c: c * by, per };
}

function over(left: Sum, right: Sum): Sum | null {
  if (isNumber(right)) return right.c === 0 ? null : times(left, 1 / right.c);
  const byAll = right.a === 0 && right.c === 0 && right.per === 0 && right.b > 0;
  return byAll && left.per === 0 ? { ...times(left, 1 / right.b), per: 1 } : null;
}

/** What is divided by all is put beside a share of all: both are multiplied by it, which is never below one. */
function plus(left: Sum, right: Sum): Sum | null {
  if (left.per === right.per)
    return { a: left.a + right.a, b: left.b + right.b, c: left.c + right.c, per: left.per };
  const [divided, other] = left.per > right.per ? [left, right] : [right, left];
  if (!isNumber(other)) return null;
  return { a: divided.a, b: divided.b + other.c, c: divided.c, per: 1 };
}
