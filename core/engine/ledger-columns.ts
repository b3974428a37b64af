/** Which columns a process writes into a ledger 台账, and from what. */
import { isObject } from '../json.ts';
import type { Json } from '../vocabulary.ts';
import type { CompiledProcess } from './process.ts';

const known = new WeakMap<CompiledProcess, Map<string, [string, Json][]>>();

/** The columns, each with the expression it is taken from; read off a version once. */
export function writes(process: CompiledProcess, ledger: string): [string, Json][] {
  let byLedger = known.get(process);
  if (!byLedger) known.set(process, (byLedger = new Map()));
  let found = byLedger.get(ledger);
  if (!found) byLedger.set(ledger, (found = find(process.definition.machine as unknown as Json, ledger)));
  return found;
}

function find(part: Json, ledger: string): [string, Json][] {
  if (Array.isArray(part)) return part.flatMap((item) => find(item, ledger));
  if (!isObject(part)) return [];
  const own =
    part.ledger === ledger && isObject(part.fields) ? (Object.entries(part.fields) as [string, Json][]) : [];
  return [...own, ...Object.values(part).flatMap((item) => find(item, ledger))];
}
