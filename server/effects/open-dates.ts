/**
 * Dates that were open because the calendar lacked their year are counted as soon as it is there, whichever server it was
 * published on.
 */
import { execute } from '../commands/execute.ts';
import type { Context } from '../context.ts';
import type { CaseDoc } from '../store/documents.ts';

const BATCH = 100;

/** Counts what can be counted; how many cases got their dates. A case that still lacks a year keeps waiting. */
export async function countOpenDates(context: Context): Promise<number> {
  let counted = 0;
  let last: CaseDoc | undefined;
  for (;;) {
    const page: CaseDoc[] = await context.store.find<CaseDoc>('cases', {
      filter: { undated: 1 },
      limit: BATCH,
      ...(last ? { after: { value: 1, id: last._id } } : {}),
      sort: { by: 'undated', dir: 1 },
    });
    for (const { id } of page) if (await countedNow(context, id)) counted += 1;
    if (page.length < BATCH) return counted;
    last = page.at(-1);
  }
}

/** One case that cannot be counted does not keep the others waiting. */
async function countedNow(context: Context, id: string): Promise<boolean> {
  try {
    return (await execute(context, id, { type: 'CountDates' })).ok;
  } catch (error) {
    context.log.error({ err: error, case: id }, 'open dates could not be counted');
    return false;
  }
}

/** Counts again whenever the calendar is another one than when it was last asked. */
export function followingCalendar(context: Context): () => Promise<void> {
  let seen = '';
  return async () => {
    const now = JSON.stringify(context.registry.calendarData());
    if (now === seen) return;
    await countOpenDates(context);
    seen = now;
  };
}
