/** The county a scenario plays in: definitions, people, places and dated parameters, handed in as data. */
import { postKey } from '../engine/candidates.ts';
import type { CompiledProcess } from '../engine/process.ts';
import type { RoleLevels } from '../engine/roles.ts';
import type { CalendarData } from '../time/calendar.ts';
import type { Day, Json, RegionCode } from '../vocabulary.ts';
import type { Person } from './directory.ts';

/** What a county gives a scenario. */
export interface County {
  processes: ReadonlyMap<string, CompiledProcess>;
  roles: RoleLevels;
  people: Person[];
  regions: ReadonlyMap<RegionCode, string>;
  calendar: CalendarData;
  /** Dated parameter rows. */
  params: { key: string; region: RegionCode; from: Day; value: Json }[];
  /** Where a scenario plays that names no place. */
  region: RegionCode;
  /** Accounts a scenario finds unless it says otherwise: opened and advanced in full. */
  funds: { fund: string; regions: RegionCode[]; quota: number; threshold: number };
}

/** The value of a parameter at a region on a day: the nearest and latest row. */
export function paramOf(
  { params }: Pick<County, 'params'>,
  key: string,
  region: RegionCode,
  day: Day,
): Json | undefined {
  return params
    .filter((p) => p.key === key && p.from <= day && region.startsWith(p.region))
    .sort((a, b) => a.region.length - b.region.length || (a.from < b.from ? -1 : 1))
    .pop()?.value;
}

/** What processes call a parameter, by its store key. */
export function shortNamesOf({ processes }: County): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { definition } of processes.values())
    for (const [name, { key }] of Object.entries(definition.params ?? {}))
      names.set(key, [...(names.get(key) ?? []), name]);
  return names;
}

/** Every post that somebody holds, `<role>@<region>`. */
export function postsOf({ people }: County): ReadonlySet<string> {
  return new Set(
    people.flatMap(({ positions }) => positions.map(({ role, region }) => postKey(role, region))),
  );
}
