/** A task as its holder sees it. */
import type { CaseView, TaskAction, TaskItem, TaskStatus, TaskView } from '../../core/api.ts';
import { demandsOf, whyNotTask } from '../../core/acts/act.ts';
import type { Access } from '../../core/definition/form.ts';
import type { OutcomeSpec, TaskSpec } from '../../core/definition/task.ts';
import { rolesUsed, whyNot } from '../../core/engine/candidates.ts';
import { evaluate, test } from '../../core/expression/index.ts';
import { minutesOf } from '../../core/engine/minutes.ts';
import { isObject } from '../../core/json.ts';
import { outcomesOf, ruleOf } from '../../core/engine/origin.ts';
import { votingRuleOf } from '../../core/engine/voting-words.ts';
import { isSteward } from '../../core/engine/stewards.ts';
import { formFor, labelAt, specOf, type CompiledProcess, type Spot } from '../../core/engine/process.ts';
import { accessOfAll } from '../../core/form/access.ts';
import { eachField } from '../../core/form/fields.ts';
import { present } from '../../core/form/present.ts';
import type { CompiledForm } from '../../core/form/types.ts';
import { maskName } from '../../core/values/mask.ts';
import type { Activity, Actor, Case, JsonObject, Task } from '../../core/vocabulary.ts';
import type { Role } from '../definitions/files.ts';
import type { Registry } from '../registry.ts';
import type { TaskDoc } from '../store/documents.ts';
import type { Relation } from './access.ts';
import { formView } from './case.ts';
import { aboutOf } from './about.ts';
import { aheadOf } from './ahead.ts';
import { previousOf } from './previous.ts';
import { titleFor } from './subject.ts';
import { throughVeil, veilOf } from './veil.ts';
import { actionLabel } from './words.ts';

/** A row of a queue. */
export function taskItem(process: CompiledProcess, registry: Registry, doc: TaskDoc, actor: Actor): TaskItem {
  return {
    id: doc._id,
    caseId: doc.case,
    caseNo: doc.caseNo,
    process: doc.process,
    processTitle: process.definition.title,
    step: doc.step,
    node: doc.node ?? null,
    stepLabel: labelAt(process, placeOf(doc)),
    title: titleFor(process, doc, actor),
    role: doc.role,
    due: doc.due,
    ...(doc.dueOpen ? { dueOpen: true } : {}),
    overdue: doc.overdue,
    status: statusOf(doc),
    assignee: doc.assignee?.name ?? null,
    region: doc.region,
    regionName: registry.name(doc.region),
    openedAt: doc.openedAt,
    doneAt: doc.doneAt,
    outcome: doc.outcome ? actionLabel(process, placeOf(doc), doc.outcome) : null,
  };
}

/** Rows of programs that did not keep the state have the name of its step alone. */
function placeOf({ step, node }: TaskDoc): Spot {
  return { step, ...(node === undefined ? {} : { node }) };
}

function statusOf(doc: TaskDoc): TaskStatus {
  return doc.state === 'open' && doc.assignee ? 'claimed' : doc.state;
}

interface TaskPlace {
  item: TaskItem;
  case: CaseView;
  activity: Activity | null;
  task: Task | null;
}

/** The task with everything needed to decide on one screen; what is to be filled in only for who may do it now. */
export function taskView(
  process: CompiledProcess,
  roles: Role[],
  c: Case,
  place: TaskPlace,
  actor: Actor,
  relation: Relation,
): TaskView {
  const { activity, task } = place;
  const mine = activity !== null && task !== null && whyNot(actor, task, activity) === null;
  const steward = isSteward({ process, case: c, actor });
  const actions = activity && task ? actionsOf(process, activity, task, actor, c.data, steward) : [];
  const forms = new Map<string, CompiledForm>();
  if (mine)
    for (const action of actions)
      if (action.form) forms.set(action.form, process.forms.get(action.form) as CompiledForm);
  const named = ({ user, name }: { user: string | null; name: string }): string =>
    relation.roles.length > 0 || mine || user === actor.user ? name : maskName(name);
  const first = forms.values().next().value;
  // as the engine reads it when the form is handed in: by the roles under which the task is theirs
  const at = task && { roles: rolesUsed(actor, task), step: task.step, editing: true };
  const said = activity ? minutesOf(c, activity, specOf(process, activity)) : {};
  const may = first && at ? accessOfAll(first, at) : null;
  // what was said once for all is read by those who follow
  const access = may && ((path: string): Access => (rootOf(path) in said ? 'read' : may(path)));
  return {
    ...place.item,
    assignee: task?.assignee ? named(task.assignee) : maskedOr(place.item.assignee, relation),
    case: place.case,
    actions: mine ? actions : actions.map((action) => ({ ...action, form: null, amount: null })),
    forms: Object.fromEntries([...forms].map(([id, form]) => [id, formView(form)])),
    data:
      first && activity && task && access
        ? present(first, { ...(task.draft ?? knownData(process, c, activity, task)), ...said }, access).data
        : {},
    draft: mine && task?.saved ? { rev: task.saved.rev, at: task.saved.at, by: task.saved.by.name } : null,
    prefilled: first && activity && task && !task.draft ? isPrefilled(process, c, activity, task) : false,
    permissions: first && access ? permissions(first, access) : {},
    cosigners: activity ? cosigners(activity, roles, relation, named) : [],
    voting: activity ? votingRuleOf(specOf(process, activity)) : [],
    ahead: activity ? aheadOf(process, activity) : {},
    previous: throughVeil(veilOf(process, c, relation), previousOf(process, c, activity, relation)),
    about: mine && at ? aboutOf(process, c, place, at.roles) : null,
  };
}

/** The name of the field that a path begins with. */
const rootOf = (path: string): string => path.split(/[.[]/)[0] as string;

/** Who held a task that is not there any more. */
function maskedOr(name: string | null, relation: Relation): string | null {
  return name === null || relation.roles.length > 0 ? name : maskName(name);
}

/** The buttons of a task, each with the reason where it may not be pressed. */
export function actionsOf(
  process: CompiledProcess,
  activity: Activity,
  task: Task,
  actor: Actor,
  data: JsonObject,
  steward = false,
): TaskAction[] {
  const spec = specOf(process, activity);
  const why = whyNot(actor, task, activity);
  const allowed = why ? why.message : (true as const);
  const ahead = aheadOf(process, activity);
  const outcomes = outcomesOf(spec, ruleOf(spec, task)).map((id): TaskAction => {
    const outcome = spec.outcomes[id];
    return {
      id,
      label: outcome?.label ?? id,
      tone: outcome?.tone ?? 'neutral',
      form: formFor(process, spec, ruleOf(spec, task), id)?.id ?? null,
      required: outcome?.required ?? [],
      partial: outcome?.partial ?? false,
      allowed,
      kind: 'outcome',
      amount: amountOf(outcome, data),
      then: thenOf(outcome, ahead[id] ?? []),
    };
  });
  const acts = process.acts.flatMap((act): TaskAction[] => {
    if (act.on !== 'task' || !act.shown(task)) return [];
    const not = whyNotTask(act, { actor, steward, task, activity });
    if (act.by === 'steward' && not) return [];
    return [
      {
        id: act.id,
        label: act.label,
        tone: 'neutral',
        form: null,
        required: demandsOf(act),
        partial: true,
        allowed: not ? not.message : true,
        kind: 'task',
        amount: null,
        then: null,
      },
    ];
  });
  return [...outcomes, ...acts];
}

function amountOf(outcome: OutcomeSpec | undefined, data: JsonObject): TaskAction['amount'] {
  if (!outcome?.amount) return null;
  const { field = null, otherwise } = outcome.amount;
  const value = otherwise === undefined ? null : evaluate(otherwise, data).value;
  return { field, otherwise: Number.isSafeInteger(value) ? (value as number) : null };
}

/** The step the definition names, else the only one there is; an end is said by the label itself. */
function thenOf(outcome: OutcomeSpec | undefined, ahead: TaskView['ahead'][string]): TaskAction['then'] {
  const named = outcome?.then === undefined ? null : ahead.find(({ step }) => step === outcome.then);
  const stop = named ?? (ahead.length === 1 ? ahead[0] : undefined);
  return stop && !stop.ends ? { step: stop.step, label: stop.label } : null;
}

/** Whether the form starts with what was filled in on an earlier visit, which is said. */
function isPrefilled(process: CompiledProcess, c: Case, activity: Activity, task: Task): boolean {
  const spec = specOf(process, activity);
  if ((spec.block ?? task.step) === '.' || begun(c, activity)) return false;
  return Object.keys(knownData(process, c, activity, task)).length > 0;
}

/** What the form starts with: the block as it stands (a correction), the start form where the step edits that. */
function knownData(process: CompiledProcess, c: Case, activity: Activity, task: Task): JsonObject {
  const spec = specOf(process, activity);
  if (spec.collect || spec.each) return {};
  const block = spec.block ?? task.step;
  if (block === '.') {
    const form = process.forms.get(ruleOf(spec, task)?.form ?? spec.form ?? process.definition.start.form);
    const properties = form && isObject(form.schema.properties) ? Object.keys(form.schema.properties) : [];
    return Object.fromEntries(
      properties.filter((name) => name in c.data).map((name) => [name, c.data[name] ?? null]),
    );
  }
  const here = c.data[block];
  if (!isObject(here)) return {};
  // seats of one visit share the block; a later visit starts with what the definition lets it keep
  return begun(c, activity) ? here : keptOf(spec, here);
}

/** Whether somebody has handed something in on this visit. */
function begun(c: Case, { id }: Activity): boolean {
  return c.records.some(({ activity }) => activity === id);
}

/** What a later visit of a step starts with of the last one. */
export function keptOf({ prefill = false }: Pick<TaskSpec, 'prefill'>, before: JsonObject): JsonObject {
  if (typeof prefill === 'boolean') return prefill ? before : {};
  return Object.fromEntries(
    prefill.flatMap((kept) => {
      const { field, rows } = typeof kept === 'string' ? { field: kept, rows: null } : kept;
      if (!(field in before)) return [];
      const value = before[field] ?? null;
      return [
        [field, rows !== null && Array.isArray(value) ? value.filter((row) => test(rows, { row })) : value],
      ];
    }),
  );
}

function permissions(form: CompiledForm, access: (path: string) => Access): Record<string, Access> {
  const listed: Record<string, Access> = {};
  eachField(form.schema, (path) => {
    const may = access(path);
    if (may !== 'write') listed[path] = may;
  });
  return listed;
}

function cosigners(
  activity: Activity,
  roles: Role[],
  relation: Relation,
  named: (who: { user: string | null; name: string }) => string,
): TaskView['cosigners'] {
  const names = new Map(roles.map((role) => [role.id, role.name]));
  return activity.tasks.map((task) => ({
    role: task.role,
    roleName: names.get(task.role) ?? names.get(task.role.split(':')[0] as string) ?? task.role,
    name: nameOf(task, named),
    state: task.state,
    outcome: relation.blind.includes(task.id) ? null : (task.doneBy?.outcome ?? null),
    at: task.doneBy?.at ?? null,
  }));
}

function nameOf(
  { doneBy, assignee }: Task,
  named: (who: { user: string | null; name: string }) => string,
): string | null {
  const who = doneBy ?? assignee;
  return who ? named(who) : null;
}
