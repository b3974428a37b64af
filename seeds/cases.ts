/**
 * The cases of the demo county: scripts in `seeds/cases/*.json`, in the scenario format of the house with three
 * shorthands, which `readCases` writes out:
 *
 * - `at`: `-12d`, twelve days before now (a working hour of that day); never later than now;
 * - `household`: what is particular about the household; the start form is invented for it (households.ts);
 * - `as: filer`: whoever filed; an act's `data` says only what differs from what officials usually write (step-data.ts).
 *
 * A wait that would pass the present ends the script: a case of 40 days ago is further on than one of yesterday,
 * whatever day the demo is started. Where the calendar of working days ends before the present, the county's story
 * ends with it: deadlines are not guessed, and a demo must come up all the same.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario, ScenarioStep } from '../core/scenario/types.ts';
import { makeCalendar, type WorkCalendar } from '../core/time/calendar.ts';
import { addDays } from '../core/time/day.ts';
import { addMs, dayOf, HOUR_MS, MINUTE_MS, startOfDay } from '../core/time/instant.ts';
import { due, parsePeriod } from '../core/time/period.ts';
import type { Instant, JsonObject, RegionCode } from '../core/vocabulary.ts';
import type { HouseholdWish, Identity } from './families.ts';
import { makeApplication, makePapers } from './households.ts';
import type { Person, Seeds } from './load.ts';
import { hash } from './random.ts';
import { fundStart, stepData, type Desk } from './step-data.ts';

/** A case as it stands in a file of seeds/cases. */
interface CaseScript {
  name: string;
  process: string;
  at: string;
  /** temporary-relief: the household, and what the offices find. */
  household?: HouseholdWish;
  /** relief-reserve-fund: whose account. */
  fund?: { town: RegionCode };
  steps: ScenarioStep[];
}

/** The scripts of a folder, as they are. */
function readCaseScripts(folder: string): CaseScript[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort();
  return files.flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as CaseScript[]);
}

/** Room for the deadlines of a story that begins on its last day. */
const ROOM_DAYS = 21;

/**
 * The scripts of a folder as complete scenarios, in the order in which they began. Each step that follows a `wait`
 * happens at or before `present`.
 */
export function readCases(folder: string, seeds: Seeds, present: Instant): Scenario[] {
  const calendar = makeCalendar(seeds.calendar);
  const last = startOfDay(addDays(`${calendar.years.at(-1)}-12-31`, 0 - ROOM_DAYS));
  const now = present < last ? present : last;
  const scripts = readCaseScripts(folder).map((script) => ({ script, at: beginning(script, now) }));
  scripts.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return scripts.map(({ script, at }, i) => writeOut(script, { at, now, number: i + 1, seeds, calendar }));
}

/** `-12d` → some time between 08:30 and 11:30 Beijing time of that day; today: three hours ago at the latest. */
function beginning(script: CaseScript, now: Instant): Instant {
  const days = /^-(\d+)d$/.exec(script.at)?.[1];
  if (days === undefined)
    throw new Error(
      `seeds/cases: “${script.name}” begins at ${script.at}, not at a number of days before now, like -12d`,
    );
  const morning = addMs(
    startOfDay(addDays(dayOf(now), 0 - Number(days))),
    8.5 * HOUR_MS + (hash(script.name) % 180) * MINUTE_MS,
  );
  const latest = addMs(now, (hash(script.name) % 30) * MINUTE_MS - 3 * HOUR_MS);
  return morning < latest ? morning : latest;
}

interface Stage {
  at: Instant;
  now: Instant;
  number: number;
  seeds: Seeds;
  calendar: WorkCalendar;
}

function writeOut(script: CaseScript, stage: Stage): Scenario {
  const steps: ScenarioStep[] = [];
  const visits = new Map<string, number>();
  const filer = filerOf(script);
  const start = startData(script, stage);
  let clock = stage.at;
  for (const step of script.steps) {
    if ('wait' in step) {
      clock = after(step.wait, clock, stage.calendar);
      if (clock > stage.now) break;
      steps.push(step);
    } else if ('start' in step) {
      const behalf = behalfOf(start);
      steps.push({ ...step, start: { ...start, ...step.start }, ...(behalf ? { behalfOf: behalf } : {}) });
    } else if ('do' in step) {
      const key = `${step.step ?? ''}/${step.do}`;
      const visit = visits.get(key) ?? 0;
      visits.set(key, visit + 1);
      const data = stepData(
        step.step ?? '',
        step.do,
        step.data ?? {},
        deskOf(script, stage, start, clock, visit),
      );
      steps.push({
        ...step,
        as: step.as === 'filer' ? filer : step.as,
        ...(Object.keys(data).length > 0 ? { data } : {}),
      });
    } else {
      steps.push(step);
    }
  }
  return { name: script.name, process: script.process, at: stage.at, steps };
}

function after(wait: string | { until: string }, clock: Instant, calendar: WorkCalendar): Instant {
  const period = parsePeriod(typeof wait === 'string' ? wait : wait.until);
  if (!period) throw new Error(`seeds/cases: cannot read the wait ${JSON.stringify(wait)}`);
  return due(period, clock, calendar);
}

function filerOf(script: CaseScript): string {
  const first = script.steps[0];
  if (!first || !('start' in first))
    throw new Error(`seeds/cases: “${script.name}” does not begin with a start`);
  return first.as;
}

function behalfOf(start: JsonObject): { name: string } | undefined {
  return start['agent'] === undefined ? undefined : { name: (start['applicant'] as { name: string }).name };
}

function startData(script: CaseScript, stage: Stage): JsonObject {
  const { household, fund } = script;
  if (fund) return fundStart(fund.town, stage.now);
  if (!household) throw new Error(`seeds/cases: “${script.name}” has neither a household nor a fund`);
  const { seeds, at } = stage;
  return makeApplication(script.name, household, {
    today: dayOf(at),
    villageName: regionName(seeds, household.village),
    ...identities(script, seeds),
  });
}

/** Whose identity goes on the form: the account that files for itself, or the one that files for another. */
function identities(script: CaseScript, { people }: Seeds): { applicant?: Identity; agent?: Identity } {
  const filer = filerOf(script);
  const account = script.household?.account ?? (filer.startsWith('applicant') ? filer : undefined);
  const applicant = account === undefined ? undefined : identityOf(people, account);
  const agent = filer.startsWith('agent') ? identityOf(people, filer) : undefined;
  return { ...(applicant ? { applicant } : {}), ...(agent ? { agent } : {}) };
}

function identityOf(people: Person[], username: string): Identity {
  const person = people.find((candidate) => candidate.username === username);
  if (!person?.idNo)
    throw new Error(`seeds/cases: the account ${username} does not exist or has no identity number`);
  return {
    name: person.name,
    idNo: person.idNo,
    ...(person.phone === undefined ? {} : { phone: person.phone }),
  };
}

function deskOf(
  script: CaseScript,
  stage: Stage,
  application: JsonObject,
  now: Instant,
  visit: number,
): Desk {
  const { seeds, number } = stage;
  const village = script.household?.village ?? script.fund?.town ?? '';
  const wish = script.household ?? { village, hardship: '其他特殊原因' };
  return {
    now,
    number,
    wish,
    application,
    visit,
    villageName: regionName(seeds, village),
    papers: () => makePapers(script.name, wish, { today: dayOf(stage.at), ...identities(script, seeds) }),
    nameOf: (role, nth = 1) => nameOf(seeds.people, role, village, nth),
  };
}

/** The n-th holder of a role at the village or above; the first where there are fewer. */
function nameOf(people: Person[], role: string, village: RegionCode, nth: number): string {
  const holders = people.filter(({ positions }) =>
    positions.some((position) => position.role === role && village.startsWith(position.region)),
  );
  const holder = holders[nth - 1] ?? holders[0];
  if (!holder) throw new Error(`seeds/cases: nobody is ${role} for ${village}`);
  return holder.name;
}

function regionName({ regions }: Seeds, code: RegionCode): string {
  const region = regions.find((candidate) => candidate.code === code);
  if (!region) throw new Error(`seeds/cases: there is no region ${code}`);
  return region.name;
}
