/** The regions somebody works for: what limits every list. */
import type { Actor, RegionCode } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';

/** The scope of incidents that are of the house itself. */
const HOUSE = 'house';

/** Where somebody looks after what went wrong: the regions of posts that may, and the house itself for its administrator. */
export function stewardAreas({ library }: Pick<Context, 'library'>, { positions }: Actor): string[] {
  const stewards = new Set(library.roles.filter(({ steward }) => steward).map(({ id }) => id));
  const regions = positions.filter(({ role }) => stewards.has(role)).map(({ region }) => region);
  return positions.some(({ role }) => role === 'admin') ? [...regions, HOUSE] : regions;
}

/** Areas of the actor's offices; with `region` only what lies in it. Empty for who holds no office there. */
export function areasOf({ library }: Context, actor: Actor, region?: RegionCode): RegionCode[] {
  const own = [...new Set(actor.positions.filter((p) => !library.citizens.has(p.role)).map((p) => p.region))];
  if (!region) return own;
  return own.some((area) => region.startsWith(area))
    ? [region]
    : own.filter((area) => area.startsWith(region));
}
