/** Addresses inside the desk. What is being looked at is in the address: a link opens exactly that. */
import type { calls, Query } from '../../api/call.ts';

export const BASE = '/tasks';

const BOXES = ['todo', 'done', 'copied', 'started', 'area'] as const;
export type Box = (typeof BOXES)[number];
export const boxes: readonly Box[] = BOXES;

export type Sort = 'due' | 'newest';

/** What the queue shows. */
export interface Filter {
  box: Box;
  process: string;
  q: string;
  /** Why somebody is looked for by what is only read masked. */
  reason: string;
  sort: Sort;
}

export const CLEAR: Filter = { box: 'todo', process: '', q: '', reason: '', sort: 'due' };

/** Reads what an address asks for; what it does not know falls back to the usual. */
export function filterOf(search: URLSearchParams): Filter {
  const box = BOXES.find((known) => known === search.get('box')) ?? CLEAR.box;
  return {
    box,
    process: search.get('process') ?? '',
    q: search.get('q') ?? '',
    reason: search.get('reason') ?? '',
    sort: sortOf(search.get('sort'), box),
  };
}

/** Only open tasks have a deadline that matters; the other boxes are looked through by time. */
function sortOf(named: string | null, box: Box): Sort {
  if (named === 'due' || named === 'newest') return named;
  return box === 'todo' ? 'due' : 'newest';
}

/** `?box=done&q=张`; what is as usual is left out. */
export function searchOf(filter: Filter): string {
  const search = new URLSearchParams();
  if (filter.box !== CLEAR.box) search.set('box', filter.box);
  if (filter.process !== '') search.set('process', filter.process);
  if (filter.q !== '') search.set('q', filter.q);
  if (filter.reason !== '') search.set('reason', filter.reason);
  if (filter.sort !== sortOf(null, filter.box)) search.set('sort', filter.sort);
  const words = search.toString();
  return words === '' ? '' : `?${words}`;
}

/** What the server is asked. */
export function queryOf(filter: Filter): Query<typeof calls.tasks.list> {
  return {
    box: filter.box,
    sort: filter.sort,
    ...(filter.process === '' ? {} : { process: filter.process }),
    ...(filter.q === '' ? {} : { q: filter.q }),
    ...(filter.box === 'area' && filter.reason.length > 1 ? { reason: filter.reason } : {}),
  };
}

export const to = {
  queue: (filter: Filter) => `/${searchOf(filter)}`,
  task: (id: string, filter: Filter) => `/${encodeURIComponent(id)}${searchOf(filter)}`,
  case: (id: string, filter: Filter) => `/cases/${encodeURIComponent(id)}${searchOf(filter)}`,
  start: (filter: Filter) => `/new${searchOf(filter)}`,
  incidents: (filter: Filter) => `/incidents${searchOf(filter)}`,
  messages: (filter: Filter) => `/messages${searchOf(filter)}`,
  channels: (filter: Filter) => `/messages/settings${searchOf(filter)}`,
};
