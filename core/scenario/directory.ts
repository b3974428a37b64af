/** The people and places a scenario is cast with: the demo county's, handed in as data. */
import { candidatesOf, levelOf, postKey } from '../engine/candidates.ts';
import type { RoleLevels } from '../engine/roles.ts';
import type { Actor, Case, JsonObject, Position, RegionCode } from '../vocabulary.ts';
import { atPath } from '../json.ts';
import type { Cast } from './types.ts';

export interface Person {
  username: string;
  name: string;
  positions: Position[];
}

/** Region of a scenario that names none (processes.md F.2). */
export const DEFAULT_REGION = '990101001001';

/** Where a start happens: the applicant's residence, the village or street of the data, else the default. */
export function regionOfData(data: JsonObject): RegionCode {
  for (const path of ['applicant.residence_region', 'village', 'region', 'street', 'town', 'county']) {
    const value = atPath(data, path);
    if (typeof value === 'string' && /^\d{6,15}$/.test(value)) return value;
  }
  return DEFAULT_REGION;
}

/** The person cast for a role at a region; null when nobody holds it. */
export function personFor(
  people: Person[],
  levels: RoleLevels,
  cast: Cast,
  region: RegionCode,
): Person | null {
  const at = cast.region ?? region;
  const stub = { filer: { user: '', name: '' } } as Case;
  const keys = new Set(candidatesOf(cast.role, at, stub, levels));
  const holders = people.filter((p) => p.positions.some((post) => keys.has(postKey(post.role, post.region))));
  if (holders.length >= cast.nth) return holders[cast.nth - 1] as Person;
  // applicants live everywhere: one of another village stands in where the seeds have none here
  if (levelOf(cast.role, levels) !== 'village' && holders.length > 0) return null;
  const anywhere = people.filter((p) => p.positions.some((post) => post.role === cast.role));
  return ['applicant', 'agent'].includes(cast.role) ? (anywhere[cast.nth - 1] ?? null) : null;
}

/** A person as an actor; somebody who is nobody's colleague is the public. */
export function actorOf(person: Person): Actor {
  return { user: person.username, name: person.name, positions: person.positions };
}

export const PUBLIC: Actor = { user: null, name: '群众', positions: [] };
