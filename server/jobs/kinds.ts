/** The kinds of long work there are. A new kind is a file that says how one item is dealt with, and a line here. */
import { campaignJob } from '../campaigns/job.ts';
import { reminderJob } from '../campaigns/reminder.ts';
import { migrationJob } from '../migrations/job.ts';
import type { JobKind } from './kind.ts';

export const JOB_KINDS: readonly JobKind[] = [migrationJob, campaignJob, reminderJob];
