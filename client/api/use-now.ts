/** The server's time, as the deadlines mean it; moves on by itself, except where a training clock stands still. */
import { useEffect, useState } from 'react';
import type { Instant } from '../../core/vocabulary.ts';
import { fromMs, toMs } from '../../core/time/instant.ts';
import { useMe } from './staff.ts';

const TICK_MS = 30_000;

export function useNow(): Instant {
  const { data: me } = useMe();
  const local = useTick();
  if (!me) return fromMs(local);
  return me.virtualClock ? me.now : fromMs(toMs(me.now) + Math.max(0, local - me.heardAt));
}

/** The local clock, looked at again every half minute. */
export function useTick(): number {
  const [local, setLocal] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setLocal(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return local;
}
