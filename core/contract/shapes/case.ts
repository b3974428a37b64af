/** Cases as somebody may see them: personal data in them is already limited and masked to that. */
import Type, { type Static } from 'typebox';
import { Data, May, Moment, nullable, oneOf, Region, shape } from './common.ts';
import { FormView, Forms } from './form.ts';
import { NoticeItem } from './notice.ts';
import { TaskItem } from './task-item.ts';

export const CaseState = oneOf('running', 'suspended', 'ended');

export const CaseStarted = shape('CaseStarted', {
  id: Type.String(),
  caseNo: Type.String(),
  version: Type.Integer(),
  seq: Type.Integer(),
  status: CaseState,
  steps: Type.Array(Type.String()),
});
export type CaseStarted = Static<typeof CaseStarted>;

const item = {
  id: Type.String(),
  caseNo: Type.String(),
  process: Type.String(),
  processTitle: Type.String(),
  subject: Type.String(),
  status: CaseState,
  /** The state word of the screens: 待受理 · 办理中 · 待补正 · 公示中 … */
  word: Type.String(),
  /** How it ended, whatever the end is called: done, refused, taken back, broken off; null while it runs. */
  ending: nullable(oneOf('done', 'refused', 'withdrawn', 'stopped')),
  outcome: nullable(Type.String()),
  outcomeLabel: nullable(Type.String()),
  region: Region,
  regionName: Type.String(),
  startedAt: Moment,
  endedAt: nullable(Moment),
  /** Steps the case is at, ids and names. */
  steps: Type.Array(Type.String()),
  stepLabels: Type.Array(Type.String()),
};

export const CaseItem = shape('CaseItem', item);
export type CaseItem = Static<typeof CaseItem>;

/** One station on the way, in plain words. */
export const RouteStop = shape('RouteStop', {
  step: Type.String(),
  label: Type.String(),
  state: oneOf('done', 'current', 'ahead'),
  /** Who did it or has it: names for staff, offices for the applicant. */
  who: nullable(Type.String()),
  at: nullable(Moment),
  due: nullable(Moment),
  /** It has a deadline that cannot be counted yet 待定. */
  dueOpen: Type.Optional(Type.Boolean()),
  /** What happens here, for the person who waits. */
  help: nullable(Type.String()),
});
export type RouteStop = Static<typeof RouteStop>;

/** A block handed in at a step, as the asker may see it. */
export const BlockView = shape('Block', {
  step: Type.String(),
  label: Type.String(),
  action: Type.String(),
  actionLabel: Type.String(),
  by: Type.String(),
  role: Type.String(),
  at: Moment,
  comment: nullable(Type.String()),
  form: nullable(Type.String()),
  data: Data,
});
export type BlockView = Static<typeof BlockView>;

export const CaseAction = shape('CaseAction', {
  id: Type.String(),
  label: Type.String(),
  form: nullable(Type.String()),
  /** Whether a reason must be given (`comment`). */
  reason: Type.Boolean(),
  /** Takes something away for good: the button warns. */
  grave: Type.Boolean(),
  allowed: May,
});
export type CaseAction = Static<typeof CaseAction>;

/** `dueAt` is null while it cannot be counted yet. */
const Clock = Type.Object({
  dueAt: nullable(Moment),
  paused: Type.Boolean(),
  overdue: Type.Boolean(),
  /** What it limits is done: nothing is left of it but whether it was kept. */
  stopped: Type.Boolean(),
});

const Objection = Type.Object({
  id: Type.String(),
  receivedAt: Moment,
  content: Type.String(),
  finding: nullable(Type.String()),
  reply: nullable(Type.String()),
});

/** What a block shows of the case, in words. */
const Shown = Type.Object({
  block: Type.String(),
  title: Type.String(),
  lines: Type.Array(
    Type.Object({
      label: Type.String(),
      text: Type.String(),
      at: nullable(Moment),
      state: oneOf('open', 'late', 'done'),
    }),
  ),
});

const Paper = Type.Object({
  id: Type.String(),
  title: Type.String(),
  number: nullable(Type.String()),
  at: Moment,
});

const LedgerEntry = Type.Object({
  ledger: Type.String(),
  title: Type.String(),
  from: Type.String(),
  to: nullable(Type.String()),
  data: Data,
  /** Columns that are masked; `ledger.<row>.<column>` may be looked at with a reason. */
  masked: Type.Array(Type.String()),
  /** Its columns in words, as the definition declares them. */
  lines: Type.Array(Type.Object({ label: Type.String(), text: Type.String() })),
});

export const CaseView = shape('Case', {
  ...item,
  version: Type.Integer(),
  seq: Type.Integer(),
  filer: Type.String(),
  behalfOf: nullable(Type.String()),
  /** Start form at top level, blocks below step ids; limited to what the asker may see. */
  data: Data,
  /** Paths that are masked and may be looked at with a reason. */
  masked: Type.Array(Type.String()),
  /** What the filer changed when the application was last corrected: fields, rows, files. Null before a correction. */
  renewed: nullable(Type.Object({ at: Moment, paths: Type.Array(Type.String()) })),
  /** The start form; null in the answer to an act, and where there is none. */
  form: nullable(FormView),
  /** All forms that `blocks` and `actions` name. */
  forms: Forms,
  blocks: Type.Array(BlockView),
  route: Type.Array(RouteStop),
  clock: nullable(Clock),
  notices: Type.Array(NoticeItem),
  objections: Type.Array(Objection),
  shown: Type.Array(Shown),
  documents: Type.Array(Paper),
  ledger: Type.Array(LedgerEntry),
  /** Tasks of this case the asker could do now. */
  myTasks: Type.Array(TaskItem),
  actions: Type.Array(CaseAction),
  /** Action → true, or why not. */
  may: Type.Record(Type.String(), May),
});
export type CaseView = Static<typeof CaseView>;

export const CaseEventView = shape('CaseEvent', {
  id: Type.String(),
  seq: Type.Integer(),
  at: Moment,
  type: Type.String(),
  /** The event in words: 「王审核员 同意,建议 2,800 元」. */
  text: Type.String(),
  by: Type.String(),
  step: nullable(Type.String()),
  stepLabel: nullable(Type.String()),
  comment: nullable(Type.String()),
  /** Machine events, folded by default. */
  minor: Type.Boolean(),
});
export type CaseEventView = Static<typeof CaseEventView>;

export const TrackView = shape('Track', {
  caseNo: Type.String(),
  processTitle: Type.String(),
  word: Type.String(),
  route: Type.Array(RouteStop),
  startedAt: Moment,
});
export type TrackView = Static<typeof TrackView>;
