/** What the designer reads from the server, one hook each. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type {
  DiffView,
  DraftBody,
  DraftView,
  ProcessAdminItem,
  VersionItem,
  VersionView,
} from '../../../core/api-admin.ts';
import { http } from '../../api/http.ts';
import { adminCalls, type House } from './calls.ts';

export const keys = {
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
    queryFn: async () => (await http.get<{ items: ProcessAdminItem[] }>(adminCalls.processes())).items,
  });
}

export function useVersions(key: string) {
  return useQuery({
    queryKey: keys.versions(key),
    staleTime: 0,
    queryFn: async () => (await http.get<{ items: VersionItem[] }>(adminCalls.versions(key))).items,
  });
}

export function useVersion(key: string, version: number) {
  return useQuery({
    queryKey: keys.version(key, version),
    queryFn: () => http.get<VersionView>(adminCalls.version(key, version)),
  });
}

/** Read afresh each time a draft is opened; what is typed afterwards is the editor's. */
export function useDraft(key: string, id: string) {
  return useQuery({
    queryKey: keys.draft(key, id),
    staleTime: Infinity,
    gcTime: 0,
    queryFn: () => http.get<DraftView>(adminCalls.draft(key, id)),
  });
}

export function useDiff(key: string, from: string, to: string) {
  return useQuery({
    queryKey: keys.diff(key, from, to),
    staleTime: 0,
    queryFn: () => http.get<DiffView>(adminCalls.diff(key, from, to)),
  });
}

export function useHouse() {
  return useQuery({
    queryKey: keys.house,
    staleTime: Infinity,
    queryFn: () => http.get<House>(adminCalls.house()),
  });
}

/** Begins a draft; the lists are read anew afterwards. */
export function useBeginDraft(): (key: string, body: DraftBody) => Promise<DraftView> {
  const client = useQueryClient();
  return useCallback(
    async (key, body) => {
      const draft = await http.post<DraftView>(adminCalls.drafts(key), body);
      await client.invalidateQueries({ queryKey: keys.processes });
      return draft;
    },
    [client],
  );
}
