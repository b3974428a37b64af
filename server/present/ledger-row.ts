/** A row of a ledger 台账 as somebody may see it: column by column as the fields it was taken from. */
import { writes } from '../../core/engine/ledger-columns.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import type { Feel, Json, JsonObject } from '../../core/vocabulary.ts';
import { masksLoose, sourceAccess, type Relation } from './access.ts';
import { maskLoose, maskMade } from './loose.ts';
import { classOf, sourcesOf, START_BLOCK } from './sources.ts';

interface SeenRow {
  data: JsonObject;
  /** Columns that are masked, for a deliberate look. */
  masked: string[];
}

/** Each process that writes the ledger is asked; the most careful answer counts. */
export function ledgerRowFor(
  keepers: readonly CompiledProcess[],
  ledger: string,
  data: JsonObject,
  relation: Relation,
): SeenRow {
  const seen: SeenRow = { data: {}, masked: [] };
  for (const [name, whole] of Object.entries(data)) {
    let value: Json | undefined = whole;
    for (const process of keepers)
      if (value !== undefined) value = column(process, ledger, relation, name, value);
    if (value === undefined) continue;
    seen.data[name] = value;
    if (JSON.stringify(value) !== JSON.stringify(whole)) seen.masked.push(name);
  }
  return seen;
}

function column(
  process: CompiledProcess,
  ledger: string,
  relation: Relation,
  name: string,
  value: Json,
): Json | undefined {
  const from = writes(process, ledger).find(([written]) => written === name)?.[1];
  const sources = typeof from === 'string' ? sourcesOf(process, from as Feel) : [];
  if (sources.some((source) => sourceAccess(process, relation, source) === 'hidden')) return undefined;
  const open = sources.length > 0 ? sources : [{ block: START_BLOCK, path: '' }];
  if (!open.some((source) => masksLoose(process, relation, source))) return value;
  const classes = sources.flatMap((source) => classOf(process, source) ?? []);
  return classes.length > 0 ? maskMade(process, name, value, classes) : maskLoose(process, name, value);
}
