/** The HTTP interface in one place: server, clients, documentation and tests read these records. */
import { admin } from './admin.ts';
import type { addresses } from './addresses.ts';
import type { Call } from './call.ts';
import { campaigns } from './campaigns.ts';
import { cases } from './cases.ts';
import { designer } from './designer.ts';
import { drafts } from './drafts.ts';
import { files } from './files.ts';
import { incidents } from './incidents.ts';
import { jobs } from './jobs.ts';
import { ledgers } from './ledgers.ts';
import { about, live } from './live.ts';
import { people } from './people.ts';
import { processes } from './processes.ts';
import { publicCalls } from './public.ts';
import { reference } from './reference.ts';
import { schedules } from './schedules.ts';
import { session } from './session.ts';
import { tasks } from './tasks.ts';

/** Every address has its record. */
type Complete = { readonly [Area in keyof typeof addresses]: Record<keyof (typeof addresses)[Area], Call> };

export const contract = {
  session,
  processes,
  drafts,
  cases,
  tasks,
  files,
  reference,
  ledgers,
  public: publicCalls,
  admin,
  people,
  designer,
  incidents,
  jobs,
  campaigns,
  schedules,
  live,
  about,
} satisfies Complete;

/** All calls, in the order in which they are documented. */
export const calls: readonly Call[] = Object.values(contract).flatMap((area): Call[] => Object.values(area));
