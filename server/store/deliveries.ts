/** Deliveries of messages are changed compare-and-set: of two servers one sends. */
import type { DeliveryDoc } from './documents.ts';
import type { Store } from './types.ts';

/** Writes what has changed; null when somebody else was faster. */
export async function changeDelivery(
  store: Store,
  doc: DeliveryDoc,
  change: Partial<DeliveryDoc>,
): Promise<DeliveryDoc | null> {
  const changed = { ...doc, ...change, seq: doc.seq + 1 };
  return (await store.swap('deliveries', changed, doc.seq)) ? changed : null;
}

/** Has one that failed, or was given up, tried again from the beginning; false where there is nothing to try. */
export async function requeue(store: Store, id: string, again?: DeliveryDoc['again']): Promise<boolean> {
  for (;;) {
    const doc = await store.get<DeliveryDoc>('deliveries', id);
    if (!doc || (doc.state !== 'failed' && doc.state !== 'dead')) return false;
    const change = { state: 'queued', due: 1, nextAt: 0, error: null, ...(again ? { again } : {}) } as const;
    if (await changeDelivery(store, doc, change)) return true;
  }
}
