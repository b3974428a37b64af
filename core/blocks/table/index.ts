import { ruleDay } from '../../engine/rule-day.ts';
import { block } from '../block.ts';
import { decideTable } from './decide.ts';
import { proof } from './proof.ts';
import { table as spec } from './spec.ts';

export const table = block({
  spec,
  names: ({ tables = {} }) =>
    Object.entries(tables).map(([name, rows]) => [
      name,
      (c, facts, scope) => decideTable(rows, scope, ruleDay(rows.asOf, c, facts, scope), c.region),
    ]),
  proof,
});
