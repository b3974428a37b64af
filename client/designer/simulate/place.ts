/** Where a trial plays: the region its start form names, with the names of all above it. */
import { evaluate } from '../../../core/expression/index.ts';
import type { CompiledProcess } from '../../../core/engine/process.ts';
import { DEFAULT_REGION } from '../../../core/scenario/directory.ts';
import type { JsonObject, RegionCode } from '../../../core/vocabulary.ts';
import { call, calls } from '../../api/call.ts';
import type { Place } from './county.ts';

/** Digits of a code: province, city, county, town, village, group. */
const LENGTHS = [2, 4, 6, 9, 12, 15];

export async function placeOf(process: CompiledProcess, data: JsonObject): Promise<Place> {
  const { value } = evaluate(process.definition.region, data);
  const region = typeof value === 'string' && /^\d{2,15}$/.test(value) ? value : DEFAULT_REGION;
  const chain = LENGTHS.filter((length) => length <= region.length).map((length) => region.slice(0, length));
  const names = await Promise.all(chain.map((code, n) => nameOf(code, chain[n - 1] ?? '')));
  return { region, names: new Map(chain.map((code, n) => [code, names[n] ?? code])) };
}

async function nameOf(code: RegionCode, parent: RegionCode): Promise<string> {
  try {
    const { items } = await call(calls.reference.regions, { query: { parent } });
    return items.find((item) => item.code === code)?.name ?? code;
  } catch {
    return code;
  }
}
