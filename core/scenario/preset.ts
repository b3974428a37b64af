/** Rows a scenario presets. */
import { isObject } from '../json.ts';
import { ancestorsOf } from '../values/region.ts';
import type { Day, Json, JsonObject, RegionCode } from '../vocabulary.ts';
import type { LedgerRow } from '../world/rows.ts';

const ID_CARD = /^\d{17}[\dX]$/;

/** By what a preset row is found: its own `keys`, else every identity number in it. */
export function keysOfRow(row: JsonObject): string[] {
  return Array.isArray(row.keys) ? texts(row.keys) : texts(row).filter((text) => ID_CARD.test(text));
}

function texts(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(texts);
  return isObject(value) ? Object.values(value).flatMap(texts) : [];
}

/** A row that a world is preset with, found by the keys in it. */
export function presetRow(
  ledger: string,
  data: JsonObject,
  { id, today, region }: { id: string; today: Day; region: RegionCode },
): LedgerRow {
  const from = [data.from, data.effective_from].find((day) => typeof day === 'string') ?? today;
  const at = typeof data.region === 'string' ? data.region : region;
  return {
    id: `preset:${id}`,
    rev: 1,
    ledger,
    case: '',
    caseNo: '',
    data,
    keys: keysOfRow(data),
    from: from as Day,
    to: typeof data.to === 'string' ? data.to : null,
    region: at,
    scope: [...ancestorsOf(at), at],
  };
}
