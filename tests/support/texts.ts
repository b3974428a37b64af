/** Chinese texts in the code, found by TypeScript's parser: comments do not count, whatever a program can show does. */
import ts from 'typescript';
import { isTest, type Sources } from './sources.ts';

/** A piece of a text: where it stands and what it says. */
export interface ChineseLiteral {
  path: string;
  line: number;
  text: string;
}

/** Chinese characters and the signs that only stand between them; quotation marks are in other languages too. */
const CHINESE = /[\p{Script=Han}\u3001-\u303f\uff01-\uff5e]/u;
/** Files of texts: one a language. */
const MESSAGES = /(^|[./])zh-CN\.ts$/;

export function chineseLiterals(sources: Sources): ChineseLiteral[] {
  return [...sources].flatMap(([path, text]) =>
    isTest(path) || path.includes('/fixtures/') || MESSAGES.test(path) || !CHINESE.test(text)
      ? []
      : literalsOf(path, text),
  );
}

function literalsOf(path: string, text: string): ChineseLiteral[] {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, kind);
  const found: ChineseLiteral[] = [];
  const visit = (node: ts.Node): void => {
    if (
      (ts.isLiteralExpression(node) || isTemplatePart(node) || ts.isJsxText(node)) &&
      CHINESE.test(node.text)
    )
      found.push({
        path,
        line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1,
        text: node.text.trim(),
      });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isTemplatePart(node: ts.Node): node is ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail {
  return ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);
}

/** Texts that stand in the code: how many of them below a path, and why. */
export type Allowed = Readonly<Record<string, { literals: number; why: string }>>;

/** So many fewer are let pass: two who move texts at the same time do not stop each other. */
const SLACK = 5;

/** Where there are more texts in the code than allowed; far fewer are wrong too, so that the list can only shrink. */
export function textsOutsideMessages(sources: Sources, allowed: Allowed): string[] {
  const paths = Object.keys(allowed).sort((a, b) => b.length - a.length);
  const byPath = new Map<string, ChineseLiteral[]>(paths.map((path) => [path, []]));
  const wrong: string[] = [];
  for (const literal of chineseLiterals(sources)) {
    const path = paths.find((each) => literal.path === each || literal.path.startsWith(`${each}/`));
    if (path !== undefined) byPath.get(path)!.push(literal);
    else wrong.push(moved(literal));
  }
  for (const [path, found] of byPath) {
    const { literals } = allowed[path]!;
    if (found.length > literals)
      wrong.push(
        `${path} has ${found.length} Chinese texts in the code, ${literals} are allowed: ${found.map(moved).join(' | ')}`,
      );
    if (found.length === 0 || found.length < literals - SLACK)
      wrong.push(
        `${path} has ${found.length} Chinese texts in the code, fewer than the ${literals} allowed: write ${found.length} in tests/support/texts-allowed.ts, or strike the line at 0.`,
      );
  }
  return wrong;
}

function moved({ path, line, text }: ChineseLiteral): string {
  return `${path}:${line} “${text.slice(0, 30)}”： texts stand in the nearest messages.zh-CN.ts and are read through messages.ts`;
}
