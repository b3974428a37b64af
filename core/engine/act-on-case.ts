/** Acts on the case as a whole: those of the definition (withdraw, appeal …) and those every case knows. */
import { caseAct, demand, whyNotCase } from '../acts/act.ts';
import type { ProcessDefinition } from '../definition/process.ts';
import type { JsonObject, Rejection } from '../vocabulary.ts';
import type { ActOnCase } from './commands.ts';
import { Refusal, refuse, reject } from './rejections.ts';
import type { DecisionDraft } from './run.ts';
import { hasEnded } from './ending.ts';
import { holdsRole } from './stewards.ts';
import { checked, obeyRules } from './submission.ts';

/** Carries out an act on the case. */
export function actOnCase(run: DecisionDraft, command: ActOnCase): void {
  const spec = actionOf(run, command.action);
  if (spec) return declared(run, command, spec);
  const act = caseAct(run.process, command.action);
  if (!act) refuse('unknown_action');
  const why = whyNotCase(act, run);
  if (why) throw new Refusal(why);
  demand(act, command);
  run.idle = act.decides === false;
  act.apply(run, command);
}

/** Why an act of the definition is not open to this actor now; null when it is (its data aside). */
export function whyNotOnCase(run: DecisionDraft, action: string): Rejection | null {
  const spec = actionOf(run, action);
  if (!spec) return reject('unknown_action');
  if (run.case.status === 'suspended') return reject('suspended');
  if (hasEnded(run, { type: action })) return reject('not_running');
  if (!spec.roles.some((role) => holdsRole(run, role))) return reject('not_your_action');
  if (spec.when !== undefined && !run.holds(spec.when)) return reject('not_possible_now');
  return null;
}

type ActionSpec = NonNullable<ProcessDefinition['actions']>[string];

function actionOf(run: DecisionDraft, name: string): ActionSpec | undefined {
  const actions = run.process.definition.actions ?? {};
  return Object.hasOwn(actions, name) ? actions[name] : undefined;
}

function declared(run: DecisionDraft, command: ActOnCase, spec: ActionSpec): void {
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

function note(run: DecisionDraft, command: ActOnCase, data: JsonObject): void {
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
