/** The conditions of a definition: each is FEEL that says what it seems to say, and asks for states that are there. */
import type { ProcessDefinition } from '../definition/process.ts';
import { check } from '../expression/index.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import type { Report } from './diagnostic.ts';
import { isObject } from '../json.ts';
import { words } from './messages.ts';

/** Checks what is evaluated at every command, whatever its state. */
export function checkExpressions(definition: ProcessDefinition, report: Report): void {
  for (const [name, expression] of Object.entries(definition.computed ?? {}))
    checkFeel(expression, name, report);
  checkFeel(definition.region, 'region', report);
  checkFeel(definition.subject, 'subject', report);
}

/** Checks every guard of the machine. `states` are the paths of its states from the root, `visit.home_visit`. */
export function checkGuards(
  definition: ProcessDefinition,
  states: ReadonlySet<string>,
  report: Report,
): void {
  const named = new Set(
    [definition.computed, definition.lookups].flatMap((names) => Object.keys(names ?? {})),
  );
  visit(definition.machine as JsonObject, definition.key, (guard, element) => {
    const { type, params } = isObject(guard) ? guard : { type: guard };
    if (!isObject(params)) {
      if (!named.has(String(type)))
        report('guard_unknown', element, element, words.check.guard(String(type)));
      return;
    }
    checkFeel(params.if, element, report);
    for (const state of statesIn(params.state))
      if (!states.has(state)) report('state_unknown', element, element, words.check.stateOfGuard(state));
  });
}

/** Finds the guards of a machine; `guard` as the name of an event is none. */
function visit(node: unknown, element: string, guarded: (guard: Json, element: string) => void): void {
  if (Array.isArray(node)) return node.forEach((item) => visit(item, element, guarded));
  if (!isObject(node)) return;
  for (const [key, value] of Object.entries(node)) {
    const inner = element === key ? element : `${element}.${key}`;
    if (key === 'guard' && !element.endsWith('.on')) guarded(value, inner);
    else if (key !== 'meta' && key !== 'params') visit(value, inner, guarded);
  }
}

/** Notes what is wrong with an expression, and what it may not mean; anything but text is passed over. */
export function checkFeel(expression: unknown, element: string, report: Report): void {
  if (typeof expression !== 'string') return;
  const problems = check(expression);
  const error = problems.find(({ severity }) => severity === 'error');
  if (error) return report(error.code, element, element, words.check.expression(error.message, expression));
  for (const { code, message } of problems)
    report(code, element, element, words.check.doubtful(message, expression), 'warning');
}

/** The states a guard asks for, however it puts them together. */
function statesIn(where: Json | undefined): string[] {
  if (typeof where === 'string') return [where];
  if (Array.isArray(where)) return where.flatMap(statesIn);
  return isObject(where) ? [where.all, where.any, where.of, where.not].flatMap(statesIn) : [];
}
