import type { Db } from 'mongodb';
import { isDuplicate } from './errors.ts';

interface Lease {
  _id: string;
  owner: string;
  /** Milliseconds of the wall clock; servers' clocks should agree to well within a lease's length. */
  until: number;
}

/** Takes or renews a lease; false while another holds it. */
export async function takeLease(db: Db, name: string, owner: string, ttl: number): Promise<boolean> {
  const now = Date.now();
  try {
    await db
      .collection<Lease>('leases')
      .updateOne(
        { _id: name, $or: [{ owner }, { until: { $lte: now } }] },
        { $set: { owner, until: now + ttl } },
        { upsert: true },
      );
    return true;
  } catch (error) {
    // Nothing matched, so the upsert tried to insert a lease that another holds.
    if (isDuplicate(error)) return false;
    throw error;
  }
}
