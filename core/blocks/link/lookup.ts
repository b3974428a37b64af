/** The look-up among other cases: those of a process that carry any of the keys, as far as they show themselves. */
import { evaluate } from '../../expression/index.ts';
import { textsOf } from '../../json.ts';
import type { JsonObject } from '../../vocabulary.ts';
import { carrying, inOrder } from '../../world/by-keys.ts';
import type { CaseRow } from '../../world/rows.ts';
import { wait } from '../../world/work.ts';
import type { LookUp } from '../block.ts';
import type { CasesLookup, CasesQuery } from './language.ts';

export const lookUp: LookUp<CasesLookup, CasesQuery> = {
  query: ({ cases: process, keys: asked }, scope, except) => {
    const keys = textsOf(evaluate(asked, scope).value);
    return keys.length === 0 ? null : { kind: 'cases', process, keys, except };
  },
  *find(world, { process, keys, except }) {
    const cases = yield* wait(world.find('cases', carrying(keys)));
    const others = cases.filter((c) => c.process === process && c.id !== except);
    return inOrder(others, ({ startedAt }) => startedAt).map(caseFacts);
  },
};

/** What others find of a case. */
export function caseFacts(c: CaseRow): JsonObject {
  const { id, caseNo, status, outcome, startedAt, shown, region, member } = c;
  const found = { id, case_no: caseNo, status, outcome: outcome ?? null, started_at: startedAt };
  return { ...shown, ...found, region, ...(member ? { line: member.line } : {}) };
}
