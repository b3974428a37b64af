/**
 * Expressions built once and evaluated often.
 *
 * feelin parses on every `evaluate` (150–600 µs). But it builds the body of a FEEL function only once: so
 * `function() expression` is evaluated once, and its value, a function over the context object we keep, is
 * invoked for each evaluation (1–10 µs, same interpreter, same meaning). The variables the expression reads are
 * put into that object before and taken out after.
 */
import { evaluate as feel, FeelFunction } from 'feelin';
import type { Json } from '../vocabulary.ts';
import type { Analysis } from './analyse.ts';
import { type Builtin, BUILTINS } from './builtins.ts';
import { toJson } from './json.ts';
import { charge, spending, TooMuch } from './budget.ts';
import { decimalFunction, operate } from './decimals.ts';
import { aliasOf, BOUND, LIST, rewrite, type Rewritten, SUM } from './rewrite.ts';
import { type ExpressionProblem, fault, parse, shapeOf, type Span } from './syntax.ts';
import { isSafePattern, LONGEST_TEXT } from '../values/safe-pattern.ts';
import { messages } from './messages.ts';

/** Why a value is missing or doubtful; for the editor and the log. Holds no data of persons. */
export interface ExpressionWarning {
  code: string;
  message: string;
  position: Span;
}

export interface Evaluation {
  value: Json;
  warnings: ExpressionWarning[];
}

/** An expression ready to run. `read` gives the value of a variable, undefined when there is none. */
export type Compiled = (read: (name: string) => unknown) => Evaluation;

/** A warning of feelin's, or one of ours that knows its place in the text as it was written. */
interface Raw {
  type: string;
  position: Span;
  written?: true;
}

/** feelin's functions that read the machine's clock; `now` and `today` are variables here. */
const IMPURE = new Set(['now', 'today']);
/** Longest range that is counted through. */
const LONGEST = 100_000;
/** In front of the expression. No brackets around it: they would give the parser one more reading to keep apart. */
const HEAD = 'function() ';

/** Builds an expression without syntax errors. `text` is what `analysis` was made from. */
export function compile(text: string, analysis: Analysis): Compiled {
  const rewritten = rewrite(text, analysis, (name) => functionOf(name) !== null);
  // without a prototype feelin keeps the object itself instead of copying it
  const context = Object.create(null) as Record<string, unknown>;
  for (const { name } of analysis.calls) context[aliasOf(name)] = functionOf(name);
  if (analysis.bounds.length > 0) context[BOUND] = new FeelFunction(bound, ['n']);
  if (analysis.lists.length > 0) context[LIST] = new FeelFunction(counted, ['list']);
  const unfit = (position: Span) =>
    void (warnings as Raw[]).push({ type: 'INVALID_TYPE', position, written: true });
  if (analysis.sums.length > 0) context[SUM] = arithmetic(text, analysis, unfit);
  const { value, warnings } = feel(HEAD + rewritten.text, context);
  const body = (value as FeelFunction).fn;
  const names = [...new Set(analysis.reads.map((read) => read.path[0] as string))];
  // a bare name is data: without this feelin would take the missing variable `count` for its function
  const alsoFunctions = new Set(names.filter((name) => IMPURE.has(name) || functionOf(name) !== null));
  const unnoticed = analysis.reads.filter(
    (read) => read.within.length === 0 && alsoFunctions.has(read.path[0] as string),
  );
  return (read) => {
    // all values first: a lazy one may evaluate this same expression
    const values = names.map(read);
    const before = warnings.length;
    names.forEach((name, i) => {
      context[name] = values[i] === undefined && alsoFunctions.has(name) ? null : values[i];
    });
    try {
      const result = finish(text, spending(body), warnings.splice(before), rewritten);
      for (const { path, position } of unnoticed) {
        if (values[names.indexOf(path[0] as string)] === undefined)
          result.warnings.push(missing(path[0] as string, position));
      }
      return result;
    } catch (error) {
      // feelin throws where types do not fit, e.g. `1 < true`; data must not stop a case
      warnings.splice(before);
      // of a loop in a loop the whole is given up, not only the inner one
      if (error instanceof TooMuch && error.isInner()) throw error;
      return { value: null, warnings: [failed(text)] };
    } finally {
      // the cache must not keep anybody's data
      for (const name of names) context[name] = undefined;
    }
  };
}

function finish(text: string, value: unknown, raw: Raw[], rewritten: Rewritten): Evaluation {
  const warnings = raw.map((warning) => {
    const { from, to } = warning.position;
    const position = warning.written
      ? warning.position
      : rewritten.back({ from: from - HEAD.length, to: to - HEAD.length });
    const part = text.slice(position.from, position.to);
    return {
      code: warning.type.toLowerCase(),
      message: messages.warnings[warning.type]?.(part) ?? messages.compile.incomputable(part),
      position,
    };
  });
  const whole = { from: 0, to: text.length };
  const lost = (message: string) => void warnings.push({ code: 'not_json', message, position: whole });
  return { value: toJson(value, lost), warnings };
}

/** The operations of an expression, each named by the place of its sign. */
function arithmetic(text: string, { sums }: Analysis, unfit: (position: Span) => void): FeelFunction {
  const signs = new Map(sums.map(({ sign }) => [sign.from, { sign, word: text.slice(sign.from, sign.to) }]));
  const call = (at: number, a: unknown, b: unknown) => {
    const found = signs.get(at);
    return found ? operate(found.word, a, b, () => unfit(found.sign)) : null;
  };
  return new FeelFunction(call, ['at', 'a', 'b']);
}

function missing(name: string, position: Span): ExpressionWarning {
  return { code: 'no_variable_found', message: messages.compile.noValue(name), position };
}

function failed(text: string): ExpressionWarning {
  return { code: 'failed', message: messages.compile.failed, position: { from: 0, to: text.length } };
}

/**
 * Whether the parser reads the built text as it reads the expression. It follows several readings at once and drops
 * some where there are too many, so very long expressions can change their meaning behind `function()`.
 */
export function isStable(text: string, analysis: Analysis): boolean {
  const { text: edited } = rewrite(text, analysis, (name) => functionOf(name) !== null);
  const alone = shapeOf(parse(edited));
  return !alone.includes('\u26a0') && shapeOf(parse(HEAD + edited)).endsWith(`FunctionBody(${alone}))`);
}

/** More names than all definitions use; what lies beyond comes from somebody typing. */
const MANY_NAMES = 20_000;
const functions = new Map<string, FeelFunction | null>();

/** A function by name, the house's before FEEL's; null when there is none or it is not pure. */
function functionOf(name: string): FeelFunction | null {
  let found = functions.get(name);
  if (found === undefined) {
    found = IMPURE.has(name) ? null : findFunction(name);
    // asked for every name of every expression, so also "there is none" is kept
    if (functions.size >= MANY_NAMES) functions.clear();
    functions.set(name, found);
  }
  return found;
}

function findFunction(name: string): FeelFunction | null {
  const own = Object.hasOwn(BUILTINS, name) ? BUILTINS[name] : undefined;
  if (own) return new FeelFunction(own.call, own.params);
  const { value } = feel(name, {});
  return typeof value === 'function'
    ? new FeelFunction(
        within(name, decimalFunction(name, value as FeelFunction['fn'])),
        (value as unknown as { $args: string[] }).$args,
      )
    : null;
}

/** An end of a counted range: whole, and not so far that counting takes long. */
function bound(n: unknown): unknown {
  if (typeof n !== 'number') return n;
  charge(Math.abs(n));
  return Math.abs(n) <= LONGEST ? Math.trunc(n) : null;
}

/** A list that is gone through, item by item. */
function counted(list: unknown): unknown {
  charge(Array.isArray(list) ? list.length : 1);
  return list;
}

/** Functions that try a pattern, by the place of their pattern. */
const PATTERNED = new Map([
  ['matches', 1],
  ['replace', 1],
  ['split', 1],
]);

/** A function of FEEL within the budget: lists cost what they are long, and no pattern is tried that may never end. */
function within(name: string, call: (...args: unknown[]) => unknown): FeelFunction['fn'] {
  const pattern = PATTERNED.get(name);
  return (...args: unknown[]) => {
    charge(args.reduce<number>((sum, arg) => sum + (Array.isArray(arg) ? arg.length : 1), 1));
    if (pattern !== undefined) {
      const [text, said] = [args[0], args[pattern]];
      if (typeof said === 'string' && !isSafePattern(said)) return null;
      if (typeof text === 'string' && text.length > LONGEST_TEXT) return null;
    }
    return call(...args);
  };
}

/** What is wrong with calls and filters, beyond syntax. */
export function meaningProblems({ calls, filters }: Analysis): ExpressionProblem[] {
  const problems: ExpressionProblem[] = [];
  for (const { name, position, args } of calls) {
    if (IMPURE.has(name)) problems.push(fault(messages.compile.readsTheClock(name), position));
    else if (!functionOf(name)) problems.push(fault(messages.compile.unknownFunction(name), position));
    else if (Object.hasOwn(BUILTINS, name) && args >= 0 && args !== BUILTINS[name]?.params.length) {
      problems.push(fault(messages.compile.arguments(name, (BUILTINS[name] as Builtin).params), position));
    }
  }
  for (const { kind, position } of filters) {
    if (kind !== 'VariableName' && kind !== 'PathExpression') continue;
    const message = messages.compile.filterIsIndex;
    problems.push({ severity: 'warning', code: 'filter_is_index', message, position });
  }
  return problems;
}
