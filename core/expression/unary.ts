/**
 * A cell of a decision table as an expression over `?`, so that cells are built and kept like all others.
 * `< 5, [7..9]` becomes `(? in < 5) or (? in [7..9])`.
 */
import { childrenOf, type Node, type Tree } from './syntax.ts';

const LITERALS = new Set(['StringLiteral', 'NumericLiteral', 'BooleanLiteral', 'null']);

export function testsToExpression(tree: Tree, text: string): string {
  const top = childrenOf(tree.topNode);
  if (top[0]?.name === 'Wildcard') return 'true';
  const tests = childrenOf(top.find((node) => node.name === 'PositiveUnaryTests') as Node);
  const any = tests.map((test) => `(${testToExpression(test.firstChild as Node, text)})`).join(' or ');
  return top[0]?.name === 'not' ? `not(${any})` : any;
}

function testToExpression(node: Node, text: string): string {
  const part = text.slice(node.from, node.to);
  if (LITERALS.has(node.name)) return `? = ${part}`;
  if (asksForInput(node)) return `(${part}) = true`;
  // a list accepts its members, anything else what equals it
  return `? in ${part}`;
}

function asksForInput(node: Node): boolean {
  return node.name === '?' || childrenOf(node).some(asksForInput);
}
