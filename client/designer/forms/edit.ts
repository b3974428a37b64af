/** Changes of a form, as functions from one form to the next. A field is named by its template, `household.members[].name`. */
import { fieldsOf, itemsOf, schemaAt } from '../../../core/form/fields.ts';
import { isWithin, joinPath, nameOf, parentOf } from '../../../core/form/paths.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import {
  namesIn,
  onLastPage,
  propertiesOf,
  tidy,
  withField,
  withGroup,
  without,
  withPaths,
  type Form,
} from './form-parts.ts';
import { kindsOfFields, PRIVACY, type KindId } from './kinds.ts';

export type { Form };

/** A line of the list of fields. */
export interface FieldLine {
  template: string;
  field: JsonObject;
  depth: number;
  required: boolean;
  /** Shared group that stands here: its fields are changed where it is kept. */
  uses: string | null;
  first: boolean;
  last: boolean;
}

/** Every field of the form's own, in order. */
export function linesOf(form: Form): FieldLine[] {
  return below(form, form.schema as JsonObject, '', 0);
}

function below(form: Form, schema: JsonObject, at: string, depth: number): FieldLine[] {
  const fields = fieldsOf(schema);
  const required = namesIn(schema.required);
  return fields.flatMap(([name, field], n) => {
    const template = joinPath(at, name);
    const inner = itemsOf(field);
    const inside = inner ? joinPath(template, '[]') : template;
    const uses = form.use?.[inside] ?? form.use?.[template] ?? null;
    const line: FieldLine = {
      template,
      field,
      depth,
      required: required.includes(name),
      uses,
      first: n === 0,
      last: n === fields.length - 1,
    };
    if (field['x-type'] !== undefined) return [line];
    return [line, ...below(form, inner ?? field, inside, depth + 1)];
  });
}

/** Adds a field of a kind at the end of a group (`''`: of the form). */
export function addField(
  form: Form,
  group: string,
  kind: KindId,
  title: string,
): { form: Form; template: string } {
  const { schema, attachments } = kindsOfFields()[kind];
  const taken = new Set(fieldsOf(schemaAt(form.schema as JsonObject, group) ?? {}).map(([name]) => name));
  let n = 1;
  while (taken.has(`${snake(kind)}_${n}`)) n += 1;
  const name = `${snake(kind)}_${n}`;
  const template = joinPath(group, name);
  const next = withGroup(form, group, (before) => ({
    ...before,
    properties: { ...propertiesOf(before), [name]: { ...structuredClone(schema), title } },
  }));
  const privacy = PRIVACY[kind];
  return {
    template,
    form: {
      ...onLastPage(next, template),
      ...(privacy ? { privacy: { ...form.privacy, [template]: privacy as never } } : {}),
      ...(attachments ? { attachments: { ...form.attachments, [template]: attachments } } : {}),
    },
  };
}

/** Puts a shared group of fields into the form. */
export function addShared(form: Form, id: string, title: string): { form: Form; template: string } {
  const base = (id.split('/').at(-1) ?? 'group').replace(/-/g, '_');
  const taken = new Set(fieldsOf(form.schema as JsonObject).map(([name]) => name));
  let template = base;
  for (let n = 2; taken.has(template); n += 1) template = `${base}_${n}`;
  const next = withGroup(form, '', (before) => ({
    ...before,
    properties: { ...propertiesOf(before), [template]: { type: 'object', title, properties: {} } },
  }));
  return { template, form: { ...onLastPage(next, template), use: { ...form.use, [template]: id } } };
}

/** Takes a field out, with everything the form says of it. */
export function removeField(form: Form, template: string): Form {
  const name = nameOf(template);
  const next = withGroup(form, parentOf(template), (before) => {
    const { [name]: _gone, ...properties } = propertiesOf(before);
    const required = namesIn(before.required).filter((each) => each !== name);
    return { ...without(before, 'required'), properties, ...(required.length > 0 ? { required } : {}) };
  });
  return withPaths(next, (path) => (isWithin(path, template) ? null : path));
}

/** Moves a field among its neighbours. */
export function moveField(form: Form, template: string, by: -1 | 1): Form {
  const name = nameOf(template);
  const moved = withGroup(form, parentOf(template), (before) => {
    const entries = Object.entries(propertiesOf(before));
    const at = entries.findIndex(([each]) => each === name);
    const other = entries[at + by];
    const own = entries[at];
    if (!own || !other) return before;
    entries[at] = other;
    entries[at + by] = own;
    return { ...before, properties: Object.fromEntries(entries) };
  });
  return { ...moved, ...(moved.pages ? { pages: sortedPages(moved) } : {}) };
}

/** Moves a field to where another one of its group stands; the form as it is where they are of different groups. */
export function moveFieldTo(form: Form, template: string, target: string): Form {
  const group = parentOf(template);
  if (template === target || parentOf(target) !== group) return form;
  const names = fieldsOf(schemaAt(form.schema as JsonObject, group) ?? {}).map(([name]) => name);
  const [from, into] = [names.indexOf(nameOf(template)), names.indexOf(nameOf(target))];
  if (from < 0 || into < 0) return form;
  let moved = form;
  for (let at = from; at !== into; at += Math.sign(into - from))
    moved = moveField(moved, template, into > from ? 1 : -1);
  return moved;
}

/** Pages keep their fields; within a page these stand in the form's order. */
function sortedPages(form: Form): NonNullable<Form['pages']> {
  const order = linesOf(form).map(({ template }) => template);
  const at = (path: string): number => {
    const n = order.indexOf(path);
    return n < 0 ? order.length : n;
  };
  return (form.pages ?? []).map((page) => ({
    ...page,
    fields: [...page.fields].sort((a, b) => at(a) - at(b)),
  }));
}

/** Changes the schema of a field; a property that is undefined is taken away. */
export function patchField(form: Form, template: string, patch: Record<string, Json | undefined>): Form {
  return withField(form, template, (before) => {
    const next = Object.entries({ ...before, ...patch }).filter(([, value]) => value !== undefined);
    return Object.fromEntries(next) as JsonObject;
  });
}

/** Turns a field into another kind; its title and hint stay. */
export function changeKind(form: Form, template: string, kind: KindId): Form {
  const { schema, attachments } = kindsOfFields()[kind];
  const next = withField(form, template, ({ title, description }) => ({
    ...structuredClone(schema),
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
  }));
  const { [template]: _privacy, ...privacy } = next.privacy ?? {};
  const { [template]: _kinds, ...kinds } = next.attachments ?? {};
  const own = PRIVACY[kind];
  return tidy({
    ...next,
    privacy: { ...privacy, ...(own ? { [template]: own as never } : {}) },
    attachments: { ...kinds, ...(attachments ? { [template]: attachments } : {}) },
  });
}

export function setRequired(form: Form, template: string, on: boolean): Form {
  const name = nameOf(template);
  return withGroup(form, parentOf(template), (before) => {
    const others = namesIn(before.required).filter((each) => each !== name);
    const required = on ? [...others, name] : others;
    return { ...without(before, 'required'), ...(required.length > 0 ? { required } : {}) };
  });
}

/** Gives a field another name; whatever the form says of it by path follows. Expressions do not. */
export function renameField(form: Form, template: string, name: string): Form {
  const group = parentOf(template);
  const old = nameOf(template);
  const renamed = withGroup(form, group, (before) => ({
    ...before,
    properties: Object.fromEntries(
      Object.entries(propertiesOf(before)).map(([each, field]) => [each === old ? name : each, field]),
    ),
    ...(before.required === undefined
      ? {}
      : { required: namesIn(before.required).map((each) => (each === old ? name : each)) }),
  }));
  const target = joinPath(group, name);
  return withPaths(renamed, (path) =>
    isWithin(path, template) ? `${target}${path.slice(template.length)}` : path,
  );
}

export type StepAccess = 'hidden' | 'masked' | 'read' | 'write' | 'required';

/** What may be done with a field at a step, where the form says so for this field and step alone. */
export function accessAt(form: Form, template: string, step: string): StepAccess | null {
  const found = (form.permissions ?? []).findLast((each) => isAbout(each, template, step));
  return found?.access ?? null;
}

export function setAccess(form: Form, template: string, step: string, access: StepAccess | null): Form {
  const others = (form.permissions ?? []).filter((each) => !isAbout(each, template, step));
  const own = access === null ? [] : [{ steps: [step], fields: [template], access }];
  return tidy({ ...form, permissions: [...others, ...own] });
}

function isAbout(
  { roles, steps, fields }: NonNullable<Form['permissions']>[number],
  template: string,
  step: string,
): boolean {
  return (
    roles === undefined &&
    steps?.length === 1 &&
    steps[0] === step &&
    fields.length === 1 &&
    fields[0] === template
  );
}

function snake(kind: string): string {
  return kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
