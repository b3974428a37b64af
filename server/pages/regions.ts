/** Regions as the pages need them: a choice per level, full names, who posts for a region. */
import { levelOf, officeOf, parentOf, within } from '../../core/values/region.ts';
import type { RegionCode } from '../../core/vocabulary.ts';
import { messages } from './messages.ts';

export interface RegionItem {
  code: RegionCode;
  name: string;
  /** `community` for a 社区 among the villages. */
  kind?: string;
}

/** What a visitor chose on the filter; each may be empty or left over from an earlier choice. */
export interface RegionQuery {
  county?: string | undefined;
  town?: string | undefined;
  village?: string | undefined;
}

/**
 * The region meant by a filter form. Without script a lower choice may still be that of an upper one chosen before;
 * the upper one wins, because it is the one just changed. Codes that do not exist are not chosen.
 */
export function regionFromQuery(query: RegionQuery, regions: readonly RegionItem[]): RegionCode | null {
  let region: RegionCode | null = null;
  for (const code of [query.county, query.town, query.village]) {
    if (!code || !regions.some((r) => r.code === code)) continue;
    if (region === null || within(code, region)) region = code;
  }
  return region;
}

export function regionsOf(
  regions: readonly RegionItem[],
  level: 'county' | 'township' | 'village',
  area: RegionCode | null,
): RegionItem[] {
  return regions.filter((r) => levelOf(r.code) === level && (area === null || within(r.code, area)));
}

/** `青石镇 › 青石村`: from the township down, so that villages of the same name can be told apart. */
export function regionPath(code: RegionCode, regions: ReadonlyMap<RegionCode, RegionItem>): string[] {
  const names: string[] = [];
  for (let at: RegionCode | null = code; at !== null && at.length > 6; at = parentOf(at)) {
    const name = regions.get(at)?.name;
    if (name !== undefined) names.unshift(name);
  }
  return names;
}

/** The village a region lies in, else the region itself: notices are grouped by it. */
export function villageOf(code: RegionCode): RegionCode {
  return officeOf(code, 'village') ?? code;
}

/** 青石村 → 青石村村民委员会, 青石镇 → 青石镇人民政府. A county has many offices: its name is left as it is. */
export function officeNameOf(region: { code: RegionCode; name: string }): string {
  const level = levelOf(region.code);
  const { name } = region;
  if (level === 'village')
    return name + (name.endsWith('社区') ? messages.offices.community : messages.offices.village);
  if (level === 'township')
    return name + (name.endsWith('街道') ? messages.offices.street : messages.offices.township);
  return name;
}
