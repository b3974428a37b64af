/** The look-up in a ledger 台账: the rows that carry any of the keys. */
import { evaluate } from '../../expression/index.ts';
import { textsOf } from '../../json.ts';
import type { JsonObject } from '../../vocabulary.ts';
import { carrying, inOrder } from '../../world/by-keys.ts';
import { wait } from '../../world/work.ts';
import type { LookUp } from '../block.ts';
import type { LedgerLookup, LedgerQuery } from './language.ts';

export const lookUp: LookUp<LedgerLookup, LedgerQuery> = {
  query: ({ ledger, keys: asked, since: from }, scope) => {
    const keys = textsOf(evaluate(asked, scope).value);
    if (keys.length === 0) return null;
    const since = from ? evaluate(from, scope).value : null;
    return { kind: 'ledger', ledger, keys, ...(typeof since === 'string' ? { since } : {}) };
  },
  *find(world, { ledger, keys, since }) {
    const rows = yield* wait(world.find('ledger', carrying(keys)));
    const wanted = rows.filter((row) => row.ledger === ledger && (!since || row.from >= since));
    return inOrder(wanted, ({ from }) => from).map(({ data, from, to, case: id }): JsonObject => ({
      ...data,
      from,
      to,
      case: id,
    }));
  },
};
