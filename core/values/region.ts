/** Regions 区划 by code: the length tells the level, ancestors are prefixes. See RegionCode in vocabulary.ts. */
import type { RegionCode } from '../vocabulary.ts';
import { error, type Problem } from './problem.ts';
import { messages } from './messages.ts';

export type RegionLevel = 'province' | 'city' | 'county' | 'township' | 'village' | 'group';

/** Level → length of its codes, from the top down. */
export const REGION_LENGTHS: Record<RegionLevel, number> = {
  province: 2,
  city: 4,
  county: 6,
  township: 9,
  village: 12,
  group: 15,
};

const LEVELS = Object.keys(REGION_LENGTHS) as RegionLevel[];
const BY_LENGTH = new Map(LEVELS.map((level) => [REGION_LENGTHS[level], level]));

/** What a level is called. */
export function regionLevelWord(level: RegionLevel): string {
  return messages.regionLevels[level];
}

/** The level of a code; null when it is none. */
export function levelOf(region: RegionCode): RegionLevel | null {
  return /^\d+$/.test(region) ? (BY_LENGTH.get(region.length) ?? null) : null;
}

/** The regions that contain this one, nearest first; empty for a province or something that is no code. */
export function ancestorsOf(region: RegionCode): RegionCode[] {
  if (!levelOf(region)) return [];
  return LEVELS.map((level) => REGION_LENGTHS[level])
    .filter((length) => length < region.length)
    .reverse()
    .map((length) => region.slice(0, length));
}

/** The region next above; null for a province. */
export function parentOf(region: RegionCode): RegionCode | null {
  return ancestorsOf(region)[0] ?? null;
}

/** The region of a level that contains this one or is it; null when this one lies above that level. */
export function officeOf(region: RegionCode, level: RegionLevel): RegionCode | null {
  const length = REGION_LENGTHS[level];
  return levelOf(region) && region.length >= length ? region.slice(0, length) : null;
}

/** Whether `region` is `area` or lies in it. */
export function within(region: RegionCode, area: RegionCode): boolean {
  return levelOf(region) !== null && levelOf(area) !== null && region.startsWith(area);
}

/** Codes: `region_shape`, `region_level` (another level than the one asked for). */
export function checkRegion(region: string, level?: RegionLevel): Problem | null {
  const found = levelOf(region);
  if (!found) return error('region_shape', messages.region.shape);
  if (level && found !== level) return error('region_level', messages.region.level(regionLevelWord(level)));
  return null;
}

/**
 * A region in words, `青河县青石镇青石村`: the names from the county down, or from the top for what lies above it; the
 * code where no name is known.
 */
export function regionWords(region: RegionCode, nameOf: (code: RegionCode) => string | undefined): string {
  const names = wayTo(region).map(nameOf);
  return names.every((name) => name === undefined) ? region : names.join('');
}

/** The regions whose names say which region is meant, from above down. */
export function wayTo(region: RegionCode): RegionCode[] {
  if (levelOf(region) === null) return [];
  const county = REGION_LENGTHS.county;
  return [...ancestorsOf(region).reverse(), region].filter(
    (at) => region.length < county || at.length >= county,
  );
}
