import { remaining, type Boxed } from '../outbox.ts';
import type { CollectionName, WriteOp } from '../types.ts';
import type { Database } from './database.ts';
import { append, newEvent } from './events.ts';
import type { Table } from './table.ts';

/** The tables of the store. */
export type Tables = Record<CollectionName, Table>;

/** Turns an operation into work for the queue; documents are serialised here, when the caller hands them over. */
export function prepare(database: Database, tables: Tables, op: WriteOp): () => void {
  switch (op.op) {
    case 'put': {
      const table = tables[op.collection];
      const row = table.row(op.doc);
      return () => table.put(row);
    }
    case 'add': {
      const table = tables[op.collection];
      const row = table.row(op.doc);
      return () => void table.add(row);
    }
    case 'delete':
      return () => void tables[op.collection].delete(op.id);
    case 'append': {
      const event = newEvent(op.doc);
      return () => append(database, tables.events, event);
    }
    case 'unbox':
      return () => unbox(tables[op.collection], op.id, new Set(op.effects));
  }
}

function unbox(table: Table, id: string, effects: Set<string>): void {
  const text = table.read(id);
  if (text === undefined) return;
  const doc = JSON.parse(text) as Boxed;
  const outbox = remaining(doc, effects);
  if (outbox === null) return;
  const { boxed: _, ...rest } = doc;
  table.set(table.row(outbox.length > 0 ? { ...rest, outbox, boxed: 1 } : { ...rest, outbox }));
}
