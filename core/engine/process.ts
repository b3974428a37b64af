/** A process version ready to run: checked, its machine compiled, its forms self-contained. */
import type { Block } from '../blocks/block.ts';
import type { ProcessDefinition, StateMeta, TaskSpec } from '../definition/process.ts';
import type { CompiledForm } from '../form/types.ts';
import type { SchemaValidator } from '../form/schema-validator.ts';
import type { Activity } from '../vocabulary.ts';
import type { CompiledMachine } from './machine.ts';
import type { RoleLevels } from './roles.ts';

export interface CompiledProcess {
  definition: ProcessDefinition;
  version: number;
  machine: CompiledMachine;
  forms: ReadonlyMap<string, CompiledForm>;
  /** JSON Schema engine: ajv on the server, an eval-free one in the browser. */
  validate: SchemaValidator;
  roles: RoleLevels;
  /** The governance blocks it runs with. */
  blocks: readonly Block[];
  /** Roles that may suspend, resume and terminate any case of their region. */
  stewards: ReadonlySet<string>;
  /** Roles that may read any case of their region. */
  overseers: ReadonlySet<string>;
  /** Meta of each step by step id (first state of that name). */
  steps: ReadonlyMap<string, StateMeta>;
}

/** What the definition says of the end with this outcome. */
export function endOf(process: CompiledProcess, outcome: unknown): StateMeta | undefined {
  return [...process.steps.values()].find((meta) => meta.end !== undefined && meta.end === outcome);
}

/** The task of a step, if people act there (of the first state of that name). */
export function taskOf(process: CompiledProcess, step: string): TaskSpec | undefined {
  return process.steps.get(step)?.task;
}

/** The task an activity works on: that of its own state, for two states may carry the name of one step. */
export function specOf(process: CompiledProcess, activity: Activity): TaskSpec {
  const spec = process.machine.nodes.get(activity.node)?.meta.task;
  if (!spec) throw new Error(`no task at ${activity.node}`);
  return spec;
}

/** The name of a step for people. */
export function labelOf(process: CompiledProcess, step: string): string {
  return process.steps.get(step)?.label ?? step;
}

/** The form that goes with an outcome of a seat of a step; null when there is none. */
export function formOf(
  process: CompiledProcess,
  step: string,
  seat: number,
  outcome: string,
): CompiledForm | null {
  const spec = taskOf(process, step);
  return spec ? formFor(process, spec, seat, outcome) : null;
}

/** The same for a task: the outcome's own form, else the seat's, else the task's. */
export function formFor(
  process: CompiledProcess,
  spec: TaskSpec,
  seat: number,
  outcome: string,
): CompiledForm | null {
  const id = [spec.outcomes[outcome]?.form, spec.seats[seat]?.form, spec.form].find(
    (form) => form !== undefined,
  );
  return id ? (process.forms.get(id) ?? null) : null;
}
