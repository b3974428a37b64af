/** A task as its holder sees it: everything needed to decide on one screen. */
import Type, { type Static } from 'typebox';
import { BlockView, CaseView } from './case.ts';
import { Data, May, Moment, nullable, oneOf, shape } from './common.ts';
import { Forms, FormView } from './form.ts';
import { NoticeItem } from './notice.ts';
import { TaskItem, taskItem } from './task-item.ts';

export const TaskAction = shape('TaskAction', {
  id: Type.String(),
  label: Type.String(),
  tone: oneOf('positive', 'negative', 'back', 'neutral'),
  /** Form to be filled in with it (a key of `forms`); null for none. */
  form: nullable(Type.String()),
  required: Type.Array(Type.String()),
  /** The form's own required fields do not matter for this action. */
  partial: Type.Boolean(),
  allowed: May,
  /** An outcome of the step, or an act on the task itself (claim, transfer …). */
  kind: oneOf('outcome', 'task'),
  /**
   * What the button says of money: the field in which the amount is typed, and what it is where nothing is typed, in
   * fen; null where the outcome decides none.
   */
  amount: nullable(Type.Object({ field: nullable(Type.String()), otherwise: nullable(Type.Integer()) })),
  /** The step the button names, of those it may lead to; null for none. */
  then: nullable(Type.Object({ step: Type.String(), label: Type.String() })),
});
export type TaskAction = Static<typeof TaskAction>;

const Cosigner = Type.Object({
  role: Type.String(),
  roleName: Type.String(),
  name: nullable(Type.String()),
  state: oneOf('waiting', 'open', 'done'),
  outcome: nullable(Type.String()),
  at: nullable(Moment),
});

const Ahead = Type.Object({
  step: Type.String(),
  label: Type.String(),
  who: nullable(Type.String()),
  ends: Type.Boolean(),
});

/** What a task is about beside the case. */
const About = Type.Object({
  /** The notice objected to, or posted at the task's step. */
  notice: nullable(NoticeItem),
  /** The objection that is checked, as its form lets the task's holder see it. */
  objection: nullable(Type.Object({ receivedAt: Moment, form: nullable(FormView), data: Data })),
});

export const TaskView = shape('Task', {
  ...taskItem,
  case: CaseView,
  actions: Type.Array(TaskAction),
  forms: Forms,
  /** What the form starts with: the saved draft, else what is known already. */
  data: Data,
  /** Which draft that is, and who saved it when; null where nothing is saved. */
  draft: nullable(Type.Object({ rev: Type.Integer(), at: Moment, by: Type.String() })),
  /** It starts with what was filled in on an earlier visit of the step. */
  prefilled: Type.Boolean(),
  /** Access by field path of the form being filled in; paths not listed are `write`. */
  permissions: Type.Record(Type.String(), oneOf('hidden', 'masked', 'read', 'write', 'required')),
  cosigners: Type.Array(Cosigner),
  /** What return, refusal and abstention mean where several have a voice, a sentence each; empty elsewhere. */
  voting: Type.Array(Type.String()),
  /** What comes next, by outcome id: the steps it leads to and who will have them. */
  ahead: Type.Record(Type.String(), Type.Array(Ahead)),
  /** What those before handed in: every voice of the step before, every branch that ran beside it. */
  previous: Type.Array(BlockView),
  /** What it is about beside the case, for who holds it; null where that is all. */
  about: nullable(About),
});
export type TaskView = Static<typeof TaskView>;

const Counts = Type.Object({
  late: Type.Integer(),
  today: Type.Integer(),
  processes: Type.Array(Type.Object({ process: Type.String(), title: Type.String(), count: Type.Integer() })),
});

/** A page of a queue; the first one says how the whole box stands. */
export const TaskPage = shape('TaskPage', {
  items: Type.Array(TaskItem),
  next: nullable(Type.String()),
  total: Type.Optional(Type.Integer()),
  /** There are more than `total`. */
  more: Type.Optional(Type.Boolean()),
  counts: Type.Optional(Counts),
});
export type TaskPage = Static<typeof TaskPage>;

/** Somebody a task can be handed to. */
export const Colleague = shape('Colleague', {
  user: Type.String(),
  name: Type.String(),
  role: Type.String(),
  roleName: Type.String(),
  regionName: Type.String(),
});
export type Colleague = Static<typeof Colleague>;

/** What came of one task of a batch. */
export const BatchResult = shape('BatchResult', {
  id: Type.String(),
  ok: Type.Boolean(),
  code: Type.Optional(Type.String()),
  message: Type.Optional(Type.String()),
  /** All that keeps this item from being done, each with its field. */
  missing: Type.Optional(Type.Array(Type.Object({ path: Type.String(), message: Type.String() }))),
});
export type BatchResult = Static<typeof BatchResult>;
