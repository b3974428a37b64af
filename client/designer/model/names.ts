/** The names an expression of a process can use, with their words: fields of the forms, parameters, computed values. */
import { withoutPieces } from '../../../core/pieces/expand.ts';
import type { FormDefinition } from '../../../core/definition/form.ts';
import type { StateMeta } from '../../../core/definition/process.ts';
import type { VersionSource } from '../../../core/definition/source.ts';
import { isObject } from '../../../core/json.ts';
import { expandForm } from '../../../core/form/expand.ts';
import { eachField, kindOf } from '../../../core/form/fields.ts';
import type { CompiledForm } from '../../../core/form/types.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import { choicesOf } from '../../../core/form/choices.ts';
import { signs } from '../../../core/signs/messages.ts';

export interface Name {
  path: string;
  label: string;
  /** Where it comes from: the form's or the step's title. */
  of: string;
  type: 'text' | 'number' | 'money' | 'yesNo' | 'day' | 'other';
  choices?: string[];
}

const compiled = new WeakMap<object, CompiledForm | null>();

/** A form of the source, expanded; null where it cannot be. */
export function compiledForm(source: VersionSource, id: string): CompiledForm | null {
  const form = source.forms[id];
  if (!isObject(form)) return null;
  const known = compiled.get(form);
  if (known !== undefined) return known;
  let made: CompiledForm | null = null;
  try {
    made = expandForm(form as unknown as FormDefinition, source.groups).form;
  } catch {
    // a form in the middle of being written as JSON
  }
  compiled.set(form, made);
  return made;
}

/** Titles of the forms, by id. */
export function formTitles({ forms }: VersionSource): { id: string; title: string }[] {
  return Object.entries(forms).map(([id, form]) => ({
    id,
    title: isObject(form) && typeof form.title === 'string' ? form.title : id,
  }));
}

/** A name as a choice of a list: what it is called, and what it is of. */
export function choiceOf({ path, label, of }: Pick<Name, 'path' | 'label' | 'of'>): {
  value: string;
  label: string;
} {
  return { value: path, label: of === '' ? label : signs.aside(label, of) };
}

/** All names, those of the start form first. */
export function namesOf(source: VersionSource): Name[] {
  const definition = withoutPieces(source);
  const start = isObject(definition.start) ? definition.start : {};
  const names: Name[] = formNames(source, start.form, '', String(definition.title ?? ''));
  for (const [step, meta] of stepsOf(definition.machine)) {
    const { task } = meta;
    if (!task || task.block === '.') continue;
    const forms = new Set([task.form, ...task.seats.map((seat) => seat.form)]);
    for (const form of forms)
      names.push(...formNames(source, form, `${task.block ?? step}.`, meta.label ?? step));
  }
  for (const [name, spec] of entriesOf(definition.params))
    names.push({ path: `params.${name}`, label: labelIn(spec, name), of: '', type: paramType(spec) });
  for (const [name] of entriesOf(definition.computed))
    names.push({ path: name, label: name, of: '', type: 'other' });
  return names;
}

/** Every state with its meta, in order. */
export function stepsOf(machine: unknown): [string, StateMeta][] {
  if (!isObject(machine) || !isObject(machine.states)) return [];
  return Object.entries(machine.states).flatMap(([key, state]) => {
    const meta = isObject(state) && isObject(state.meta) ? (state.meta as unknown as StateMeta) : {};
    return [[key, meta] as [string, StateMeta], ...stepsOf(state)];
  });
}

function formNames(source: VersionSource, id: unknown, before: string, of: string): Name[] {
  const form = typeof id === 'string' ? compiledForm(source, id) : null;
  if (!form) return [];
  const names: Name[] = [];
  eachField(form.schema, (template, field) => {
    if (kindOf(field) !== 'value' || template.includes('[]')) return;
    const choices = choicesOf(field)?.map(({ value }) => String(value));
    names.push({
      path: `${before}${template}`,
      label: typeof field.title === 'string' ? field.title : template,
      of,
      type: typeOf(field),
      ...(choices ? { choices } : {}),
    });
  });
  return names;
}

function typeOf(field: JsonObject): Name['type'] {
  if (field.format === 'money') return 'money';
  if (field.format === 'date') return 'day';
  if (field.type === 'boolean') return 'yesNo';
  if (field.type === 'integer' || field.type === 'number') return 'number';
  return field.type === 'string' ? 'text' : 'other';
}

function paramType(spec: Json): Name['type'] {
  const type = isObject(spec) ? spec.type : undefined;
  if (type === 'money') return 'money';
  if (type === 'boolean') return 'yesNo';
  return type === 'integer' || type === 'number' ? 'number' : 'text';
}

function labelIn(spec: Json, name: string): string {
  return isObject(spec) && typeof spec.label === 'string' ? spec.label : name;
}

function entriesOf(value: unknown): [string, Json][] {
  return isObject(value) ? Object.entries(value) : [];
}
