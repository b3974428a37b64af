import type { RowsOrder } from '../../core/world/port.ts';

/** The kinds of jobs of campaigns: the cases are opened, who is waited for is reminded. */
export const CAMPAIGN = 'campaign';
export const REMINDER = 'campaign-reminder';

/** What opening is ordered with. */
export type CampaignParams = Omit<RowsOrder, 'holder'> & { holder: string | null };

/** The job of an order. */
export const jobOf = (order: string): string => `${CAMPAIGN}:${order}`;
