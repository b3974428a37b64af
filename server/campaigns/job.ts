/** A campaign as a job: its items are rows of a register, the case of each is opened by one commit, once. */
import { openRow, tellOpened } from '../../core/blocks/campaign/carry.ts';
import { rowPage, type OpenRow } from '../../core/blocks/campaign/rows.ts';
import type { CaseRow, RowQuery } from '../../core/world/rows.ts';
import { doInTime } from '../../core/world/work.ts';
import type { Context } from '../context.ts';
import type { JobKind } from '../jobs/kind.ts';
import { RETRY } from '../jobs/retry.ts';
import type { CaseDoc, JobDoc } from '../store/documents.ts';
import { CAMPAIGN, type CampaignParams } from './kind.ts';

/** Cases opened beside each other: their commits share the disk's turns. */
const WIDTH = 32;

export const campaignJob: JobKind = {
  kind: CAMPAIGN,
  retry: RETRY.job,
  width: WIDTH,
  awaited: true,
  list: rowsOf,
  begin: async (context, job) => {
    const order = paramsOf(job);
    return async (ref) => {
      const row = JSON.parse(ref) as OpenRow;
      const refused = await doInTime(openRow(context.worldOf(context), order, row));
      if (!refused) return { done: true };
      const label = context.registry.label(row.region) ?? row.key;
      return { done: false, label, reasons: [refused.message] };
    };
  },
  end: async (context, job) => {
    const { total, left } = job;
    await doInTime(tellOpened(context.worldOf(context), paramsOf(job), { total, left }));
  },
};

async function* rowsOf(context: Context, job: JobDoc): AsyncGenerator<string> {
  const order = paramsOf(job);
  const { holder } = order;
  const from = holder === null ? null : await context.store.get<CaseDoc>('cases', holder);
  for (let after: RowQuery['after'] | null | undefined; after !== null;) {
    const page = await doInTime(rowPage(context.worldOf(context), from as CaseRow | null, order, after));
    for (const row of page.rows) yield JSON.stringify(row);
    after = page.next;
  }
}

function paramsOf(job: JobDoc): CampaignParams {
  return JSON.parse(job.params) as CampaignParams;
}
