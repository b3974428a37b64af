/** A row of a queue. */
import Type, { type Static } from 'typebox';
import { Moment, nullable, oneOf, Region, shape } from './common.ts';

export const TaskStatus = oneOf('open', 'claimed', 'waiting', 'done', 'cancelled');
export type TaskStatus = Static<typeof TaskStatus>;

export const taskItem = {
  id: Type.String(),
  caseId: Type.String(),
  caseNo: Type.String(),
  process: Type.String(),
  processTitle: Type.String(),
  step: Type.String(),
  /** The state it stands at: two may carry the name of one step. Null where that was not kept, and for a case. */
  node: nullable(Type.String()),
  stepLabel: Type.String(),
  /** The case's subject line. */
  title: Type.String(),
  role: Type.String(),
  due: nullable(Moment),
  /** It has a deadline that cannot be counted yet 待定: the calendar lacks the year. */
  dueOpen: Type.Optional(Type.Boolean()),
  overdue: Type.Boolean(),
  status: TaskStatus,
  assignee: nullable(Type.String()),
  region: Region,
  regionName: Type.String(),
  openedAt: Moment,
  doneAt: nullable(Moment),
  outcome: nullable(Type.String()),
};

export const TaskItem = shape('TaskItem', taskItem);
export type TaskItem = Static<typeof TaskItem>;
