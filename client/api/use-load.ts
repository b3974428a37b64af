/** Reading from the server in a component, without a library: for the light pages. */
import { useCallback, useEffect, useState } from 'react';
import { linkTo, type Answer, type Readable, type Rest } from './call.ts';
import { send } from './http.ts';

type Loaded<T> =
  | { state: 'loading'; data: undefined; error: undefined; reload: () => void }
  | { state: 'ready'; data: T; error: undefined; reload: () => void }
  | { state: 'failed'; data: undefined; error: unknown; reload: () => void };

/** Reads from an address; again when it changes, on `reload`, and when the person comes back to the page after a while. */
export function useLoad<A extends Readable>(address: A, ...sent: Rest<A, []>): Loaded<Answer<A>> {
  type T = Answer<A>;
  const path = linkTo(address, ...sent);
  const [loaded, setLoaded] = useState<{ path?: string; data?: T; error?: unknown; at: number }>({ at: 0 });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    send<T>('GET', path, undefined, { retries: RETRIES, signal: stop.signal }).then(
      (data) => !stop.signal.aborted && setLoaded({ path, data, at: Date.now() }),
      (error: unknown) => !stop.signal.aborted && setLoaded({ path, error, at: Date.now() }),
    );
    return () => stop.abort();
  }, [path, round]);
  const reload = useCallback(() => setRound((n) => n + 1), []);
  useReturn(loaded.at, reload);
  if (loaded.path !== path) return { state: 'loading', data: undefined, error: undefined, reload };
  if (loaded.error !== undefined) return { state: 'failed', data: undefined, error: loaded.error, reload };
  return { state: 'ready', data: loaded.data as T, error: undefined, reload };
}

/** Extra tries when the server is not reached. */
const RETRIES = 2;
const STALE_MS = 30_000;

function useReturn(at: number, reload: () => void): void {
  useEffect(() => {
    const back = () => {
      if (document.visibilityState === 'visible' && at > 0 && Date.now() - at > STALE_MS) reload();
    };
    document.addEventListener('visibilitychange', back);
    return () => document.removeEventListener('visibilitychange', back);
  }, [at, reload]);
}
