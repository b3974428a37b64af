/** The queue as the desk shows it: rows, what the socket says about them, what is chosen, where the cursor is. */
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { LiveMessage, TaskItem } from '../../../core/api.ts';
import { call, calls } from '../../api/call.ts';
import { keys, useQueue, type Queue, type TaskFilter } from '../data/queries.ts';
import {
  isMore,
  nextAfter,
  recounted,
  rowsOf,
  totalOf,
  without,
  type QueueData,
} from '../data/queue-cache.ts';
import { queryOf, type Filter } from '../shell/paths.ts';
import { mergeLive, NOTHING_NEW, onlyShown, type Looking, type QueueLive } from './live-merge.ts';

export interface QueueModel {
  query: Queue;
  rows: TaskItem[];
  total: number | undefined;
  /** There are more than `total`. */
  more: boolean;
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
  ({ message: LiveMessage } & Looking) | { asked: ReadonlySet<string>; shown: ReadonlySet<string> } | 'clear';

interface News {
  /** What was heard. */
  heard: QueueLive;
  /** What is known to concern this list; only that is told. */
  told: QueueLive;
}

const SILENCE: News = { heard: NOTHING_NEW, told: NOTHING_NEW };

function nextNews(news: News, change: LiveChange): News {
  if (change === 'clear') return SILENCE;
  if ('message' in change) {
    const heard = mergeLive(news.heard, change.message, change);
    if (heard === news.heard) return news;
    // What somebody took shows at once; what appeared is told when it is known to be for this list.
    const fresh = new Set([...news.told.fresh].filter((task) => heard.fresh.has(task)));
    return { heard, told: { ...heard, fresh } };
  }
  const heard = onlyShown(news.heard, change.asked, change.shown);
  const fresh = new Set(
    [...heard.fresh].filter((task) => news.told.fresh.has(task) || change.shown.has(task)),
  );
  return { heard, told: { ...heard, fresh } };
}

export function useQueueModel(filter: Filter, me: string): QueueModel {
  const client = useQueryClient();
  const asked = useMemo(() => queryOf(filter), [filter]);
  const query = useQueue(asked);
  const rows = useMemo(() => rowsOf(query.data), [query.data]);
  const [{ heard, told: live }, change] = useReducer(nextNews, SILENCE);
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

  useVerifiedNews(heard.fresh, live.fresh, asked, change);
  const hear = useCallback(
    (message: LiveMessage) => change({ message, rows: ids.current, me, mine: mine.current }),
    [me],
  );
  const refresh = useCallback(async () => {
    const first = await call(calls.tasks.list, { query: { ...asked, limit: 100 } });
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
      void recount(client);
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
    more: isMore(query.data),
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

/** The counts of every list that is kept, as the server has them after an act; without an answer they stay as they are. */
async function recount(client: QueryClient): Promise<void> {
  for (const [key] of client.getQueriesData<QueueData>({ queryKey: keys.queues })) {
    const asked = key[1] as TaskFilter;
    const page = await call(calls.tasks.list, { query: { ...asked, limit: 1 } }, { background: true }).catch(
      () => null,
    );
    if (page) client.setQueryData<QueueData>(key, (data) => data && recounted(data, page));
  }
}

/** A burst of messages is asked about once. */
const BURST_MS = 600;
const NEWEST = 100;

/**
 * The log tells of every task that opened; which of them this list would show (mine, of this process, with these
 * words) the server knows. It is asked before anything is announced: a bar that promises what is not there is worse
 * than none.
 */
function useVerifiedNews(
  heard: ReadonlySet<string>,
  told: ReadonlySet<string>,
  asked: TaskFilter,
  change: (change: LiveChange) => void,
): void {
  const unknown = [...heard].filter((task) => !told.has(task)).join(' ');
  useEffect(() => {
    if (unknown === '') return;
    let stopped = false;
    const timer = setTimeout(() => {
      call(calls.tasks.list, { query: { ...asked, sort: 'newest', limit: NEWEST } }).then(
        ({ items }) => {
          if (!stopped)
            change({ asked: new Set(unknown.split(' ')), shown: new Set(items.map(({ id }) => id)) });
        },
        // Not reached: the question comes up again with the next message.
        () => undefined,
      );
    }, BURST_MS);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [unknown, asked, change]);
}
