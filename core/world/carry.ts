/** Effects are carried out here and nowhere else, one file a kind: on the server and in a simulation alike. */
import type { Effect } from '../vocabulary.ts';
import type { Carried, Carrier } from './carrier.ts';
import { document } from './effects/document.ts';
import { fund } from './effects/fund.ts';
import { ledger } from './effects/ledger.ts';
import { notify } from './effects/notify.ts';
import { open } from './effects/open.ts';
import { refer } from './effects/refer.ts';
import { send } from './effects/send.ts';
import { tell } from './effects/tell.ts';
import type { World } from './port.ts';
import type { CaseRow } from './rows.ts';
import type { Work } from './work.ts';

const CARRIERS: { readonly [K in Effect['kind']]: Carrier<K> } = {
  fund,
  ledger,
  notify,
  document,
  refer,
  open,
  send,
  tell,
};

/** Carries out one effect of a case. */
export function carry(world: World, from: CaseRow, effect: Effect): Work<Carried> {
  return (CARRIERS[effect.kind] as Carrier)(world, from, effect);
}
