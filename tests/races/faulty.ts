/** A store that is slow, or that dies at a moment of one's choosing. What was done before that moment stays done. */
import type { Context } from '../../server/context.ts';
import { makeProjector } from '../../server/effects/projector.ts';
import { JOB_KINDS } from '../../server/jobs/kinds.ts';
import { JobRunner } from '../../server/jobs/runner.ts';
import { localState } from '../../server/local-state.ts';
import type { Store } from '../../server/store/types.ts';

export type Method =
  'get' | 'getMany' | 'find' | 'count' | 'insert' | 'swap' | 'set' | 'write' | 'increment' | 'tail' | 'head';

/** The store, with something done before and after each call. */
export function watched(
  store: Store,
  around: { before?: (method: string) => Promise<void> | void; after?: (method: string) => void },
): Store {
  return new Proxy(store, {
    get: (target, name) => {
      const member = Reflect.get(target, name, target) as unknown;
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]) => {
        await around.before?.(String(name));
        const result = (await member.apply(target, args)) as unknown;
        around.after?.(String(name));
        return result;
      };
    },
  });
}

/** A second server on the same store, seen through `store`: it shares nothing else that a server of its own would not. */
export function beside(context: Context, store: Store): Context {
  const other = { ...context, ...localState(), store, owner: 'beside' };
  other.projector = makeProjector(other);
  other.jobs = new JobRunner(other, JOB_KINDS);
  return other;
}

export class Crash extends Error {}

const CHANGES = new Set(['insert', 'swap', 'set', 'write', 'increment', 'delete']);

/** A store whose n-th change is its last: after it, or just before it, nothing works any more. */
export function dyingAt(
  store: Store,
  n: number,
  when: 'before' | 'after',
): { store: Store; died: () => boolean } {
  let changes = 0;
  let dead = false;
  const die = (): never => {
    dead = true;
    throw new Crash();
  };
  const around = {
    before: (method: string): void => {
      if (dead) throw new Crash();
      if (CHANGES.has(method) && (changes += 1) === n && when === 'before') die();
    },
    after: (method: string): void => {
      if (CHANGES.has(method) && changes === n && when === 'after') die();
    },
  };
  return { store: watched(store, around), died: () => dead };
}
