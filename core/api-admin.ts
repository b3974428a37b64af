/**
 * What administrators exchange with the server: drafts, versions, checks, replays and migrations of processes. Beside
 * `api.ts`, which is about cases and tasks.
 */
import type { VersionSource } from './definition/source.ts';
import type { Coverage } from './scenario/coverage.ts';
import type { Generated } from './scenario/generate.ts';
import type { SimulationLimits } from './scenario/simulate.ts';
import type { ScenarioResult } from './scenario/types.ts';
import type { Instant, Json } from './vocabulary.ts';

/** Something wrong with a definition or a diagram. */
export interface DiagnosticView {
  severity: 'error' | 'warning';
  code: string;
  /** The BPMN element, state, form or name it is about; empty for the whole. */
  element: string;
  /** Where: a path in the file or diagram. */
  path: string;
  /** Chinese. */
  message: string;
  english?: string;
  /** The way through the process that shows it, element ids. */
  trace?: string[];
}

/** Where a version stands: scheduled until its date, in force until the next one's, then past. */
export type VersionState = 'scheduled' | 'effective' | 'past';

export interface VersionItem {
  version: number;
  /** SM3 over the source. */
  hash: string;
  state: VersionState;
  publishedAt: Instant;
  publishedBy: string;
  /** What changed, in the publisher's words. */
  note: string;
  /** New cases run it from then on. */
  effectiveFrom: Instant;
  /** Cases that run on it now. */
  running: number;
}

/** `GET /api/admin/processes/:key/versions/:version`. */
export interface VersionView extends VersionItem {
  key: string;
  title: string;
  source: VersionSource;
  /** BPMN XML with layout: the one drawn, else drawn from the machine. */
  diagram: string;
}

export interface DraftItem {
  id: string;
  /** Counts up with every save; a save names the one it began from. */
  rev: number;
  /** Version the draft began from; null for a new process. */
  from: number | null;
  note: string;
  savedAt: Instant;
  savedBy: string;
}

/** A draft 草稿 as opened in the designer. */
export interface DraftView extends DraftItem {
  key: string;
  title: string;
  source: VersionSource;
  diagram: string;
  diagnostics: DiagnosticView[];
}

/** A line of the designer's list. `GET /api/admin/processes` → `{items}`. */
export interface ProcessAdminItem {
  key: string;
  title: string;
  group: string;
  /** In force; null before the first publishing. */
  version: number | null;
  /** How many versions there are. */
  versions: number;
  scheduled: { version: number; effectiveFrom: Instant } | null;
  /** Cases running on any version. */
  running: number;
  draft: DraftItem | null;
  /** Why a process from files could not be published, or a version does not load. */
  diagnostics: DiagnosticView[];
  /** Where the diagnostics come from: the file. */
  file?: string;
}

/** `POST …/drafts`, `PUT …/drafts/:id`: either the whole source, or a diagram to be compiled into the source so far. */
export interface DraftBody {
  /** Only on PUT: the revision that was edited. 409 `conflict` when it is not the latest. */
  rev?: number;
  /** Only on POST: version to begin from; default the one in force. */
  from?: number;
  source?: VersionSource;
  diagram?: string;
  note?: string;
}

/** What `check`, `simulate`, `replay` and `diff` look at: a stored draft or version, or a source on its own. */
export interface Subject {
  draft?: string;
  version?: number;
  source?: VersionSource;
  diagram?: string;
}

/** `POST /api/admin/processes/import`: a package or a diagram that became a draft. 422 `package_invalid` where it could not. */
export interface ImportView {
  key: string;
  draft: DraftItem;
  diagnostics: DiagnosticView[];
}

export interface CheckView {
  /** Nothing that forbids publishing. */
  ok: boolean;
  diagnostics: DiagnosticView[];
}

/** `POST …/publish {draft, rev?, note?, effectiveFrom?}` → 201. 422 `not_publishable` carries the diagnostics. */
export interface PublishBody {
  draft: string;
  rev?: number;
  note?: string;
  /** Default now; a later moment, or the beginning of a later day, schedules it. */
  effectiveFrom?: Instant;
}

/** One difference between two versions, for the diagram and in words. */
export interface Change {
  kind: 'added' | 'removed' | 'changed';
  /** Area: a step, a flow, a form field, a parameter … */
  about:
    | 'step'
    | 'flow'
    | 'form'
    | 'field'
    | 'action'
    | 'param'
    | 'table'
    | 'document'
    | 'notice'
    | 'rule'
    | 'other';
  /** BPMN element id or state key to mark on the diagram; null where it is none. */
  element: string | null;
  /** Path in the source. */
  path: string;
  /** In Chinese, for who knows the policy: 「县级审批」的期限由 3 个工作日改为 5 个工作日. */
  text: string;
  before?: Json;
  after?: Json;
}

export interface DiffView {
  changes: Change[];
  /** Both diagrams, to be shown side by side. */
  diagrams: { before: string; after: string };
}

/** `POST …/simulate`: scenarios on a source, which takes the place of the version in force for them. */
export interface SimulateBody extends Subject {
  /** Default those of the source, else those that come with the process. 422 `scenario_invalid` with the path of a fault. */
  scenarios?: unknown[];
  /** Keep what one sees after each step, in `results[].looks`. */
  looks?: boolean;
  /** Also look for scenarios that reach what these miss. */
  generate?: boolean;
}

export interface SimulateView {
  results: ScenarioResult[];
  coverage: Coverage;
  /** So much is run for one request. */
  limits: SimulationLimits;
  /** A bound was met; what came after was not run. */
  stopped: boolean;
  generated?: Generated;
}

/** What came of a past case, and what would come of it under the draft. */
export interface ReplayOutcome {
  status: string;
  outcome: string | null;
  steps: string[];
  /** Fen paid or committed, where money was moved. */
  amount: number | null;
  /** From start to end, milliseconds; null while it runs. */
  duration: number | null;
}

export interface ReplayItem {
  case: string;
  caseNo: string;
  title: string;
  was: ReplayOutcome;
  would: ReplayOutcome | null;
  /** What differs: `outcome`, `amount`, `duration`, `steps`, `refused`. */
  differs: string[];
  /** The command that the draft would refuse or not understand, in words; null where there is none. */
  stopped: string | null;
}

/** `POST …/replay {…Subject, limit?, since?, cases?}`: past cases through the draft, the newest first. */
export interface ReplayBody extends Subject {
  /** How many at most. */
  limit?: number;
  /** Only cases begun at or after this moment or day. */
  since?: string;
  /** Only these cases. */
  cases?: string[];
}

export interface ReplayView {
  compared: number;
  same: number;
  differing: ReplayItem[];
  /** Cases that match and were not looked at, for they are too many for one request. */
  left: number;
  /** Cases looked at that cannot be compared: recorded by an older program that kept too little, or their version does not load. */
  unreplayable?: number;
}

/** `POST …/migrate`. Without `run` it is a preview and nothing moves. */
export interface MigrateBody {
  from: number;
  to: number;
  /** State ids of the old machine to those of the new one, over what is guessed. null: no counterpart. */
  mapping?: Record<string, string | null>;
  /** Only these cases; default all that run on `from`. */
  cases?: string[];
  run?: boolean;
  /** Why; kept in each case's log. Required to run. */
  reason?: string;
}

export interface MigratePreview {
  from: number;
  to: number;
  /** Every state cases are at, where it would go and how that is known. */
  mapping: {
    from: string;
    label: string;
    to: string | null;
    how: 'same' | 'guessed' | 'given' | 'none';
    cases: number;
  }[];
  /** States of the new machine one can map to. */
  targets: { id: string; label: string }[];
  /** Those that cannot move first; of many the first thousand, the numbers below count all. */
  cases: { id: string; caseNo: string; title: string; movable: boolean; reasons: string[] }[];
  movable: number;
  total: number;
}

/** A migration under way; it goes on after a restart. */
export interface MigrationView {
  id: string;
  key: string;
  from: number;
  to: number;
  state: 'running' | 'done' | 'stopped';
  total: number;
  moved: number;
  left: { id: string; caseNo: string; reasons: string[] }[];
  startedAt: Instant;
  startedBy: string;
  endedAt: Instant | null;
}
