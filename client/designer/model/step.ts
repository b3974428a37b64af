/**
 * A step with people as the panel edits it: one task specification, whichever of the element's properties it is spread
 * over. Written back the common parts stand plain on the element (who, form, mode, deadline), the rest in `task`.
 */
import type { OutcomeSpec, PeriodSpec, Seat, TaskSpec } from '../../../core/definition/process.ts';
import { ownPeriod, shortPeriod } from '../../../core/bpmn/elements/periods.ts';
import { isObject } from '../../../core/json.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import type { Xz, XzPatch } from '../diagram/xz.ts';

/** `seats` may be empty: then the lane says who. */
export type Step = Omit<TaskSpec, 'outcomes'> & { outcomes: Record<string, OutcomeSpec> };

export function readStep(xz: Xz): Step {
  const whole = isObject(xz.task) ? (xz.task as unknown as Partial<TaskSpec>) : {};
  const roles = rolesOf(xz.role);
  const own: Seat[] = roles.length > 0 ? [{ role: only(roles) }] : [];
  const seats = whole.seats && whole.seats.length > 0 ? whole.seats : own;
  const due = whole.due ?? ownPeriod(xz.due as Json) ?? undefined;
  const mode = whole.mode ?? modeOf(xz.mode);
  const form = whole.form ?? (typeof xz.form === 'string' && xz.form !== '' ? xz.form : undefined);
  return {
    ...whole,
    seats,
    outcomes: whole.outcomes ?? outcomesIn(xz.outcomes),
    ...(form === undefined ? {} : { form }),
    ...(mode === undefined ? {} : { mode }),
    ...(due === undefined ? {} : { due }),
  };
}

/** The properties that say a step. */
export function writeStep(step: Step): XzPatch {
  const { seats, form, mode, due, ...rest } = step;
  const [seat, ...others] = seats;
  const plain = seat && others.length === 0 && Object.keys(seat).every((name) => name === 'role');
  const short = due === undefined ? null : shortPeriod(due);
  const task = {
    ...rest,
    ...(plain || seats.length === 0 ? {} : { seats }),
    ...(due !== undefined && short === null ? { due } : {}),
  };
  return {
    role: plain ? [seat.role].flat().join(',') : undefined,
    form,
    mode,
    due: short ?? undefined,
    outcomes: undefined,
    task: task as unknown as JsonObject,
  };
}

/** The form of a step that has one for everybody: where its only seat names it, that one. */
export function formOf(step: Step): string | undefined {
  return step.form ?? (step.seats.length === 1 ? (step.seats[0]?.form ?? undefined) : undefined);
}

/** The step with another form; a form its only seat names gives way. */
export function withForm(step: Step, form: string | undefined): Step {
  const { form: _form, ...rest } = step;
  const seats = step.seats.length === 1 ? step.seats.map(({ form: _own, ...seat }) => seat) : step.seats;
  return { ...rest, seats, ...(form === undefined ? {} : { form }) };
}

/** Outcomes by their id: the id of one that is added, from its words or a number. */
export function freeOutcome(outcomes: Readonly<Record<string, unknown>>, wanted: string): string {
  if (!Object.hasOwn(outcomes, wanted)) return wanted;
  let n = 2;
  while (Object.hasOwn(outcomes, `${wanted}_${n}`)) n += 1;
  return `${wanted}_${n}`;
}

export function periodOf(value: Json | undefined): PeriodSpec | null {
  return ownPeriod(value);
}

function rolesOf(role: Json | undefined): string[] {
  return typeof role === 'string' ? role.split(/[,,\s]+/).filter((each) => each !== '') : [];
}

function only(roles: string[]): string | string[] {
  return roles.length === 1 ? (roles[0] as string) : roles;
}

function modeOf(mode: Json | undefined): TaskSpec['mode'] {
  return (['any', 'all', 'ratio', 'sequential'] as const).find((each) => each === mode);
}

function outcomesIn(text: Json | undefined): Record<string, OutcomeSpec> {
  if (typeof text !== 'string') return {};
  const pairs = text.split(/[,,]/).map((pair) => pair.split('=').map((part) => part.trim()));
  return Object.fromEntries(
    pairs.flatMap(([name, label]) => (name ? [[name, { label: label || name }]] : [])),
  );
}
