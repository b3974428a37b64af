/** The rules of a form: what JSON Schema cannot say. */
import { isObject } from '../json.ts';
import { evaluate, test, type Scope } from '../expression/index.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { fieldError, yuan } from './errors.ts';
import { schemaAt } from './fields.ts';
import type { Filling } from './filling.ts';
import { getAt, instancesOf, isWithin, segmentsOf, templateOf } from './paths.ts';
import { readsOf } from './reads.ts';
import { scopeAt } from './scope.ts';
import type { CompiledForm, CompiledRule, FieldError } from './types.ts';
import { formWords } from './messages.ts';

/** `wrong`: paths whose value is of a wrong type or shape; a rule that reads one would only repeat the complaint. */
export function checkRules(
  filling: Filling,
  wrong: string[],
): { errors: FieldError[]; warnings: FieldError[] } {
  const found: { errors: FieldError[]; warnings: FieldError[] } = { errors: [], warnings: [] };
  for (const rule of filling.form.rules) {
    for (const container of containersOf(filling.data, rule)) {
      const broken = applyRule(filling, rule, container, wrong);
      if (broken) found[rule.level === 'warning' ? 'warnings' : 'errors'].push(broken);
    }
  }
  return found;
}

/** The rows a rule is about, else the group it was written in; where that is not there, it says nothing. */
function containersOf(data: JsonObject, rule: CompiledRule): string[] {
  return instancesOf(data, rule.each ?? rule.base).filter((path) => isObject(getAt(data, path)));
}

function applyRule(
  filling: Filling,
  rule: CompiledRule,
  container: string,
  wrong: string[],
): FieldError | undefined {
  const { form, data, context, hidden } = filling;
  const path = place(rule.path ?? rule.each ?? rule.base, container);
  if (hidden.some((gone) => isWithin(path, gone)) || context.writable?.(templateOf(path)) === false)
    return undefined;
  const reads = rule.reads.map((read) => place(read, container));
  if (reads.some((read) => wrong.some((bad) => isWithin(bad, read) || isWithin(read, bad)))) return undefined;
  if (rule.always !== true && reads.some((read) => getAt(data, read) === undefined)) return undefined;
  const scope = scopeAt(form, data, rule.base, container, context);
  if (test(rule.must, scope)) return undefined;
  return fieldError(form.schema, path, rule.code, fillIn(form, rule, scope, container));
}

/**
 * The concrete path of a template seen from a row or group: the row's own where they run together; a list is as
 * far as it goes where the template leads into other rows.
 */
function place(template: string, container: string): string {
  const above = segmentsOf(templateOf(container));
  const concrete = segmentsOf(container);
  const placed: string[] = [];
  let together = true;
  for (const [i, segment] of segmentsOf(template).entries()) {
    together &&= above[i] === segment;
    if (segment === '[]' && !together) break;
    placed.push(together ? (concrete[i] as string) : segment);
  }
  return placed.join('.');
}

/** `{{ FEEL }}` in a sentence; an amount of money that is named alone is written in yuan. */
function fillIn(form: CompiledForm, rule: CompiledRule, scope: Scope, container: string): string {
  return rule.message.replace(/\{\{(.+?)\}\}/g, (_, feel: string) => {
    const value = evaluate(feel.trim(), scope).value ?? null;
    const [field] = readsOf(form.schema, rule.base, templateOf(container), feel.trim());
    const isMoney =
      field !== undefined &&
      /^[\p{L}\p{N}_.]+$/u.test(feel.trim()) &&
      schemaAt(form.schema, field)?.['format'] === 'money';
    return typeof value === 'number' && isMoney ? yuan(value) : spoken(value);
  });
}

function spoken(value: Json): string {
  if (Array.isArray(value)) return value.map(spoken).join(formWords.between);
  if (typeof value === 'boolean') return value ? formWords.yes : formWords.no;
  return value === null || isObject(value) ? '' : String(value);
}
