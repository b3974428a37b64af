/**
 * What leaves the server: the shapes of the HTTP contract, shared with the client as types. Personal data in them is
 * already limited and masked to what the asker may see.
 */
import type { Guide } from './definition/process.ts';
import type { CompiledForm } from './form/types.ts';
import type { CaseStatus, Instant, JsonObject, Json, RegionCode } from './vocabulary.ts';

/** Every error answer. `details` of a 422 lists all field errors `{path, code, message}`. */
export interface ApiError {
  code: string;
  message: string;
  path?: string;
  details?: Json;
}

export interface Me {
  user: { id: string; name: string };
  positions: { role: string; roleName: string; region: RegionCode; regionName: string }[];
  /** What the navigation offers. */
  may: { work: boolean; apply: boolean; admin: boolean };
  /** Goes into the header `x-csrf-token` of every change. */
  csrf: string;
  /** Server time; `virtual` where a training clock runs. */
  now: Instant;
  virtualClock: boolean;
}

export interface ProcessItem {
  key: string;
  title: string;
  group: string;
  summary: string;
  version: number;
}

export interface ProcessView extends ProcessItem {
  guide: Guide | null;
  /** The start form, self-contained. `uiSchema` is its `ui`. */
  form: FormView;
  /** FEEL list of fields that may be missing for now (act first, complete later); null for none. */
  optional: string | null;
}

/** A form as sent to be rendered. */
export interface FormView extends CompiledForm {
  uiSchema: JsonObject;
}

export interface CaseStarted {
  id: string;
  caseNo: string;
  version: number;
  seq: number;
  status: CaseStatus;
  steps: string[];
}

/** True when allowed, else the reason in Chinese. */
export type May = true | string;

export interface CaseItem {
  id: string;
  caseNo: string;
  process: string;
  processTitle: string;
  subject: string;
  status: CaseStatus;
  /** The state word of look.md §3: 待受理 · 办理中 · 待补正 · 公示中 … */
  word: string;
  outcome: string | null;
  outcomeLabel: string | null;
  region: RegionCode;
  regionName: string;
  startedAt: Instant;
  endedAt: Instant | null;
  /** Steps the case is at, ids and names. */
  steps: string[];
  stepLabels: string[];
}

/** One station on the way, in plain words. */
export interface RouteStop {
  step: string;
  label: string;
  state: 'done' | 'current' | 'ahead';
  /** Who did it or has it: names for staff, offices for the applicant. */
  who: string | null;
  at: Instant | null;
  due: Instant | null;
  /** What happens here, for the person who waits. */
  help: string | null;
}

/** A block handed in at a step, as the asker may see it. */
export interface BlockView {
  step: string;
  label: string;
  action: string;
  actionLabel: string;
  by: string;
  role: string;
  at: Instant;
  comment: string | null;
  form: string | null;
  data: JsonObject;
}

export interface CaseAction {
  id: string;
  label: string;
  form: string | null;
  /** Whether a reason must be given (`comment`). */
  reason: boolean;
  allowed: May;
}

export interface NoticeItem {
  id: string;
  caseId?: string;
  kind: 'publicity' | 'result';
  title: string;
  process: string;
  processTitle: string;
  region: RegionCode;
  regionName: string;
  postedAt: Instant;
  endsAt: Instant;
  open: boolean;
  ended: boolean;
  fields: { name: string; label: string; value: Json }[];
  /** Telephone for objections. */
  phone: string | null;
}

export interface CaseView extends CaseItem {
  version: number;
  seq: number;
  filer: string;
  behalfOf: string | null;
  /** Start form at top level, blocks below step ids; limited to what the asker may see. */
  data: JsonObject;
  /** Paths that are masked and may be looked at with a reason. */
  masked: string[];
  /** The start form; empty when the asker sees none of it. */
  form: FormView | null;
  /** All forms that `blocks` and `actions` name. */
  forms: Record<string, FormView>;
  blocks: BlockView[];
  route: RouteStop[];
  clock: { dueAt: Instant; paused: boolean; overdue: boolean } | null;
  notices: NoticeItem[];
  objections: {
    id: string;
    receivedAt: Instant;
    content: string;
    finding: string | null;
    reply: string | null;
  }[];
  obligations: { kind: string; label: string; dueAt: Instant; state: 'open' | 'late' | 'done' }[];
  documents: { id: string; title: string; number: string | null; at: Instant }[];
  ledger: { ledger: string; from: string; to: string | null; data: JsonObject }[];
  /** Tasks of this case the asker could do now. */
  myTasks: TaskItem[];
  actions: CaseAction[];
  may: Record<string, May>;
}

export type TaskStatus = 'open' | 'claimed' | 'waiting' | 'done' | 'cancelled';

export interface TaskItem {
  id: string;
  caseId: string;
  caseNo: string;
  process: string;
  processTitle: string;
  step: string;
  stepLabel: string;
  /** The case's subject line. */
  title: string;
  role: string;
  due: Instant | null;
  overdue: boolean;
  status: TaskStatus;
  assignee: string | null;
  region: RegionCode;
  regionName: string;
  openedAt: Instant;
  doneAt: Instant | null;
  outcome: string | null;
}

export interface TaskAction {
  id: string;
  label: string;
  tone: 'positive' | 'negative' | 'back' | 'neutral';
  /** Form to be filled in with it (a key of `forms`); null for none. */
  form: string | null;
  required: string[];
  /** The form's own required fields do not matter for this action. */
  partial: boolean;
  allowed: May;
  /** An outcome of the step, or an act on the task itself (claim, transfer …). */
  kind: 'outcome' | 'task';
}

export interface TaskView extends TaskItem {
  case: CaseView;
  actions: TaskAction[];
  forms: Record<string, FormView>;
  /** What the form starts with: the saved draft, else what is known already. */
  data: JsonObject;
  /** Access by field path of the form being filled in; paths not listed are `write`. */
  permissions: Record<string, 'hidden' | 'masked' | 'read' | 'write' | 'required'>;
  cosigners: {
    role: string;
    roleName: string;
    name: string | null;
    state: 'waiting' | 'open' | 'done';
    outcome: string | null;
    at: Instant | null;
  }[];
  /** What comes next, by outcome id: the steps it leads to and who will have them. */
  ahead: Record<string, { step: string; label: string; who: string | null }[]>;
}

export interface Page<T> {
  items: T[];
  next: string | null;
  total?: number;
}

/** A page of a queue; the first one says how the whole box stands. */
export interface TaskPage extends Page<TaskItem> {
  counts?: { late: number; today: number; processes: { process: string; title: string; count: number }[] };
}

/** A message of `GET /api/live`. `seq` is the cursor to resume from. */
export interface LiveMessage {
  seq: number;
  /** An event type, or `hello`, `resync` (the cursor is too old: reload), `slow` (dropped: reconnect). */
  type: string;
  caseId?: string;
  task?: string;
  step?: string;
  title?: string;
  by?: string;
  at?: Instant;
}

/** Somebody a task can be handed to. */
export interface Colleague {
  user: string;
  name: string;
  role: string;
  roleName: string;
  regionName: string;
}

export interface TrackView {
  caseNo: string;
  processTitle: string;
  word: string;
  route: RouteStop[];
  startedAt: Instant;
}

export interface FileInfo {
  id: string;
  name: string;
  size: number;
  type: string;
}

export interface CaseEventView {
  id: string;
  seq: number;
  at: Instant;
  type: string;
  /** The event in words: 「王审核员 同意,建议 2,800 元」. */
  text: string;
  by: string;
  step: string | null;
  stepLabel: string | null;
  comment: string | null;
  /** Machine events, folded by default. */
  minor: boolean;
}
