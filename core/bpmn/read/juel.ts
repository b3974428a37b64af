/** `${amount > 100 && !urgent}` of Camunda 7, Flowable and Activiti in FEEL, where it is no more than comparing and combining. */
import { check } from '../../expression/index.ts';

const TOKEN =
  /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(\d+(?:\.\d+)?)|([\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*)*)|(==|!=|<=|>=|&&|\|\||[<>!()+\-*/]))/uy;

const WORDS: Record<string, string> = {
  '==': '=',
  eq: '=',
  '!=': '!=',
  ne: '!=',
  '&&': 'and',
  '||': 'or',
  and: 'and',
  or: 'or',
  lt: '<',
  gt: '>',
  le: '<=',
  ge: '>=',
  div: '/',
  true: 'true',
  false: 'false',
  null: 'null',
};

/** The inside of `${…}` or `#{…}`; null when the text is not one such expression. */
export function insideOfJuel(text: string): string | null {
  const found = /^[$#]\{([^{}]*)\}$/s.exec(text.trim());
  return found ? (found[1] as string) : null;
}

/** FEEL with the same meaning, or null where it cannot be said with certainty. */
export function juelToFeel(inside: string): string | null {
  const tokens = tokenise(inside);
  if (!tokens || tokens.length === 0) return null;
  const words: string[] = [];
  for (let n = 0; n < tokens.length; n += 1) {
    const token = tokens[n] as Token;
    const next = tokens[n + 1];
    if (token.kind === 'name' && next?.text === '(' && !['not', 'and', 'or', 'empty'].includes(token.text))
      return null;
    if (token.text === '!' || token.text === 'not') {
      if (next?.text === '(') words.push('not');
      else if (next?.kind === 'name' && tokens[n + 2]?.text !== '(') {
        words.push(`not(${next.text})`);
        n += 1;
      } else return null;
    } else if (token.text === 'empty') {
      if (next?.kind !== 'name' || tokens[n + 2]?.text === '(') return null;
      words.push(`${next.text} = null`);
      n += 1;
    } else words.push(wordOf(token));
  }
  const feel = words
    .join(' ')
    .replace(/\( /g, '(')
    .replace(/ \)/g, ')')
    .replace(/not \(/g, 'not(');
  return check(feel).some((problem) => problem.severity === 'error') ? null : feel;
}

interface Token {
  kind: 'string' | 'number' | 'name' | 'sign';
  text: string;
}

function tokenise(text: string): Token[] | null {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const trimmed = text.trim();
  while (TOKEN.lastIndex < trimmed.length) {
    const found = TOKEN.exec(trimmed);
    if (!found) return null;
    const [, string, number, name, sign] = found;
    if (string !== undefined) tokens.push({ kind: 'string', text: string });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else tokens.push({ kind: 'sign', text: sign as string });
  }
  return tokens;
}

function wordOf({ kind, text }: Token): string {
  if (kind !== 'string') return WORDS[text] ?? text;
  const content = text.slice(1, -1).replace(/\\(['"])/g, '$1');
  return JSON.stringify(content);
}
