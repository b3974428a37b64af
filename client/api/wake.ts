/**
 * Coming back: the lid was closed, the page lay behind others for a while, the network was away. Timers stand still
 * meanwhile and a dead line looks alive, so whoever shows what changes by itself has to look anew.
 */

/** Away for less than this nothing is missed that the line itself would not tell. */
const AWAY_MS = 30_000;
/** How often the clock is looked at: a leap of it is a sleep. */
const TICK_MS = 5_000;

/** Hears of it, with the moment from which on nothing is known; answers how to stop. */
export function onWake(wake: (since: number) => void): () => void {
  let last = Date.now();
  let hidden = document.visibilityState === 'hidden' ? last : null;
  const tick = (): void => {
    const before = last;
    last = Date.now();
    if (last - before > AWAY_MS + TICK_MS) wake(before);
  };
  const seen = (): void => {
    tick();
    if (document.visibilityState === 'hidden') {
      hidden = last;
      return;
    }
    const since = hidden;
    hidden = null;
    if (since !== null && last - since > AWAY_MS) wake(since);
  };
  const online = (): void => wake(last);
  const timer = setInterval(tick, TICK_MS);
  document.addEventListener('visibilitychange', seen);
  addEventListener('online', online);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', seen);
    removeEventListener('online', online);
  };
}
