import { remaining, type WithOutbox } from '../outbox.ts';
import type { CollectionName, WriteOp } from '../types.ts';
import type { Backlog, LateRow } from './backlog.ts';
import type { EventLog } from './events.ts';
import type { Table } from './table.ts';

/** The tables of the store. */
export type Tables = Record<CollectionName, Table>;

/** Where writes go. */
export interface Target {
  tables: Tables;
  log: EventLog;
  backlog: Backlog;
}

/** Work for a transaction; what it returns may go into its table later. */
type Work = () => LateRow | undefined | void;

/** Turns operations into one piece of work for the queue; documents are serialised here, when the caller hands them over. */
export function prepare(target: Target, ops: WriteOp[]): () => void {
  const work = ops.map((op) => workOf(target, op));
  return () => target.backlog.add(work.map((one) => one()).filter((late) => late !== undefined));
}

function workOf({ tables, log, backlog }: Target, op: WriteOp): Work {
  switch (op.op) {
    case 'put': {
      const { collection } = op;
      const row = tables[collection].row(op.doc);
      return backlog.takes(collection)
        ? () => ({ collection, op: 'put', row })
        : () => tables[collection].put(row);
    }
    case 'add': {
      const table = tables[op.collection];
      const row = table.row(op.doc);
      return () => void (backlog.row(op.collection, row.id) ?? table.add(row));
    }
    case 'delete':
      backlog.settleFor(op.collection);
      return () => void tables[op.collection].delete(op.id);
    case 'append': {
      const row = log.row(op.doc);
      return () =>
        backlog.row('events', row.id) || tables.events.knows(row.id)
          ? undefined
          : { collection: 'events', op: 'append', row: log.next(row) };
    }
    case 'clear-effects':
      return () => clearEffects(tables[op.collection], op.id, new Set(op.effects));
  }
}

function clearEffects(table: Table, id: string, effects: Set<string>): void {
  const text = table.read(id);
  if (text === undefined) return;
  const doc = JSON.parse(text) as WithOutbox;
  const outbox = remaining(doc, effects);
  if (outbox === null) return;
  const { pending: _, ...rest } = doc;
  table.set(table.row(outbox.length > 0 ? { ...rest, outbox, pending: 1 } : { ...rest, outbox }));
}
