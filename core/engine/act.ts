/** An act at a step: a vote for an outcome, or an act on the task itself. */
import type { OutcomeSpec, TaskSpec } from '../definition/process.ts';
import type { Activity, Json, JsonObject, Task } from '../vocabulary.ts';
import { announce, closeActivity } from './activities.ts';
import { keysOf } from './candidates.ts';
import type { Act } from './commands.ts';
import { locate, type Place } from './locate.ts';
import { formOf } from './process.ts';
import { refuse } from './rejections.ts';
import type { Run } from './run.ts';
import { checked, checkedDraft, obeyRules, place } from './submission.ts';
import { tally } from './tally.ts';

/** Carries out an act at a step. */
export function act(run: Run, command: Act): void {
  const here = locate(run, command);
  const outcome = here.spec.outcomes[here.action];
  if (outcome) vote(run, command, here, outcome);
  else onTask(run, command, here);
}

function vote(run: Run, command: Act, here: Place, outcome: OutcomeSpec): void {
  const { activity, task, spec, action } = here;
  const form = formOf(run.process, task.step, task.seat, action);
  const block = outcome.block ?? spec.block ?? task.step;
  const entry = checked(run, form, command.data, {
    ...(outcome.required ? { required: outcome.required } : {}),
    ...(outcome.partial ? { optional: ['*'] } : {}),
    ...(block === '.' ? { before: run.case.data } : {}),
  });
  if (form || Object.keys(entry).length > 0) place(run, block, entry, activity, Boolean(spec.collect || spec.each));
  obeyRules(run, outcome.rules, entry);
  record(run, command, here, entry);
  if (outcome.stays) beside(run, here, entry);
  else count(run, here, entry);
  run.entry = undefined;
}

function record(run: Run, command: Act, { activity, task, action }: Place, data: JsonObject): void {
  const role = roleUsed(run, task);
  const by = { user: run.actor.user, name: run.actor.name };
  const comment: { comment?: string } = command.comment ? { comment: command.comment } : {};
  run.case.records.push({ step: task.step, activity: activity.id, task: task.id, role, by, at: run.world.now, action, ...comment, data });
  run.emit('task.acted', { step: task.step, task: task.id, role, data: { action, ...(comment as JsonObject), block: data } });
  task.state = 'done';
  task.doneBy = { ...by, at: run.world.now, outcome: action };
  delete task.draft;
  run.dropTimers((timer) => timer.kind === 'due' && timer.ref === task.id);
}

/** Under which of the candidate roles the actor took the task. */
function roleUsed(run: Run, task: Task): string {
  const keys = keysOf(run.actor);
  const key = task.candidates.find((candidate) => keys.includes(candidate));
  return key && !key.startsWith('user:') ? (key.split('@')[0] as string) : task.role;
}

/** An act beside the step: the machine hears it, the step goes on. */
function beside(run: Run, { activity, task, action, spec }: Place, data: JsonObject): void {
  const optional = spec.seats[task.seat]?.optional;
  if (!optional) {
    task.state = 'open';
    delete task.doneBy;
  }
  if (!run.hear({ type: action, step: task.step, data }) && !optional) refuse('not_possible_now');
  // the seat may be asked for again, so a done one does not stay behind as a place taken
  if (optional) activity.tasks = activity.tasks.filter((t) => t !== task);
}

function count(run: Run, here: Place, data: JsonObject): void {
  const { activity, task, spec, action } = here;
  activity.votes.push({ task: task.id, user: run.actor.user, outcome: action, weight: spec.seats[task.seat]?.weight ?? 1 });
  const result = tally(activity, spec);
  if (!result.done) return goOn(run, activity, spec);
  closeActivity(run, activity);
  if (spec.each === undefined) finish(run, task.step, result.outcome, data);
  else finishItem(run, here, result.outcome, data);
}

/** Others still have to act: nobody twice, and the next in line when it goes in order. */
function goOn(run: Run, activity: Activity, spec: TaskSpec): void {
  for (const task of activity.tasks) {
    if (task.state !== 'done' && run.actor.user && !task.excluded.includes(run.actor.user)) task.excluded.push(run.actor.user);
  }
  if (spec.mode !== 'sequential') return;
  const next = activity.tasks.find((task) => task.state === 'waiting');
  if (next) {
    next.state = 'open';
    announce(run, next);
  }
}

function finish(run: Run, step: string, outcome: string, data: JsonObject): void {
  if (!run.hear({ type: outcome, step, data })) refuse('not_possible_now');
}

/** One item of a list is done; the machine hears it when all are. */
function finishItem(run: Run, { activity, task }: Place, outcome: string, data: JsonObject): void {
  const id = activity.item?.id;
  const objection = run.case.objections.find((o) => o.id === id);
  if (objection) {
    objection.finding = String(data.finding ?? '');
    if (typeof data.reply === 'string') objection.reply = data.reply;
    run.emit('objection.answered', { step: task.step, data: { objection: objection.id, finding: objection.finding } });
  }
  const items = [...(run.case.data[`${task.step}_items`] as Json[] | undefined ?? []), { ...data, id: id ?? null, outcome }];
  const open = run.case.activities.some((a) => a.step === task.step);
  const { [`${task.step}_items`]: _done, ...rest } = run.case.data;
  run.case.data = open ? { ...rest, [`${task.step}_items`]: items } : rest;
  if (!open && !run.hear({ type: outcome, step: task.step, data, items })) refuse('not_possible_now');
}

function onTask(run: Run, command: Act, { task, activity, action, spec }: Place): void {
  const me = { user: run.actor.user ?? '', name: run.actor.name };
  switch (action) {
    case 'claim':
      task.assignee = me;
      return run.emit('task.claimed', { step: task.step, task: task.id });
    case 'release':
      delete task.assignee;
      return run.emit('task.released', { step: task.step, task: task.id });
    case 'save': {
      const outcome = Object.keys(spec.outcomes)[0] as string;
      task.draft = checkedDraft(run, formOf(run.process, task.step, task.seat, outcome), command.data);
      return run.emit('task.saved', { step: task.step, task: task.id });
    }
    case 'transfer':
      return transfer(run, command, task, activity);
    case 'urge':
      run.effect({ kind: 'notify', to: task.assignee ? [`user:${task.assignee.user}`] : task.candidates, message: '催办:请尽快办理', data: { task: task.id } });
      return run.emit('task.urged', { step: task.step, task: task.id, ...(command.comment ? { data: { comment: command.comment } } : {}) });
    default:
      refuse('unknown_action');
  }
}

function transfer(run: Run, command: Act, task: Task, activity: Activity): void {
  if (!command.to?.user) refuse('receiver_missing', { path: 'to' });
  if (!command.comment?.trim()) refuse('reason_missing', { path: 'comment', message: '请填写转办理由' });
  if (task.excluded.includes(command.to.user) || activity.votes.some((v) => v.user === command.to?.user)) refuse('receiver_excluded', { path: 'to' });
  task.assignee = command.to;
  if (!task.candidates.includes(`user:${command.to.user}`)) task.candidates.push(`user:${command.to.user}`);
  run.emit('task.transferred', { step: task.step, task: task.id, data: { to: command.to.name, comment: command.comment } });
}

