import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { validateSchema as validate } from '../core/form/schema-validator.ts';
import { checkForm, expandForm, type FieldGroup } from '../core/form/index.ts';
import type { FormDefinition } from '../core/definition/form.ts';
import type { Scenario } from '../core/scenario/types.ts';
import { makeCalendar } from '../core/time/calendar.ts';
import { dayOf } from '../core/time/instant.ts';
import { due, parsePeriod } from '../core/time/period.ts';
import type { JsonObject } from '../core/vocabulary.ts';
import { readCases } from './cases.ts';
import { readSeeds, type Person, type SeedError } from './load.ts';
import { isIdNumber } from './numbers.ts';
import { buildPeople } from './people.ts';
import { ROLE_PLAN } from './positions.ts';

const FOLDER = import.meta.dirname;
const NOW = '2026-11-24T06:00:00.000Z';
const seeds = readSeeds(FOLDER);

/** Everything but the calendar, in a folder that may be spoilt. */
let copy: string;
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'seeds-'));
  for (const file of ['regions', 'people', 'params', 'calendar', 'setting'])
    cpSync(join(FOLDER, `${file}.json`), join(copy, `${file}.json`));
});
afterEach(() => rmSync(copy, { recursive: true, force: true }));

/** Reads the copy with other people and says what is wrong with it. */
function problemsWith(people: Person[], roles: string[] = []): string[] {
  writeFileSync(join(copy, 'people.json'), JSON.stringify(people));
  writeFileSync(join(copy, 'roles.json'), JSON.stringify(roles.map((id) => ({ id }))));
  try {
    readSeeds(copy, join(copy, 'roles.json'));
  } catch (error) {
    return (error as SeedError).problems;
  }
  return [];
}

describe('people', () => {
  test('people.json is what build.ts writes', () => {
    expect(seeds.people).toEqual(buildPeople(seeds.regions));
  });

  test('nobody bears the name or the telephone of another', () => {
    for (const field of ['name', 'phone', 'idNo'] as const) {
      const values = seeds.people.flatMap((person) => person[field] ?? []);
      expect(new Set(values).size).toBe(values.length);
    }
  });

  test.each(ROLE_PLAN)('$role is held at each of its offices by $persons', ({ role, levels, persons }) => {
    for (const { code } of seeds.regions.filter((region) => levels.includes(region.code.length))) {
      const holders = seeds.people.filter((person) =>
        person.positions.some((post) => post.role === role && post.region === code),
      );
      expect(holders).toHaveLength(persons);
    }
  });
});

describe('readSeeds refuses', () => {
  const person: Person = {
    username: 'a',
    name: '张某',
    positions: [{ role: 'agent', region: '990101001001' }],
  };

  test('a position at an unknown region', () => {
    expect(problemsWith([{ ...person, positions: [{ role: 'agent', region: '990109' }] }])).toEqual([
      'people: a is agent at 990109, which does not exist',
    ]);
  });

  test('a username that appears twice', () => {
    expect(problemsWith([person, person])).toEqual(['people: username a appears twice']);
  });

  test('a wrong identity number and a telephone that might be real', () => {
    const [idNo, phone] = ['990101198711050038', '13812345678'];
    expect(problemsWith([{ ...person, idNo, phone }])).toHaveLength(2);
  });

  test('a role that nobody holds', () => {
    expect(problemsWith([person], ['agent', 'public', 'village_director'])).toEqual([
      'people: nobody holds the role village_director',
    ]);
  });
});

describe('cases', () => {
  const cases = readCases(join(FOLDER, 'cases'), seeds, NOW);
  const form = applicationForm();
  const relief = cases.filter((scenario) => scenario.process === 'temporary-relief');

  test('there are fifty of temporary relief and an account for each town', () => {
    const towns = seeds.regions.filter((region) => region.code.length === 9);
    expect(relief).toHaveLength(50);
    expect(cases).toHaveLength(50 + towns.length);
  });

  test('nothing happens after now, and the oldest comes first', () => {
    for (const scenario of cases) expect(endOf(scenario) <= NOW).toBe(true);
    expect(cases.map(({ at }) => at)).toEqual(cases.map(({ at }) => at).sort());
  });

  test('where the calendar ends before the present, the story ends with it', () => {
    const late = readCases(join(FOLDER, 'cases'), seeds, '2029-03-01T02:00:00.000Z');
    expect(late).toHaveLength(cases.length);
    const covered = `${Math.max(...Object.keys(seeds.calendar).map(Number))}-12-31`;
    for (const scenario of late) expect(endOf(scenario) < covered).toBe(true);
  });

  test('the same moment gives the same cases', () => {
    expect(readCases(join(FOLDER, 'cases'), seeds, NOW)).toEqual(cases);
  });

  test.each(relief)('the application form takes “$name”', (scenario) => {
    const data = startOf(scenario);
    const { errors, warnings } = checkForm(form, data, {
      today: dayOf(scenario.at),
      validate,
      mode: 'final',
    });
    expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
    const story = data['hardship_desc'] as string;
    expect(story.length).toBeGreaterThanOrEqual(20);
    expect(story.length).toBeLessThanOrEqual(200);
  });

  test('every identity number has its right check character', () => {
    const ids = relief.flatMap(
      (scenario) => (startOf(scenario)['household'] as { members: { id_no: string }[] }).members,
    );
    for (const { id_no } of ids) expect(isIdNumber(id_no)).toBe(true);
  });
});

function startOf(scenario: Scenario): JsonObject {
  return (scenario.steps[0] as { start: JsonObject }).start;
}

/** When the last step of a scenario happens. */
function endOf(scenario: Scenario): string {
  const calendar = makeCalendar(seeds.calendar);
  let clock = scenario.at;
  for (const step of scenario.steps)
    if ('wait' in step) clock = due(parsePeriod(step.wait as string)!, clock, calendar);
  return clock;
}

function applicationForm(): ReturnType<typeof expandForm>['form'] {
  const read = <T>(id: string): T =>
    JSON.parse(readFileSync(join(FOLDER, `../forms/${id}.json`), 'utf8')) as T;
  const ids = ['person', 'member', 'household', 'agent', 'bank'].map((name) => `shared/${name}`);
  const groups = Object.fromEntries(ids.map((id) => [id, read<FieldGroup>(id)]));
  return expandForm(read<FormDefinition>('temporary-relief/application'), groups).form;
}
