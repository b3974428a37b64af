/**
 * Reads the demo county from files and checks it. No store, no clock: the server and the tests call it alike.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OfficeSetting } from '../core/contract/shapes/setting.ts';
import type { CalendarData } from '../core/time/calendar.ts';
import type { Day, Json, Position, RegionCode } from '../core/vocabulary.ts';
import { isIdNumber } from './numbers.ts';
import { ROLES_WITHOUT_HOLDER } from './positions.ts';

/** A region 区划; villages say whether they are 村 or 社区. */
export interface Region {
  code: RegionCode;
  name: string;
  kind?: 'rural' | 'community';
}

/** An account of the demo county. */
export interface Person {
  username: string;
  name: string;
  positions: Position[];
  phone?: string;
  idNo?: string;
}

/** A value of Appendix G, set for a region from a day on. Money in fen. */
interface Param {
  key: string;
  region: RegionCode;
  from: Day;
  value: Json;
  note?: string;
}

export interface Seeds {
  setting: OfficeSetting;
  regions: Region[];
  people: Person[];
  params: Param[];
  calendar: CalendarData;
}

/** Everything that is wrong with the seeds, one line each. */
export class SeedError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`the seeds have ${problems.length} problem(s):\n  ${problems.join('\n  ')}`);
    this.name = 'SeedError';
    this.problems = problems;
  }
}

/**
 * Reads `regions.json`, `people.json`, `params.json` and `calendar.json` of a folder.
 * @param rolesFile the roles that must have a holder; read when it exists
 * @throws SeedError naming every problem
 */
export function readSeeds(folder: string, rolesFile = join(folder, '../workflows/roles.json')): Seeds {
  const seeds: Seeds = {
    setting: readJson(join(folder, 'setting.json')),
    regions: readJson(join(folder, 'regions.json')),
    people: readJson(join(folder, 'people.json')),
    params: readJson(join(folder, 'params.json')),
    calendar: readJson(join(folder, 'calendar.json')),
  };
  const roles = existsSync(rolesFile) ? roleIds(readJson<Json>(rolesFile)) : [];
  const problems = [
    ...regionProblems(seeds),
    ...peopleProblems(seeds),
    ...paramProblems(seeds),
    ...roleProblems(seeds, roles),
  ];
  if (problems.length > 0) throw new SeedError(problems);
  return seeds;
}

function readJson<T>(file: string): T {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch (error) {
    throw new SeedError([`${file}: ${(error as Error).message}`]);
  }
}

function regionProblems({ regions }: Seeds): string[] {
  const codes = new Set(regions.map((region) => region.code));
  return [
    ...duplicates(regions.map((region) => region.code)).map((code) => `regions: ${code} appears twice`),
    ...regions.flatMap(({ code, name, kind }) => {
      const parent = parentOf(code);
      if (parent === undefined) return [`regions: ${code} ${name} has a length that is no level`];
      if (parent !== '' && !codes.has(parent))
        return [`regions: ${code} ${name} lies in ${parent}, which does not exist`];
      return code.length === 12 && kind === undefined
        ? [`regions: ${code} ${name} does not say whether it is a 村 or 社区`]
        : [];
    }),
  ];
}

/** The code one level up; empty for a province, undefined when the length is no level. */
function parentOf(code: RegionCode): RegionCode | undefined {
  const levels = [0, 2, 4, 6, 9, 12, 15];
  const at = levels.indexOf(code.length);
  return at < 1 ? undefined : code.slice(0, levels[at - 1]);
}

function peopleProblems({ people, regions }: Seeds): string[] {
  const codes = new Set(regions.map((region) => region.code));
  return [
    ...duplicates(people.map((person) => person.username)).map(
      (name) => `people: username ${name} appears twice`,
    ),
    ...people.flatMap(({ username, positions, phone, idNo }) => [
      ...(positions.length === 0 ? [`people: ${username} holds no position`] : []),
      ...positions
        .filter(({ region }) => !codes.has(region))
        .map(({ role, region }) => `people: ${username} is ${role} at ${region}, which does not exist`),
      ...(phone !== undefined && !/^1390000\d{4}$/.test(phone)
        ? [`people: ${username} has the telephone ${phone}, not 1390000xxxx`]
        : []),
      ...(idNo !== undefined && !(isIdNumber(idNo) && /^99010[12]/.test(idNo))
        ? [
            `people: ${username} has the identity number ${idNo}: wrong check character, or not 990101 or 990102`,
          ]
        : []),
    ]),
  ];
}

function paramProblems({ params, regions }: Seeds): string[] {
  const codes = new Set(regions.map((region) => region.code));
  return [
    ...duplicates(params.map(({ key, region, from }) => `${key} at ${region} from ${from}`)).map(
      (name) => `params: ${name} is set twice`,
    ),
    ...params.flatMap(({ key, region, from, value }) => [
      ...(codes.has(region) ? [] : [`params: ${key} is set for ${region}, which does not exist`]),
      ...(/^\d{4}-\d{2}-\d{2}$/.test(from) ? [] : [`params: ${key} is set from ${from}, which is not a day`]),
      ...(value === undefined ? [`params: ${key} at ${region} has no value`] : []),
    ]),
  ];
}

function roleProblems({ people }: Seeds, roles: string[]): string[] {
  const held = [...new Set(people.flatMap((person) => person.positions.map((position) => position.role)))];
  return roles
    .filter((role) => !ROLES_WITHOUT_HOLDER.includes(role) && !held.some((holder) => answersTo(holder, role)))
    .map((role) => `people: nobody holds the role ${role}`);
}

/** `county_dept:民政` answers to `county_dept`, `county_dept:{name}` and `county_dept:*`. */
function answersTo(held: string, role: string): boolean {
  const family = /^([a-z_]+)(:(\*|\{.*\}))?$/.exec(role)?.[1];
  return held === role || (family !== undefined && held.startsWith(`${family}:`));
}

/** Role ids of `[ "…" ]`, `[ { "id": "…" } ]`, `{ "roles": … }` or `{ "<id>": … }`. */
function roleIds(json: Json): string[] {
  if (Array.isArray(json)) return json.flatMap((row) => (typeof row === 'string' ? [row] : idOf(row)));
  if (json === null || typeof json !== 'object') return [];
  if (json['roles'] !== undefined) return roleIds(json['roles']);
  return Object.keys(json).filter((key) => !key.startsWith('$'));
}

function idOf(row: Json): string[] {
  if (row === null || typeof row !== 'object' || Array.isArray(row)) return [];
  const id = row['id'] ?? row['role'];
  return typeof id === 'string' ? [id] : [];
}

function duplicates(names: string[]): string[] {
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
}
