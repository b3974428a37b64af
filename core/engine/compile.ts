/** From the files of a process to something that runs, or to diagnostics that name what is wrong. */
import { Check } from 'typebox/value';
import { taskAct, type AnyAct } from '../acts/act.ts';
import { ACTS } from '../acts/index.ts';
import type { Block } from '../blocks/block.ts';
import { BLOCKS } from '../blocks/index.ts';
import { schemaFaults } from '../definition/faults.ts';
import { FormDefinition } from '../definition/form.ts';
import { ProcessDefinition, type StateMeta } from '../definition/process.ts';
import { expandForm } from '../form/expand.ts';
import type { SchemaValidator } from '../form/schema-validator.ts';
import type { CompiledForm, FieldGroup } from '../form/types.ts';
import type { JsonObject } from '../vocabulary.ts';
import { levelOf } from './candidates.ts';
import { actionsOf, checkAction } from './check-actions.ts';
import { checkExpressions, checkGuards } from './check-guards.ts';
import { isObject } from '../json.ts';
import { compileMachine, type CompiledMachine } from './machine.ts';
import type { CompiledProcess } from './process.ts';
import { RESERVED } from './scope.ts';
import type { Watch } from './watch.ts';
import type { RoleLevels } from './roles.ts';

/** Something wrong with a definition. `element` is the state, form or name; `path` where in the file. */
export interface Diagnostic {
  severity: 'error' | 'warning';
  code: string;
  element: string;
  path: string;
  message: string;
}

/** The files of one process. */
export interface ProcessSource {
  definition: unknown;
  /** Form files by id. */
  forms: Record<string, unknown>;
  groups: Record<string, FieldGroup>;
  roles: RoleLevels;
  /** Roles that may suspend, resume and terminate any case of their region; default none. */
  stewards?: ReadonlySet<string>;
  /** Roles that may read any case of their region; default none. */
  overseers?: ReadonlySet<string>;
  version: number;
  validate: SchemaValidator;
  /** The governance blocks it runs with; default all there are. */
  blocks?: readonly Block[];
  /** The acts its tasks and cases know; default all there are. */
  acts?: readonly AnyAct[];
}

export interface CompileResult {
  process?: CompiledProcess;
  diagnostics: Diagnostic[];
}

/** Checks and compiles. `process` is absent when there are errors. Never throws on any input. */
export function compileProcess(source: ProcessSource): CompileResult {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (code, element, path, message, severity = 'error') =>
    void diagnostics.push({ severity, code, element, path, message });

  if (!Check(ProcessDefinition, source.definition)) {
    for (const { path, message } of schemaFaults(ProcessDefinition, source.definition).slice(0, 20))
      report('definition_invalid', 'process', path, `流程定义不合规范:${message}`);
    return { diagnostics };
  }
  const definition = source.definition;
  const forms = compileForms(source, report);
  const states = collectStates(definition.machine, String(definition.machine.id ?? definition.key));
  checkNames(definition, states, forms, source.roles, report);
  checkExpressions(definition, report);
  checkGuards(definition, new Set(states.map(({ path }) => path.slice(path.indexOf('.') + 1))), report);
  if (diagnostics.some((d) => d.severity === 'error')) return { diagnostics };
  try {
    const machine = machineFor(definition);
    const { version, validate, roles, blocks = BLOCKS, acts = ACTS } = source;
    const { stewards = new Set<string>(), overseers = new Set<string>() } = source;
    return {
      process: { definition, version, machine, forms, validate, roles, blocks, acts, stewards, overseers },
      diagnostics,
    };
  } catch (error) {
    report('machine_invalid', 'machine', '/machine', `状态机有误:${(error as Error).message}`);
    return { diagnostics };
  }
}

/** The machine of a definition that was checked, one that tells what it does where somebody watches. */
function machineFor(definition: ProcessDefinition, watch?: Watch): CompiledMachine {
  return compileMachine(
    { ...definition.machine, id: definition.key },
    [...Object.keys(definition.computed ?? {}), ...Object.keys(definition.lookups ?? {})],
    Object.keys(definition.delays ?? {}),
    watch,
  );
}

/** The same process under the eyes of a watcher. */
export function watched(process: CompiledProcess, watch: Watch): CompiledProcess {
  return { ...process, machine: machineFor(process.definition, watch) };
}

/** Notes a diagnostic; an error unless said otherwise. */
export type Report = (
  code: string,
  element: string,
  path: string,
  message: string,
  severity?: Diagnostic['severity'],
) => void;

function compileForms(source: ProcessSource, report: Report): Map<string, CompiledForm> {
  const forms = new Map<string, CompiledForm>();
  for (const [id, form] of Object.entries(source.forms)) {
    if (!Check(FormDefinition, form)) {
      for (const { path, message } of schemaFaults(FormDefinition, form).slice(0, 10))
        report('form_invalid', id, path, `表单定义不合规范:${message}`);
      continue;
    }
    const expanded = expandForm(form, source.groups);
    for (const d of expanded.diagnostics) report(d.code, id, d.path, d.message, d.severity);
    if (expanded.form) forms.set(id, expanded.form);
  }
  return forms;
}

/** A state of the config, `path` from the machine's id. */
export interface FoundState {
  key: string;
  path: string;
  node: JsonObject;
}

function collectStates(node: JsonObject, path: string): FoundState[] {
  const states = isObject(node.states) ? node.states : {};
  return Object.entries(states).flatMap(([key, child]) =>
    isObject(child)
      ? [{ key, path: `${path}.${key}`, node: child }, ...collectStates(child, `${path}.${key}`)]
      : [],
  );
}

function checkNames(
  definition: ProcessDefinition,
  states: FoundState[],
  forms: Map<string, CompiledForm>,
  roles: RoleLevels,
  report: Report,
): void {
  const form = (id: string | null | undefined, element: string): void => {
    if (id && !forms.has(id)) report('form_missing', element, element, `找不到表单 ${id}`);
  };
  form(definition.start.form, 'start');
  for (const [name, action] of Object.entries(definition.actions ?? {})) form(action.form, name);
  for (const state of [
    { key: definition.key, path: definition.key, node: definition.machine as JsonObject },
    ...states,
  ]) {
    const meta = (state.node.meta ?? {}) as StateMeta;
    checkTask(meta, state, form, roles, report);
    form(meta.notice?.objections, state.key);
    for (const action of actionsOf(state.node)) checkAction(action, state, definition, report);
    for (const field of meta.notice?.fields ?? []) {
      if (!definition.public?.includes(field.name))
        report('not_public', state.key, state.path, `公示字段 ${field.name} 不在公开白名单内`);
    }
  }
  checkReserved(definition, states, report);
  const keys = new Set(states.map((state) => state.key));
  for (const step of definition.usual ?? [])
    if (!keys.has(step)) report('step_unknown', step, 'usual', `没有环节 ${step}`);
}

function checkTask(
  meta: StateMeta,
  state: FoundState,
  form: (id: string | null | undefined, element: string) => void,
  roles: RoleLevels,
  report: Report,
): void {
  if (!meta.task) return;
  form(meta.task.form, state.key);
  for (const [name, outcome] of Object.entries(meta.task.outcomes)) {
    form(outcome.form, state.key);
    if (taskAct({ acts: ACTS }, name))
      report(
        'outcome_shadows_act',
        state.key,
        state.path,
        `结果 ${name} 与待办的通用操作同名,本环节不再有该操作`,
        'warning',
      );
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
        report('role_unknown', state.key, state.path, `没有岗位 ${role}`);
      }
    }
    for (const outcome of seat.outcomes ?? []) {
      if (!meta.task.outcomes[outcome])
        report('outcome_unknown', state.key, state.path, `环节没有结果 ${outcome}`);
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
      report('name_reserved', name, name, `${name} 是保留字`);
}
