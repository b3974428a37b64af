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
 * itself and counts before anything; `usual` what the file says of all its expressions: it counts where the text is not
 * written as one of `${…}`, which files of Activiti and Flowable do under the name of XPath. Text in another language is
 * never taken for FEEL, also where it happens to read so: `a - b` of XPath is no difference.
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
  const named = typeof language === 'string' ? language.trim() : '';
  const isNamed = named !== '' && !isFeelName(named);
  if (text.startsWith('=') && !isNamed) return { text: text.slice(1).trim() };
  const juel = insideOfJuel(text) ?? (isJuelName(named) ? text : null);
  if (juel !== null && (!isNamed || isJuelName(named)))
    return fromJuel(text, juel, element, path, findings, isNamed ? named : undefined);
  if (!isNamed && isProse(text)) return prose(text, element, path, findings);
  const other = isNamed ? named : named === '' ? usual : undefined;
  if (other !== undefined) {
    if (isJuelName(other)) return fromJuel(text, text, element, path, findings, other);
    foreign(text, other, element, path, findings);
    return { text, language: other };
  }
  if (isXPath(text) && !isFeel(text)) {
    foreign(text, 'XPath', element, path, findings);
    return { text, language: 'XPath' };
  }
  return { text };
}

export function isFeelName(language: string): boolean {
  return /feel/i.test(language);
}

/** JUEL, or plain EL as some call it. */
function isJuelName(language: string): boolean {
  return /(?:^|[^a-z])(?:ju)?el$|juel/i.test(language);
}

/** What readers call a language that a file names by an address. */
function nameOf(language: string): string {
  const known = ['XPath', 'JUEL', 'Groovy', 'JavaScript', 'Python', 'Java'];
  if (/ecmascript/i.test(language)) return 'JavaScript';
  return known.find((name) => language.toLowerCase().includes(name.toLowerCase())) ?? language;
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
  language = 'juel',
): ReadExpression {
  const feel = juelToFeel(inside);
  if (feel === null) {
    foreign(text, 'JUEL', element, path, findings);
    return { text, language };
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
    messages.expressions.foreignLanguage(text, nameOf(language)),
    `Expression ${text} is written in ${nameOf(language)} and is not executed; rewrite it in FEEL`,
    path,
  );
}
