/** An act at a step: a vote for an outcome, or an act on the task itself. */
import { actAt, demand } from '../acts/act.ts';
import type { OutcomeSpec, TaskSpec } from '../definition/process.ts';
import type { Activity, JsonObject, Task } from '../vocabulary.ts';
import { announce, askAgain, closeActivity, settleItem } from './activities.ts';
import { rolesUsed } from './candidates.ts';
import { isOfTask, letGo } from './claims.ts';
import type { Act } from './commands.ts';
import { equalJson, isObject } from '../json.ts';
import { followSeatsOf } from './late-seats.ts';
import { locate, type FoundTask } from './locate.ts';
import { minutesOf } from './minutes.ts';
import { isOptional, ruleOf } from './origin.ts';
import { formFor } from './process.ts';
import { refuse } from './rejections.ts';
import type { DecisionDraft } from './run.ts';
import { readAgain } from './start.ts';
import { checked, obeyRules, place } from './submission.ts';
import { dropDraft, refuseOvertaken } from './task-draft.ts';
import { counts, tally } from './tally.ts';
import { ITEM_DONE } from './vocabulary.ts';

/** The name under which an outcome asks for the opinion that goes with it. */
const OPINION = 'comment';

/** Carries out an act at a step. */
export function act(run: DecisionDraft, command: Act): void {
  const here = locate(run, command);
  run.aim = { task: here.task.id, step: here.task.step, node: here.activity.node, action: here.action };
  const outcome = here.spec.outcomes[here.action];
  if (outcome) return vote(run, command, here, outcome);
  const own = actAt(run.process, here.spec, here.action);
  if (!own) refuse('unknown_action');
  demand(own, command);
  run.idle = own.decides === false;
  own.apply(run, command, here);
}

function vote(run: DecisionDraft, command: Act, here: FoundTask, outcome: OutcomeSpec): void {
  const { activity, task, spec, action } = here;
  const form = formFor(run.process, spec, ruleOf(spec, task), action);
  refuseOvertaken(task, command);
  if (outcome.required?.includes(OPINION) && !command.comment?.trim())
    refuse('reason_missing', { path: OPINION });
  const block = outcome.block ?? spec.block ?? task.step;
  if (outcome.once && !command.comment?.trim() && saidBefore(run, here))
    refuse('told_before', { path: 'comment' });
  const entry = checked(run, form, command.data, {
    ...(outcome.required ? { required: outcome.required.filter((path) => path !== OPINION) } : {}),
    ...(outcome.partial ? { optional: ['*'] } : {}),
    ...standing(run, block),
    given: minutesOf(run.case, activity, spec),
    who: { roles: rolesUsed(run.actor, task), step: task.step },
  });
  if (outcome.changed && !differs(run, block, entry)) refuse('nothing_changed');
  if (form || Object.keys(entry).length > 0)
    place(run, block, entry, activity, outcome.block === undefined && Boolean(spec.collect || spec.each));
  if (block === '.') readAgain(run);
  obeyRules(run, outcome.rules, entry);
  record(run, command, here, entry);
  if (outcome.stays) actNonInterrupting(run, here, entry);
  else count(run, here, entry);
}

/** Whether this outcome was given at the step on an earlier visit. */
function saidBefore(run: DecisionDraft, { activity, task, action }: FoundTask): boolean {
  return run.case.records.some(
    (record) => record.step === task.step && record.action === action && record.activity !== activity.id,
  );
}

/** Whether what is handed in is anything but what stands there. */
function differs(run: DecisionDraft, block: string, entry: JsonObject): boolean {
  const here = block === '.' ? run.case.data : run.case.data[block];
  const before = isObject(here) ? here : {};
  return Object.keys(entry).some((name) => !equalJson(entry[name], before[name]));
}

/** What a correction is laid over, and what who may not write a field leaves as it is. */
function standing(run: DecisionDraft, block: string): { before?: JsonObject; merge?: boolean } {
  if (block === '.') return { before: run.case.data, merge: true };
  const here = run.case.data[block];
  return isObject(here) ? { before: here } : {};
}

function record(
  run: DecisionDraft,
  command: Act,
  { activity, task, spec, action }: FoundTask,
  data: JsonObject,
): void {
  const [role = task.role] = rolesUsed(run.actor, task);
  const by = { user: run.actor.user, name: run.actor.name };
  const comment = command.comment ? { comment: command.comment } : null;
  const stays = spec.outcomes[action]?.stays && !isOptional(spec, task) ? { stays: true } : null;
  run.case.records.push({
    step: task.step,
    node: activity.node,
    activity: activity.id,
    task: task.id,
    role,
    by,
    at: run.facts.now,
    action,
    ...comment,
    data,
  });
  run.emit('task.acted', {
    step: task.step,
    task: task.id,
    role,
    data: { action, ...comment, ...stays, block: data },
  });
}

/** An act beside the step: the machine hears it, the step goes on. */
function actNonInterrupting(
  run: DecisionDraft,
  { activity, task, action, spec }: FoundTask,
  data: JsonObject,
): void {
  const optional = isOptional(spec, task);
  // an optional seat may be asked for again, so a done one does not stay behind as a place taken
  if (optional) {
    activity.tasks = activity.tasks.filter((t) => t !== task);
    run.dropTimers((timer) => isOfTask(timer, task.id));
  }
  if (!run.hear({ type: action, node: activity.node, data }) && !optional) refuse('not_possible_now');
}

function count(run: DecisionDraft, { activity, task, spec, action }: FoundTask, data: JsonObject): void {
  task.state = 'done';
  task.doneBy = { user: run.actor.user, name: run.actor.name, at: run.facts.now, outcome: action };
  dropDraft(task);
  run.dropTimers((timer) => isOfTask(timer, task.id));
  activity.votes.push({
    task: task.id,
    user: run.actor.user,
    outcome: action,
    weight: ruleOf(spec, task)?.weight ?? 1,
  });
  followSeatsOf(run, activity, spec);
  const result = tally(activity, spec);
  if (result.done) tellCount(run, activity, spec, result.outcome);
  if (!result.done) goOn(run, activity, spec);
  else if (spec.each === undefined) finish(run, activity, result.outcome, prevailed(data));
  else finishItem(run, activity, result.outcome, prevailed(data));

  /** What was handed in with the outcome that prevailed, whoever spoke last. */
  function prevailed(own: JsonObject): JsonObject {
    if (!result.done || result.outcome === action) return own;
    const { records } = run.case;
    const said = records.findLast((r) => r.activity === activity.id && r.action === result.outcome);
    return said?.data ?? own;
  }
}

/** Where several have spoken the log says how it came out. */
function tellCount(run: DecisionDraft, activity: Activity, spec: TaskSpec, outcome: string): void {
  if (activity.votes.length < 2) return;
  const data = { outcome, mode: spec.mode ?? 'any', voices: counts(activity, spec) };
  run.emit('votes.counted', { step: activity.step, node: activity.node, data });
}

/** Others still have to act: nobody twice, and the next in line when it goes in order. */
function goOn(run: DecisionDraft, activity: Activity, spec: TaskSpec): void {
  for (const task of activity.tasks) if (task.state !== 'done') passBy(run, task);
  if (spec.mode !== 'sequential') return;
  // who was asked for beside a seat speaks in its turn
  if (activity.tasks.some((task) => task.state === 'open' && !isOptional(spec, task))) return;
  const next = activity.tasks.find((task) => task.state === 'waiting');
  if (!next) return;
  next.state = 'open';
  announce(run, next, spec, run.case.data);
}

/** Somebody who has voted takes no other seat, unless it is meant for them alone; one they had claimed is free again. */
function passBy(run: DecisionDraft, task: Task): void {
  const { user } = run.actor;
  if (user === null || task.candidates.every((key) => key === `user:${user}`)) return;
  if (!task.excluded.includes(user)) task.excluded.push(user);
  if (task.assignee?.user !== user) return;
  letGo(run, task);
  run.emit('task.released', { step: task.step, task: task.id });
}

function finish(run: DecisionDraft, activity: Activity, outcome: string, data: JsonObject): void {
  closeActivity(run, activity);
  if (!run.hear({ type: outcome, node: activity.node, data })) refuse('not_possible_now');
  askAgain(run, activity.node);
}

/** One item of a list is done. The machine hears of each, which may be enough for it, and of the outcome when all are. */
function finishItem(run: DecisionDraft, activity: Activity, outcome: string, data: JsonObject): void {
  settleItem(run, activity, outcome, data);
  for (const block of run.process.blocks) block.itemDone?.(run, activity, data);
  const { node } = activity;
  run.hear({ type: ITEM_DONE, node, data, items: itemsDone(run, node) });
  if (!run.case.activities.includes(activity)) return;
  if (!run.case.activities.every((a) => a.node !== node || a.done)) return;
  if (!run.hear({ type: outcome, node, data, items: itemsDone(run, node) })) refuse('not_possible_now');
  askAgain(run, node);
}

/** How the items of a step ended so far, in that order. */
function itemsDone(run: DecisionDraft, node: string): JsonObject[] {
  return run.case.activities.flatMap(({ node: at, item, done }) =>
    at === node && done ? [{ ...done.data, id: item?.id ?? null, outcome: done.outcome }] : [],
  );
}
