/** Acts on the case as a whole: those of the definition (withdraw, appeal …) and those every case knows. */
import type { ProcessDefinition } from '../definition/process.ts';
import type { JsonObject, Rejection, Timer } from '../vocabulary.ts';
import { ancestorsOf } from '../values/region.ts';
import { freeAll } from './answers.ts';
import { keysOf, postKey } from './candidates.ts';
import type { ActOnCase } from './commands.ts';
import { refuse, reject } from './rejections.ts';
import type { Run } from './run.ts';
import { checked, obeyRules } from './submission.ts';
import { endCase, endedByHand } from './ending.ts';
import { closeActivity } from './activities.ts';
import { closeNotice } from './notices.ts';
import { remind } from './task-acts.ts';

/** Timers that go on when a case is terminated: what it owes, and what the board shows for some time. */
const OUTLIVES: ReadonlySet<Timer['kind']> = new Set(['obligation', 'archive']);

/** Acts every case knows, whatever its definition says. */
export const CASE_ACTS: ReadonlySet<string> = new Set(['suspend', 'resume', 'terminate', 'urge']);

/** Carries out an act on the case. */
export function actOnCase(run: Run, command: ActOnCase): void {
  const spec = actionOf(run, command.action);
  if (spec) return declared(run, command, spec);
  switch (command.action) {
    case 'suspend':
      return suspend(run, command);
    case 'resume':
      return resume(run);
    case 'terminate':
      return terminate(run, command);
    case 'urge':
      return urge(run, command);
    default:
      refuse('unknown_action');
  }
}

/** Why an act of the definition is not open to this actor now; null when it is (its data aside). */
export function whyNotOnCase(run: Run, action: string): Rejection | null {
  const spec = actionOf(run, action);
  if (!spec) return reject('unknown_action');
  if (run.case.status === 'suspended') return reject('suspended');
  if (endedByHand(run)) return reject('not_running');
  if (!spec.roles.some((role) => holdsRole(run, role))) return reject('not_your_action');
  if (spec.when !== undefined && !run.holds(spec.when)) return reject('not_possible_now');
  return null;
}

type ActionSpec = NonNullable<ProcessDefinition['actions']>[string];

function actionOf(run: Run, name: string): ActionSpec | undefined {
  const actions = run.process.definition.actions ?? {};
  return Object.hasOwn(actions, name) ? actions[name] : undefined;
}

function declared(run: Run, command: ActOnCase, spec: ActionSpec): void {
  const why = whyNotOnCase(run, command.action);
  if (why) refuse(why.code as 'not_your_action', { message: why.message });
  const form = spec.form ? (run.process.forms.get(spec.form) ?? null) : null;
  const who = { roles: spec.roles.filter((role) => holdsRole(run, role)), step: command.action };
  const entry = checked(run, form, command.data, {
    who,
    ...(spec.required ? { required: spec.required } : {}),
  });
  obeyRules(run, spec.rules, entry);
  run.write(command.action, entry);
  note(run, command, entry);
  if (!run.hear({ type: command.action, data: entry })) refuse('not_possible_now');
}

function note(run: Run, command: ActOnCase, data: JsonObject): void {
  const by = { user: run.actor.user, name: run.actor.name };
  const comment = command.comment ? { comment: command.comment } : null;
  run.case.records.push({
    step: command.action,
    activity: '',
    task: '',
    role: '',
    by,
    at: run.facts.now,
    action: command.action,
    ...comment,
    data,
  });
  run.emit('action.taken', { data: { action: command.action, ...comment, block: data } });
}

function holdsRole(run: Run, role: string): boolean {
  if (role === 'filer') return run.actor.user !== null && run.actor.user === run.case.filer.user;
  const keys = keysOf(run.actor);
  return [run.case.region, ...ancestorsOf(run.case.region)].some((region) =>
    keys.includes(postKey(role, region)),
  );
}

function steward(run: Run): void {
  if (![...run.process.stewards].some((role) => holdsRole(run, role))) refuse('not_your_action');
}

function suspend(run: Run, command: ActOnCase): void {
  steward(run);
  if (run.case.status !== 'running') refuse(run.case.status === 'ended' ? 'not_running' : 'suspended');
  if (!command.comment?.trim()) refuse('reason_missing', { path: 'comment', message: '请填写挂起理由' });
  run.case.status = 'suspended';
  run.emit('case.suspended', { data: { comment: command.comment } });
}

function resume(run: Run): void {
  steward(run);
  if (run.case.status !== 'suspended') refuse('not_suspended');
  run.case.status = 'running';
  run.emit('case.resumed');
}

function terminate(run: Run, command: ActOnCase): void {
  steward(run);
  if (run.case.status === 'ended') refuse('not_running');
  if (!command.comment?.trim()) refuse('reason_missing', { path: 'comment', message: '请填写终止理由' });
  run.emit('case.terminated', { data: { comment: command.comment } });
  for (const activity of run.case.activities) closeActivity(run, activity);
  for (const step of new Set(run.case.notices.map((notice) => notice.step))) closeNotice(run, step);
  run.dropTimers((timer) => !OUTLIVES.has(timer.kind) && !isResult(run, timer));
  freeAll(run);
  endCase(run, 'terminated');
}

/** A result that is on the board stays there its time. */
function isResult(run: Run, timer: Timer): boolean {
  return (
    timer.kind === 'notice' &&
    run.case.notices.some((notice) => notice.id === timer.ref && notice.kind === 'result')
  );
}

function urge(run: Run, command: ActOnCase): void {
  if (run.case.status !== 'running') refuse('not_running');
  const open = run.case.activities.flatMap((a) => a.tasks).filter((t) => t.state === 'open');
  if (open.length === 0) refuse('not_possible_now', { message: '本件目前没有待办,无须催办' });
  for (const task of open) remind(run, task, `催办:${run.case.subject}`);
  run.emit('task.urged', command.comment ? { data: { comment: command.comment } } : {});
}
