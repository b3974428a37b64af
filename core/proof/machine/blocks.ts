/** Where data comes from: the start form, what is handed in at steps and acts, what `set` writes. */
import type { ProcessDefinition, TaskSpec } from '../../definition/process.ts';
import { outcomesOf } from '../../engine/origin.ts';
import type { CompiledForm } from '../../form/types.ts';
import type { Happening } from './events.ts';
import type { DefinitionSource } from './source.ts';
import { everyAction, type Machine } from './states.ts';
import { listOf, merged, objectOf, optional, STRING, type Type, typeOf } from './types.ts';

/** The type of a form's data. A field that is shown only sometimes may be missing. */
export function typeOfForm(form: CompiledForm): Type {
  const type = typeOf(form.schema);
  if (type.kind !== 'object') return type;
  const hidden = new Set(form.visible.map(({ path }) => path.split(/[.[]/)[0] ?? ''));
  return objectOf(
    Object.fromEntries(
      Object.entries(type.fields).map(([name, field]) => [name, hidden.has(name) ? optional(field) : field]),
    ),
  );
}

/** Without a form an act carries a reason at most. */
const REASON = objectOf({ reason: optional(STRING) });

/** Forms that may go with an outcome, by the seats that may give it; null where there is none. */
export function formsOf(task: TaskSpec, outcome: string): (string | null)[] {
  const own = task.outcomes[outcome]?.form;
  const givers = task.seats.filter((seat) => outcomesOf(task, seat).includes(outcome));
  const ids = givers.map((seat) => [own, seat.form, task.form].find((form) => form !== undefined) ?? null);
  return [...new Set(ids.length > 0 ? ids : [own ?? task.form ?? null])];
}

/** Where an outcome's data goes. */
export function blockOf(task: TaskSpec, step: string, outcome: string): string {
  return task.outcomes[outcome]?.block ?? task.block ?? step;
}

/** Blocks by name, with `.` for what goes beside the start form. */
export function blockTypes(source: DefinitionSource, machine: Machine): Map<string, Type> {
  const { definition, forms } = source;
  const types = new Map<string, Type>();
  const add = (name: string, type: Type): void => void types.set(name, merged(types.get(name), type));
  const start = forms.get(definition.start.form);
  if (start) add('.', typeOfForm(start));
  for (const { key, meta } of machine.states) {
    const { task } = meta;
    if (!task) continue;
    for (const outcome of Object.keys(task.outcomes)) {
      for (const id of formsOf(task, outcome)) {
        const form = id === null ? undefined : forms.get(id);
        if (id !== null && !form) continue;
        const block = blockOf(task, key, outcome);
        const type = form ? typeOfForm(form) : REASON;
        add(
          block,
          (task.collect || task.each) && block !== '.'
            ? listOf(merged(type, objectOf({ item: optional(STRING) })))
            : type,
        );
      }
    }
  }
  for (const [name, { form: id }] of Object.entries(definition.actions ?? {})) {
    const form = id === undefined ? undefined : forms.get(id);
    if (id === undefined || form) add(name, form ? typeOfForm(form) : REASON);
  }
  return types;
}

/** What `set` writes anywhere: path → expressions. */
export function settings(machine: Machine): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { type, params } of everyAction(machine)) {
    if (type !== 'set') continue;
    for (const [path, expression] of Object.entries(params))
      found.set(path, [...(found.get(path) ?? []), String(expression)]);
  }
  return found;
}

/** Paths that something that happens writes, before the machine hears it. */
export function writtenBy(definition: ProcessDefinition, { kind, type, node }: Happening): string[] {
  if (kind === 'act') return definition.actions?.[type] ? [type] : [];
  const task = node?.meta.task;
  if (kind !== 'outcome' || !task || !node) return [];
  const writes = formsOf(task, type).some((form) => form !== null);
  const block = blockOf(task, node.key, type);
  return writes && block !== '.' ? [block] : [];
}
