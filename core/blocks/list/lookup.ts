/** The cases of a campaign, each as it stands now, in the order they began. */
import { isObject } from '../../json.ts';
import type { Json, JsonObject } from '../../vocabulary.ts';
import type { CaseRow } from '../../world/rows.ts';
import { wait } from '../../world/work.ts';
import type { LookUp } from '../block.ts';
import { campaignId } from '../campaign/state.ts';
import { caseFacts } from '../link/lookup.ts';
import type { MembersLookup, MembersQuery } from './language.ts';

/** Rows of a list that people decide upon: more are no list. */
const MOST = 1_000;

export const lookUp: LookUp<MembersLookup, MembersQuery> = {
  query: ({ members }, _scope, caseId) => ({ kind: 'members', of: campaignId(caseId, members) }),
  *find(world, { of }) {
    const cases = yield* wait(
      world.find('cases', { where: { 'member.line': of }, sort: { by: 'startedAt', dir: 1 }, limit: MOST }),
    );
    return cases.map((c) => memberFacts(c, world.regionName(c.region)));
  },
};

function memberFacts(c: CaseRow, name: string): JsonObject {
  return {
    ...caseFacts(c),
    process: c.process,
    row: c.member?.row ?? null,
    name,
    standing: c.standing ?? null,
    late: c.late === 1,
    steps: stepsIn(c.state.value),
  };
}

/** The names of all states the machine is in. */
function stepsIn(value: Json): string[] {
  if (typeof value === 'string') return [value];
  return isObject(value) ? Object.entries(value).flatMap(([key, inner]) => [key, ...stepsIn(inner)]) : [];
}
