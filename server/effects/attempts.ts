/**
 * What failed and is tried again: effects in outboxes and timers. How often it failed is kept in the store, so that a
 * restart forgets nothing; what failed as often as its policy allows is a dead letter, told as an incident of the case and
 * left alone until an administrator has it tried again.
 */
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';
import { nextAttempt, type RetryPolicy } from '../jobs/retry.ts';
import { requeue } from '../store/deliveries.ts';
import type { AttemptDoc } from '../store/documents.ts';
import type { Store } from '../store/types.ts';
import { raiseIncident } from './incidents.ts';
import { messages } from './messages.ts';

/** Dead letters that are listed. */
const LISTED = 200;

/** What was tried. */
interface Tried {
  /** Of the effect, or of the timer in its case. */
  id: string;
  case: string;
  /** The kind of effect; `timer` for a timer, `delivery` for a message to one person. */
  kind: string;
}

/** What is known of failures, by id; what never failed is not in it. */
export async function attemptsOf(
  { store }: { store: Store },
  ids: string[],
): Promise<Map<string, AttemptDoc>> {
  if (ids.length === 0) return new Map();
  const docs = await store.getMany<AttemptDoc>('attempts', ids);
  return new Map(docs.flatMap((doc) => (doc ? [[doc._id, doc]] : [])));
}

/** Whether it is to be left alone now. */
export function rests(attempt: AttemptDoc | undefined, now: number): boolean {
  return attempt !== undefined && (attempt.dead === 1 || attempt.nextAt > now);
}

/** Counts a failure; answers when it is tried again, null when it is given up. Never fails itself: what went wrong must not make more go wrong. */
export async function noteFailure(
  context: Context,
  tried: Tried,
  policy: RetryPolicy,
  error: unknown,
  before: AttemptDoc | undefined,
): Promise<number | null> {
  const attempts = (before?.attempts ?? 0) + 1;
  const next = nextAttempt(policy, attempts, Date.now());
  context.log.error({ err: error, ...tried, attempts }, next ? 'tried again later' : 'a dead letter');
  try {
    await context.store.set('attempts', {
      _id: tried.id,
      case: tried.case,
      kind: tried.kind,
      attempts,
      nextAt: next ?? 0,
      dead: next === null ? 1 : 0,
      error: String(error).slice(0, 1_000),
      at: context.clock.now(),
    } satisfies AttemptDoc);
  } catch (failure) {
    context.log.error({ err: failure, ...tried }, 'a failure could not be counted');
    return next;
  }
  if (next === null)
    await raiseIncident(context, tried.case, `dead:${tried.id}`, messages.deadLetter, {
      kind: tried.kind,
      letter: tried.id,
    });
  return next;
}

/** It went well after all. */
export async function forgetFailures({ store }: { store: Store }, id: string): Promise<void> {
  await store.delete('attempts', id);
}

/** What was given up, newest first. */
export function deadLetters({ store }: { store: Store }): Promise<AttemptDoc[]> {
  return store.find<AttemptDoc>('attempts', {
    filter: { dead: 1 },
    sort: { by: 'at', dir: -1 },
    limit: LISTED,
  });
}

/** Has a dead letter tried again, from the beginning. @throws HttpError 404 */
export async function retryLetter(context: Context, id: string): Promise<void> {
  const doc = await context.store.get<AttemptDoc>('attempts', id);
  if (doc?.dead !== 1) throw errors.unknown('dead_letter');
  await tryOnceMore(context, id);
}

/** Forgets how often it failed: an effect or a timer is taken up by the next sweep, a delivery stands in line again. */
export async function tryOnceMore({ store }: Context, id: string): Promise<void> {
  await forgetFailures({ store }, id);
  await requeue(store, id);
}
