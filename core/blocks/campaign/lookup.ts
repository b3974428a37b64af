/** How the cases of a campaign stand, counted from the cases themselves. */
import type { JsonObject, Standing } from '../../vocabulary.ts';
import type { Rows } from '../../world/port.ts';
import { wait, type Work } from '../../world/work.ts';
import type { LookUp } from '../block.ts';
import type { CampaignLookup, CampaignQuery } from './language.ts';
import { words } from './messages.ts';
import { campaignId } from './state.ts';

/** Every standing, in the order in which boards show them. */
export const STANDINGS = [
  'new',
  'working',
  'returned',
  'submitted',
  'done',
  'zero',
  'waived',
] as const satisfies readonly Standing[];

/** A standing in words. */
export const standingWord = (standing: Standing): string => words.standings[standing];

export const lookUp: LookUp<CampaignLookup, CampaignQuery> = {
  query: ({ campaign }, _scope, caseId) => ({ kind: 'campaign', of: campaignId(caseId, campaign) }),
  *find(world, { of, held }) {
    const where = { 'member.of': of };
    if (held) {
      const waited = yield* wait(world.find('cases', { where: { ...where, holds: 1 }, limit: 1 }));
      return waited.length > 0;
    }
    return yield* countsOf(world, where);
  },
};

/** Of some cases of campaigns: all, by standing, those waited for, and of these the late ones. */
function* countsOf(world: Rows, where: Record<string, string>): Work<JsonObject> {
  const by = yield* wait(world.countBy('cases', where, 'standing'));
  const late = yield* wait(world.countBy('cases', { ...where, holds: 1 }, 'late'));
  const counts = STANDINGS.map((standing): [string, number] => [standing, by.get(standing) ?? 0]);
  const total = counts.reduce((sum, [, n]) => sum + n, 0);
  const held = [...late.values()].reduce((sum, n) => sum + n, 0);
  return { total, ...Object.fromEntries(counts), held, late: late.get(1) ?? 0 };
}
