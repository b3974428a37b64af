/**
 * Expressions 表达式: FEEL, the only language of a definition. Nothing here throws because of an expression or of
 * data: a syntax error, a missing variable, a wrong type give null and a warning with its position.
 *
 * What to know when writing one:
 * - names are letters, digits, `_` and Chinese characters; other keys through `get value(x, "a-b")`;
 * - days and moments are text of equal form and compare as such: `birth < "2010-01-01"`, `day(now) = today`;
 *   a day against a moment does not compare, use `day(…)`; `date(x)` gives a FEEL date for `.year` or `+ duration(…)`,
 *   and a FEEL date does not compare with text;
 * - `x = y` of different types, also with null on one side only, is never true; `"12" > 3` compares as JavaScript does;
 * - numbers are decimals of fifteen digits: `0.1 + 0.2 = 0.3`; money is fen, a share of it is rounded by
 *   `round half up(x, 0)` or `floor(x)`;
 * - `sum`, `min`, `max` of an empty list and `count(null)` are null;
 * - a condition in brackets is a comparison: `members[lives_together = true]`;
 * - `in` takes in what follows: `a in [1, 2] and b` is `a in ([1, 2] and b)`, write `(a in [1, 2]) and b`;
 * - at the place of a call the function wins over data of the same name, elsewhere the data: `age(id_no, today) > age`.
 */
import { analyse, type Analysis, type Read } from './analyse.ts';
import {
  compile,
  isStable,
  type Compiled,
  type Evaluation,
  type ExpressionWarning,
  meaningProblems,
} from './compile.ts';
import { parse, parseTests, syntaxProblems, fault, type ExpressionProblem } from './syntax.ts';
import { takenIn } from './taken-in.ts';
import { testsToExpression } from './unary.ts';
import type { Feel, Json } from '../vocabulary.ts';
import { messages } from './messages.ts';

export type { Read } from './analyse.ts';

/**
 * Variables by name. They may be getters: only those the expression names are read, each once per evaluation.
 * Deeper inside, getters have to be non-enumerable, for feelin looks at all enumerable entries of an object in which it
 * misses one.
 */
export type Scope = Readonly<Record<string, unknown>>;

/** Expressions kept built, and as many cells: some hundred definitions' worth, a few kB each. The oldest goes first. */
const CACHE_SIZE = 20_000;
const expressions = new Map<Feel, Compiled>();
const cells = new Map<Feel, Compiled>();

/** The value of an expression in a scope. The value is a copy: it shares nothing with the scope. */
export function evaluate(expression: Feel, scope: Scope): Evaluation {
  return built(expressions, expression, build)((name) => read(scope, name));
}

/** Whether a condition holds, with the reasons why it may not be decided. Only `true` holds. */
export function judge(condition: Feel, scope: Scope): { holds: boolean; warnings: ExpressionWarning[] } {
  const { value, warnings } = evaluate(condition, scope);
  if (typeof value === 'boolean') return { holds: value, warnings };
  const position = { from: 0, to: condition.length };
  const message = value === null ? messages.judgement.noResult : messages.judgement.notTruth;
  return { holds: false, warnings: [...warnings, { code: 'not_boolean', message, position }] };
}

/** Whether a condition holds; null and anything else that is not `true` does not. */
export function test(condition: Feel, scope: Scope): boolean {
  return evaluate(condition, scope).value === true;
}

/**
 * Whether a cell of a decision table accepts a value: `-`, `< 5`, `[1..3], > 7`, `"甲","乙"`, `not("甲")`,
 * `params.limit`, a list, or a condition over `?`. A broken cell accepts nothing.
 */
export function unaryTest(cell: Feel, input: Json, scope: Scope): boolean {
  const run = built(cells, cell, buildTests);
  return run((name) => (name === '?' ? input : read(scope, name))).value === true;
}

/** Everything wrong with an expression, in the order of the text; an `error` keeps it from being evaluated. */
export function check(expression: Feel): ExpressionProblem[] {
  return prepare(expression).problems;
}

/** The same for a cell of a decision table. */
export function checkUnaryTest(cell: Feel): ExpressionProblem[] {
  return prepareTests(cell).problems;
}

/**
 * The variable paths an expression reads, each once: `members.age`, `params.limit`. A bare name in a filter
 * counts both as the variable and as a field of the list's elements. Empty for a broken expression.
 */
export function references(expression: Feel): string[] {
  const paths = reads(expression).flatMap(({ path, within }) => [
    path,
    ...within.filter((list) => list.length > 0).map((list) => [...list, ...path]),
  ]);
  return [...new Set(paths.map((path) => path.join('.')))];
}

/** The same with positions, and with the lists a bare name in a filter may belong to. */
export function reads(expression: Feel): Read[] {
  return prepare(expression).analysis.reads;
}

function built(cache: Map<Feel, Compiled>, text: Feel, build: (text: Feel) => Compiled): Compiled {
  let run = cache.get(text);
  if (!run) {
    run = build(text);
    if (cache.size >= CACHE_SIZE) cache.delete(cache.keys().next().value as Feel);
    cache.set(text, run);
  }
  return run;
}

function build(expression: Feel): Compiled {
  const { analysis, problems } = prepare(expression);
  return broken(problems) ?? compile(expression, analysis);
}

function buildTests(cell: Feel): Compiled {
  const { expression, analysis, problems } = prepareTests(cell);
  const input: Read = { path: ['?'], position: { from: 0, to: 0 }, within: [] };
  return broken(problems) ?? compile(expression, { ...analysis, reads: [...analysis.reads, input] });
}

/** An expression with errors always gives null and says why. */
function broken(problems: ExpressionProblem[]): Compiled | null {
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length === 0) return null;
  const warnings = errors.map(({ message, position }) => ({ code: 'broken', message, position }));
  return () => ({ value: null, warnings: [...warnings] });
}

interface Prepared {
  analysis: Analysis;
  problems: ExpressionProblem[];
}

const NOTHING: Analysis = { reads: [], calls: [], filters: [], bounds: [], lists: [], sums: [] };

function prepare(expression: Feel): Prepared {
  const tree = parse(expression);
  const syntax = syntaxProblems(tree, expression);
  if (syntax.length > 0) return { analysis: NOTHING, problems: syntax };
  const analysis = analyse(tree, expression);
  const problems = [...meaningProblems(analysis), ...takenIn(tree, expression)];
  return { analysis, problems: [...problems, ...stability(expression, analysis)] };
}

function prepareTests(cell: Feel): Prepared & { expression: Feel } {
  const tree = parseTests(cell);
  const syntax = syntaxProblems(tree, cell);
  if (syntax.length > 0) return { expression: cell, analysis: NOTHING, problems: syntax };
  const expression = testsToExpression(tree, cell);
  const analysis = analyse(parse(expression), expression);
  // positions in what the author wrote, so not from the analysis of what it became
  const problems = [
    ...meaningProblems(analyse(tree, cell)),
    ...takenIn(tree, cell),
    ...stability(expression, analysis),
  ];
  return { expression, analysis, problems };
}

function stability(expression: Feel, analysis: Analysis): ExpressionProblem[] {
  if (isStable(expression, analysis)) return [];
  return [fault(messages.judgement.tooLong, { from: 0, to: expression.length })];
}

/** What every object inherits (`constructor`, `toString`) is not data. */
function read(scope: Scope, name: string): unknown {
  return name in Object.prototype && !Object.hasOwn(scope, name) ? undefined : scope[name];
}
