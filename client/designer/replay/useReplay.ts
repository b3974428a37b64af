/** A replay under way: asks the server, counts the seconds, and gives up when the page is left. */
import { useEffect, useRef, useState } from 'react';
import type { ReplayBody, ReplayView } from '../../../core/api-admin.ts';
import { call, calls } from '../../api/call.ts';
import { sentenceOf } from '../../api/http.ts';

interface Replay {
  view: ReplayView | null;
  problem: string | null;
  /** Since it was begun; null while nothing runs. */
  seconds: number | null;
  run: (body: ReplayBody) => Promise<void>;
}

export function useReplay(key: string): Replay {
  const [view, setView] = useState<ReplayView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [seconds, setSeconds] = useState<number | null>(null);
  const asked = useRef<AbortController>(undefined);
  useEffect(() => () => asked.current?.abort(), []);
  const running = seconds !== null;
  useEffect(() => {
    if (!running) return undefined;
    const ticking = setInterval(() => setSeconds((n) => (n === null ? null : n + 1)), 1000);
    return () => clearInterval(ticking);
  }, [running]);

  const run = async (body: ReplayBody): Promise<void> => {
    const mine = new AbortController();
    asked.current = mine;
    setView(null);
    setProblem(null);
    setSeconds(0);
    try {
      setView(await call(calls.designer.replay, { params: { key }, body }, { signal: mine.signal }));
    } catch (error) {
      if (!mine.signal.aborted) setProblem(sentenceOf(error));
    } finally {
      if (!mine.signal.aborted) setSeconds(null);
    }
  };
  return { view, problem, seconds, run };
}
