import type { Doc } from '../types.ts';
import type { Database } from './database.ts';
import { increment, readCounter } from './counters.ts';
import type { Table } from './table.ts';

const HEAD = 'events';

/** An event made ready to append: its text waits for the position it will get. */
export interface NewEvent {
  doc: Doc;
}

/** Copies the event, so that later changes to the object do not count. */
export function newEvent(doc: Doc): NewEvent {
  return { doc: structuredClone(doc) };
}

/** Appends with the next position unless the id is there. The counter is in the same transaction: no gaps ever. */
export function append(database: Database, events: Table, event: NewEvent): void {
  if (events.read(event.doc._id) !== undefined) return;
  events.add(events.row({ ...event.doc, pos: increment(database, HEAD, 1) }));
}

/** The events after a position, as rows `{doc}`. */
export const TAIL = 'SELECT doc FROM events WHERE pos > ? ORDER BY pos LIMIT ?';

/** The last position given. */
export function head(database: Database): number {
  return readCounter(database, HEAD);
}
