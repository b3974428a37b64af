import type { Doc } from './types.ts';

/** A document with effects still to be carried out. `pending` is 1 while there are any, so that the sweeper finds it. */
export interface WithOutbox extends Doc {
  outbox?: { id: string }[];
  pending?: 1;
}

/** The outbox without these effects; null when nothing changes. */
export function remaining(doc: WithOutbox, effects: ReadonlySet<string>): { id: string }[] | null {
  const outbox = doc.outbox ?? [];
  const rest = outbox.filter((effect) => !effects.has(effect.id));
  return rest.length === outbox.length ? null : rest;
}
