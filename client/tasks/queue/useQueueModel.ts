/** The queue as the desk shows it: rows, what the socket says about them, what is chosen, where the cursor is. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { LiveMessage, TaskItem } from '../../../core/api.ts';
import { http } from '../../api/http.ts';
import { calls } from '../../api/paths.ts';
import { keys, useQueue, type Queue } from '../data/queries.ts';
import { nextAfter, rowsOf, totalOf, without, type QueueData, type QueuePage } from '../data/queue-cache.ts';
import { queryOf, type Filter } from '../shell/paths.ts';
import { mergeLive, NOTHING_NEW, type QueueLive } from './live-merge.ts';

export interface QueueModel {
  query: Queue;
  rows: TaskItem[];
  total: number | undefined;
  live: QueueLive;
  /** Reads the list from its start and forgets what was only counted. */
  refresh: () => Promise<void>;
  chosen: ReadonlySet<string>;
  choose: (ids: Iterable<string>, on: boolean) => void;
  cursor: string | null;
  setCursor: (id: string | null) => void;
  /** Tasks I dealt with leave the list. */
  dealtWith: (ids: Iterable<string>) => void;
  next: (id: string) => TaskItem | undefined;
  hear: (message: LiveMessage) => void;
}

type LiveChange =
  | { message: LiveMessage; rows: ReadonlySet<string>; me: ReadonlySet<string>; mine: ReadonlySet<string> }
  | 'clear';

function nextLive(live: QueueLive, change: LiveChange): QueueLive {
  return change === 'clear' ? NOTHING_NEW : mergeLive(live, change.message, change);
}

export function useQueueModel(filter: Filter, me: ReadonlySet<string>): QueueModel {
  const client = useQueryClient();
  const asked = useMemo(() => queryOf(filter), [filter]);
  const query = useQueue(asked);
  const rows = useMemo(() => rowsOf(query.data), [query.data]);
  const [live, change] = useReducer(nextLive, NOTHING_NEW);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [cursor, setCursor] = useState<string | null>(null);
  const mine = useRef(new Set<string>());
  const ids = useRef<ReadonlySet<string>>(new Set());

  useEffect(() => {
    ids.current = new Set(rows.map((row) => row.id));
  }, [rows]);
  useEffect(() => {
    change('clear');
    setChosen(new Set());
    setCursor(null);
  }, [asked]);

  const hear = useCallback(
    (message: LiveMessage) => change({ message, rows: ids.current, me, mine: mine.current }),
    [me],
  );
  const refresh = useCallback(async () => {
    const first = await http.get<QueuePage>(calls.tasks({ ...asked, limit: 100 }));
    client.setQueryData<QueueData>(keys.queue(asked), { pages: [first], pageParams: [null] });
    change('clear');
  }, [asked, client]);
  const choose = useCallback((some: Iterable<string>, on: boolean) => {
    setChosen((before) => {
      const after = new Set(before);
      for (const id of some)
        if (on) after.add(id);
        else after.delete(id);
      return after;
    });
  }, []);
  const dealtWith = useCallback(
    (some: Iterable<string>) => {
      const gone = new Set(some);
      for (const id of gone) mine.current.add(id);
      client.setQueriesData<QueueData>({ queryKey: keys.queues }, (data) => data && without(data, gone));
      setChosen((before) => new Set([...before].filter((id) => !gone.has(id))));
    },
    [client],
  );
  const next = useCallback(
    (id: string) => nextAfter(rows, id, (other) => live.gone.has(other)),
    [rows, live],
  );

  return {
    query,
    rows,
    total: totalOf(query.data),
    live,
    refresh,
    chosen,
    choose,
    cursor,
    setCursor,
    dealtWith,
    next,
    hear,
  };
}
