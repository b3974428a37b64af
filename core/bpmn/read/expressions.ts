/** Expressions of a file in the language they are written in, as FEEL where that can be had. */
import { check } from '../../expression/index.ts';
import type { Findings } from '../findings.ts';
import { insideOfJuel, juelToFeel } from './juel.ts';
import { messages } from '../messages.ts';

/** An expression; `language` is set where it is not FEEL and could not be put into it. */
interface ReadExpression {
  text: string;
  language?: string;
}

/**
 * Reads an expression that should be FEEL; undefined when there is none. `language` is what the expression says of
 * itself; `usual` what the file says of all its expressions: files often say so and write something else.
 */
export function readExpression(
  body: unknown,
  language: unknown,
  element: string,
  path: string,
  findings: Findings,
  usual?: string,
): ReadExpression | undefined {
  const text = typeof body === 'string' ? body.trim() : '';
  if (text === '') return undefined;
  if (text.startsWith('=')) return { text: text.slice(1).trim() };
  const juel = insideOfJuel(text);
  if (juel !== null) return fromJuel(text, juel, element, path, findings);
  const named = typeof language === 'string' ? language.trim() : '';
  if (named !== '' && !/feel/i.test(named)) {
    foreign(text, named, element, path, findings);
    return { text, language: named };
  }
  if (usual !== undefined && !isFeel(text)) {
    foreign(text, usual, element, path, findings);
    return { text, language: usual };
  }
  if (isXPath(text) && !isFeel(text)) {
    foreign(text, 'XPath', element, path, findings);
    return { text, language: 'XPath' };
  }
  return isProse(text) ? prose(text, element, path, findings) : { text };
}

function isFeel(text: string): boolean {
  return check(text).every((problem) => problem.severity !== 'error');
}

/** BPMN's own functions of XPath (`bpmn:getDataObject('x')`), or a path (`/order/@total`). */
function isXPath(text: string): boolean {
  return /(?:^|[^\w:-])(?:[\w-]+:)?get(?:Data|Process|Activity|Message)\w*\s*\(|(?:^|[\s(=])\/\/?[\w*@]|(?:^|[/[\s(])@\w/.test(
    text,
  );
}

/** Words to a reader (`Order approved?`): blanks between words and a question, and no sign of an expression. */
function isProse(text: string): boolean {
  return /[\p{L}\p{N}][?\uFF1F!\u3002.]$/u.test(text) && !/[=<>()"+*/[\]{}]/.test(text);
}

function prose(text: string, element: string, path: string, findings: Findings): ReadExpression {
  findings.warn(
    'condition_is_text',
    element,
    messages.expressions.prose(text),
    `The condition "${text}" is prose, not an expression; it never holds`,
    path,
  );
  return { text, language: 'text' };
}

function fromJuel(
  text: string,
  inside: string,
  element: string,
  path: string,
  findings: Findings,
): ReadExpression {
  const feel = juelToFeel(inside);
  if (feel === null) {
    foreign(text, 'JUEL', element, path, findings);
    return { text, language: 'juel' };
  }
  findings.warn(
    'expression_translated',
    element,
    messages.expressions.converted(text, feel),
    `JUEL expression ${text} was translated to FEEL ${feel}; please verify`,
    path,
  );
  return { text: feel };
}

function foreign(text: string, language: string, element: string, path: string, findings: Findings): void {
  findings.warn(
    'expression_foreign',
    element,
    messages.expressions.foreignLanguage(text, language),
    `Expression ${text} is written in ${language} and is not executed; rewrite it in FEEL`,
    path,
  );
}
