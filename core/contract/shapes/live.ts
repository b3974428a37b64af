/** A message of `GET /api/live`. */
import Type, { type Static } from 'typebox';
import { Moment, shape } from './common.ts';

export const LiveMessage = shape('LiveMessage', {
  /** The cursor to resume from. */
  seq: Type.Integer(),
  /** An event type, or `hello`, `resync` (the cursor is too old: reload), `slow` (dropped: reconnect). */
  type: Type.String(),
  caseId: Type.Optional(Type.String()),
  task: Type.Optional(Type.String()),
  step: Type.Optional(Type.String()),
  title: Type.Optional(Type.String()),
  by: Type.Optional(Type.String()),
  /** Who `by` is, for staff: two colleagues may have one name. */
  byId: Type.Optional(Type.String()),
  at: Type.Optional(Moment),
});
export type LiveMessage = Static<typeof LiveMessage>;
