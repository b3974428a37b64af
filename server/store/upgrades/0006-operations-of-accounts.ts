/** Accounts, and what cases still ask of them, are in operations that speak of money alone. */
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import type { Doc } from '../types.ts';
import { rewrite } from './rewrite.ts';
import type { Upgrade } from './upgrade.ts';

interface OldAccount extends Doc {
  /** There in an account that has not been upgraded. */
  red?: string[];
  redLimit?: number;
}

interface OldEntry {
  kind: string;
  op?: string;
  data?: JsonObject;
}

interface OldCase extends Doc {
  outbox?: OldEntry[];
}

/** What `data.type` of an advance said. */
const INCOMING: Readonly<Record<string, string>> = { 预拨: 'advance', 补充: 'top_up', 结转: 'carry_over' };

export const operationsOfAccounts: Upgrade = {
  number: 6,
  what: 'operations on accounts, done and still to do, speak of money alone',
  async run(store) {
    await rewrite<OldAccount>(store, 'funds', (doc) => {
      if (!doc.red) return null;
      const { red, redLimit, ...rest } = doc;
      const limit = redLimit === undefined ? {} : { blockLimit: redLimit };
      return { ...rest, _id: doc._id, blocks: red, ...limit };
    });
    await rewrite<OldCase>(store, 'cases', (doc) => {
      const outbox = doc.outbox?.map(upgraded);
      return outbox?.some((entry, n) => entry !== doc.outbox?.[n]) ? { ...doc, outbox } : null;
    });
  },
};

function upgraded(entry: OldEntry): OldEntry {
  if (entry.kind !== 'fund') return entry;
  if (entry.op === 'red') return { ...entry, op: 'block' };
  if (entry.op === 'clear_red') return { ...entry, op: 'unblock' };
  return entry.op === 'open' ? opening(entry) : entry.op === 'advance' ? incoming(entry) : entry;
}

function opening(entry: OldEntry): OldEntry {
  const { red_limit: limit, ...data } = entry.data ?? {};
  return limit === undefined ? entry : { ...entry, data: { ...data, block_limit: limit as Json } };
}

function incoming(entry: OldEntry): OldEntry {
  const { type, ...data } = entry.data ?? {};
  const op = typeof type === 'string' && Object.hasOwn(INCOMING, type) ? INCOMING[type] : undefined;
  return op === undefined ? entry : { ...entry, op, data };
}
