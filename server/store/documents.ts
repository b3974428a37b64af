/** The shapes kept in the store's collections. */
import type { NoticeRow } from '../../core/blocks/notice/listed.ts';
import type { FundAccount, FundEntry } from '../../core/fund/types.ts';
import type {
  Case,
  CaseEvent,
  Effect,
  Instant,
  Json,
  JsonObject,
  Position,
  RegionCode,
} from '../../core/vocabulary.ts';
import type { OfficeSetting, SettingChange } from '../../core/contract/shapes/setting.ts';
import type { FileInfo } from '../../core/contract/shapes/file.ts';
import type { LedgerRow, MessageRow } from '../../core/world/rows.ts';
import type { ChannelId } from '../../core/blocks/message/spec.ts';
import type { Doc, WriteOp } from './types.ts';

/** What a commit leaves to be done: one projection and the decision's effects. Every entry is idempotent by id. */
export type OutboxEntry = { id: string; kind: 'project'; ops: WriteOp[] } | Effect;

/** A case with what only the store needs. */
export interface CaseDoc extends Doc, Case {
  /** Region and all above it: lists limited to an area. */
  scope: RegionCode[];
  /** Earliest timer. */
  nextTimer: Instant | null;
  outbox: OutboxEntry[];
  /** 1 while the outbox is not empty. */
  pending?: 1;
  /** 1 while a date of it is open: the calendar lacks the year. */
  undated?: 1;
  /** When it was last written; absent in rows of programs that did not keep it. */
  lastAt?: Instant;
  /** End of the case's hash chain: its last record's hash; there is one record per seq. */
  log: string;
}

/** What one command made happen, as kept in the event log; each record carries the hash of itself and all before it. */
export interface RecordDoc extends Doc {
  case: string;
  seq: number;
  at: Instant;
  events: CaseEvent[];
  hash: string;
  /** Place in the log of the whole house; given by the store. */
  pos?: number;
}

/** A task as the queues list it. */
export interface TaskDoc extends Doc {
  rev: number;
  case: string;
  caseNo: string;
  process: string;
  /** The version the case runs on: what the step is called there. */
  version: number;
  step: string;
  /** Id of the machine's state; absent in rows of programs that did not keep it. */
  node?: string;
  role: string;
  title: string;
  region: RegionCode;
  candidates: string[];
  excluded: string[];
  /** Whom it concerns, by name; absent where the case names nobody. */
  named?: string[];
  assignee: { user: string; name: string } | null;
  state: 'open' | 'waiting' | 'done' | 'cancelled';
  openedAt: Instant;
  due: Instant | null;
  /** It has a deadline that cannot be counted yet. */
  dueOpen?: true;
  overdue: boolean;
  /** Due date, or a far one: the order of the queue. */
  sort: Instant;
  doneUser: string | null;
  doneAt: Instant | null;
  outcome: string | null;
}

/** A notice as the public board lists it. */
export interface NoticeDoc extends Doc, NoticeRow {
  rev: number;
}

export interface LedgerDoc extends Doc {
  rev: number;
  ledger: string;
  case: string;
  caseNo: string;
  data: JsonObject;
  keys: string[];
  from: string;
  to: string | null;
  entry?: LedgerRow['entry'];
  exit?: LedgerRow['exit'];
  region: RegionCode;
  scope: RegionCode[];
}

/** A fund account; its outbox holds statement lines not written out yet. */
export interface FundDoc extends Doc, FundAccount {
  outbox: { id: string; entry: FundEntry }[];
  pending?: 1;
}

export interface UserDoc extends Doc {
  username: string;
  name: string;
  positions: Position[];
  /** `<role>@<region>` keys. */
  posts: string[];
  phone?: string;
  email?: string;
  /** Their account with the office's WeChat 企业微信. */
  wechat?: string;
  /** Channels they do not wish to be told by. */
  muted?: string[];
  passwordHash: string;
  /** Place in the list the county was filled from; absent for who came later. */
  order?: number;
  demo: boolean;
}

export interface SessionDoc extends Doc {
  user: string;
  csrf: string;
  createdAt: number;
  seenAt: number;
}

/** Wrong guesses at something, under the hash of what it is. */
export interface GuessDoc extends Doc {
  failures: number;
  /** Milliseconds of the wall clock. */
  until: number;
}

/** The days off of a year, and who set them. */
export interface CalendarDoc extends Doc {
  holidays: string[];
  workdays: string[];
  /** Absent for what was there from the beginning. */
  changes?: { at: Instant; by: string; holidays: string[]; workdays: string[] }[];
}

/** What the office says of itself: a document of `meta`. */
export interface SettingDoc extends Doc, OfficeSetting {
  seq: number;
  changes: SettingChange[];
}

export interface MessageDoc extends Doc, Omit<MessageRow, 'id'> {}

/** A message on its way to one person by one channel. */
export interface DeliveryDoc extends Doc {
  seq: number;
  message: string;
  case: string;
  channel: ChannelId;
  /** Account and name of who is told; no account for an applicant who has none. */
  user: string | null;
  name: string;
  /** Where it goes, masked. */
  address: string | null;
  /** `sent`: handed to the office's gateway; `delivered`: it is there; `failed` waits for its next time; `dead`: given up. */
  state: 'queued' | 'sent' | 'delivered' | 'failed' | 'dead';
  /** 1 while there is something to be done. */
  due: 0 | 1;
  attempts: number;
  /** Not before, in milliseconds of the wall clock. */
  nextAt: number;
  error: string | null;
  at: Instant;
  sentAt: Instant | null;
  /** Who had it sent once more, and when. */
  again?: { by: string; at: Instant };
}

export interface IssuedDoc extends Doc {
  case: string;
  document: string;
  title: string;
  number: string | null;
  body: string[];
  at: Instant;
}

export interface ParamDoc extends Doc {
  key: string;
  region: RegionCode;
  from: string;
  value: Json;
}

export interface RegionDoc extends Doc {
  name: string;
  parent: RegionCode | null;
}

/** Who did something, as kept with what was done; no user for what the house does itself. */
export interface By {
  user: string | null;
  name: string;
}

/** A published version. Written once; only `withdrawn` is ever added. */
export interface VersionDoc extends Doc {
  process: string;
  /** Counts up from 1 within the process; a number is never given twice. */
  version: number;
  /** SM3 over the text of the source; the source is kept under it. */
  hash: string;
  title: string;
  group: string;
  origin: 'files' | 'designer';
  publishedAt: Instant;
  publishedBy: By;
  note: string;
  /** Equal to `publishedAt` where it was to be in force at once, else the date it waits for. */
  effectiveFrom: Instant;
  /** The draft it was, with its revision. */
  draft?: { id: string; rev: number };
  /** Taken back before its date. */
  withdrawn?: { at: Instant; by: By; note: string };
}

/** A source as JSON text: its keys are paths and expressions, which a database may refuse as names of fields. */
export interface SourceDoc extends Doc {
  text: string;
}

/** A draft 草稿 of a process. What became of it stays with it. */
export interface ProcessDraftDoc extends Doc {
  process: string;
  /** The revision: counts up with every save, compare-and-set. */
  seq: number;
  /** Neither published nor thrown away. */
  open: boolean;
  /** Version it began from; null for a new process. */
  from: number | null;
  title: string;
  note: string;
  /** The source as JSON text. */
  source: string;
  savedAt: Instant;
  savedBy: By;
  closed?: { how: 'published' | 'deleted'; at: Instant; by: By; version?: number };
}

/** The description of a file. */
export interface FileDoc extends Doc, FileInfo {
  owner: string;
  /** When it came in; absent in rows of programs that cleared nothing away. */
  at?: Instant;
  /** 1 until a case names it: what no case names for long is cleared away. */
  loose?: 0 | 1;
  /** Cases it was handed in with. */
  cases?: string[];
}

/** How far a schedule 定期 is. */
export interface ScheduleDoc extends Doc {
  seq: number;
  /** Everything that came round by then was opened. */
  through: Instant;
  paused: boolean;
  /** The newest it opened, and under which orders. */
  last: { day: string; at: Instant; late: boolean; orders: string[] } | null;
}

/** Long work over a list of items; goes on behind `cursor` after a restart. What it is ordered with is of its kind. */
export interface JobDoc extends Doc {
  seq: number;
  kind: string;
  /** What it is about, for lists: a process, a fund, a batch. */
  subject: string;
  /** JSON text, for keys may hold dots. */
  params: string;
  by: By;
  /** The name its items stand under, where that is not its id; empty while they are not listed. */
  items?: string;
  /** `failed`: given up after as many attempts as its policy allows; it waits for a person. */
  state: 'running' | 'done' | 'stopped' | 'failed';
  /** Items in all; the number of the last one dealt with; of these done, and left as they were. */
  total: number;
  cursor: number;
  done: number;
  left: number;
  /** Failures since it last got on, when it may be tried again (milliseconds of the wall clock), and the last error. */
  attempts: number;
  nextAt: number;
  error: string | null;
  startedAt: Instant;
  endedAt: Instant | null;
}

/** Failures of an effect or a timer, by its id. `dead`: given up, until somebody has it tried again. */
export interface AttemptDoc extends Doc {
  case: string;
  kind: string;
  attempts: number;
  /** Milliseconds of the wall clock. */
  nextAt: number;
  dead: 0 | 1;
  error: string;
  at: Instant;
}

/** Something that went wrong and waits for a person: with a case, or with the house itself. */
export interface IncidentDoc extends Doc {
  /** Empty where it is of the house. */
  case: string;
  region: RegionCode;
  /** Region and all above it; `house` where it is of the house. */
  scope: string[];
  message: string;
  /** The step, and the task nobody can take. */
  step: string | null;
  node: string | null;
  task: string | null;
  /** What was given up and can be tried again, by its id in `attempts`. */
  letter: string | null;
  /** Posts that were told. */
  told: string[];
  at: Instant;
  open: 0 | 1;
  closed?: { how: 'settled' | 'retried' | 'appointed' | 'dismissed'; at: Instant; by: By; reason: string };
}

/** A request a case was asked long ago: what does not stand in the case itself any more. */
export interface RequestDoc extends Doc {
  id: string;
  seq: number;
  hash?: string;
}

/** One item of a job. */
export interface JobItemDoc extends Doc {
  rev: number;
  job: string;
  /** Its place, from 1. */
  n: number;
  /** What it is: for a migration the id of a case. */
  ref: string;
  state: 'open' | 'left';
  /** What to call it, and why it was left. */
  label: string;
  reasons: string[];
}
