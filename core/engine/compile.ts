/** From the files of a process to something that runs, or to diagnostics that name what is wrong. */
import type { AnyAct } from '../acts/act.ts';
import { ACTS } from '../acts/index.ts';
import type { Block } from '../blocks/block.ts';
import { BLOCKS } from '../blocks/index.ts';
import { schemaFaults, type SchemaFault } from '../definition/faults.ts';
import { FormDefinition } from '../definition/form.ts';
import { ProcessDefinition } from '../definition/process.ts';
import { upgradeForm } from '../definition/upgrade.ts';
import { expandForm } from '../form/expand.ts';
import type { SchemaValidator } from '../form/schema-validator.ts';
import type { CompiledForm, FieldGroup } from '../form/types.ts';
import { expandPieces } from '../pieces/expand.ts';
import { inPiece } from '../pieces/origins.ts';
import { checkExpressions, checkGuards } from './check-guards.ts';
import { checkNames } from './check-names.ts';
import { checkStructure, statesOf } from './check-structure.ts';
import { reportTo, type Diagnostic, type Report } from './diagnostic.ts';
import { compileMachine, type CompiledMachine } from './machine.ts';
import type { CompiledProcess } from './process.ts';
import type { Watch } from './watch.ts';
import type { RoleLevels } from './roles.ts';
import { words } from './messages.ts';

/** Faults told of one file; more help nobody. */
const TOLD = 20;

/** The files of one process. */
export interface ProcessSource {
  definition: unknown;
  /** Form files by id. */
  forms: Record<string, unknown>;
  groups: Record<string, FieldGroup>;
  /** Pieces of process it uses, by id. */
  pieces?: Readonly<Record<string, unknown>>;
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
  if (!isDefinition(source.definition, reportTo(diagnostics))) return { diagnostics };
  const { definition, problems, origins } = expandPieces(source.definition, source.pieces);
  if (problems.length > 0)
    return { diagnostics: problems.map((problem) => ({ severity: 'error', ...problem })) };
  const result = compileExpanded(definition, source);
  const { key } = definition;
  return { ...result, diagnostics: result.diagnostics.map((found) => inPiece(found, key, origins)) };
}

/** The same for a definition whose pieces are written out. */
function compileExpanded(definition: ProcessDefinition, source: ProcessSource): CompileResult {
  const diagnostics: Diagnostic[] = [];
  const report = reportTo(diagnostics);
  // what a piece says is only known to be of the language once it is filled in
  if (definition !== source.definition && !isDefinition(definition, report)) return { diagnostics };
  const forms = compileForms(source, report);
  const states = statesOf(definition);
  checkStructure(definition, report);
  checkNames(definition, states, forms, source.roles, source.blocks ?? BLOCKS, report);
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
    report('machine_invalid', 'machine', '/machine', words.check.machine((error as Error).message));
    return { diagnostics };
  }
}

/** The form a file holds, in the present format; every word of it that is not of the language is noted. */
function formIn(id: string, written: unknown, report: Report): FormDefinition | undefined {
  const { form, diagnostics } = upgradeForm(written, id);
  // an older format is read as it was meant: nothing for who designs to do
  const refused = diagnostics.filter(({ severity }) => severity === 'error');
  for (const { code, path, message } of refused) report(code, id, path, message);
  if (refused.length > 0) return undefined;
  const faults = schemaFaults(FormDefinition, form);
  for (const { path, message } of faults.slice(0, TOLD))
    report('form_invalid', id, path, words.check.formDefinition(message));
  return faults.length === 0 ? (form as FormDefinition) : undefined;
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

/** Whether the source holds a definition; every word of it that is not of the language is noted. */
function isDefinition(definition: unknown, report: Report): definition is ProcessDefinition {
  const faults = schemaFaults(ProcessDefinition, definition);
  for (const fault of faults.slice(0, TOLD))
    report(codeOf(fault), stateAt(fault.path), fault.path, words.check.definition(fault.message));
  return faults.length === 0;
}

/** Words of guards and actions are told apart from the rest. */
function codeOf({ keyword, path }: SchemaFault): string {
  const within = path.split('/').slice(1);
  const last = within.at(-1);
  if (keyword === 'word') return within.at(-2) === 'guard' ? 'guard_unknown' : 'action_unknown';
  if (keyword === 'required' && last === 'params') return 'param_missing';
  if (keyword === 'additionalProperties' && within.at(-2) === 'params') return 'param_unknown';
  return 'definition_invalid';
}

/** The state a place in the file is inside of; `process` for any other. */
function stateAt(path: string): string {
  return /^\/machine(?:\/.*)?\/states\/([^/]+)/.exec(path)?.[1] ?? 'process';
}

function compileForms(source: ProcessSource, report: Report): Map<string, CompiledForm> {
  const forms = new Map<string, CompiledForm>();
  const groups: Record<string, FieldGroup> = {};
  for (const [id, group] of Object.entries(source.groups)) {
    // a form that is built on a broken one says so, as an error of its own
    const read = formIn(id, group, (code, at, path, message) => report(code, at, path, message, 'warning'));
    if (read) groups[id] = read;
  }
  for (const [id, form] of Object.entries(source.forms)) {
    const read = formIn(id, form, report);
    if (!read) continue;
    const expanded = expandForm(read, groups);
    for (const d of expanded.diagnostics) report(d.code, id, d.path, d.message, d.severity);
    if (expanded.form) forms.set(id, expanded.form);
  }
  return forms;
}
