/** A look at personal data of cases is recorded: who, at what, why. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import type { Look } from '../queries/search.ts';

export async function recordLooks(
  { store, clock }: Context,
  { user, name }: Actor,
  looks: readonly Look[],
  reason: string,
): Promise<void> {
  for (const look of looks)
    await store.insert('looks', { _id: randomUUID(), ...look, user, name, reason, at: clock.now() });
}
