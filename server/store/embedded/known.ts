import type { Doc } from '../types.ts';
import type { SqlValue } from './encoding.ts';

/** What a write has to know of the document it replaces, and, where it was read or written whole, the document. */
export interface KnownRow {
  seq: SqlValue;
  rev: SqlValue;
  side: string | null;
  columns: SqlValue[];
  doc?: Doc;
}

/** About what a row costs that is remembered without its document, in characters. */
const BARE = 400;

/**
 * The rows a table wrote or read lately, the least lately used forgotten first. This process is the only writer of the
 * file (ownership.ts), so what is remembered is what is there; a transaction that is rolled back makes it forget all.
 */
export class Known {
  readonly #rows = new Map<string, { row: KnownRow; size: number }>();
  readonly #room: number;
  #size = 0;

  /** `room` is in characters of JSON text, which is about a quarter of what objects take in memory. */
  constructor(room: number) {
    this.#room = room;
  }

  get(id: string): KnownRow | undefined {
    const found = this.#rows.get(id);
    if (!found) return undefined;
    // a map keeps the order of what was put in: the last used stands last
    this.#rows.delete(id);
    this.#rows.set(id, found);
    return found.row;
  }

  /** `length` is that of the document's text, if the row has its document. */
  put(id: string, row: KnownRow, length = 0): void {
    this.forget(id);
    const size = BARE + (row.doc ? length : 0);
    this.#rows.set(id, { row, size });
    this.#size += size;
    for (const [oldest] of this.#rows) {
      if (this.#size <= this.#room) return;
      this.forget(oldest);
    }
  }

  forget(id: string): void {
    const found = this.#rows.get(id);
    if (!found) return;
    this.#rows.delete(id);
    this.#size -= found.size;
  }

  clear(): void {
    this.#rows.clear();
    this.#size = 0;
  }
}
