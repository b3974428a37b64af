/** What every place of the staff reads from the server alike: who I am, on one cache. */
import { QueryClient, useQuery } from '@tanstack/react-query';
import type { Me } from '../../core/api.ts';
import { fetchMe, goToLogin, HttpError } from './http.ts';
import { session } from './session.ts';

const MINUTE_MS = 60_000;

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Changes arrive over the socket; what was just read is not read again for moving about.
        staleTime: MINUTE_MS,
        // The call itself tries again where the network failed; an answer is an answer.
        retry: false,
        refetchOnWindowFocus: false,
      },
    },
  });
}

interface MeNow extends Me {
  /** Local clock at the moment `now` was said. */
  heardAt: number;
}

const ME = ['me'] as const;

export function useMe() {
  return useQuery({
    queryKey: ME,
    staleTime: Infinity,
    queryFn: async (): Promise<MeNow> => {
      const me = await fetchMe();
      if (me) return { ...me, heardAt: Date.now() };
      if (session.current().who === null) goToLogin();
      else session.ask();
      throw new HttpError(401, { code: 'not_logged_in', message: '' });
    },
  });
}
