/** The one check of what was filled in, the same on the server and in the browser. */
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { checkAttachments } from './attachments.ts';
import { derive } from './derive.ts';
import { fieldError, missingSentence, schemaSentence } from './errors.ts';
import { mayBeMissing, type Filling } from './filling.ts';
import { inFormOrder } from './form-order.ts';
import { numberErrors } from './numbers.ts';
import { getAt, isWithin, setAt } from './paths.ts';
import { missingFields } from './required.ts';
import { checkSignatures } from './signatures.ts';
import { checkRules } from './rules.ts';
import type { SchemaIssue } from './schema-validator.ts';
import { shapeOf } from './shape.ts';
import { tooLarge } from './size.ts';
import { severalLines, textsOf } from './texts.ts';
import type { CheckContext, CheckResult, CompiledForm, FieldError } from './types.ts';
import { formWords } from './messages.ts';

/** Answers for any JSON; never throws. All errors at once, in the order of the form. */
export function checkForm(form: CompiledForm, input: Json, context: CheckContext): CheckResult {
  if (!isObject(input)) return refusal(context, { path: '', code: 'type', message: formWords.notAForm });
  const large = tooLarge(form.schema, input);
  if (large !== undefined)
    return refusal(context, fieldError(form.schema, large, 'too_large', formWords.tooMuch));

  const { before, writable } = context;
  const computed = new Set(form.computed.map(({ path }) => path));
  const shaped = shapeOf(form.schema, input, { before, writable, computed, text: textsOf(form) });
  const filling: Filling = { form, context, ...derive(form, shaped.data, context) };
  const locked = shaped.locked.map((path) =>
    fieldError(form.schema, path, 'not_writable', formWords.notWritable),
  );
  const found = context.mode === 'draft' ? checkDraft(filling) : checkFinal(filling);
  return {
    data: withEmptied(filling.data, shaped.cleared, filling.hidden),
    errors: inFormOrder(form.schema, [...locked, ...found.errors]),
    warnings: inFormOrder(form.schema, found.warnings),
  };
}

/** Notes the fields somebody has emptied, as far as they are still there. */
function withEmptied(data: JsonObject, cleared: string[], hidden: string[]): JsonObject {
  for (const path of cleared)
    if (getAt(data, path) === undefined && !hidden.some((gone) => isWithin(path, gone)))
      setAt(data, path, null);
  return data;
}

type Found = Omit<CheckResult, 'data'>;

/** What stood there before is all that is left when nothing can be made of the input. */
function refusal(context: CheckContext, error: FieldError): CheckResult {
  return { data: context.before ?? {}, errors: [error], warnings: [] };
}

/** A draft may be incomplete and wrong; values of a wrong type could not be shown again. */
function checkDraft(filling: Filling): Found {
  missingFields(filling);
  const issues = schemaIssues(filling).filter(({ code }) => code === 'type');
  return { errors: issues.map((issue) => schemaError(filling, issue)), warnings: [] };
}

function checkFinal(filling: Filling): Found {
  const { form } = filling;
  const missing = missingFields(filling);
  const issues = onePerField(schemaIssues(filling));
  const absent = issues
    .filter(({ code, path }) => code === 'required' && !mayBeMissing(filling, path))
    .map(({ path }) => path);
  const wrong = issues.filter(({ code, level }) => level === 'error' && code !== 'required');
  const papers = checkAttachments(filling);
  const odd = [...severalLines(filling), ...numberErrors(filling), ...checkSignatures(filling)];
  const rules = checkRules(
    filling,
    [...wrong, ...odd].map(({ path }) => path),
  );
  return {
    errors: [
      ...papers,
      // which papers are needed says more than that some are
      ...[...new Set([...missing, ...absent])]
        .filter((path) => !papers.some((paper) => paper.path === path))
        .map((path) => fieldError(form.schema, path, 'required', missingSentence(form.schema, path))),
      ...odd,
      ...wrong
        .filter((issue) => !odd.some(({ path }) => path === issue.path))
        .map((issue) => schemaError(filling, issue)),
      ...rules.errors,
    ],
    warnings: [
      ...issues.filter(({ level }) => level === 'warning').map((issue) => schemaError(filling, issue)),
      ...rules.warnings,
    ],
  };
}

function schemaIssues({ form, data, context }: Filling): SchemaIssue[] {
  return context.validate(form.schema, data, context.today);
}

function schemaError({ form, data }: Filling, { path, code, message }: SchemaIssue): FieldError {
  return fieldError(form.schema, path, code, message ?? schemaSentence(form.schema, data, path, code));
}

/** What to put right first; the rest of what is wrong with the same field may follow from it. */
const FIRST = ['type', 'required', 'enum'];

function rank({ code, level }: SchemaIssue): number {
  if (level === 'warning') return FIRST.length + 1;
  return FIRST.includes(code) ? FIRST.indexOf(code) : FIRST.length;
}

function onePerField(issues: SchemaIssue[]): SchemaIssue[] {
  const byPath = new Map<string, SchemaIssue>();
  for (const issue of issues) {
    const other = byPath.get(issue.path);
    if (!other || rank(issue) < rank(other)) byPath.set(issue.path, issue);
  }
  return [...byPath.values()];
}
