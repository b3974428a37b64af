/**
 * An act 操作 on a task or on a case, as one record: what its button says, what it asks for, who may do it and why not,
 * what it does and what is told of it. Engine, buttons, calls, scenarios, replays and
 * words read it; nobody else knows an act by name. Outcomes of a step, and acts a definition declares, are no such acts:
 * they are the definition's own.
 */
import type { TaskSpec } from '../definition/process.ts';
import { whyNot } from '../engine/candidates.ts';
import type { Act, ActOnCase } from '../engine/commands.ts';
import { refuse, reject } from '../engine/rejections.ts';
import type { DecisionDraft } from '../engine/run.ts';
import { isSteward } from '../engine/stewards.ts';
import type { Activity, Actor, JsonObject, Rejection, Task } from '../vocabulary.ts';

/** What has to come with an act, by the name under which it is handed in. */
interface Asks {
  /** Somebody who could do the task too. */
  to?: 'colleague';
  /** A reason in words. */
  comment?: 'reason';
}

/** What is told of an event. */
interface ActEventWord {
  /** `step` is the step's name for people; `named` shows a person's name as the reader may read it. */
  text(told: { step: string; data: JsonObject; named: (name: string) => string }): string;
  /** Folded away unless somebody asks for every detail. */
  minor?: true;
}

interface CommonAct {
  /** Its name in calls, scenarios and the log. Unique among those on a task, and among those on a case. */
  id: string;
  label: string;
  asks: Asks;
  /** What to say where the reason is missing. */
  reasonMissing?: string;
  /** It decides nothing: replays pass it over, and what is handed in with it is not kept in the log. */
  decides?: false;
  /** Events it tells, by type; a new act names its own `act.<id>`. */
  events: Readonly<Record<string, ActEventWord>>;
}

/** The task an act is done with. */
interface Here {
  activity: Activity;
  task: Task;
  spec: TaskSpec;
}

export interface TaskAct extends CommonAct {
  on: 'task';
  /** Who may: whoever may take the task, everybody who has to do with the case, or who looks after the cases of the region. */
  by: 'holder' | 'involved' | 'steward';
  /** Whether its button stands on a task. */
  shown(task: Task): boolean;
  /** Why not, for who may do it as far as `by` goes. */
  whyNot?(here: { activity: Activity; task: Task; actor: Actor }): Rejection | null;
  apply(run: DecisionDraft, command: Act, here: Here): void;
}

export interface CaseAct extends CommonAct {
  on: 'case';
  /** Who may: who looks after the cases of the region, or everybody who has to do with the case. */
  by: 'steward' | 'involved';
  /** Takes something away for good, so that its button warns. */
  grave?: true;
  /** Why not, for who may do it as far as `by` goes; its button is shown where nothing stands in the way. */
  whyNot(run: DecisionDraft): Rejection | null;
  apply(run: DecisionDraft, command: ActOnCase): void;
}

export type AnyAct = TaskAct | CaseAct;

/** Which acts are asked. */
interface Known {
  acts: readonly AnyAct[];
}

/** The act on a task of this name, if there is one. */
export function taskAct({ acts }: Known, id: string): TaskAct | undefined {
  return acts.find((act): act is TaskAct => act.on === 'task' && act.id === id);
}

/** The act a word means at a step; an outcome of the same name takes its place. */
export function actAt(known: Known, spec: TaskSpec, word: string): TaskAct | undefined {
  return Object.hasOwn(spec.outcomes, word) ? undefined : taskAct(known, word);
}

/** The act on a case of this name, if there is one. */
export function caseAct({ acts }: Known, id: string): CaseAct | undefined {
  return acts.find((act): act is CaseAct => act.on === 'case' && act.id === id);
}

/** Why somebody may not do it with a task; null when they may. */
export function whyNotTask(
  act: TaskAct,
  { actor, steward, task, activity }: { actor: Actor; steward: boolean; task: Task; activity: Activity },
): Rejection | null {
  const why = act.by === 'holder' ? whyNot(actor, task, activity) : null;
  if (act.by === 'steward') {
    if (!steward) return reject('not_your_action');
    if (task.state !== 'open') return reject(task.state === 'done' ? 'task_closed' : 'not_possible_now');
  }
  return why ?? act.whyNot?.({ activity, task, actor }) ?? null;
}

/** Why the actor may not do it with the case; null when they may. */
export function whyNotCase(act: CaseAct, run: DecisionDraft): Rejection | null {
  if (act.by === 'steward' && !isSteward(run)) return reject('not_your_action');
  return act.whyNot(run);
}

/** The acts on the case that are open to the actor now. */
export function caseActs(run: DecisionDraft): CaseAct[] {
  return run.process.acts.filter((act): act is CaseAct => act.on === 'case' && whyNotCase(act, run) === null);
}

/** What has to be handed in with it. */
export function demandsOf({ asks }: AnyAct): string[] {
  return Object.keys(asks);
}

/** Refuses an act that comes without what it asks for. */
export function demand({ asks, reasonMissing }: AnyAct, command: Pick<Act, 'to' | 'comment'>): void {
  if (asks.to && !command.to?.user) refuse('receiver_missing', { path: 'to' });
  if (asks.comment && !command.comment?.trim())
    refuse('reason_missing', { path: 'comment', ...(reasonMissing ? { message: reasonMissing } : {}) });
}

/** The act that tells events of this type, and its word for it. */
export function tellerOf({ acts }: Known, type: string): { act: AnyAct; word: ActEventWord } | undefined {
  for (const act of acts) {
    const word = Object.hasOwn(act.events, type) ? act.events[type] : undefined;
    if (word) return { act, word };
  }
  return undefined;
}
