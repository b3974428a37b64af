/** What the desk reads from the server, one hook each. Keys start with the thing, so that a change can forget it. */
import {
  useInfiniteQuery,
  useQueries,
  useQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
} from '@tanstack/react-query';
import type { CaseEventView, Page, TaskItem, TaskView } from '../../../core/api.ts';
import { makeCalendar, type WorkCalendar } from '../../../core/time/calendar.ts';
import type { RegionItem } from '../../../core/contract/shapes/reference.ts';
import type { RegionCode } from '../../../core/vocabulary.ts';
import { call, calls, type Query } from '../../api/call.ts';

const MINUTE_MS = 60_000;
/** Rows fetched at a time: a little more than two screens. */
const PAGE = 100;
const MESSAGES = 50;

/** What a queue can be asked for. */
export type TaskFilter = Query<typeof calls.tasks.list>;

export const keys = {
  queue: (filter: TaskFilter) => ['queue', filter] as const,
  queues: ['queue'] as const,
  task: (id: string) => ['task', id] as const,
  case: (id: string) => ['case', id] as const,
  events: (id: string) => ['events', id] as const,
  deliveries: (id: string) => ['deliveries', id] as const,
  messages: ['messages'] as const,
  allIncidents: ['incidents'] as const,
  incidents: (closed: boolean) => ['incidents', closed] as const,
  incidentPeople: (id: string) => ['incidents', 'people', id] as const,
};

const NO_CALENDAR = makeCalendar({});

/** The working days; until they are there, deadlines are told in calendar days. */
export function useCalendar(): WorkCalendar {
  const { data } = useQuery({
    queryKey: ['calendar'],
    staleTime: Infinity,
    queryFn: async () => makeCalendar(await call(calls.reference.calendar)),
  });
  return data ?? NO_CALENDAR;
}

export type Queue = UseInfiniteQueryResult<InfiniteData<Page<TaskItem>, string | null>>;

export function useQueue(filter: TaskFilter): Queue {
  return useInfiniteQuery({
    queryKey: keys.queue(filter),
    queryFn: ({ pageParam }) =>
      call(calls.tasks.list, {
        query: { ...filter, limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    staleTime: Infinity,
  });
}

export function useTask(id: string) {
  return useQuery({
    queryKey: keys.task(id),
    queryFn: () => call(calls.tasks.read, { params: { id } }),
    // Somebody may type into it: it is read again when asked for, never behind their back.
    staleTime: Infinity,
    gcTime: 0,
  });
}

/** Several tasks; undefined for each that is not there yet. */
export function useTasks(ids: readonly string[]): (TaskView | undefined)[] {
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: keys.task(id),
      queryFn: () => call(calls.tasks.read, { params: { id } }),
      staleTime: Infinity,
      gcTime: 0,
    })),
  }).map(({ data }) => data);
}

export function useCase(id: string) {
  return useQuery({ queryKey: keys.case(id), queryFn: () => call(calls.cases.read, { params: { id } }) });
}

/** A page of a case's record, oldest first. */
export function readEvents(caseId: string, cursor: string | null): Promise<Page<CaseEventView>> {
  return call(calls.cases.events, {
    params: { id: caseId },
    query: { limit: PAGE, ...(cursor === null ? {} : { cursor }) },
  });
}

export function useEvents(caseId: string) {
  return useInfiniteQuery({
    queryKey: keys.events(caseId),
    queryFn: ({ pageParam }) => readEvents(caseId, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
}

export function useProcesses() {
  return useQuery({
    queryKey: ['processes'],
    staleTime: 10 * MINUTE_MS,
    queryFn: async () => (await call(calls.processes.list)).items,
  });
}

export function useColleagues(taskId: string, wanted: boolean) {
  return useQuery({
    queryKey: ['colleagues', taskId],
    enabled: wanted,
    queryFn: async () => (await call(calls.tasks.colleagues, { params: { id: taskId } })).items,
  });
}

export async function fetchRegions(parent: RegionCode): Promise<RegionItem[]> {
  return (await call(calls.reference.regions, { query: { parent } })).items;
}

/** The latest messages, newest first. */
export function useMessages() {
  return useQuery({
    queryKey: keys.messages,
    refetchInterval: 5 * MINUTE_MS,
    queryFn: async () =>
      (await call(calls.reference.messages, { query: { limit: MESSAGES } }, { background: true })).items,
  });
}
