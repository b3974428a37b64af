/**
 * Decisions that look at other cases and change what others find of theirs are taken in turn: between looking and the
 * commit nobody else may decide on the same keys, or each of two would see the other as it was before. In one server by a
 * mutex a key, between servers by leases.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Asking } from '../../core/engine/ask.ts';
import type { Case } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';
import type { KeyedMutex } from '../keyed-mutex.ts';

/** How long a turn lasts at most: after this a server that took one is thought dead. Milliseconds. */
const TTL = 5_000;
const RETRY_AFTER = 15;

/** What one try came to: something to hand back, or keys it needs its turn for. */
type Tried<T> = { done: T } | { needs: string[] };

/** More tries than a turn can be lost: somebody else changes what is looked at all the time. */
const TRIES = 8;

/** Tries until it holds all that it needs; the first try, which most pass, holds nothing. @throws 409 when the turn does not come */
export async function inTurn<T>(
  context: Context,
  attempt: (holds: (key: string) => boolean) => Promise<Tried<T>>,
): Promise<T> {
  const keys = new Set<string>();
  for (let n = 0; n < TRIES; n += 1) {
    const tried = await holding(context, [...keys].sort(), (lasts) =>
      attempt((key) => keys.has(key) && lasts()),
    );
    if ('done' in tried) return tried.done;
    for (const key of tried.needs) keys.add(key);
  }
  throw errors.conflict();
}

/**
 * The same work, with the keys noted by which it looks for other cases. Null where it breaks off: before it looks by keys
 * that `first` has it hold first.
 */
export function* noting<T>(
  asking: Asking<T>,
  keys: Set<string>,
  first: (key: string) => boolean,
): Asking<T | null> {
  let step = asking.next();
  while (!step.done) {
    const query = step.value;
    const looked = query.kind === 'cases' ? query.keys.map((key) => `${query.process}:${key}`) : [];
    for (const key of looked) keys.add(key);
    if (looked.some(first)) return null;
    step = asking.next(yield query);
  }
  return step.value;
}

/** Whether others find something else of a case than before. */
export function tellsOthers(before: Case | null, after: Case): boolean {
  return before === null || JSON.stringify(seen(before)) !== JSON.stringify(seen(after));
}

function seen({ status, outcome, keys, shown }: Case): unknown {
  return [status, outcome ?? null, keys, shown ?? null];
}

/** `lasts` says whether there is time left to commit in. */
async function holding<T>(
  context: Context,
  keys: string[],
  job: (lasts: () => boolean) => Promise<T>,
): Promise<T> {
  if (keys.length === 0) return job(() => true);
  return oneByOne(context.turnMutex, keys, async () => {
    const names = keys.map((key) => `turn:${key}`);
    const since = await taken(context, names);
    const lasts = (): boolean => performance.now() - since < TTL / 2;
    try {
      return await job(lasts);
    } finally {
      // one that ran out may be another server's by now
      if (lasts()) await given(context, names);
    }
  });
}

/** Inside the mutexes of all keys, taken in their order so that no two wait for each other. */
function oneByOne<T>(mutex: KeyedMutex, [first, ...rest]: string[], job: () => Promise<T>): Promise<T> {
  return first === undefined ? job() : mutex.run(first, () => oneByOne(mutex, rest, job));
}

/** Takes all leases or, where another server holds one, none, and tries again. Answers with when it took them. */
async function taken(context: Context, names: string[]): Promise<number> {
  const owner = `${context.owner}:${randomUUID()}`;
  const until = performance.now() + 2 * TTL;
  for (;;) {
    const since = performance.now();
    const got = await Promise.all(names.map((name) => context.store.lease(name, owner, TTL)));
    if (got.every(Boolean)) return since;
    const mine = names.filter((_, i) => got[i]);
    await given(context, mine);
    if (performance.now() > until) throw errors.conflict();
    await pause(RETRY_AFTER * (1 + Math.random()));
  }
}

/** Gives leases back; one that cannot be given back runs out by itself. */
async function given({ store }: Context, names: string[]): Promise<void> {
  await Promise.allSettled(names.map((name) => store.delete('leases', name)));
}
