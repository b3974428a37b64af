/** Form file + shared groups → one compiled form. What is wrong with the files is reported, never thrown. */
import type { FormDefinition } from '../definition/form.ts';
import type { JsonObject } from '../vocabulary.ts';
import { fieldsOf, schemaAt } from './fields.ts';
import { inlineRefs } from './inline-refs.ts';
import { evaluationOrder } from './order.ts';
import type { Part } from './part.ts';
import { layOver, mount, partOf, withRowPath } from './part.ts';
import { readsOf } from './reads.ts';
import {
  findBrokenExpressions,
  findDangerousPatterns,
  findUnknownPaths,
  type Report,
} from './form-problems.ts';
import { completeSchema } from './special-types.ts';
import type { CompiledForm, FieldGroup, FormDiagnostic } from './types.ts';
import { formWords } from './messages.ts';

export interface Expanded {
  form: CompiledForm;
  diagnostics: FormDiagnostic[];
}

/** Groups by id, `shared/person`. */
export function expandForm(
  definition: FormDefinition,
  groups: Readonly<Record<string, FieldGroup>>,
): Expanded {
  const diagnostics: FormDiagnostic[] = [];
  const part = expandPart(definition, groups, [definition.id], (form, code, path, message) =>
    diagnostics.push({ severity: 'error', code, form, path, message }),
  );
  const form = compiledFrom(definition, part);
  const report: Report = (code, path, message, severity = 'error') =>
    diagnostics.push({ severity, code, form: form.id, path, message });
  const { order, cycle } = evaluationOrder(form);
  form.order = order;
  for (const rule of form.rules)
    rule.reads = readsOf(form.schema, rule.base, rule.each ?? rule.base, rule.must);
  if (cycle.length > 0) report('computed_cycle', cycle[0] ?? '', formWords.problems.computedCycle(cycle));
  findUnknownPaths(form, report);
  findBrokenExpressions(form, report);
  findDangerousPatterns(form, report);
  return { form, diagnostics };
}

function compiledFrom(definition: FormDefinition, part: Part): CompiledForm {
  let schema = part.schema;
  for (const { path } of part.attachments) schema = asAttachments(schema, path);
  return {
    id: definition.id,
    title: definition.title,
    ...(definition.description === undefined ? {} : { description: definition.description }),
    ...part,
    schema: completeSchema(schema),
    pages: definition.pages ?? [],
    order: [],
  };
}

/** A field for which kinds of attachments are listed is one of attachments without saying so. */
function asAttachments(schema: JsonObject, path: string): JsonObject {
  const field = schemaAt(schema, path);
  if (field && field['x-type'] === undefined) field['x-type'] = 'attach';
  return schema;
}

function expandPart(
  definition: FormDefinition,
  groups: Readonly<Record<string, FieldGroup>>,
  within: string[],
  report: (form: string, code: string, path: string, message: string) => void,
): Part {
  const schema = inlineRefs(definition.schema as JsonObject, (code, ref) =>
    report(definition.id, code, '', formWords.problems.reference(ref)),
  );
  checkNames(schema, (path, message) => report(definition.id, 'field_name', path, message));
  let part = partOf(definition, schema);
  for (const [path, id] of Object.entries(definition.use ?? {})) {
    const group = Object.hasOwn(groups, id) ? groups[id] : undefined;
    if (group === undefined) report(definition.id, 'unknown_group', path, formWords.problems.group(id));
    else if (within.includes(id))
      report(definition.id, 'group_cycle', path, formWords.problems.groupCycle(id));
    else if (!schemaAt(part.schema, path))
      report(definition.id, 'unknown_path', path, formWords.problems.groupPlace(path, id));
    else part = layOver(part, mount(expandPart(group, groups, [...within, id], report), path), path);
  }
  return { ...part, rules: part.rules.map((rule) => withRowPath(rule, part.schema)) };
}

/** A name has to be readable in a path and in FEEL. */
const FIELD_NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

function checkNames(schema: JsonObject, report: (path: string, message: string) => void): void {
  for (const [name, field] of fieldsOf(schema)) {
    if (!FIELD_NAME.test(name)) report(name, formWords.problems.fieldName(name));
    checkNames(field, report);
    if (field['items']) checkNames(field['items'] as JsonObject, report);
  }
}
