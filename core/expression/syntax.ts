/** The text of an expression as a tree, and what is wrong with it. The only file that knows the parser. */
import { parseExpression, parseUnaryTests } from 'feelin';
import { messages } from './messages.ts';

export type Tree = ReturnType<typeof parseExpression>;
export type Node = Tree['topNode'];

/** From and to as character offsets in the expression's text. */
export interface Span {
  from: number;
  to: number;
}

/** What an editor underlines. An expression with an `error` is not evaluated. */
export interface ExpressionProblem {
  severity: 'error' | 'warning';
  /** Stable, snake_case. */
  code: string;
  message: string;
  position: Span;
}

/** Signs of a Chinese keyboard, recognised in what is typed; the parser takes most of it for letters of a name. */
const CHINESE_PUNCTUATION = /[，。；：？！（）【】［］｛｝“”‘’、《》＝＜＞＋－＊／]/;

/**
 * Parses without looking at the data: names are single words of letters, digits, `_` and Chinese characters, so
 * `a-b` is always a subtraction. (FEEL allows blanks and signs in names when the scope has such a name; then the
 * same text means different things on different days.)
 */
export function parse(text: string): Tree {
  return parseExpression(text, {}, undefined);
}

/** Parses a cell of a decision table: `< 5`, `[1..3], > 7`, `not("甲")`, `-`. */
export function parseTests(text: string): Tree {
  return parseUnaryTests(text, {}, undefined);
}

/** The tree's syntax errors, each with a sentence for the person who writes the expression. */
export function syntaxProblems(tree: Tree, text: string): ExpressionProblem[] {
  const problems: ExpressionProblem[] = [];
  if (!text.trim()) return [fault(messages.syntax.empty, { from: 0, to: text.length })];
  tree.iterate({
    enter(node) {
      const position = { from: node.from, to: node.to };
      const part = text.slice(node.from, node.to);
      const sign = CHINESE_PUNCTUATION.exec(part)?.[0];
      if (node.name === 'NumericLiteral' && /e/i.test(part)) {
        // feelin reads 1e9 as 1
        problems.push(fault(messages.syntax.plainNumber(part), position));
      } else if (sign && (node.type.isError || node.name === 'Identifier')) {
        problems.push(fault(messages.syntax.punctuation(sign), position));
      } else if (node.type.isError) {
        problems.push(fault(part ? messages.syntax.unreadable(part) : messages.syntax.incomplete, position));
      }
    },
  });
  return problems;
}

export function fault(message: string, position: Span): ExpressionProblem {
  return { severity: 'error', code: 'expression_invalid', message, position };
}

/** The children of a node, without comments. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (!child.type.isSkipped) children.push(child);
  }
  return children;
}

/** The text of a name, blanks made single. */
export function nameOf(node: Node, text: string): string {
  return text.slice(node.from, node.to).replace(/\s+/g, ' ');
}

/** The node names of an expression's tree, nested; two texts of one shape mean the same up to names and literals. */
export function shapeOf(tree: Tree): string {
  let shape = '';
  tree.iterate({
    enter(node) {
      const counts = node.type.isError || !node.type.isSkipped;
      if (counts) shape += `${node.name}(`;
      return counts;
    },
    leave() {
      shape += ')';
    },
  });
  return shape.slice('Expression('.length, -1);
}
