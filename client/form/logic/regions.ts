/** Regions by the level above, asked for once each, and their names. */
import { useEffect, useState } from 'react';
import { ancestorsOf, levelOf, parentOf } from '../../../core/values/region.ts';
import type { RegionCode } from '../../../core/vocabulary.ts';
import { http } from '../../api/http.ts';
import { calls } from '../../api/paths.ts';

export interface RegionItem {
  code: RegionCode;
  name: string;
}

const below = new Map<string, Promise<RegionItem[]>>();

/** The regions right below one; of the top for `''`. */
export function regionsBelow(parent: RegionCode): Promise<RegionItem[]> {
  let loading = below.get(parent);
  if (!loading) {
    loading = http.get<{ items: RegionItem[] }>(calls.regions(parent)).then(({ items }) => items);
    below.set(parent, loading);
    loading.catch(() => below.delete(parent));
  }
  return loading;
}

/** `青河县青石镇青石村`; the names from the county down, or from the top for what lies above it. */
export async function regionName(code: RegionCode): Promise<string> {
  if (levelOf(code) === null) return code;
  const way = [...ancestorsOf(code).reverse(), code].filter((at) => code.length < 6 || at.length >= 6);
  const names = await Promise.all(
    way.map(async (at) => nameAmong(await regionsBelow(parentOf(at) ?? ''), at)),
  );
  return names.every((name) => name === undefined) ? code : names.join('');
}

function nameAmong(items: RegionItem[], code: RegionCode): string | undefined {
  return items.find((item) => item.code === code)?.name;
}

/** The name of a region; its code until the name is known. */
export function useRegionName(code: string): string {
  const [named, setNamed] = useState<{ code: string; name: string }>();
  useEffect(() => {
    let wanted = true;
    regionName(code).then(
      (name) => wanted && setNamed({ code, name }),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [code]);
  return named?.code === code ? named.name : code;
}
