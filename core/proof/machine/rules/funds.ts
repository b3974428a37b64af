/** Money set aside is spent or freed on every way to an end. */
import type { Rule } from '../../runner.ts';
import type { DefinitionContext } from '../context.ts';
import { pathTo } from '../explore.ts';
import { labelOf } from '../states.ts';
import { messages } from '../../messages.ts';

export const funds: Rule<DefinitionContext> = {
  name: 'funds',
  run: (context, report) => {
    const run = context.explored();
    if (!run) return;
    const told = new Set<string>();
    run.positions.forEach(({ ends, held, asked, active }, at) => {
      if (!ends) return;
      const end = active.find(({ meta }) => meta.end !== undefined);
      // what is asked for and not answered yet will be set aside after the end
      const kept = new Set([...held, ...asked.filter((one) => one.startsWith('fund.commit '))]);
      for (const one of kept) {
        const fund = one.slice('fund.commit '.length);
        if (told.has(`${fund} ${end?.id ?? ''}`)) continue;
        told.add(`${fund} ${end?.id ?? ''}`);
        report({
          code: 'fund_never_released',
          element: end?.key ?? '',
          path: fund,
          message: messages.funds.committed(labelOf(end), fund),
          english: `The case may end at "${end?.key ?? ''}" with money of ${fund} still set aside`,
          trace: pathTo(run, at),
        });
      }
    });
  },
};
