/** What kind of value an expression of a definition stands for, where the definition or one of its forms says so. */
import type { ProcessDefinition, TaskSpec } from '../definition/process.ts';
import { schemaAt } from '../form/fields.ts';
import type { Feel, JsonObject } from '../vocabulary.ts';
import type { CompiledProcess } from './process.ts';

/** A name and names below it, nothing else. */
const PATH = /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u;

/**
 * The schema of the field an expression names: a field of the start form, `decision.amount` of the block of a step, a
 * parameter; also by way of a computed value that is nothing but such a name. Undefined for everything else.
 */
export function fieldBehind(process: CompiledProcess, expression: Feel): JsonObject | undefined {
  const path = expression.trim();
  if (!PATH.test(path)) return undefined;
  const { definition } = process;
  const computed = definition.computed ?? {};
  if (Object.hasOwn(computed, path))
    return computed[path] === expression
      ? undefined
      : fieldBehind(withoutComputed(process, path), computed[path] as Feel);
  const [first = '', ...rest] = path.split('.');
  if (first === 'params') return paramField(definition, rest.join('.'));
  const start = process.forms.get(definition.start.form);
  return (
    (start && schemaAt(start.schema, path)) ??
    // what a later step writes into the form itself
    blockField(process, '.', path) ??
    blockField(process, first, rest.join('.'))
  );
}

/** A computed value that leads back to itself leads nowhere. */
function withoutComputed<P extends Pick<CompiledProcess, 'definition'>>(process: P, name: string): P {
  const { [name]: _, ...computed } = process.definition.computed ?? {};
  return { ...process, definition: { ...process.definition, computed } };
}

function paramField({ params }: ProcessDefinition, name: string): JsonObject | undefined {
  const spec = params && Object.hasOwn(params, name) ? params[name] : undefined;
  return spec && { type: spec.type, ...(spec.type === 'money' ? { type: 'integer', format: 'money' } : {}) };
}

/** A field of the forms of the steps that write this block. */
function blockField(process: CompiledProcess, block: string, path: string): JsonObject | undefined {
  for (const { step, meta } of process.machine.nodes.values()) {
    const { task } = meta;
    if (!task || (task.block ?? step) !== block) continue;
    for (const id of formsOf(task)) {
      const field = path === '' ? undefined : schemaAt(process.forms.get(id)?.schema ?? {}, path);
      if (field) return field;
    }
  }
  return undefined;
}

function formsOf(task: TaskSpec): string[] {
  const all = [
    task.form,
    ...task.seats.map(({ form }) => form),
    ...Object.values(task.outcomes).map(({ form }) => form),
  ];
  return all.filter((form) => typeof form === 'string');
}
