/** Changes to a queue that is already read, without reading it again. Pure: takes pages, gives pages. */
import type { InfiniteData } from '@tanstack/react-query';
import type { TaskItem, TaskPage } from '../../../core/api.ts';

type QueuePage = TaskPage;
type QueueCounts = NonNullable<TaskPage['counts']>;
export type QueueData = InfiniteData<QueuePage, string | null>;

/** Every row once: a row that moved between two pages while they were read comes twice. */
export function rowsOf(data: QueueData | undefined): TaskItem[] {
  const rows = new Map<string, TaskItem>();
  for (const page of data?.pages ?? []) {
    for (const row of page.items) if (!rows.has(row.id)) rows.set(row.id, row);
  }
  return [...rows.values()];
}

/** Takes rows out that I dealt with. */
export function without(data: QueueData, ids: ReadonlySet<string>): QueueData {
  const gone = rowsOf(data).filter((row) => ids.has(row.id));
  const taken = gone.length;
  if (taken === 0) return data;
  return {
    ...data,
    pages: data.pages.map((page) => ({
      ...page,
      items: page.items.filter((row) => !ids.has(row.id)),
      ...(page.total === undefined ? {} : { total: page.total - taken }),
      ...(page.counts === undefined ? {} : { counts: less(page.counts, gone) }),
    })),
  };
}

/** The counts without these rows; what is due today is told anew by the server. */
function less(counts: QueueCounts, gone: readonly TaskItem[]): QueueCounts {
  const left = counts.processes.map((entry) => ({
    ...entry,
    count: entry.count - gone.filter(({ process }) => process === entry.process).length,
  }));
  return {
    ...counts,
    late: counts.late - gone.filter(({ overdue }) => overdue).length,
    processes: left.filter(({ count }) => count > 0),
  };
}

/** What the server counts now, in the place of what it counted before. */
export function recounted(data: QueueData, { total, more, counts }: QueuePage): QueueData {
  return {
    ...data,
    pages: data.pages.map((page, i) =>
      i === 0
        ? {
            items: page.items,
            next: page.next,
            ...(total === undefined ? {} : { total }),
            ...(more === undefined ? {} : { more }),
            ...(counts === undefined ? {} : { counts }),
          }
        : page,
    ),
  };
}

/** Whether there are more rows than were counted. */
export function isMore(data: QueueData | undefined): boolean {
  return data?.pages[0]?.more === true;
}

export function totalOf(data: QueueData | undefined): number | undefined {
  return data?.pages[0]?.total;
}

/** Rows per process, most first: what the server counted, else what is loaded once all of it is. */
export function perProcess(data: QueueData | undefined): QueueCounts['processes'] {
  const counted = data?.pages[0]?.counts?.processes;
  if (counted) return counted;
  const found = new Map<string, { process: string; title: string; count: number }>();
  for (const { process, processTitle } of rowsOf(data)) {
    const entry = found.get(process) ?? { process, title: processTitle, count: 0 };
    entry.count += 1;
    found.set(process, entry);
  }
  return [...found.values()].sort((a, b) => b.count - a.count || a.title.localeCompare(b.title, 'zh'));
}

/** The row to open when one is dealt with: the one after it, at the end the one before. */
export function nextAfter(
  rows: readonly TaskItem[],
  id: string,
  isGone: (id: string) => boolean,
): TaskItem | undefined {
  const at = rows.findIndex((row) => row.id === id);
  const open = (row: TaskItem): boolean => row.id !== id && !isGone(row.id);
  return rows.slice(at + 1).find(open) ?? rows.slice(0, Math.max(0, at)).findLast(open);
}
