/** A process version ready to run: checked, its machine compiled, its forms self-contained. */
import type { ProcessDefinition, StateMeta, TaskSpec } from '../definition/process.ts';
import type { CompiledForm } from '../form/types.ts';
import type { SchemaValidator } from '../form/schema-validator.ts';
import type { CompiledMachine } from './machine.ts';
import type { RoleLevels } from './world.ts';

export interface CompiledProcess {
  definition: ProcessDefinition;
  version: number;
  machine: CompiledMachine;
  forms: ReadonlyMap<string, CompiledForm>;
  /** JSON Schema engine: ajv on the server, an eval-free one in the browser. */
  validate: SchemaValidator;
  roles: RoleLevels;
  /** Meta of each step by step id (first state of that name). */
  steps: ReadonlyMap<string, StateMeta>;
}

/** The task of a step, if people act there. */
export function taskOf(process: CompiledProcess, step: string): TaskSpec | undefined {
  return process.steps.get(step)?.task;
}

/** The name of a step for people. */
export function labelOf(process: CompiledProcess, step: string): string {
  return process.steps.get(step)?.label ?? step;
}

/** The form that goes with an outcome of a seat; null when there is none. */
export function formOf(process: CompiledProcess, step: string, seat: number, outcome: string): CompiledForm | null {
  const task = taskOf(process, step);
  const spec = task?.outcomes[outcome];
  const id = spec?.form !== undefined ? spec.form : task?.seats[seat]?.form !== undefined ? task.seats[seat].form : task?.form;
  return id ? (process.forms.get(id) ?? null) : null;
}
