/** Regions by the level above, asked for once each, and their names. */
import { useEffect, useState } from 'react';
import { parentOf, regionWords, wayTo } from '../../../core/values/region.ts';
import type { RegionCode } from '../../../core/vocabulary.ts';
import { call, calls } from '../../api/call.ts';

export interface RegionItem {
  code: RegionCode;
  name: string;
}

const below = new Map<string, Promise<RegionItem[]>>();

/** The regions right below one; of the top for `''`. */
export function regionsBelow(parent: RegionCode): Promise<RegionItem[]> {
  let loading = below.get(parent);
  if (!loading) {
    loading = call(calls.reference.regions, { query: { parent } }).then(({ items }) => items);
    below.set(parent, loading);
    loading.catch(() => below.delete(parent));
  }
  return loading;
}

/** The region in words, once the names on the way to it are there. */
async function regionName(code: RegionCode): Promise<string> {
  const names = new Map(
    await Promise.all(
      wayTo(code).map(async (at) => [at, nameAmong(await regionsBelow(parentOf(at) ?? ''), at)] as const),
    ),
  );
  return regionWords(code, (at) => names.get(at));
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
