import type { Doc } from '../types.ts';
import type { Table } from './table.ts';

interface Lease extends Doc {
  owner: string;
  /** Milliseconds of the wall clock. */
  until: number;
}

/** Takes or renews a lease; false while another holds it. */
export function takeLease(leases: Table, name: string, owner: string, ttl: number): boolean {
  const now = Date.now();
  const text = leases.read(name);
  if (text !== undefined) {
    const held = JSON.parse(text) as Lease;
    if (held.owner !== owner && held.until > now) return false;
  }
  leases.set(leases.row({ _id: name, owner, until: now + ttl } satisfies Lease));
  return true;
}
