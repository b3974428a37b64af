/**
 * Everything wrong with a version, in one list: what reading and compiling its diagram say, what compiling its definition
 * says, and the proof. Each finding names the element of the diagram it is about, where there is one.
 */
import type { DiagnosticView } from '../api-admin.ts';
import { allScopes } from '../bpmn/read/check.ts';
import { compileBpmn } from '../bpmn/compile.ts';
import type { BpmnModel, Finding } from '../bpmn/model.ts';
import { readBpmn } from '../bpmn/read.ts';
import type { VersionSource } from '../definition/source.ts';
import type { Diagnostic } from '../engine/diagnostic.ts';
import type { CompiledProcess } from '../engine/process.ts';
import { withoutPieces } from '../pieces/expand.ts';
import { outlinesOf, usersOfSteps } from '../pieces/outlines.ts';
import type { RoleLevel } from '../engine/roles.ts';
import type { SchemaValidator } from '../form/schema-validator.ts';
import { equalJson } from '../json.ts';
import { checkDiagram, proveDefinition } from '../proof/index.ts';
import type { DefinitionSource } from '../proof/machine/source.ts';
import type { Json } from '../vocabulary.ts';
import { compileSource } from './compile.ts';
import { elementsOf } from './elements.ts';
import { messages } from './messages.ts';

/** What the house knows beyond the source. */
export interface CheckFacts {
  roles: readonly { id: string; name: string; level: RoleLevel }[];
  /** Roles somebody holds; absent where it is not known. */
  holders?: ReadonlySet<string>;
  /** The most persons that hold a role at one office; absent where it is not known. */
  atOnePost?: ReadonlyMap<string, number>;
  /** Key the version is published under; absent for a file on its own. */
  key?: string;
  /** The versions in force of the processes its cases are sent on to, and of theirs, by key. */
  others?: Readonly<Record<string, VersionSource>>;
  /** Leaves the proof of the definition out, which takes seconds for a large one. */
  quick?: boolean;
  validate: SchemaValidator;
}

/** Conditions that are not there yet, or not in a language that is executed: what stands behind them is not decided. */
const UNDECIDED = new Set([
  'conditions_missing',
  'condition_is_text',
  'expression_foreign',
  'subprocess_empty',
]);

/** Only missing to run: an imported drawing may lack it, a version may not. */
const MISSING_TO_RUN = new Set([
  'who_missing',
  'form_missing',
  'role_unknown',
  'process_choice',
  'call_empty',
  'timer_missing',
  'event_condition_missing',
  'loop_count_missing',
  'voters_missing',
  'loop_condition_missing',
  'loop_unreadable',
  ...UNDECIDED,
]);

/** What is said of a file with several processes. */
export const OF_THE_FILE = new Set(['process_beside', 'process_choice']);

/** What the proof of the machine finds where a branch has no condition to take it. */
const FOLLOWS_FROM_UNDECIDED = new Set([
  'guard_hole',
  'guard_shadowed',
  'never_rests',
  'no_way_to_end',
  'state_unreachable',
  'branches_never_join',
]);

/** What it finds where the form that would ask for a value is not there yet. */
const FOLLOWS_FROM_FORMLESS = new Set(['name_unknown', 'field_unknown']);

/**
 * What the proof of the definition judges with its forms and types at hand, and the proof of the bare drawing can only
 * guess: left to the former wherever there is one.
 */
const JUDGED_BY_DEFINITION = new Set([
  'gateway_hole',
  'gateway_overlap',
  'gateway_overlap_ordered',
  'gateway_undecided',
  'condition_missing',
  'condition_never',
  'condition_ignored',
  'no_outgoing',
]);

type Checked = Diagnostic & { english?: string; trace?: string[] };

/** All of it, errors first. Never throws, whatever the source is. */
export async function checkSource(source: VersionSource, facts: CheckFacts): Promise<DiagnosticView[]> {
  const { roles, validate } = facts;
  const levels = new Map(roles.map(({ id, level }) => [id, level]));
  const { process, diagnostics } = compileSource(source, { roles: levels, version: 0, validate });
  const told: Checked[] = [...diagnostics, ...keyProblems(source, facts)];
  const model = await diagramProblems(source, process, facts, told);
  if (process && !facts.quick) told.push(...asDraft(problems(proofOf(process, facts)), told));
  const users = usersOfSteps(source);
  const elements = model ? elementsOf(model, users) : users;
  return sorted(placed(withoutEchoes(told, elements), elements, model));
}

/** A timer without a time leaves a delay that nobody defined; the timer says so at its own element. */
function withoutEchoes(told: Checked[], elements: ReadonlyMap<string, string>): Checked[] {
  const timeless = new Set(
    told.flatMap(({ code, element }) => (/^timer_(missing|unreadable)$/.test(code) ? [element] : [])),
  );
  return told.filter(({ code, path }) => {
    const delay = code === 'machine_invalid' ? /\/after\/([^/]+)$/.exec(path)?.[1] : undefined;
    return delay === undefined || !timeless.has(elements.get(delay) ?? delay);
  });
}

/** The findings as publishing sees them: what is only missing to run forbids it. */
export function forPublishing(diagnostics: readonly DiagnosticView[]): DiagnosticView[] {
  return diagnostics.map((each) => (MISSING_TO_RUN.has(each.code) ? { ...each, severity: 'error' } : each));
}

/** What comes of a source: it may be published, it can be drawn but lacks something to run, or it is wrong. */
export type Verdict = 'publishable' | 'drawable' | 'wrong';

export function verdictOf(diagnostics: readonly { code: string; severity: string }[]): Verdict {
  if (diagnostics.some(({ severity }) => severity === 'error')) return 'wrong';
  return diagnostics.some(({ code }) => MISSING_TO_RUN.has(code)) ? 'drawable' : 'publishable';
}

/** Nothing in the findings forbids publishing. */
export function mayPublish(diagnostics: readonly DiagnosticView[]): boolean {
  return verdictOf(diagnostics) === 'publishable';
}

function keyProblems({ definition }: VersionSource, { key }: CheckFacts): Checked[] {
  if (key === undefined || definition.key === key) return [];
  return [problem('key_differs', key, '/key', messages.check.key(key))];
}

function proofOf(
  { definition, forms, roles }: CompiledProcess,
  { holders, atOnePost, others, validate }: CheckFacts,
): Finding[] {
  return proveDefinition({
    definition,
    forms,
    roles,
    ...(others ? { others: inForce(others, { roles, validate, version: 0 }) } : {}),
    ...(holders ? { holders } : {}),
    ...(atOnePost ? { atOnePost } : {}),
  });
}

/** Compiled when they are asked for. */
function inForce(
  others: Readonly<Record<string, VersionSource>>,
  house: Parameters<typeof compileSource>[1],
): NonNullable<DefinitionSource['others']> {
  const made = new Map<string, CompiledProcess | undefined>();
  return (key) => {
    const source = Object.hasOwn(others, key) ? others[key] : undefined;
    if (source && !made.has(key)) made.set(key, compileSource(source, house).process);
    return made.get(key);
  };
}

/**
 * The control flow of a drawing is proved on the drawing, with every branch open. Where conditions or forms are still to
 * be made, what the proof of the machine says only because of that is a warning; publishing waits for them.
 */
function asDraft(proof: Checked[], told: readonly Checked[]): Checked[] {
  const undecided = told.some(({ code }) => UNDECIDED.has(code));
  const formless = told.some(({ code }) => code === 'form_missing');
  return proof.map((each) =>
    (undecided && FOLLOWS_FROM_UNDECIDED.has(each.code)) || (formless && FOLLOWS_FROM_FORMLESS.has(each.code))
      ? { ...each, severity: 'warning' as const }
      : each,
  );
}

/** Reads the diagram, where one was drawn, and tells what is wrong with it. */
async function diagramProblems(
  source: VersionSource,
  process: CompiledProcess | undefined,
  { roles }: CheckFacts,
  told: Checked[],
): Promise<BpmnModel | null> {
  const { definition, diagram } = source;
  if (diagram === undefined) return null;
  const { model, findings } = await readBpmn(diagram);
  told.push(...problems(findings));
  if (!model) return null;
  const { key } = definition;
  const pieces = outlinesOf(source.pieces);
  const compiled = compileBpmn(model, { roles, pieces, ...(typeof key === 'string' ? { key } : {}) });
  // a sketch is lenient with what cannot run; a version is not
  const hard = new Set(compiled.findings.filter(({ severity }) => severity === 'error').map(placeOf));
  const found = checkDiagram(model, { roles }).filter(
    ({ code }) => !process || !JUDGED_BY_DEFINITION.has(code),
  );
  told.push(
    ...problems(found.map((each) => (hard.has(placeOf(each)) ? { ...each, severity: 'error' } : each))),
  );
  told.push(...problems(compiled.findings.filter(({ code }) => OF_THE_FILE.has(code))));
  if (!compiled.machine) told.push(...problems(compiled.findings));
  else if (!equalJson(machineOf(source, compiled.machine), machineOf(source)))
    told.push({
      ...problem('diagram_differs', '', '/machine', messages.check.diagramDiffers),
      severity: 'warning',
    });
  return model;
}

/** A machine with its pieces written out, in a source: the source's own, or one that was drawn. */
function machineOf({ definition, pieces }: VersionSource, machine = definition.machine as Json): Json {
  return withoutPieces({ definition: { ...definition, machine }, ...(pieces ? { pieces } : {}) })
    .machine as Json;
}

function placeOf({ code, element }: Finding): string {
  return `${code} ${element}`;
}

/** Remarks that need nothing done are left out. */
function problems(findings: readonly Finding[]): Checked[] {
  return findings.flatMap((finding) =>
    finding.severity === 'info' ? [] : [{ ...finding, severity: finding.severity }],
  );
}

/** Names elements as the diagram does, and says each thing once. */
function placed(
  told: Checked[],
  elements: ReadonlyMap<string, string>,
  model: BpmnModel | null,
): DiagnosticView[] {
  const on = (key: string): string => elements.get(key) ?? elements.get(key.split('.').at(-1) ?? '') ?? key;
  const views = told.map(({ trace, ...each }) => ({
    ...each,
    element: AT_CHOICE.has(each.code) ? choiceAfter(on(each.element), model) : on(each.element),
    ...(trace ? { trace: trace.map(on) } : {}),
  }));
  const known = new Map(
    views.map((view) => [`${view.code} ${view.element} ${view.path} ${view.message}`, view]),
  );
  return [...known.values()];
}

/** What the proof says of the conditions with which a step is left: drawn, they stand behind a gateway. */
const AT_CHOICE = new Set(['guard_hole', 'guard_undecided']);

/** The gateway at which it is decided how a step is left, the first that has no default; the step where there is none. */
function choiceAfter(element: string, model: BpmnModel | null): string {
  for (const { nodes, flows } of model?.processes.flatMap(allScopes) ?? []) {
    const waiting = nodes.filter(({ id }) => id === element);
    for (const node of waiting) {
      if (node.type === 'gateway' && node.outgoing.length > 1 && node.default === undefined) return node.id;
      const next = flows.filter(({ source }) => source === node.id).map(({ target }) => target);
      for (const after of nodes)
        if (after.type === 'gateway' && next.includes(after.id) && !waiting.includes(after))
          waiting.push(after);
    }
  }
  return element;
}

function sorted(views: DiagnosticView[]): DiagnosticView[] {
  const rank = ({ severity }: DiagnosticView): number => (severity === 'error' ? 0 : 1);
  return views.sort((a, b) => rank(a) - rank(b));
}

function problem(code: string, element: string, path: string, message: string): Checked {
  return { severity: 'error', code, element, path, message };
}
