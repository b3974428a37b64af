/**
 * Signs between Chinese words as GB/T 15834 has them: full-width. Found in every text of the code and of the definitions;
 * comments, keys and regular expressions are none. In an expression only what stands in quotes has Chinese words.
 */
import ts from 'typescript';
import { isTest, type Sources } from './sources.ts';

/** What stands for a value in a template. */
const HOLE = '\uFFFC';

const HALF = /[,:;?!()]/u;
const HAN = /\p{Script=Han}/u;

/** Values that data already keeps. */
const KEPT = ['村(居)委会', '无(未成年/老年)', '低收入家庭(低保边缘)'];

/** The places of a text where a half-width sign stands beside a Chinese character, each with its surroundings. */
export function halfWidth(text: string): string[] {
  const rest = KEPT.reduce((left, value) => left.replaceAll(value, ''), text);
  const signs = [...rest];
  return signs.flatMap((sign, i) => {
    if (!HALF.test(sign)) return [];
    const [before = '', after = ''] = [signs[i - 1], signs[i + 1]];
    // `county_dept:应急` names a role, `name(…)` a function
    const code = sign === ':' && /[a-z_]/.test(before);
    const beside = HAN.test(before) || (HAN.test(after) && before !== ' ' && !code);
    return beside ? [signs.slice(Math.max(0, i - 8), i + 9).join('')] : [];
  });
}

/** Of sources: every literal, a template as a whole. */
export function inCode(sources: Sources): string[] {
  return [...sources].flatMap(([path, text]) =>
    isTest(path) || !(path.endsWith('.tsx') || HAN.test(text))
      ? []
      : textsOf(path, text).flatMap((one) => halfWidth(one).map((place) => `${path}: ${place}`)),
  );
}

function textsOf(path: string, text: string): string[] {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, kind);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateExpression(node))
      found.push([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(HOLE));
    // a sign between two values on a screen: `{name}:{value}`
    else if (ts.isJsxText(node) && /^\s*[,:;(]|[,:;(]\s*$/.test(node.text))
      found.push(`值${node.text.trim()}值`);
    else if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isJsxText(node))
      found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Of a JSON file: every value that is a text, what is computed in it left out. */
export function inJson(path: string, value: unknown): string[] {
  if (typeof value === 'string')
    return halfWidth(value.replace(/\{\{.*?\}\}/gs, HOLE)).map((place) => `${path}: ${place}`);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => inJson(`${path}/${name}`, part));
}
