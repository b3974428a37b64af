/** The example a form carries: to preview it, and to complete what a test or a scenario leaves unsaid. */
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { checkForm } from './check.ts';
import { unsigned } from '../values/signature.ts';
import { mergeJson } from './merge.ts';
import { getAt, setAt } from './paths.ts';
import type { ScopeContext } from './scope.ts';
import { signersOf } from './signatures.ts';
import type { CheckContext, CheckResult, CompiledForm } from './types.ts';

type SampleContext = Omit<CheckContext, 'mode' | 'before' | 'writable'>;

/** The form's sample as a person would have handed it in; `errors` say where the sample is not valid. */
export function sampleOf(form: CompiledForm, context: SampleContext): CheckResult {
  return checkForm(form, form.sample, { ...context, mode: 'final' });
}

/**
 * A partial object completed from the sample: objects field by field, rows each from the sample's row at its place
 * (the last one for further rows), signatures by everybody who has to sign. `null` leaves a field out. Branches of the
 * sample that are not visible with what was given fall away in the check.
 */
export function fillRequired(form: CompiledForm, partial: JsonObject, context: ScopeContext): JsonObject {
  const data = withoutNulls(complete(form.sample, partial)) as JsonObject;
  for (const [path, people] of signersOf(form, data, context)) {
    const names = unsigned([], people);
    if (names.length > 0 && getAt(partial, path) === undefined) setAt(data, path, names);
  }
  return data;
}

function complete(sample: Json | undefined, partial: Json): Json {
  if (isObject(sample) && isObject(partial)) {
    const given = Object.entries(partial).map(
      ([name, value]) =>
        [name, complete(Object.hasOwn(sample, name) ? sample[name] : undefined, value)] as const,
    );
    return mergeJson(sample, Object.fromEntries(given)) ?? partial;
  }
  if (Array.isArray(sample) && Array.isArray(partial))
    return partial.map((row, i) => complete(sample[i] ?? sample.at(-1), row));
  return partial;
}

function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([name, inner]) => [name, withoutNulls(inner)]),
  );
}
