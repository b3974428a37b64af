import { mapOf, textOf, valueOf } from '../../engine/params.ts';
import type { FundOp } from '../../vocabulary.ts';
import { block, type Handler } from '../block.ts';
import { operate } from './carry.ts';
import { lookUp } from './lookup.ts';
import { asked, freeAll, unheard } from './on.ts';
import { proof } from './proof.ts';
import { fund as spec } from './spec.ts';

export const fund = block({
  spec,
  actions: {
    'fund.open': ask('open'),
    'fund.advance': ask('advance'),
    'fund.top_up': ask('top_up'),
    'fund.carry_over': ask('carry_over'),
    'fund.commit': ask('commit'),
    'fund.spend': ask('spend'),
    'fund.commit_spend': ask('commit_spend'),
    'fund.release': ask('release'),
    'fund.reverse': ask('reverse'),
    'fund.settle': ask('settle'),
  },
  carries: { fund: operate },
  lookUp,
  unheard,
  proof,
  terminated: freeAll,
});

/** Operations that are waited for: the machine hears how they went. */
const ANSWERED: ReadonlySet<FundOp> = new Set(['commit', 'commit_spend']);

function ask(op: FundOp): Handler {
  return (run, { fund: family, region, amount, limit, data: more }, data) => {
    const account = {
      fund: String(family),
      region: textOf(run, region, data),
      data: {
        ...mapOf(run, more, data),
        ...(amount === undefined ? {} : { amount: valueOf(run, amount, data) }),
        ...(limit === undefined ? {} : { limit: valueOf(run, limit, data) }),
        ref: run.case.id,
        case_no: run.case.caseNo,
      },
    };
    const effect = run.effect({ kind: 'fund', op, answer: ANSWERED.has(op), ...account });
    if (op === 'commit') asked(run, effect, account);
  };
}
