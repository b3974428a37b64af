/** Fetches the engine once; a failed attempt (no network) is tried again by the next caller. */
import type { Engine } from './engine.ts';

let loading: Promise<Engine> | undefined;

export function loadEngine(): Promise<Engine> {
  loading ??= import('./engine.ts').then(
    ({ engine }) => engine,
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}
