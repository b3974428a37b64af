/**
 * Trying a source out: it takes the place of the version in force in a copy of the county, and scenarios run on it in a
 * worker thread. Nothing of it is stored.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SimulateView } from '../../core/api-admin.ts';
import type { VersionSource } from '../../core/definition/source.ts';
import { readScenario } from '../../core/scenario/check.ts';
import type { Beside } from '../../core/scenario/like.ts';
import type { SimulationLimits } from '../../core/scenario/simulate.ts';
import type { Scenario } from '../../core/scenario/types.ts';
import type { Json } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { HttpError } from '../errors.ts';
import type { ParamDoc, RegionDoc, UserDoc } from '../store/documents.ts';
import { whole } from '../store/whole.ts';
import { readScenarioFile, scenariosIn } from './scenario-files.ts';
import type { CountySource } from './simulated.ts';
import { currentSource } from './sources.ts';
import { messages } from './messages.ts';

/** So much is run for one request; the answer says so. */
const LIMITS: SimulationLimits = { scenarios: 200, steps: 5_000, ms: 20_000 };

/** What of it is wanted. */
interface Asked {
  /** Any values, checked here; absent: those of the source, else those of the process's folder. */
  scenarios?: unknown[];
  /** What one sees after each step. */
  looks?: boolean;
  /** Also look for scenarios that reach what these miss. */
  generate?: boolean;
}

/**
 * Runs scenarios on a source.
 * @throws HttpError 422 `definition_invalid` with diagnostics; 422 `scenario_invalid` with the path of the first fault;
 * 422 `too_complex` when it takes too long
 */
export async function simulateSource(
  context: Context,
  key: string,
  source: VersionSource,
  { scenarios, looks = false, generate = false }: Asked,
): Promise<SimulateView> {
  const { process, diagnostics } = context.library.compile(source);
  if (!process)
    throw new HttpError(
      422,
      'definition_invalid',
      messages.notSimulated,
      diagnostics[0]?.path,
      diagnostics as unknown as Json,
    );
  const own = source.scenarios ? Object.values(source.scenarios).flat() : undefined;
  const given = scenarios ?? own;
  const folder = join(context.config.root, 'workflows', key, 'scenarios');
  const stored = scenariosIn(folder);
  const beside: Beside = (name) => source.scenarios?.[name] ?? stored(name);
  const played = given ? readAll(given, beside) : storedScenarios(folder);
  const subject = process.definition.key;
  const county = await countyOf(context, { [subject]: source }, played);
  return context.workers.run('simulate', {
    key: subject,
    county,
    scenarios: played,
    looks,
    generate,
    limits: LIMITS,
  });
}

function readAll(values: unknown[], beside: Beside): Scenario[] {
  return values.map((value, i) => {
    const read = readScenario(value, beside);
    if ('scenario' in read) return read.scenario;
    const faults = read.faults.map(({ path, message }) => ({
      path: [`scenarios.${i}`, path].filter((part) => part !== '').join('.'),
      message,
    }));
    const [first] = faults;
    throw new HttpError(
      422,
      'scenario_invalid',
      messages.scenarioInvalid(i + 1, first?.message ?? ''),
      first?.path,
      faults,
    );
  });
}

/** The scenarios that come with the house; a file that is none is left out here, `xiangzhi simulate` tells of it. */
function storedScenarios(folder: string): Scenario[] {
  return filesIn(folder).flatMap((name) => {
    return readScenarioFile(join(folder, name)).flatMap((read) => ('scenario' in read ? read.scenario : []));
  });
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch {
    // a process drawn in the designer has no folder
    return [];
  }
}

/** The county with these sources in place of what is in force, and everything they and the scenarios lead to. */
async function countyOf(
  context: Context,
  subject: Record<string, VersionSource>,
  scenarios: Scenario[],
): Promise<CountySource> {
  const { store, registry, library } = context;
  const [regions, params, users] = await Promise.all([
    whole<RegionDoc>(store, 'regions'),
    whole<ParamDoc>(store, 'params'),
    whole<UserDoc>(store, 'users'),
  ]);
  const setting = registry.setting();
  return {
    sources: await linked(context, subject, scenarios),
    roles: library.roles,
    people: users.sort(byOrder).map(({ username, name, positions }) => ({ username, name, positions })),
    regions: regions.map(({ _id, name }) => [_id, name]),
    calendar: registry.calendarData(),
    params: params.map(({ key, region, from, value }) => ({ key, region, from, value })),
    region: setting.region,
    funds: {
      fund: setting.fund,
      regions: regions.filter(({ _id }) => _id.length === 9).map(({ _id }) => _id),
      quota: setting.quota,
      threshold: setting.threshold,
    },
  };
}

/** Scenarios count the holders of a role in the order in which the county lists its people. */
function byOrder(a: UserDoc, b: UserDoc): number {
  return (a.order ?? Infinity) - (b.order ?? Infinity) || (a._id < b._id ? -1 : 1);
}

async function linked(
  context: Context,
  subject: Record<string, VersionSource>,
  scenarios: Scenario[],
): Promise<Record<string, VersionSource>> {
  const known = new Set(context.library.keys());
  const found = { ...subject };
  const waiting = namedIn(known, [subject, scenarios]);
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (Object.hasOwn(found, key)) continue;
    const source = await currentSource(context, key);
    if (!source) continue;
    found[key] = source;
    waiting.push(...namedIn(known, source.definition));
  }
  return found;
}

/** Keys of processes that are spoken of anywhere in a value. */
function namedIn(keys: ReadonlySet<string>, value: unknown): string[] {
  const text = JSON.stringify(value);
  return [...keys].filter((key) => text.includes(`"${key}"`) || text.includes(`"${key}@`));
}
