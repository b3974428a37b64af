/** The people and places a scenario is cast with: the demo county's, handed in as data. */
import { candidatesOf, levelOf, postKey } from '../engine/candidates.ts';
import type { CompiledProcess } from '../engine/process.ts';
import type { RoleLevels } from '../engine/roles.ts';
import { evaluate } from '../expression/index.ts';
import { levelOf as levelOfRegion } from '../values/region.ts';
import type { Actor, JsonObject, Position, RegionCode } from '../vocabulary.ts';
import type { Cast } from './types.ts';
import { words } from './messages.ts';

export interface Person {
  username: string;
  name: string;
  positions: Position[];
}

/** Where a start happens: where the process says that a case of this data belongs, else where the county's scenarios play. */
export function regionOfStart(
  { definition }: Pick<CompiledProcess, 'definition'>,
  data: JsonObject,
  { region }: { region: RegionCode },
): RegionCode {
  const { value } = evaluate(definition.region, data);
  return typeof value === 'string' && levelOfRegion(value) ? value : region;
}

/** The person cast for a role at a region; null when nobody holds it. */
export function personFor(
  people: Person[],
  levels: RoleLevels,
  cast: Cast,
  region: RegionCode,
): Person | null {
  const at = cast.region ?? region;
  const filer = { user: '', name: '' };
  const keys = new Set(candidatesOf(cast.role, at, { filer }, levels));
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

export const PUBLIC: Actor = { user: null, name: words.public, positions: [] };
