/** What would silently do nothing: words about fields that do not exist, expressions that cannot be read. */
import { check } from '../expression/index.ts';
import { isObject } from '../json.ts';
import { isSafePattern } from '../values/safe-pattern.ts';
import type { JsonObject } from '../vocabulary.ts';
import { eachField, fieldsOf, itemsOf, schemaAt } from './fields.ts';
import { formWords } from './messages.ts';
import { joinPath, templateOf } from './paths.ts';
import type { CompiledForm, FormDiagnostic } from './types.ts';

/** Notes what is wrong; an error unless said otherwise. */
export type Report = (
  code: string,
  path: string,
  message: string,
  severity?: FormDiagnostic['severity'],
) => void;

export function findUnknownPaths(form: CompiledForm, report: Report): void {
  const known = new Set<string>();
  eachField(form.schema, (path) => known.add(path));
  for (const [word, path] of pathsOf(form)) {
    const exists = known.has(path) || schemaAt(form.schema, path) !== undefined;
    if (!exists) report('unknown_path', path, formWords.problems.field(word, path));
  }
}

/** Every path the form mentions, with the Chinese word for where. */
function* pathsOf(form: CompiledForm): Generator<[string, string]> {
  for (const { path } of form.computed) yield [formWords.mentions.computed, path];
  for (const { path } of form.visible) yield [formWords.mentions.visible, path];
  for (const { path } of form.required) yield [formWords.mentions.required, path];
  for (const { path } of form.signers ?? []) yield [formWords.signers, path];
  for (const { path } of form.privacy) yield [formWords.mentions.privacy, path];
  for (const { path } of form.attachments) yield [formWords.mentions.attachments, path];
  for (const { path, each } of form.rules) {
    if (path !== undefined) yield [formWords.mentions.rules, templateOf(path)];
    if (each !== undefined) yield [formWords.mentions.rules, each];
  }
  for (const path of uiPaths(form.schema, form.ui, '')) yield [formWords.ui, path];
  for (const page of form.pages) for (const path of page.fields) yield [formWords.mentions.pages, path];
  for (const { fields } of form.permissions) {
    for (const path of fields)
      if (path !== '*') yield [formWords.mentions.permissions, path.replace(/\.\*$/, '')];
  }
}

/** Every field a uiSchema has words for; `items` are the rows of a list. */
function* uiPaths(schema: JsonObject | undefined, ui: JsonObject, at: string): Generator<string> {
  for (const [name, inner] of Object.entries(ui)) {
    if (name.startsWith('ui:') || !isObject(inner)) continue;
    const items = schema && name === 'items' ? itemsOf(schema) : undefined;
    const path = items ? `${at}[]` : joinPath(at, name);
    yield path;
    yield* uiPaths(items ?? fieldsOf(schema ?? {}).find(([field]) => field === name)?.[1], inner, path);
  }
}

export function findBrokenExpressions(form: CompiledForm, report: Report): void {
  for (const [path, feel] of expressionsOf(form)) {
    const problems = check(feel);
    const error = problems.find(({ severity }) => severity === 'error');
    if (error) report('bad_expression', path, formWords.problems.expression(feel, error.message));
    else
      for (const { code, message } of problems)
        report(code, path, formWords.problems.doubtful(feel, message), 'warning');
  }
}

/** A pattern that may be tried for ever would stop everybody at one answer. */
export function findDangerousPatterns(form: CompiledForm, report: Report): void {
  eachField(form.schema, (path, field) => {
    for (const pattern of [
      field['pattern'],
      isObject(field['items']) ? field['items']['pattern'] : undefined,
    ])
      if (typeof pattern === 'string' && !isSafePattern(pattern))
        report('bad_pattern', path, formWords.badPattern(pattern));
  });
}

function* expressionsOf(form: CompiledForm): Generator<[string, string]> {
  for (const { path, feel } of [...form.computed, ...form.visible, ...form.required, ...(form.signers ?? [])])
    yield [path, feel];
  for (const { path, base, must } of form.rules) yield [path ?? base, must];
  for (const { path, kinds } of form.attachments) {
    for (const { required } of kinds) if (required !== undefined) yield [path, required];
  }
}
