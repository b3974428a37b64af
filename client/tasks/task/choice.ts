/** Which of a task's actions is chosen, and what each asks for. Pure. */
import type { TaskAction, TaskView } from '../../../core/api.ts';
import { formatYuan } from '../../../core/values/money.ts';
import type { Fen, Json } from '../../../core/vocabulary.ts';
import { text } from '../messages.ts';

/** The outcomes of the step, as buttons; acts on the task itself stand elsewhere. */
export function outcomesOf(task: Pick<TaskView, 'actions'>): TaskAction[] {
  return task.actions.filter((action) => action.kind === 'outcome');
}

/** Acts on the task itself that are offered by name; saving happens by itself. */
export function taskActs(task: Pick<TaskView, 'actions'>): TaskAction[] {
  return task.actions.filter((action) => action.kind === 'task' && action.id !== 'save');
}

export function maySave(task: Pick<TaskView, 'actions'>): boolean {
  return task.actions.some((action) => action.id === 'save' && action.allowed === true);
}

/**
 * What Ctrl+Enter does on arrival: the first way forward. Going back or refusing is never the usual choice, it is
 * chosen on purpose first.
 */
export function usualChoice(outcomes: readonly TaskAction[]): TaskAction | null {
  const allowed = outcomes.filter((action) => action.allowed === true);
  return (
    allowed.find((action) => action.tone === 'positive') ??
    allowed.find((action) => action.tone === 'neutral') ??
    null
  );
}

/** The name under which an action's `required` asks for the opinion. */
export const COMMENT = 'comment';

/** The name under which an action's `required` asks for a person. */
export const RECEIVER = 'to';

/** Whether somebody has to be chosen. */
export function asksPerson(action: Pick<TaskAction, 'required'>): boolean {
  return action.required.includes(RECEIVER);
}

/** Whether an act on the task asks for anything, so that it is chosen first; any other is done at once. */
export function asksAnything({ form, required }: Pick<TaskAction, 'form' | 'required'>): boolean {
  return form !== null || required.length > 0;
}

/** Whether an opinion has to be written. */
export function asksComment(action: Pick<TaskAction, 'required'>): boolean {
  return action.required.includes(COMMENT);
}

/** Templates of the form that an action requires beyond the form's own. */
export function fieldsRequired(action: Pick<TaskAction, 'required'>): string[] {
  return action.required.filter((path) => path !== COMMENT && path !== RECEIVER);
}

/** `公示(石门沟村)、县民政局审批(赵科长)`: where it may go from here, not one after the other. */
export function aheadWords(
  ahead: readonly { label: string; who: string | null }[] | undefined,
  who: (label: string, name: string | null) => string,
): string | null {
  if (!ahead || ahead.length === 0) return null;
  return ahead.map((stop) => who(stop.label, stop.who)).join('、');
}

/** What the outcome decides: the amount typed, else what it is without one; null where there is none to tell. */
export function amountOf(amount: TaskAction['amount'], typed: Json | undefined): Fen | null {
  if (amount === null) return null;
  return typeof typed === 'number' && Number.isSafeInteger(typed) ? typed : amount.otherwise;
}

/** `批准 1,800 元并送发放`: what the button does, how much, and where it sends the case when it goes on. */
export function buttonWords({ label, tone, then }: TaskAction, amount: Fen | null): string {
  const sum = amount === null ? label : text.task.withAmount(label, shortYuan(amount));
  const goesOn = tone === 'positive' || tone === 'neutral';
  return then && goesOn && !label.includes(then.label) ? text.task.sendOn(sum, then.label) : sum;
}

/** `1,800`, `1,800.50`: whole yuan without what is nothing. */
export function shortYuan(amount: Fen): string {
  return formatYuan(amount).replace(/\.00$/, '');
}
