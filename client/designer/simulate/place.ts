/** Where a trial plays: the region its start form names, with the names of all above it. */
import { evaluate } from '../../../core/expression/index.ts';
import type { CompiledProcess } from '../../../core/engine/process.ts';
import { levelOf } from '../../../core/values/region.ts';
import type { JsonObject, RegionCode } from '../../../core/vocabulary.ts';
import { call, calls } from '../../api/call.ts';
import type { Place } from './county.ts';

/** Digits of a code: province, city, county, town, village, group. */
const LENGTHS = [2, 4, 6, 9, 12, 15];

export async function placeOf(process: CompiledProcess, data: JsonObject): Promise<Place> {
  const { value } = evaluate(process.definition.region, data);
  const region = typeof value === 'string' && /^\d{2,15}$/.test(value) ? value : await firstVillage();
  const chain = LENGTHS.filter((length) => length <= region.length).map((length) => region.slice(0, length));
  const names = await Promise.all(chain.map((code, n) => nameOf(code, chain[n - 1] ?? '')));
  return { region, names: new Map(chain.map((code, n) => [code, names[n] ?? code])) };
}

/** The first village of the house, for a form that names no place yet. */
export async function firstVillage(): Promise<RegionCode> {
  let region = '';
  while (levelOf(region) !== 'village') {
    const { items } = await call(calls.reference.regions, { query: { parent: region } });
    if (!items[0]) return region;
    region = items[0].code;
  }
  return region;
}

async function nameOf(code: RegionCode, parent: RegionCode): Promise<string> {
  try {
    const { items } = await call(calls.reference.regions, { query: { parent } });
    return items.find((item) => item.code === code)?.name ?? code;
  } catch {
    return code;
  }
}
