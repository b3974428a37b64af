/** Money set aside is spent or freed on every way to an end. */
import type { Rule } from '../../proof/runner.ts';
import type { DefinitionContext } from '../../proof/machine/context.ts';
import { pathTo } from '../../proof/machine/explore.ts';
import { labelOf } from '../../proof/machine/states.ts';
import type { BlockProof } from '../proof.ts';
import { words } from './messages.ts';

/** Whatever is set aside is spent or released before every end. */
const released: Rule<DefinitionContext> = {
  name: 'funds',
  run: (context, report) => {
    const run = context.explored();
    if (!run) return;
    const told = new Set<string>();
    run.positions.forEach(({ ends, held: { fund: held = [] }, asked, active }, at) => {
      if (!ends) return;
      const end = active.find(({ meta }) => meta.end !== undefined);
      // what is asked for and not answered yet will be set aside after the end
      const kept = new Set([...held, ...asked.filter((one) => isCommit(one))]);
      for (const one of kept) {
        const fund = one.slice(COMMIT.length);
        if (told.has(`${fund} ${end?.id ?? ''}`)) continue;
        told.add(`${fund} ${end?.id ?? ''}`);
        report({
          code: 'fund_never_released',
          element: end?.key ?? '',
          path: fund,
          message: words.proof.committed(labelOf(end), fund),
          english: `The case may end at "${end?.key ?? ''}" with money of ${fund} still set aside`,
          trace: pathTo(run, at),
        });
      }
    });
  },
};

const COMMIT = 'fund.commit ';
const isCommit = (asked: string): boolean => asked.startsWith(COMMIT);

export const proof: BlockProof = {
  holding: {
    after: (held, { type }, asked) =>
      type === 'FUND_RESERVED' ? [...new Set([...held, ...asked.filter(isCommit)])] : held,
    done: (held, { type, params }) =>
      type === 'fund.spend' || type === 'fund.release'
        ? held.filter((one) => one !== `${COMMIT}${String(params.fund)}`)
        : held,
  },
  rules: [released],
  findings: { fund_never_released: 'error' },
};
