/** The regions somebody works for: what limits every list. */
import type { Actor, RegionCode } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';

/** Areas of the actor's offices; with `region` only what lies in it. Empty for who holds no office there. */
export function areasOf({ library }: Context, actor: Actor, region?: RegionCode): RegionCode[] {
  const own = [...new Set(actor.positions.filter((p) => !library.citizens.has(p.role)).map((p) => p.region))];
  if (!region) return own;
  return own.some((area) => region.startsWith(area))
    ? [region]
    : own.filter((area) => area.startsWith(region));
}
