/** Runs a scenario on a driver and says what did not hold. */
import { isObject } from '../json.ts';
import type { Json, JsonObject, Rejection } from '../vocabulary.ts';
import { differs } from './match.ts';
import { momentOf, Stage } from './stage.ts';
import type { CaseLook, Driver, Expectation, Scenario, ScenarioResult, ScenarioStep } from './types.ts';
import { words } from './messages.ts';

/** How a run is followed. */
interface Following {
  /** Keep what one sees after each step. */
  looks?: boolean;
  /** Asked before each step; what it says stops the run, as a problem of that step. */
  stop?: () => Promise<string | null> | string | null;
}

/** Runs it to the end; after a step that could not be carried out the rest is not tried. */
export async function runScenario(
  scenario: Scenario,
  driver: Driver,
  { looks: wanted, stop }: Following = {},
): Promise<ScenarioResult> {
  const problems: ScenarioResult['problems'] = [];
  const looks: (CaseLook | null)[] = [];
  const ended = (): ScenarioResult => {
    const { name } = scenario;
    return { name, ok: problems.length === 0, problems, ...(wanted ? { looks } : {}) };
  };
  const at = momentOf(scenario.at);
  if (!at) {
    problems.push({ step: 0, message: words.badTime(scenario.at) });
    return ended();
  }
  const stage = new Stage(driver, scenario.process);
  await driver.begin(at, scenario.given ?? {});
  for (const [index, step] of scenario.steps.entries()) {
    const stopped = await stop?.();
    const found = stopped ? [stopped] : await attempt(stage, step, scenario.steps[index + 1]);
    problems.push(...found.map((message) => ({ step: index + 1, message })));
    if (stopped) break;
    if (wanted) looks.push(await stage.look('case' in step ? step.case : undefined));
    if (found.length > 0 && !('expect' in step)) break;
  }
  return ended();
}

/** The same, where a fault of a definition is a finding about the scenario and not the end of everything. */
export async function tryScenario(
  scenario: Scenario,
  driver: Driver,
  following: Following = {},
): Promise<ScenarioResult> {
  try {
    return await runScenario(scenario, driver, following);
  } catch (error) {
    const message = words.crashed(error instanceof Error ? error.message : String(error));
    return { name: scenario.name, ok: false, problems: [{ step: 0, message }] };
  }
}

async function attempt(stage: Stage, step: ScenarioStep, next: ScenarioStep | undefined): Promise<string[]> {
  if ('expect' in step) return expectation(stage, step.expect, step.case);
  const awaited =
    next !== undefined &&
    'expect' in next &&
    next.expect.refused !== undefined &&
    next.expect.refused !== false;
  const refused = await stage.perform(step, awaited);
  return refused && !awaited ? [words.refused(refusedBecause(refused))] : [];
}

function refusedBecause({ code, message, path }: Rejection): string {
  return `${code} ${message}${path ? `(${path})` : ''}`;
}

async function expectation(stage: Stage, expect: Expectation, name: string | undefined): Promise<string[]> {
  const problems: string[] = [];
  const { refused, ...rest } = expect;
  if (refused !== undefined) problems.push(...refusalDiffers(refused, stage.refused));
  if (Object.keys(rest).length === 0) return problems;
  const look = await stage.look(name);
  return look ? [...problems, ...lookDiffers(rest, look)] : [...problems, words.noCase(name)];
}

function refusalDiffers(expected: NonNullable<Expectation['refused']>, actual: Rejection | null): string[] {
  if (expected === false) return actual ? [words.refused(actual.code)] : [];
  if (!actual) return [words.notRefused];
  if (expected === true) return [];
  const wanted: JsonObject = typeof expected === 'string' ? { code: expected } : { ...expected };
  const found = differs(wanted, { code: actual.code, path: actual.path ?? null });
  return found ? [words.otherRefusal(found)] : [];
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
      problems.push(words.differs('steps', `[${wanted.join(', ')}]`, `[${actual.join(', ')}]`));
  }
  compare(expect.status, look.status, 'status');
  compare(expect.outcome, look.outcome, 'outcome');
  compare(expect.tasks as Json, look.tasks as unknown as Json, 'tasks');
  compare(expect.data, look.data, 'data');
  compare(rows(expect.ledger), look.ledger, 'ledger');
  const notices = rows(expect.notice);
  compare(notices, announced(notices, look.notice), 'notice');
  compare(expect.fund, look.fund as unknown as Json, 'fund');
  compare(expect.events, look.events, 'events');
  return problems;
}

/** What an objection found true has broken off stays to be read, but announces nothing: it counts where it is asked for. */
function announced(expected: Json | undefined, notices: JsonObject[]): JsonObject[] {
  const asked =
    Array.isArray(expected) && expected.some((row) => isObject(row) && row['halted'] !== undefined);
  return asked ? notices : notices.filter(({ halted }) => halted !== 'upheld');
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
