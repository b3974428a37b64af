/** An example of a form: its own where it has one, made up from its fields where it says nothing. */
import { fieldsOf, itemsOf, kindOf, requiredOf } from '../../../core/form/fields.ts';
import type { CompiledForm } from '../../../core/form/types.ts';
import type { Json, JsonObject, RegionCode } from '../../../core/vocabulary.ts';
import { choicesOf } from '../../../core/form/choices.ts';
import { widgetFor } from '../../../core/form/widgets.ts';
import { text } from '../messages.ts';

/** What an example follows from beside the form. */
interface Around {
  computed: ReadonlySet<string>;
  /** Where it plays. */
  region: RegionCode;
}

/** Every field somebody may type into. */
export function sampleFor(form: CompiledForm, region: RegionCode): JsonObject {
  const computed = new Set(form.computed.map(({ path }) => path));
  return { ...made(form.schema, { computed, region }, ''), ...form.sample };
}

function made(schema: JsonObject, around: Around, at: string): JsonObject {
  return Object.fromEntries(
    fieldsOf(schema).flatMap(([name, field]) => {
      const path = at === '' ? name : `${at}.${name}`;
      if (around.computed.has(path)) return [];
      const value = valueOf(field, around, path, requiredOf(schema).includes(name));
      return value === undefined ? [] : [[name, value] as [string, Json]];
    }),
  );
}

function valueOf(field: JsonObject, around: Around, path: string, required: boolean): Json | undefined {
  const kind = kindOf(field);
  if (kind === 'group') return made(field, around, path);
  if (kind === 'rows') return [made(itemsOf(field) ?? {}, around, `${path}[]`)];
  const first = Array.isArray(field.examples) ? field.examples[0] : undefined;
  if (first !== undefined) return first;
  const choices = choicesOf(field) ?? choicesOf(itemsOf(field) ?? {});
  if (choices) return kind === 'list' ? [choices[0]?.value ?? null] : choices[0]?.value;
  const widget = widgetFor(field);
  const samples = text.samples as Readonly<Record<string, Json>>;
  if (widget === 'number' || widget === 'money') {
    const least = typeof field.minimum === 'number' ? field.minimum : 0;
    return Math.max(least, Number(samples[widget]));
  }
  if (widget === 'region') return around.region;
  if (widget === 'attachments') return [{ name: text.trial.paper }];
  const sample = widget === undefined ? undefined : samples[widget];
  if (sample !== undefined) return sample;
  return required ? text.trial.anything : undefined;
}
