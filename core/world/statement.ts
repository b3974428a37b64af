/** What a ledger says of a month: what was in force before, what came, what went, what is in force at its end. */
import type { Day, RegionCode } from '../vocabulary.ts';
import { inForce, type LedgerRow } from './rows.ts';

/** Counts of rows; opening + entered − left = closing. */
export interface Movement {
  opening: number;
  entered: number;
  left: number;
  /** Rows whose place another took: neither came nor went. */
  changed: number;
  closing: number;
}

type Moved = Pick<LedgerRow, 'from' | 'to' | 'region' | 'entry' | 'exit'>;

/** Counts rows one by one; `before` is the day before the month begins, `last` its last. */
export class Statement {
  private readonly byRegion = new Map<RegionCode, Movement>();

  constructor(
    private readonly before: Day,
    private readonly last: Day,
  ) {}

  /** Counts a row for a region. */
  count(region: RegionCode, row: Moved): void {
    const { from, to } = row;
    // a row that ends before it begins never was in force
    if (to !== null && to < from) return;
    const sum = this.byRegion.get(region) ?? { opening: 0, entered: 0, left: 0, changed: 0, closing: 0 };
    this.byRegion.set(region, sum);
    const came = from > this.before && from <= this.last;
    const went = to !== null && to >= this.before && to < this.last && from <= this.last;
    if (inForce(row, this.before)) sum.opening += 1;
    if (inForce(row, this.last)) sum.closing += 1;
    // the row before it has gone on this very day: as one they stayed
    const follows = came && row.entry?.follows !== undefined;
    if (follows) sum.changed += 1;
    if (came && !follows) sum.entered += 1;
    if (went && row.exit?.changed !== true) sum.left += 1;
  }

  /** By region, in their order. */
  rows(): ({ region: RegionCode } & Movement)[] {
    return [...this.byRegion]
      .map(([region, sum]) => ({ region, ...sum }))
      .sort((a, b) => (a.region < b.region ? -1 : 1));
  }
}
