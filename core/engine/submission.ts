/** Checking what somebody hands in, and putting it where it belongs. */
import type { Rule } from '../definition/process.ts';
import { accessOfAll, isWritable, requiredPaths } from '../form/access.ts';
import { checkForm } from '../form/check.ts';
import type { CheckContext, CompiledForm } from '../form/types.ts';
import { dayOf } from '../time/instant.ts';
import { test } from '../expression/index.ts';
import type { Activity, Json, JsonObject } from '../vocabulary.ts';
import { isObject } from '../json.ts';
import { Refusal, reject } from './rejections.ts';
import type { DecisionDraft } from './run.ts';
import { fill } from './template.ts';

interface Expected {
  required?: string[];
  optional?: string[];
  /** What stands there already: the start form a correction merges into, the block that seats share. */
  before?: JsonObject;
  /** What is handed in is a correction: what it does not name stays. */
  merge?: boolean;
  /** What is filled in already and not for this person to change. */
  given?: JsonObject;
  /** As whom the actor acts and at which step, for the form's own permissions; `filer` and `public` are roles like any other. */
  who: { roles: string[]; step: string };
}

/** The block as it will be kept. Refuses with the path of the first fault and all faults in `details`. */
export function checked(
  run: DecisionDraft,
  form: CompiledForm | null,
  input: JsonObject | undefined,
  expected: Expected,
): JsonObject {
  if (!form) return accept(run, input, freeBlock(input));
  const filled = { ...automatic(run, form), ...expected.given };
  const result = checkForm(
    form,
    { ...(expected.merge ? expected.before : {}), ...input, ...filled },
    { ...common(run), mode: 'final', ...limits(form, expected, filled) },
  );
  if (result.errors.length === 0) return accept(run, input, result.data);
  const first = result.errors[0]!;
  throw new Refusal({ ...reject('invalid_data'), ...first, details: result.errors as unknown as Json });
}

function accept(run: DecisionDraft, input: JsonObject | undefined, data: JsonObject): JsonObject {
  if (input) run.accepted.set(input, data);
  return data;
}

/** A draft keeps whatever has the right shape; nothing is required of it. */
export function checkedDraft(
  run: DecisionDraft,
  form: CompiledForm | null,
  input: JsonObject | undefined,
): JsonObject {
  return form ? checkForm(form, input ?? {}, { ...common(run), mode: 'draft' }).data : freeBlock(input);
}

function common(run: DecisionDraft): Pick<CheckContext, 'today' | 'caseData' | 'validate'> {
  return { today: dayOf(run.facts.now), caseData: run.case.data, validate: run.process.validate };
}

/** What must, may and may not be filled in: the outcome's own word and the form's permissions. What the house fills in anybody may hand in. */
function limits(
  form: CompiledForm,
  { required = [], optional, before, who }: Expected,
  filled: JsonObject,
): Partial<CheckContext> {
  const more = optional ? { optional } : {};
  if (form.permissions.length === 0) return { ...more, required };
  const access = accessOfAll(form, { ...who, editing: true });
  return {
    ...more,
    required: [...required, ...requiredPaths(form, access)],
    writable: (path) => Object.hasOwn(filled, path.split(/[.[]/)[0] as string) || isWritable(access(path)),
    ...(before ? { before } : {}),
  };
}

/** Acts without a form carry a reason at most. */
function freeBlock(input: JsonObject | undefined): JsonObject {
  return typeof input?.reason === 'string' ? { reason: input.reason } : {};
}

/** Fields a form marks `x-auto` are filled by the house: who signed, and when. */
function automatic(run: DecisionDraft, form: CompiledForm): JsonObject {
  const filled: JsonObject = {};
  const properties = form.schema.properties;
  if (!isObject(properties)) return filled;
  for (const [name, schema] of Object.entries(properties)) {
    const auto = isObject(schema) ? schema['x-auto'] : undefined;
    if (auto === 'actor') filled[name] = run.actor.name;
    if (auto === 'now') filled[name] = run.facts.now;
    if (auto === 'today') filled[name] = dayOf(run.facts.now);
  }
  return filled;
}

/** Refuses with the first rule that does not hold; rules see the block as `entry` and in its place. */
export function obeyRules(run: DecisionDraft, rules: Rule[] | undefined, entry: JsonObject): void {
  if (!rules?.length) return;
  const scope = run.scopeOfEntry(entry);
  const broken = rules.find((rule) => !test(rule.must, scope));
  if (broken) {
    const { code, message, path } = broken;
    throw new Refusal({ status: 422, code, message: fill(message, scope), ...(path ? { path } : {}) });
  }
}

/**
 * Puts a block into the case data: `.` merges into the start form; a collected step keeps one entry per seat; seats
 * that share a step share one block, and a later visit of the step begins a new one.
 */
export function place(
  run: DecisionDraft,
  block: string,
  entry: JsonObject,
  activity: Activity | null,
  collect: boolean,
): void {
  if (block === '.') {
    run.case.data = { ...run.case.data, ...entry };
    return;
  }
  const here = run.case.data[block];
  if (collect)
    run.write(block, [
      ...keptEntries(here, activity),
      { ...entry, ...(activity?.item ? { item: activity.item.id } : {}) },
    ]);
  else
    run.write(block, { ...(activity && activity.votes.length > 0 && isObject(here) ? here : {}), ...entry });
}

function keptEntries(here: Json | undefined, activity: Activity | null): Json[] {
  if (!Array.isArray(here)) return [];
  if (activity?.item) return here.filter((entry) => !isObject(entry) || entry.item !== activity.item?.id);
  return activity && activity.votes.length > 0 ? here : [];
}
