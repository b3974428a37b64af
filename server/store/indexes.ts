import type { CollectionName, IndexSpec } from './types.ts';

/** What a to-do box lists; what is done is many times as much. */
const OPEN = { path: 'state', is: 'open' };

/** Every index with the query it serves. Both backends build exactly these. */
export const INDEXES: Record<CollectionName, IndexSpec[]> = {
  cases: [
    { paths: ['nextTimer'], why: 'timers due: the timer worker asks for the earliest' },
    { paths: ['pending'], why: 'the sweeper: cases whose outbox a crash left full' },
    { paths: ['undated'], why: 'dates to be counted once the calendar of a year is there' },
    { paths: ['caseNo'], why: 'tracking by number' },
    { paths: ['process', 'status', 'startedAt'], why: 'case lists by process' },
    { paths: ['process', 'version', 'status'], why: 'how many cases run on a version' },
    { paths: ['filer.user', 'startedAt'], why: 'my own cases' },
    { paths: ['keys[]'], why: 'other cases of the same household' },
    { paths: ['searchKeys[]', 'startedAt'], why: 'cases found by a name or a number' },
    { paths: ['member.of', 'standing'], why: 'how the cases of a campaign stand' },
    {
      paths: ['member.of', 'holds', 'late'],
      why: 'whether a campaign waits for anything, and how much of it is late',
    },
    { paths: ['member.of', 'startedAt'], why: 'the cases of a campaign in their order' },
    { paths: ['member.line[]', 'region'], why: 'the cases of a campaign and of those below, by region' },
    { paths: ['scope[]', 'startedAt'], why: 'case lists limited to a region' },
    { paths: ['scope[]', 'process', 'startedAt'], why: 'case lists of one process in a region' },
  ],
  tasks: [
    { paths: ['candidates[]', 'state', 'sort'], only: OPEN, why: 'the to-do box, by due date' },
    { paths: ['candidates[]', 'state', 'openedAt'], only: OPEN, why: 'the to-do box, newest first' },
    { paths: ['doneUser', 'doneAt'], why: 'the done box' },
  ],
  events: [
    { paths: ['pos'], unique: true, why: 'the live tail reads by position' },
    { paths: ['case', 'seq'], why: 'the record of one case' },
  ],
  notices: [
    { paths: ['public', 'postedAt'], why: 'the public board, newest first' },
    { paths: ['scope[]', 'postedAt'], why: 'the public board of one region' },
    { paths: ['case'], why: 'the notices of a case' },
  ],
  ledger: [
    { paths: ['ledger', 'from'], why: 'a ledger as of a day' },
    { paths: ['keys[]'], why: 'rows of a household or person' },
    { paths: ['ledger', 'scope[]', 'from'], why: 'a ledger limited to a region' },
    { paths: ['case'], why: 'rows a case wrote' },
  ],
  funds: [
    { paths: ['fund', 'region', 'year'], unique: true, why: 'the account of a street and year' },
    { paths: ['pending'], why: 'the sweeper' },
  ],
  fund_entries: [
    { paths: ['account', 'no'], why: 'the statement of an account' },
    { paths: ['ref'], why: 'the entries of a case' },
  ],
  messages: [],
  deliveries: [
    { paths: ['user', 'channel', 'at'], why: 'the in-box of a person' },
    { paths: ['case', 'at'], why: 'what was sent of a case' },
    { paths: ['due', 'nextAt'], why: 'what is to be sent now' },
  ],
  documents: [{ paths: ['case', 'at'], why: 'the documents of a case' }],
  drafts: [{ paths: ['user', 'at'], why: 'my drafts' }],
  process_drafts: [
    { paths: ['open', 'process', 'savedAt'], why: 'open drafts, all or of one process, newest first' },
  ],
  versions: [{ paths: ['process', 'version'], unique: true, why: 'the newest version of a process' }],
  sources: [],
  attempts: [{ paths: ['dead', 'at'], why: 'what was given up, newest first' }],
  incidents: [
    { paths: ['scope[]', 'open', 'at'], why: 'what waits for somebody in a region, newest first' },
    { paths: ['open', 'at'], why: 'what may have settled itself' },
    { paths: ['task'], why: 'what is wrong with a task' },
  ],
  requests: [],
  jobs: [
    { paths: ['state', 'startedAt'], why: 'jobs under way: the worker goes on with the oldest' },
    { paths: ['kind', 'subject', 'startedAt'], why: 'the migrations of a process, newest first' },
    { paths: ['startedAt'], why: 'all jobs, newest first' },
  ],
  job_items: [
    { paths: ['job', 'state', 'n'], why: 'what a job left' },
    { paths: ['job', 'n'], why: 'its items in order' },
  ],
  schedules: [],
  claims: [],
  migrations: [],
  params: [{ paths: ['key', 'from'], why: 'a parameter as of a day' }],
  calendar: [],
  regions: [{ paths: ['parent'], why: 'the region cascade' }],
  users: [
    { paths: ['username'], unique: true, why: 'login' },
    { paths: ['posts[]'], why: 'who holds a role at a region' },
  ],
  guesses: [{ paths: ['until'], why: 'forgetting what locks nothing any more' }],
  sessions: [{ paths: ['user'], why: 'ending all sessions of a user' }],
  looks: [
    { paths: ['case', 'at'], why: 'who looked at personal data of a case' },
    { paths: ['at'], why: 'the book of auditors, newest first' },
  ],
  files: [
    { paths: ['owner', 'loose'], why: 'what somebody has uploaded that no case names yet' },
    { paths: ['loose', 'at'], why: 'clearing away what no case names' },
  ],
  leases: [],
  meta: [],
};
