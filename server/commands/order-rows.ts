/** Orders the cases of a campaign: a job opens them. */
import type { RowsOrder } from '../../core/world/port.ts';
import type { Context } from '../context.ts';
import type { By } from '../store/documents.ts';
import { addUnlisted } from '../store/jobs.ts';
import { CAMPAIGN, jobOf, type CampaignParams } from '../campaigns/kind.ts';

/** By whom the house itself orders. */
const HOUSE: By = { user: null, name: '' };

/** Orders it; once, by the order's id. */
export async function orderRows(context: Context, order: RowsOrder, by = HOUSE): Promise<void> {
  const { id, holder, ...rest } = order;
  const params: CampaignParams = { id, holder: holder?.id ?? null, ...rest };
  await addUnlisted(context.store, {
    _id: jobOf(id),
    kind: CAMPAIGN,
    subject: order.opening.member.of,
    params: JSON.stringify(params),
    by,
    startedAt: context.clock.now(),
  });
  context.jobs.runSoon();
}
