import type { Db } from 'mongodb';
import type { Doc } from '../types.ts';
import { increment, readCounter } from './counters.ts';
import { duplicatesIn, isDuplicate } from './errors.ts';

const HEAD = 'events';
/** How long a gap may be the work of a slow writer before it is closed. */
const GAP_PATIENCE = 3000;
/** How far behind the counter a write may be in flight, in positions. */
const IN_FLIGHT = 2000;
/** Gaps remembered at most; those that were filled are forgotten this way. */
const MAX_GAPS = 1000;

/** An event, or a hole: a position nobody will use, closed so that readers need not wait for it. */
interface LogEntry extends Doc {
  pos: number;
  hole?: true;
}

/**
 * The event log without transactions. A writer takes a block of positions from a counter, then inserts. Readers
 * stop at a position that is not there yet, so a cursor never passes an event another server is still writing.
 * When a writer died between the two steps a reader closes the gap with a hole; the unique index on `pos` makes
 * that safe however late the writer wakes up: its insert fails and it takes new positions.
 */
export class EventLog {
  readonly #db: Db;
  /** Gaps met by `tail`: first missing position → when it was first seen. */
  readonly #gaps = new Map<number, number>();
  readonly #patience: number;

  constructor(db: Db, patience = GAP_PATIENCE) {
    this.#db = db;
    this.#patience = patience;
  }

  /** Appends those that are not there, in order. */
  async append(events: Doc[]): Promise<void> {
    const unique = [...new Map(events.map((event) => [event._id, event])).values()];
    for (let missing = await this.#missing(unique); missing.length > 0;) {
      missing = await this.#place(missing);
    }
  }

  async tail<T extends Doc>(after: number, limit: number): Promise<T[]> {
    for (let from = after; ;) {
      const page = await this.#events()
        .find({ pos: { $gt: from } })
        .sort({ pos: 1 })
        .limit(limit)
        .toArray();
      const run = page.filter((entry, i) => entry.pos === from + 1 + i);
      const events = run.filter((entry) => !entry.hole);
      if (events.length > 0 || page.length === 0) return events as Doc[] as T[];
      // A page of nothing but holes must not look like the end of the log.
      if (run.length > 0) from = run.at(-1)!.pos;
      else if (!(await this.#closeGap(from + 1, page[0]!.pos))) return [];
    }
  }

  /** The last position below which nothing is still being written. */
  async head(): Promise<number> {
    const given = await readCounter(this.#db, HEAD);
    const start = Math.max(0, given - IN_FLIGHT);
    const recent = await this.#events()
      .find({ pos: { $gt: start, $lte: given } })
      .project<{ pos: number }>({ _id: 0, pos: 1 })
      .sort({ pos: 1 })
      .toArray();
    const gap = recent.findIndex((entry, i) => entry.pos !== start + 1 + i);
    return start + (gap === -1 ? recent.length : gap);
  }

  /** Gives positions and inserts; returns the events that lost their position to a hole. */
  async #place(events: Doc[]): Promise<Doc[]> {
    const last = await increment(this.#db, HEAD, events.length);
    const entries = events.map((event, i) => ({ ...event, pos: last - events.length + 1 + i }));
    let refused: LogEntry[];
    try {
      await this.#events().insertMany(entries, { ordered: false });
      return [];
    } catch (error) {
      refused = duplicatesIn(error).map((index) => entries[index]!);
    }
    const homeless = await this.#missing(refused);
    const again = new Set(homeless.map((event) => event._id));
    // Written by another server meanwhile (a sweeper): our position for it stays empty for ever.
    for (const entry of refused) if (!again.has(entry._id)) await this.#dig(entry.pos);
    return homeless;
  }

  async #missing<T extends Doc>(events: T[]): Promise<T[]> {
    const ids = events.map((event) => event._id);
    const found = await this.#events()
      .find({ _id: { $in: ids } })
      .project<{ _id: string }>({ _id: 1 })
      .toArray();
    const there = new Set(found.map((entry) => entry._id));
    return events.filter((event) => !there.has(event._id));
  }

  /** Fills a gap that has been open for long; false while a writer may still do so. */
  async #closeGap(first: number, end: number): Promise<boolean> {
    const now = performance.now();
    const since = this.#gaps.get(first);
    if (since === undefined) {
      if (this.#gaps.size >= MAX_GAPS) this.#gaps.clear();
      this.#gaps.set(first, now);
      return false;
    }
    if (now - since < this.#patience) return false;
    for (let pos = first; pos < end; pos++) await this.#dig(pos);
    this.#gaps.delete(first);
    return true;
  }

  async #dig(pos: number): Promise<void> {
    try {
      await this.#events().insertOne({ _id: `hole:${pos}`, pos, hole: true });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }

  #events() {
    return this.#db.collection<LogEntry>('events');
  }
}
