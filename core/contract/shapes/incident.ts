/** What went wrong and waits for a person, for who looks after the cases of a region. */
import Type, { type Static } from 'typebox';
import { Moment, nullable, oneOf, shape } from './common.ts';

export const IncidentItem = shape('IncidentItem', {
  id: Type.String(),
  /** What happened, in words. */
  message: Type.String(),
  since: Moment,
  /** The case it is about; null where it is of the house itself. */
  case: nullable(
    Type.Object({
      id: Type.String(),
      caseNo: Type.String(),
      subject: Type.String(),
      processTitle: Type.String(),
      stepLabel: nullable(Type.String()),
    }),
  ),
  /** Who was told: persons with their office. */
  told: Type.Array(Type.String()),
  /** What can be done about it. */
  actions: Type.Array(oneOf('retry', 'appoint', 'dismiss')),
  /** How it was closed; null while it waits. */
  closed: nullable(
    Type.Object({
      how: oneOf('settled', 'retried', 'appointed', 'dismissed'),
      at: Moment,
      by: Type.String(),
      reason: Type.String(),
    }),
  ),
});
export type IncidentItem = Static<typeof IncidentItem>;
