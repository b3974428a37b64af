/**
 * One socket for the desk. After a sleep the list is read anew by itself; while the line is broken it is known since when
 * nothing has been heard.
 */
import { useEffect, useRef, useState } from 'react';
import { connectLive } from '../../api/live.ts';
import { onWake } from '../../api/wake.ts';
import type { QueueModel } from '../queue/useQueueModel.ts';

/** A line that breaks for a moment is not worth a word; one that stays broken is. */
const WORTH_A_WORD_MS = 5000;

/** Since when the desk may be out of date, local time; null while it is not. */
export function useLive(model: Pick<QueueModel, 'hear' | 'refresh'>): number | null {
  const latest = useRef(model);
  useEffect(() => {
    latest.current = model;
  });
  const [lostAt, setLostAt] = useState<number | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    /** From then on nothing is known for sure; null while all that was missed has been read. */
    let since: number | null = null;
    const read = (): void =>
      void latest.current.refresh().then(
        () => {
          since = null;
          setLostAt(null);
        },
        // it is tried again when the line is there again
        () => undefined,
      );
    const lose = (at: number, afterMs: number): void => {
      since ??= at;
      clearTimeout(timer);
      timer = setTimeout(() => setLostAt(since), afterMs);
    };
    const live = connectLive({
      onMessage: (message) => latest.current.hear(message),
      onResync: () => latest.current.hear({ seq: 0, type: 'resync' }),
      onState: (state) => {
        if (state === 'open') {
          clearTimeout(timer);
          // what the line itself tells of a short break is enough
          if (since !== null && Date.now() - since > WORTH_A_WORD_MS) read();
          else setLostAt((since = null));
        } else if (state === 'waiting' || state === 'ended')
          lose(Date.now(), state === 'ended' ? 0 : WORTH_A_WORD_MS);
      },
    });
    const stop = onWake((at) => {
      lose(at, WORTH_A_WORD_MS);
      read();
    });
    return () => {
      clearTimeout(timer);
      stop();
      live.close();
    };
  }, []);
  return lostAt;
}
