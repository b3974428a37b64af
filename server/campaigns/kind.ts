import type { RowsOrder } from '../../core/world/port.ts';

/** The kind of job that opens the cases of a campaign. */
export const CAMPAIGN = 'campaign';

/** What it is ordered with. */
export type CampaignParams = Omit<RowsOrder, 'holder'> & { holder: string | null };
