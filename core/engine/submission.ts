/** Checking what somebody hands in, and putting it where it belongs. */
import type { Rule } from '../definition/process.ts';
import { checkForm } from '../form/check.ts';
import type { CheckResult, CompiledForm } from '../form/types.ts';
import { dayOf } from '../time/instant.ts';
import { test } from '../expression/index.ts';
import type { Activity, Json, JsonObject } from '../vocabulary.ts';
import { isObject } from './json.ts';
import { Refusal, reject } from './rejections.ts';
import type { Run } from './run.ts';
import { fill } from './template.ts';

export interface Expected {
  required?: string[];
  optional?: string[];
  before?: JsonObject;
}

/** The block as it will be kept. Refuses with the path of the first fault and all faults in `details`. */
export function checked(run: Run, form: CompiledForm | null, input: JsonObject | undefined, expected: Expected = {}): JsonObject {
  if (!form) return freeBlock(input);
  const result = check(run, form, { ...expected.before, ...input, ...automatic(run, form) }, expected, 'final');
  if (result.errors.length === 0) return result.data;
  const first = result.errors[0]!;
  throw new Refusal({ ...reject('invalid_data'), ...first, details: result.errors as unknown as Json });
}

/** A draft keeps whatever has the right shape; nothing is required of it. */
export function checkedDraft(run: Run, form: CompiledForm | null, input: JsonObject | undefined): JsonObject {
  return form ? check(run, form, input ?? {}, {}, 'draft').data : freeBlock(input);
}

function check(run: Run, form: CompiledForm, input: JsonObject, expected: Expected, mode: 'final' | 'draft'): CheckResult {
  return checkForm(form, input, {
    today: dayOf(run.world.now),
    caseData: run.case.data,
    validate: run.process.validate,
    mode,
    ...(expected.required ? { required: expected.required } : {}),
    ...(expected.optional ? { optional: expected.optional } : {}),
  });
}

/** Acts without a form carry a reason at most. */
function freeBlock(input: JsonObject | undefined): JsonObject {
  return typeof input?.reason === 'string' ? { reason: input.reason } : {};
}

/** Fields a form marks `x-auto` are filled by the house: who signed, and when. */
function automatic(run: Run, form: CompiledForm): JsonObject {
  const filled: JsonObject = {};
  const properties = form.schema.properties;
  if (!isObject(properties)) return filled;
  for (const [name, schema] of Object.entries(properties)) {
    const auto = isObject(schema) ? schema['x-auto'] : undefined;
    if (auto === 'actor') filled[name] = run.actor.name;
    if (auto === 'now') filled[name] = run.world.now;
    if (auto === 'today') filled[name] = dayOf(run.world.now);
  }
  return filled;
}

/** Refuses with the first rule that does not hold; rules see the block as `entry` and in its place. */
export function obeyRules(run: Run, rules: Rule[] | undefined, entry: JsonObject): void {
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
export function place(run: Run, block: string, entry: JsonObject, activity: Activity | null, collect: boolean): void {
  if (block === '.') {
    run.case.data = { ...run.case.data, ...entry };
    return;
  }
  const here = run.case.data[block];
  if (collect) run.write(block, [...keptEntries(here, activity), { ...entry, ...(activity?.item ? { item: activity.item.id } : {}) }]);
  else run.write(block, { ...(activity && activity.votes.length > 0 && isObject(here) ? here : {}), ...entry });
}

function keptEntries(here: Json | undefined, activity: Activity | null): Json[] {
  if (!Array.isArray(here)) return [];
  if (activity?.item) return here.filter((entry) => !isObject(entry) || entry.item !== activity.item?.id);
  return activity && activity.votes.length > 0 ? here : [];
}
