/**
 * The words of the house (design words in Chinese beside each).
 *
 * process 办理事项   what can be applied for or is run; has a key
 * version 版本       an immutable published definition of a process
 * case 办件          one running instance of a version, with a readable number 受理编号
 * step 环节          a state of the machine that waits for people, time or an answer
 * activity           one visit of a case to a step that waits for people; it holds the step's tasks
 * task 待办          the work item of one person or group: one seat of an activity, or one that was asked for
 * outcome            what an activity ends with; the machine hears it as an event of the same name
 * record             one block of data somebody handed in at a step; never changed afterwards
 * command 命令       an intent; comes from people, timers, effects and messages alike
 * event 记录         what happened, appended for ever
 * effect 效果        what must follow outside the case, carried in the outbox until it is done
 * notice 公示        a public announcement with a period and objections
 * ledger 台账        dated rows that cases write
 * fund 资金          an account with atomic commit, spend, release
 */
import type { Instant, Json, JsonObject, Membership, OpenedBy, RegionCode, Standing } from './basics.ts';
import type { PeriodUnit } from './basics.ts';
import type { BlockEffect, BlockEvent } from './blocks/specs.ts';

/** What those values are made of stands below, so that the blocks' specs need not know of cases. */
export type * from './basics.ts';

/** One word per state of a case, the same everywhere. */
export type CaseStatus = 'running' | 'suspended' | 'ended';

/** One running instance of a process version. The whole of it is one document and one atomic write. */
export interface Case {
  id: string;
  process: string;
  version: number;
  /** What the program did when the case began, by its number in `core/engine/behaviours.ts`; it goes on with that. */
  behaviour: number;
  /** Versions it ran on before it was moved to this one, in order. */
  before?: number[];
  /** 受理编号, stamped when the case is first committed. */
  caseNo: string;
  /** One line that names the case in lists, personal names already masked. */
  subject: string;
  region: RegionCode;
  status: CaseStatus;
  /** The id of the end reached; present when `status` is `ended`. */
  outcome?: string;
  /** Number of the last committed command; compare-and-set key. */
  seq: number;
  /** The account that filed the case. */
  filer: { user: string; name: string };
  /** For whom the filer acts 代办, when not for themselves. */
  behalfOf?: { name: string };
  /** The case that opened this one. */
  openedBy?: OpenedBy;
  /** The campaign it belongs to. */
  member?: Membership;
  /** Where it stands for that. */
  standing?: Standing;
  /** 1 while its campaign waits for it. */
  holds?: 1;
  /** 1 once its campaign waited for it longer than it should have. */
  late?: 1;
  startedAt: Instant;
  endedAt?: Instant;
  /** The machine's position: XState state value and history. */
  state: MachineState;
  /** Start form at top level; each step's block under the step's id. */
  data: JsonObject;
  /** Everything handed in, in order. */
  records: StepRecord[];
  /** Activities of the steps that wait for people now. */
  activities: Activity[];
  timers: Timer[];
  /** Since when it is suspended 挂起. */
  suspendedAt?: Instant;
  /** The times it was suspended: dates are counted without them. */
  suspensions?: { from: Instant; to: Instant }[];
  /** What the governance blocks hold of it, each under its name. */
  blocks: Record<string, unknown>;
  /** Values by which other cases find this one (identity numbers …). */
  keys: string[];
  /** What people find it by: names and numbers of its persons, made plain. */
  searchKeys?: string[];
  /** What look-ups of other cases find of it, by name, as its definition says (`shows`). */
  shown?: JsonObject;
  /** Who pressed for it 催办 on the last day somebody did. */
  urges?: { by: string; at: Instant }[];
  /** Next number for task, timer, notice … ids of this case. */
  counter: number;
  /** The latest client request ids, the seq each was answered with and a hash of what was asked. */
  requests: { id: string; seq: number; hash?: string }[];
}

/** The persisted position of the machine; opaque outside core/engine/machine. */
export interface MachineState {
  value: Json;
  history?: Json;
}

/** A block handed in at a step. A correction is a new record. */
export interface StepRecord {
  step: string;
  /** Id of the machine's state; absent in records of acts on the case, and in those of programs that did not keep it. */
  node?: string;
  /** Which activity it belongs to. */
  activity: string;
  task: string;
  role: string;
  by: { user: string | null; name: string };
  at: Instant;
  action: string;
  comment?: string;
  data: JsonObject;
}

/** A step's visit that waits for people. */
export interface Activity {
  id: string;
  step: string;
  /** Id of the machine's state it belongs to: two states of parallel branches may carry the name of one step. */
  node: string;
  openedAt: Instant;
  /** The element of a data-driven list this activity belongs to (multi-instance). */
  item?: { id: string; value: Json };
  tasks: Task[];
  /** Votes so far, in order. */
  votes: Vote[];
  /** How it ended, for one of a list: it stays until its step is left, so that its item is not asked for again. */
  done?: { outcome: string; data: JsonObject };
}

/** One seat's voice. */
interface Vote {
  task: string;
  user: string | null;
  outcome: string;
  weight: number;
}

/** Why a task is there: the definition asks for it, or somebody did while the step was under way. */
export type TaskOrigin =
  | { kind: 'seat'; /** Which of the step's seats. */ seat: number }
  | {
      /** 加签, 委派, 沟通, 抄送. */
      kind: 'added' | 'delegated' | 'asked' | 'copied';
      by: { user: string | null; name: string };
      /** The task from which it was asked for. */
      from: string;
      rule: TaskRule;
    };

/** What holds for a task beside its step: a seat says it in the definition, a task that was asked for brings it. */
export interface TaskRule {
  /** Outcomes it may give; all that no seat keeps for itself where left out. */
  outcomes?: string[];
  weight?: number;
  /** The step does not wait for it. */
  optional?: boolean;
  /** Its own form; null for none. */
  form?: string | null;
}

/** The work item of one person or group. */
export interface Task {
  /** `<case id>.<number>`; the case is found from it. */
  id: string;
  step: string;
  /** Why it is there. */
  origin: TaskOrigin;
  role: string;
  /** Where the role is held: `<role>@<region>` keys and `user:<id>` keys; any of them may act. */
  candidates: string[];
  /** Who has claimed it 签收, or to whom it was transferred 转办. */
  assignee?: { user: string; name: string };
  /** Users who may not take it (回避, who already took another seat). */
  excluded: string[];
  /** Texts in which those are named whose own affair the case is: nobody of such a name may take it. */
  named?: string[];
  state: 'waiting' | 'open' | 'done';
  openedAt: Instant;
  due?: Instant;
  /** It has a deadline that cannot be counted yet 待定. */
  dueOpen?: true;
  overdue?: boolean;
  doneBy?: { user: string | null; name: string; at: Instant; outcome: string };
  /** Data saved 暂存 and not handed in yet. */
  draft?: JsonObject;
  /** When and by whom it was saved last, and from which open screen. */
  saved?: { rev: number; at: Instant; by: { user: string | null; name: string }; screen?: string };
}

/** A moment at which the case must hear something: the engine, or one of its blocks. */
export type Timer = DelayTimer | DueTimer | ClaimTimer | BlockTimer;

/** How a timer was counted: from when, in what; null for a fixed date. Absent in cases of release 0.1. */
interface Counted {
  since?: Instant;
  unit?: PeriodUnit | null;
}

/** A delayed transition of the machine. */
export interface DelayTimer extends Counted {
  id: string;
  kind: 'machine';
  at: Instant;
  /** Id of the machine's state, and the name of its delay in the definition. */
  state: string;
  delay: string;
  block?: undefined;
}

/** The deadline of a task. */
export interface DueTimer extends Counted {
  id: string;
  kind: 'due';
  at: Instant;
  /** The task. */
  ref: string;
  block?: undefined;
}

/** The time after which a claimed task goes back to all who may do it. */
export interface ClaimTimer extends Counted {
  id: string;
  kind: 'claim';
  at: Instant;
  /** The task. */
  ref: string;
  block?: undefined;
}

export interface BlockTimer extends Counted {
  id: string;
  /** The block that set it, and which of its timers it is. */
  block: string;
  what: string;
  at: Instant;
  /** What in the block it belongs to. */
  ref: string;
  kind?: undefined;
}

/** What happened. `id` is `<case>:<seq>:<n>`: the place in the case's history. */
export interface CaseEvent {
  id: string;
  case: string;
  seq: number;
  type: EventType;
  at: Instant;
  by: { user: string | null; name: string; role?: string };
  step?: string;
  /** Id of the machine's state, for what happened at one. */
  node?: string;
  task?: string;
  data?: JsonObject;
  /** On the first event of a command, where there is any of it. */
  given?: RecordedFacts;
  /** On the first event of a command: what was asked; absent in records of release 0.1. */
  command?: KeptCommand;
}

/** A command as its record keeps it. Who asked stands in the event, on which posts in what was `given`. */
interface KeptCommand {
  type: string;
  /** What of it stands nowhere else. */
  asked?: JsonObject;
  /** Where the rest stands: in the record, `events/0/data/block`, or in the case, `case/records/0/data`. */
  places?: Record<string, string>;
  /** Nothing was decided: a draft was kept, somebody was reminded. */
  idle?: true;
}

/** What a command was decided on beside the case, the parameters of the day and what its events say: enough to decide it again. */
export interface RecordedFacts {
  /** The posts of who acted, `<role>@<region>`. */
  posts?: string[];
  /** The answers to the definition's lookups that were read. */
  answers?: Record<string, Json>;
  /** In records of release 0.1: the start form, where no step of the machine kept it as its record. */
  data?: JsonObject;
}

/** The kinds of things that happen: those of every case, and those of the blocks. */
export type EventType = CoreEventType | BlockEvent | ActEvent;
/** What acts on tasks and cases tell; the act's own record has the words for it. */
type ActEvent =
  | 'case.suspended'
  | 'case.resumed'
  | 'case.terminated'
  | 'task.claimed'
  | 'task.released'
  | 'task.saved'
  | 'task.transferred'
  | 'task.urged'
  | `act.${string}`;
export type CoreEventType =
  | 'case.started'
  | 'case.ended'
  | 'case.reopened'
  | 'case.migrated'
  | 'step.entered'
  | 'step.left'
  | 'task.opened'
  | 'task.acted'
  | 'task.cancelled'
  | 'task.overdue'
  | 'votes.counted'
  | 'dates.counted'
  | 'action.taken'
  | 'timer.fired'
  | 'answer.received'
  | 'message.received'
  | 'incident.raised';

/** What must follow outside the case. `id` makes carrying it out idempotent. */
export type Effect = {
  id: string;
  /** How many commands may follow from it, where any do. */
  allowance?: number;
} & BlockEffect;

/** A refusal: an expected failure, as a value. */
export interface Rejection {
  /** HTTP family: 403 not allowed, 404 unknown, 409 wrong state, 422 wrong data. */
  status: 403 | 404 | 409 | 422;
  /** Stable code, snake_case. */
  code: string;
  /** A Chinese sentence for the person who acted. */
  message: string;
  /** JSON-pointer-like path of the field, `household.members.0.id_no`. */
  path?: string;
  details?: Json;
}
