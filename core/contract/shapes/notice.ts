/** A public announcement 公示. */
import { NOTICE_RANGES } from '../../blocks/notice/range.ts';
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
  /** Where it is shown 公示范围, and that in words. */
  range: Type.Array(oneOf(...NOTICE_RANGES)),
  rangeWords: Type.String(),
  /** Broken off because an objection was found true, or is to be checked; its period stands still. */
  halted: nullable(oneOf('upheld', 'objected')),
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
