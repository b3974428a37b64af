/** A reminder to everybody a campaign waits for, as a job: each case is asked once, and says nothing once it is in. */
import { execute } from '../commands/execute.ts';
import type { JobKind } from '../jobs/kind.ts';
import { RETRY } from '../jobs/retry.ts';
import { REMINDER } from './kind.ts';

export const reminderJob: JobKind = {
  kind: REMINDER,
  retry: RETRY.job,
  awaited: true,
  begin: async (context, job) => async (id) => {
    const outcome = await execute(context, id, { type: 'RemindMember', id: job._id });
    return outcome.ok ? { done: true } : { done: false, label: id, reasons: [outcome.rejection.message] };
  },
};
