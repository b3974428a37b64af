/** Every name in an expression is there, and values are compared and calculated only with their like. */
import { faultOf } from '../../parsed.ts';
import type { Report, Rule } from '../../runner.ts';
import type { DefinitionContext } from '../context.ts';
import type { Found } from '../expressions.ts';
import { typeProblems } from '../infer.ts';
import type { Names } from '../types.ts';
import { messages } from '../../messages.ts';

export const namesAndTypes: Rule<DefinitionContext> = {
  name: 'names_and_types',
  run: (context, report) => {
    const { names } = context.scope();
    for (const found of context.expressions()) look(found, withExtra(names, found.extra), report);
  },
};

/** Tells what is wrong with one expression. */
export function look({ text, element, path, wanted }: Found, names: Names, report: Report): void {
  const fault = faultOf(text);
  if (fault !== null) return broken(report, element, path, fault, text);
  for (const { code, chinese, english } of typeProblems(text, names, wanted)) {
    report({ code, element, path, message: `${chinese}(${text})`, english: `${english} (${text})` });
  }
}

/** Tells that a text is no expression. */
export function broken(report: Report, element: string, path: string, why: string, text: string): void {
  report({
    code: 'expression_invalid',
    element,
    path,
    message: messages.namesAndTypes.broken(why, text),
    english: `Not an expression: ${text}`,
  });
}

function withExtra(names: Names, extra: Found['extra']): Names {
  if (!extra) return names;
  return {
    get: (name) => (Object.hasOwn(extra, name) ? extra[name] : names.get(name)),
    all: () => [...Object.keys(extra), ...names.all()],
  };
}
