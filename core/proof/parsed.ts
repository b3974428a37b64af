/** What the expression language says of an expression, remembered: a proof comes back to the same ones again and again. */
import { check, reads, type Read } from '../expression/index.ts';
import type { Feel } from '../vocabulary.ts';

/** More expressions than a definition has. */
const KEPT = 20_000;
const faults = new Map<Feel, string | null>();
const readings = new Map<Feel, Read[]>();

/** Why an expression cannot be evaluated, or not as it reads; null when it can. */
export function faultOf(expression: Feel): string | null {
  return remembered(faults, expression, () => {
    const problem = check(expression).find(
      ({ severity, code }) => severity === 'error' || code === 'in_takes_condition',
    );
    return problem?.message ?? null;
  });
}

/** The variable paths an expression reads. */
export function readsIn(expression: Feel): Read[] {
  return remembered(readings, expression, () => reads(expression));
}

function remembered<T>(cache: Map<Feel, T>, expression: Feel, find: () => T): T {
  if (!cache.has(expression)) {
    if (cache.size >= KEPT) cache.clear();
    cache.set(expression, find());
  }
  return cache.get(expression) as T;
}
