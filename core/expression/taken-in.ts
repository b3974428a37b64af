/**
 * `a in [1, 2] and b` is read as `a in ([1, 2] and b)`, and so is `a in < 3 or b`: only a list in round brackets,
 * `a in (1, 2) and b`, ends where it seems to. Whoever writes it means two conditions.
 */
import { childrenOf, type ExpressionProblem, type Node, type Tree } from './syntax.ts';
import { messages } from './messages.ts';

/** A warning for every `and` or `or` that became part of what an `in` looks in. */
export function takenIn(tree: Tree, text: string): ExpressionProblem[] {
  return found(tree.topNode, text);
}

function found(node: Node, text: string): ExpressionProblem[] {
  const inside = childrenOf(node).flatMap((child) => found(child, text));
  const taken = node.name === 'Comparison' ? conditionIn(node) : null;
  if (!taken) return inside;
  const first = childrenOf(taken)[0] as Node;
  const meant = text.slice(node.from, first.to);
  const rest = text.slice(first.to, taken.to);
  return [
    {
      severity: 'warning',
      code: 'in_takes_condition',
      message: messages.takenIn.needsBrackets(meant, rest),
      position: { from: node.from, to: node.to },
    },
    ...inside,
  ];
}

/** The conjunction or disjunction a comparison by `in` looks in; null where it looks in something else. */
function conditionIn(comparison: Node): Node | null {
  const [, word, test] = childrenOf(comparison);
  if (word?.name !== 'in' || test?.name !== 'PositiveUnaryTest') return null;
  const [inner] = childrenOf(test);
  const operand = inner?.name === 'SimplePositiveUnaryTest' ? childrenOf(inner)[1] : inner;
  return operand?.name === 'Conjunction' || operand?.name === 'Disjunction' ? operand : null;
}
