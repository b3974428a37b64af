/** Runs a scenario on a driver and says what did not hold. */
import { parseInstant } from '../time/instant.ts';
import { isDay } from '../time/day.ts';
import { startOfDay } from '../time/instant.ts';
import type { Json, JsonObject, Rejection } from '../vocabulary.ts';
import { differs } from './match.ts';
import type { Cast, CaseLook, Driver, Expectation, Scenario, ScenarioResult, ScenarioStep } from './types.ts';

interface Stage {
  driver: Driver;
  scenario: Scenario;
  /** Cases by the name the scenario gave them; `` is the one started last. */
  cases: Map<string, string>;
  refused: Rejection | null;
}

/** Reads `role`, `role@region`, `role#2`, `role@region#2`. */
export function castOf(text: string): Cast {
  const [, role, region, nth] = /^(.+?)(?:@(\d+))?(?:#(\d+))?$/.exec(text) ?? [];
  return { role: role ?? text, ...(region ? { region } : {}), nth: nth ? Number(nth) : 1 };
}

/** Runs it to the end; after a step that could not be carried out the rest is not tried. */
export async function runScenario(scenario: Scenario, driver: Driver): Promise<ScenarioResult> {
  const problems: ScenarioResult['problems'] = [];
  const stage: Stage = { driver, scenario, cases: new Map(), refused: null };
  const at = momentOf(scenario.at);
  if (!at)
    return { name: scenario.name, ok: false, problems: [{ step: 0, message: `时间有误:${scenario.at}` }] };
  await driver.begin(at, scenario.given ?? {});
  for (const [index, step] of scenario.steps.entries()) {
    const found = await attempt(stage, step, scenario.steps[index + 1]);
    problems.push(...found.map((message) => ({ step: index + 1, message })));
    if (found.length > 0 && !('expect' in step)) break;
  }
  return { name: scenario.name, ok: problems.length === 0, problems };
}

async function attempt(stage: Stage, step: ScenarioStep, next: ScenarioStep | undefined): Promise<string[]> {
  if ('expect' in step) return expectation(stage, step.expect, step.case);
  const awaited =
    next !== undefined &&
    'expect' in next &&
    next.expect.refused !== undefined &&
    next.expect.refused !== false;
  stage.refused = await perform(stage, step);
  if (stage.refused?.code === 'required' && !awaited) await performCompleted(stage, step);
  const { refused } = stage;
  return refused && !awaited
    ? [`被拒绝:${refused.code} ${refused.message}${refused.path ? `(${refused.path})` : ''}`]
    : [];
}

/** Tries again with what the form's sample has for the fields the scenario says nothing about. */
async function performCompleted(
  stage: Stage,
  step: Exclude<ScenarioStep, { expect: Expectation }>,
): Promise<void> {
  const { driver, scenario } = stage;
  if ('start' in step) {
    const start = await driver.completed({ process: step.process ?? scenario.process }, step.start);
    if (start) stage.refused = await perform(stage, { ...step, start });
  } else if ('do' in step) {
    const ref = await caseOf(stage, step.case);
    if (!ref) return;
    const at = { ref, action: step.do, who: castOf(step.as), ...(step.step ? { step: step.step } : {}) };
    const data = await driver.completed(at, step.data ?? {});
    if (data) stage.refused = await perform(stage, { ...step, data });
  }
}

async function perform(
  stage: Stage,
  step: Exclude<ScenarioStep, { expect: Expectation }>,
): Promise<Rejection | null> {
  const { driver } = stage;
  if ('wait' in step) {
    const target = typeof step.wait === 'string' ? await driver.after(step.wait) : momentOf(step.wait.until);
    if (!target) return unreadable(JSON.stringify(step.wait));
    await driver.moveTo(target);
    return null;
  }
  if ('fund' in step) return rejectionOf(await driver.fund(step.fund, step.data));
  if ('start' in step) {
    const reply = await driver.start(
      castOf(step.as),
      step.process ?? stage.scenario.process,
      step.start,
      step.behalfOf,
    );
    if (!reply.ok) return reply.rejection;
    stage.cases.set('', reply.case as string);
    if (step.case) stage.cases.set(step.case, reply.case as string);
    return null;
  }
  const ref = await caseOf(stage, step.case);
  if (!ref) return unreadable(`case ${step.case ?? ''}`);
  if ('object' in step) return rejectionOf(await driver.object(ref, step.object));
  const { step: at, data, comment, to } = step;
  return rejectionOf(
    await driver.act(ref, castOf(step.as), {
      action: step.do,
      ...(at ? { step: at } : {}),
      ...(data ? { data } : {}),
      ...(comment ? { comment } : {}),
      ...(to ? { to: castOf(to) } : {}),
    }),
  );
}

const rejectionOf = (reply: { ok: true } | { ok: false; rejection: Rejection }): Rejection | null =>
  reply.ok ? null : reply.rejection;

const unreadable = (what: string): Rejection => ({
  status: 422,
  code: 'scenario_invalid',
  message: `情景写法有误:${what}`,
});

/** `b` as named by the scenario, or `<process>@<region>` for a case another one opened. */
async function caseOf(stage: Stage, name: string | undefined): Promise<string | null> {
  const known = stage.cases.get(name ?? '');
  if (known || name === undefined) return known ?? null;
  const [process, region] = name.split('@');
  return region ? stage.driver.find(process as string, region) : null;
}

async function expectation(stage: Stage, expect: Expectation, name: string | undefined): Promise<string[]> {
  const problems: string[] = [];
  const { refused, ...rest } = expect;
  if (refused !== undefined) problems.push(...refusalDiffers(refused, stage.refused));
  if (Object.keys(rest).length === 0) return problems;
  const ref = await caseOf(stage, name);
  if (!ref) return [...problems, `没有办件 ${name ?? ''}`];
  return [...problems, ...lookDiffers(rest, await stage.driver.look(ref))];
}

function refusalDiffers(expected: NonNullable<Expectation['refused']>, actual: Rejection | null): string[] {
  if (expected === false) return actual ? [`被拒绝:${actual.code}`] : [];
  if (!actual) return ['应当被拒绝,实际通过'];
  if (expected === true) return [];
  const wanted: JsonObject = typeof expected === 'string' ? { code: expected } : { ...expected };
  const found = differs(wanted, { code: actual.code, path: actual.path ?? null });
  return found ? [`拒绝的原因不同:${found}`] : [];
}

function lookDiffers(expect: Omit<Expectation, 'refused'>, look: CaseLook): string[] {
  const problems: string[] = [];
  const compare = (expected: Json | undefined, actual: Json | undefined, at: string): void => {
    const found = expected === undefined ? null : differs(expected, actual, at);
    if (found) problems.push(found);
  };
  if (expect.steps !== undefined) {
    const [wanted, actual] = [[...expect.steps].sort(), [...look.steps].sort()];
    if (wanted.join() !== actual.join())
      problems.push(`steps: 应为 [${wanted.join(', ')}],实为 [${actual.join(', ')}]`);
  }
  compare(expect.status, look.status, 'status');
  compare(expect.outcome, look.outcome, 'outcome');
  compare(expect.tasks as Json, look.tasks as unknown as Json, 'tasks');
  compare(expect.data, look.data, 'data');
  compare(rows(expect.ledger), look.ledger, 'ledger');
  compare(rows(expect.notice), look.notice, 'notice');
  compare(expect.fund, look.fund as unknown as Json, 'fund');
  compare(expect.events, look.events, 'events');
  return problems;
}

/** One row may be written without brackets, rows by ledger as `{ "temporary_relief": [ … ] }`. */
function rows(expected: Json | undefined): Json | undefined {
  if (expected === undefined || Array.isArray(expected)) return expected;
  if (expected === null) return [];
  const values = Object.entries(expected as JsonObject);
  if (values.length > 0 && values.every(([, value]) => Array.isArray(value))) {
    return values.flatMap(([ledger, list]) => (list as JsonObject[]).map((row) => ({ ledger, ...row })));
  }
  return [expected];
}

function momentOf(text: string): string | null {
  if (isDay(text)) return startOfDay(text);
  return parseInstant(text);
}
