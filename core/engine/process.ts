/** A process version ready to run: checked, its machine compiled, its forms self-contained. */
import type { AnyAct } from '../acts/act.ts';
import type { Block } from '../blocks/block.ts';
import type { ProcessDefinition, StateMeta, TaskSpec } from '../definition/process.ts';
import type { CompiledForm } from '../form/types.ts';
import type { SchemaValidator } from '../form/schema-validator.ts';
import type { Activity, TaskRule } from '../vocabulary.ts';
import type { CompiledMachine, MachineNode } from './machine.ts';
import type { RoleLevels } from './roles.ts';
import { words } from './messages.ts';

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
  /** The acts its tasks and cases know. */
  acts: readonly AnyAct[];
  /** Roles that may suspend, resume and terminate any case of their region. */
  stewards: ReadonlySet<string>;
  /** Roles that may read any case of their region. */
  overseers: ReadonlySet<string>;
}

/** What the definition says of the end with this outcome. */
export function endOf(process: CompiledProcess, outcome: unknown): StateMeta | undefined {
  return metas(process).find((meta) => meta.end !== undefined && meta.end === outcome);
}

/** What the definition says of every state that means something. */
export function metas(process: CompiledProcess): StateMeta[] {
  return [...process.machine.nodes.values()].map(({ meta }) => meta);
}

/** The states that carry the name of a step: more than one where branches name theirs alike. */
export function statesNamed(process: CompiledProcess, step: string): MachineNode[] {
  return [...process.machine.nodes.values()].filter((node) => node.step === step);
}

/** Where something belongs in a case. What was kept before states were kept with it has the name of its step alone. */
export interface Spot {
  step?: string;
  node?: string;
}

/** The state of a spot; where only its step is known, or its state is no more, one of that name. */
export function stateAt(process: CompiledProcess, { step, node }: Spot): MachineNode | undefined {
  const own = node === undefined ? undefined : process.machine.nodes.get(node);
  return own ?? (step === undefined ? undefined : statesNamed(process, step)[0]);
}

/** The task an activity works on: that of its own state, for two states may carry the name of one step. */
export function specOf(process: CompiledProcess, activity: Activity): TaskSpec {
  const spec = process.machine.nodes.get(activity.node)?.meta.task;
  if (!spec) throw new Error(`no task at ${activity.node}`);
  return spec;
}

/** What the state of a spot is called for people. */
export function labelAt(process: CompiledProcess, spot: Spot): string {
  return stateAt(process, spot)?.meta.label ?? spot.step ?? '';
}

/** What a step is called of which only the name is known: every name its states have for people. */
export function labelOfStep(process: CompiledProcess, step: string): string {
  const labels = statesNamed(process, step).map(({ meta }) => meta.label ?? step);
  return labels.length > 0 ? [...new Set(labels)].join(words.voting.between) : step;
}

/** The form that goes with an outcome: the outcome's own, else that of the task's seat, else the task's; null when there is none. */
export function formFor(
  process: CompiledProcess,
  spec: TaskSpec,
  rule: TaskRule | undefined,
  outcome: string,
): CompiledForm | null {
  const id = [spec.outcomes[outcome]?.form, rule?.form, spec.form].find((form) => form !== undefined);
  return id ? (process.forms.get(id) ?? null) : null;
}
