/** What the expression language says of an expression, remembered: a proof comes back to the same ones again and again. */
import { check, reads, type Read } from '../expression/index.ts';
import { childrenOf, type Node, parse } from '../expression/syntax.ts';
import type { Feel } from '../vocabulary.ts';

/** More expressions than a definition has. */
const KEPT = 20_000;
const faults = new Map<Feel, string | null>();
const readings = new Map<Feel, Read[]>();

/** Why an expression cannot be evaluated, or not as it reads; null when it can. */
export function faultOf(expression: Feel): string | null {
  return remembered(faults, expression, () => {
    const problem = check(expression).find(({ severity }) => severity === 'error');
    if (problem) return problem.message;
    return swallows(parse(expression).topNode)
      ? 'in 后面的 and、or 会被当作取值的一部分,请把“… in …”用括号括起来'
      : null;
  });
}

/** `n in [1..4] or x` and `n in < 4 and x` are read as `n in ([1..4] or x)`, which never holds. */
function swallows(node: Node): boolean {
  if (node.name === 'PositiveUnaryTest') {
    const [inner] = childrenOf(node);
    const operand = inner?.name === 'SimplePositiveUnaryTest' ? childrenOf(inner)[1] : inner;
    if (operand?.name === 'Conjunction' || operand?.name === 'Disjunction') return true;
  }
  return childrenOf(node).some(swallows);
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
