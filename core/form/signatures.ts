/** Fields that more than one person has to sign. */
import { evaluate } from '../expression/index.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { signatureCount, unsigned } from '../values/signature.ts';
import { targetsOf } from './derive.ts';
import { fieldError } from './errors.ts';
import { eachField, titleAt } from './fields.ts';
import { mayBeMissing, type Filling } from './filling.ts';
import { formWords } from './messages.ts';
import { getAt, instancesOf, parentOf, templateOf } from './paths.ts';
import { scopeAt, type ScopeContext } from './scope.ts';
import type { CompiledForm, FieldError } from './types.ts';

/** Who has to sign, by the concrete path of the signature. */
export function signersOf(form: CompiledForm, data: JsonObject, context: ScopeContext): Map<string, Json[]> {
  const signers = new Map<string, Json[]>();
  for (const entry of form.signers ?? [])
    for (const path of targetsOf(data, entry)) {
      const scope = scopeAt(form, data, entry.base, parentOf(path), context);
      const { value } = evaluate(entry.feel, scope);
      if (Array.isArray(value)) signers.set(path, value);
    }
  return signers;
}

/** What is signed by some is not signed; what is not signed at all is missing and is said there. */
export function checkSignatures(filling: Filling): FieldError[] {
  return [...missingSigners(filling), ...tooFew(filling)];
}

function missingSigners(filling: Filling): FieldError[] {
  const { form, data, context } = filling;
  return [...signersOf(form, data, context)].flatMap(([path, people]) => {
    if (!isSigned(filling, path)) return [];
    const names = unsigned(getAt(data, path), people);
    const title = titleAt(form.schema, templateOf(path));
    return names.length === 0
      ? []
      : [fieldError(form.schema, path, 'signature_missing', formWords.unsigned(title, names))];
  });
}

/** `x-signatures`: so many people, whoever they are. */
function tooFew(filling: Filling): FieldError[] {
  const { form, data } = filling;
  const errors: FieldError[] = [];
  eachField(form.schema, (template, field) => {
    const needed = Number(field['x-signatures'] ?? 1);
    if (!(needed > 1)) return;
    for (const path of instancesOf(data, template)) {
      const signed = signatureCount(getAt(data, path));
      if (!isSigned(filling, path) || signed >= needed) continue;
      const sentence = formWords.signatures(titleAt(form.schema, template), needed, signed);
      errors.push(fieldError(form.schema, path, 'min_items', sentence));
    }
  });
  return errors;
}

function isSigned(filling: Filling, path: string): boolean {
  return getAt(filling.data, path) !== undefined && !mayBeMissing(filling, path);
}
