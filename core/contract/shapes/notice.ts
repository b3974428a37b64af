/** A public announcement 公示. */
import Type, { type Static } from 'typebox';
import { Anything, Moment, nullable, oneOf, Region, shape } from './common.ts';

export const NoticeItem = shape('Notice', {
  id: Type.String(),
  caseId: Type.Optional(Type.String()),
  kind: oneOf('publicity', 'result'),
  title: Type.String(),
  process: Type.String(),
  processTitle: Type.String(),
  region: Region,
  regionName: Type.String(),
  postedAt: Moment,
  /** When its period ends; null while that cannot be counted yet. */
  endsAt: nullable(Moment),
  open: Type.Boolean(),
  ended: Type.Boolean(),
  /** Its case is suspended: the period stands still, and the days are given afterwards. */
  suspended: Type.Boolean(),
  fields: Type.Array(
    Type.Object({
      name: Type.String(),
      label: Type.String(),
      value: Anything,
      /** The value in words. */
      text: Type.String(),
      /** An amount of money, set at the right. */
      money: Type.Boolean(),
    }),
  ),
  /** Telephone for objections. */
  phone: nullable(Type.String()),
});
export type NoticeItem = Static<typeof NoticeItem>;
