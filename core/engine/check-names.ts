/** The names of a definition: forms, roles, outcomes, steps, public fields; each is there, and none is taken twice. */
import { taskAct } from '../acts/act.ts';
import { ACTS } from '../acts/index.ts';
import type { Block } from '../blocks/block.ts';
import type { ProcessDefinition, StateMeta, TaskSpec } from '../definition/process.ts';
import { readsOf } from '../definition/reads.ts';
import { schemaAt } from '../form/fields.ts';
import type { CompiledForm } from '../form/types.ts';
import type { JsonObject } from '../vocabulary.ts';
import { levelOf } from './candidates.ts';
import { actionsOf, checkAction } from './check-actions.ts';
import type { FoundState } from './check-structure.ts';
import type { Report } from './diagnostic.ts';
import { RESERVED } from './scope.ts';
import type { RoleLevels } from './roles.ts';
import { words } from './messages.ts';

/** Checks them. */
export function checkNames(
  definition: ProcessDefinition,
  states: FoundState[],
  forms: Map<string, CompiledForm>,
  roles: RoleLevels,
  blocks: readonly Block[],
  report: Report,
): void {
  const form = (id: string | null | undefined, element: string): void => {
    if (id && !forms.has(id)) report('form_missing', element, element, words.check.form(id));
  };
  form(definition.start.form, 'start');
  for (const block of blocks) block.check?.({ definition, states, forms, report });
  for (const [name, action] of Object.entries(definition.actions ?? {})) form(action.form, name);
  for (const state of [
    { key: definition.key, path: definition.key, node: definition.machine as JsonObject },
    ...states,
  ]) {
    const meta = (state.node.meta ?? {}) as StateMeta;
    checkTask(meta, state, forms, form, roles, report);
    for (const { spec } of blocks)
      for (const [name, schema] of Object.entries(spec.meta ?? {}))
        for (const read of readsOf(schema, (meta as JsonObject)[name]))
          if (read.as === 'form') form(read.text, state.key);
    for (const action of actionsOf(state.node)) checkAction(action, state, definition, report);
  }
  checkReserved(definition, states, report);
  const keys = new Set(states.map((state) => state.key));
  for (const step of definition.usual ?? [])
    if (!keys.has(step)) report('step_unknown', step, 'usual', words.check.step(step));
}

/** What is said once, and what a later visit keeps, are fields of a form of the step. */
function checkFields(
  task: TaskSpec,
  state: FoundState,
  forms: ReadonlyMap<string, CompiledForm>,
  report: Report,
): void {
  const { minutes = [], prefill } = task;
  const kept = Array.isArray(prefill)
    ? prefill.map((one) => (typeof one === 'string' ? one : one.field))
    : [];
  const ids = [
    task.form,
    ...task.seats.map((seat) => seat.form),
    ...Object.values(task.outcomes).map((o) => o.form),
  ];
  const schemas = ids.flatMap((id) => {
    const form = id ? forms.get(id) : undefined;
    return form ? [form.schema] : [];
  });
  for (const name of [...minutes, ...kept])
    if (!schemas.some((schema) => schemaAt(schema, name)))
      report('field_unknown', state.key, state.path, words.check.field(name));
}

function checkTask(
  meta: StateMeta,
  state: FoundState,
  forms: ReadonlyMap<string, CompiledForm>,
  form: (id: string | null | undefined, element: string) => void,
  roles: RoleLevels,
  report: Report,
): void {
  if (!meta.task) return;
  form(meta.task.form, state.key);
  checkFields(meta.task, state, forms, report);
  for (const [name, outcome] of Object.entries(meta.task.outcomes)) {
    form(outcome.form, state.key);
    if (taskAct({ acts: ACTS }, name))
      report('outcome_shadows_act', state.key, state.path, words.check.outcomeIsAct(name), 'warning');
  }
  for (const seat of meta.task.seats) {
    form(seat.form, state.key);
    for (const role of [seat.role].flat()) {
      if (
        role !== 'filer' &&
        !roles.has(role) &&
        levelOf(role, roles) === 'any' &&
        !roles.has(role.split(':')[0] as string)
      ) {
        report('role_unknown', state.key, state.path, words.check.role(role));
      }
    }
    for (const outcome of seat.outcomes ?? []) {
      if (!meta.task.outcomes[outcome])
        report('outcome_unknown', state.key, state.path, words.check.outcome(outcome));
    }
  }
}

function checkReserved(definition: ProcessDefinition, states: FoundState[], report: Report): void {
  const given = [
    ...Object.keys(definition.computed ?? {}),
    ...Object.keys(definition.lookups ?? {}),
    ...Object.keys(definition.tables ?? {}),
    ...states.map((s) => s.key),
  ];
  for (const name of given)
    if ((RESERVED as readonly string[]).includes(name))
      report('name_reserved', name, name, words.check.reserved(name));
}
