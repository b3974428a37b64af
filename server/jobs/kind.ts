import type { Context } from '../context.ts';
import type { JobDoc } from '../store/documents.ts';
import type { RetryPolicy } from './retry.ts';

/** What became of one item: done, or left as it is, with what to call it and why. */
export type ItemResult = { done: true } | { done: false; label: string; reasons: string[] };

/** A kind of long work. */
export interface JobKind {
  kind: string;
  retry: RetryPolicy;
  /** Items dealt with beside each other; one where left out. */
  width?: number;
  /** On a training clock the next answer waits for it: nobody there waits for time to pass. */
  awaited?: true;
  /** The items of a job that was ordered without them, in their order. Asked once more after a crash before all were listed. */
  list?(context: Context, job: JobDoc): AsyncIterable<string>;
  /** All items are dealt with, and the job is about to be over; asked once more after a crash just here. */
  end?(context: Context, job: JobDoc): Promise<void>;
  /**
   * Makes ready what all items share, at every start and restart. The function it returns deals with one item; it may be
   * called again for one that was dealt with just before a crash, and must then change nothing.
   */
  begin(context: Context, job: JobDoc): Promise<(ref: string) => Promise<ItemResult>>;
}
