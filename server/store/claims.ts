/** Names that one holder has at a time: a person's only row of a ledger, the payment of a month. */
import type { Doc, Store } from './types.ts';

interface ClaimDoc extends Doc {
  seq: number;
  holder: string;
}

/** Takes a name, or takes it over from the holder named; answers with who has it then. */
export async function claim(store: Store, name: string, holder: string, instead?: string): Promise<string> {
  for (;;) {
    if (await store.insert('claims', { _id: name, seq: 1, holder })) return holder;
    const held = await store.get<ClaimDoc>('claims', name);
    if (!held) continue;
    if (held.holder !== instead) return held.holder;
    if (await store.swap('claims', { ...held, holder, seq: held.seq + 1 }, held.seq)) return holder;
  }
}

/** Gives a name back; another holder's stays. A name of nobody is kept, and anybody may take it. */
export async function unclaim(store: Store, name: string, holder: string): Promise<void> {
  await store.deleteWhere('claims', { _id: name, holder });
}
