/** The look-up of an account 资金账户: that of an office for a year, with what blocks the office in its other years. */
import { evaluate } from '../../expression/index.ts';
import { fundFacts } from '../../fund/facts.ts';
import { accountsOf } from '../../fund/on-account.ts';
import { blockedElsewhere } from '../../fund/year.ts';
import { dayOf } from '../../time/instant.ts';
import type { LookUp } from '../block.ts';
import type { FundLookup, FundQuery } from './language.ts';

export const lookUp: LookUp<FundLookup, FundQuery> = {
  query: (lookup, scope) => {
    const region = evaluate(lookup.region, scope).value;
    const year = lookup.year === undefined ? null : evaluate(lookup.year, scope).value;
    return typeof region === 'string' && region !== ''
      ? { kind: 'fund', fund: lookup.fund, region, ...(typeof year === 'number' ? { year } : {}) }
      : null;
  },
  *find(world, query) {
    const year = query.year ?? Number(dayOf(world.now()).slice(0, 4));
    const accounts = yield* accountsOf(world, query.fund, query.region);
    const account = accounts.find((one) => one.year === year) ?? null;
    return fundFacts(account, blockedElsewhere(accounts, account));
  },
};
