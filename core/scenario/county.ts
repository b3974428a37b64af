/** The county a scenario plays in: definitions, people, places and dated parameters, handed in as data. */
import type { CompiledProcess } from '../engine/process.ts';
import type { RoleLevels } from '../engine/roles.ts';
import type { CalendarData } from '../time/calendar.ts';
import type { Day, Json, RegionCode } from '../vocabulary.ts';
import type { Person } from './directory.ts';
import type { Given } from './types.ts';

/** What the demo county gives a scenario. */
export interface County {
  processes: ReadonlyMap<string, CompiledProcess>;
  roles: RoleLevels;
  people: Person[];
  regions: ReadonlyMap<RegionCode, string>;
  calendar: CalendarData;
  /** Dated parameter rows. */
  params: { key: string; region: RegionCode; from: Day; value: Json }[];
  /** Accounts a scenario finds unless it says otherwise: opened and advanced in full. */
  funds: { fund: string; regions: RegionCode[]; quota: number; threshold: number; limitParam?: string };
}

/** What the scenario gives, by short name or key, else the county's nearest and latest row. */
export function paramOf(
  county: County,
  given: Given,
  key: string,
  names: string[],
  region: RegionCode,
  day: Day,
): Json | undefined {
  const said = [...names, key, key.split('.').pop() as string]
    .map((name) => given.params?.[name])
    .find((value) => value !== undefined);
  if (said !== undefined) return said;
  return county.params
    .filter((p) => p.key === key && p.from <= day && region.startsWith(p.region))
    .sort((a, b) => a.region.length - b.region.length || (a.from < b.from ? -1 : 1))
    .pop()?.value;
}

/** Names of a region and those above it. */
export function namesOf(county: County, region: RegionCode): Record<RegionCode, string> {
  const codes = [2, 4, 6, 9, 12, 15].filter((n) => n <= region.length).map((n) => region.slice(0, n));
  return Object.fromEntries(codes.map((code) => [code, county.regions.get(code) ?? code]));
}
