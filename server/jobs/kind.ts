import type { Context } from '../context.ts';
import type { JobDoc } from '../store/documents.ts';
import type { RetryPolicy } from './retry.ts';

/** What became of one item: done, or left as it is, with what to call it and why. */
export type ItemResult = { done: true } | { done: false; label: string; reasons: string[] };

/** A kind of long work. */
export interface JobKind {
  kind: string;
  retry: RetryPolicy;
  /**
   * Makes ready what all items share, at every start and restart. The function it returns deals with one item; it may be
   * called again for one that was dealt with just before a crash, and must then change nothing.
   */
  begin(context: Context, job: JobDoc): Promise<(ref: string) => Promise<ItemResult>>;
}
