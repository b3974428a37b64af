/** What the designer reads from the server, one hook each. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { DraftBody, DraftView } from '../../../core/api-admin.ts';
import { call, calls } from '../../api/call.ts';

const keys = {
  processes: ['admin', 'processes'] as const,
  versions: (key: string) => ['admin', 'versions', key] as const,
  version: (key: string, version: number) => ['admin', 'version', key, version] as const,
  draft: (key: string, id: string) => ['admin', 'draft', key, id] as const,
  diff: (key: string, from: string, to: string) => ['admin', 'diff', key, from, to] as const,
  house: ['admin', 'house'] as const,
};

export function useProcesses() {
  return useQuery({
    queryKey: keys.processes,
    staleTime: 0,
    queryFn: async () => (await call(calls.designer.list)).items,
  });
}

export function useVersions(key: string) {
  return useQuery({
    queryKey: keys.versions(key),
    staleTime: 0,
    queryFn: async () => (await call(calls.designer.versions, { params: { key } })).items,
  });
}

export function useVersion(key: string, version: number) {
  return useQuery({
    queryKey: keys.version(key, version),
    queryFn: () => call(calls.designer.version, { params: { key, version } }),
  });
}

/** Read afresh each time a draft is opened; what is typed afterwards is the editor's. */
export function useDraft(key: string, id: string) {
  return useQuery({
    queryKey: keys.draft(key, id),
    staleTime: Infinity,
    gcTime: 0,
    queryFn: () => call(calls.designer.readDraft, { params: { key, id } }),
  });
}

export function useDiff(key: string, from: string, to: string) {
  return useQuery({
    queryKey: keys.diff(key, from, to),
    staleTime: 0,
    queryFn: () => call(calls.designer.diff, { params: { key }, query: { from, to } }),
  });
}

export function useHouse() {
  return useQuery({
    queryKey: keys.house,
    staleTime: Infinity,
    queryFn: () => call(calls.designer.house),
  });
}

/** Begins a draft; the lists are read anew afterwards. */
export function useBeginDraft(): (key: string, body: DraftBody) => Promise<DraftView> {
  const client = useQueryClient();
  return useCallback(
    async (key, body) => {
      const draft = await call(calls.designer.createDraft, { params: { key }, body });
      await client.invalidateQueries({ queryKey: keys.processes });
      return draft;
    },
    [client],
  );
}
