/** What everybody may call without logging in: notices, objections, tracking, demo accounts. */
import Type, { type Static } from 'typebox';
import { addresses } from './addresses.ts';
import { describe } from './call.ts';
import { summaries } from './messages/summaries.zh-CN.ts';
import { TrackView } from './shapes/case.ts';
import { NOTICE_RANGES } from '../blocks/notice/range.ts';
import { Cursor, Data, IdParams, Limit, Moment, oneOf, pageOf, Region, shape } from './shapes/common.ts';
import { NoticeItem } from './shapes/notice.ts';

const at = addresses.public;
const says = summaries.public;

/** What who objects is told. */
const ObjectionReceipt = shape('ObjectionReceipt', { id: Type.String(), receivedAt: Moment });
type ObjectionReceipt = Static<typeof ObjectionReceipt>;

const DemoAccount = shape('DemoAccount', {
  username: Type.String(),
  password: Type.String(),
  name: Type.String(),
  role: Type.String(),
  roleName: Type.String(),
  region: Region,
  regionName: Type.String(),
});
type DemoAccount = Static<typeof DemoAccount>;

/** All demo accounts, and the password of this instance. */
export const DemoAccounts = Type.Object({ items: Type.Array(DemoAccount), password: Type.String() });
export type DemoAccounts = Static<typeof DemoAccounts>;

export const publicCalls = {
  notices: describe(at.notices, {
    summary: says.notices,
    who: 'anyone',
    query: Type.Object({
      region: Type.Optional(Type.String()),
      process: Type.Optional(Type.String()),
      /** Only what is also shown there. */
      range: Type.Optional(oneOf(...NOTICE_RANGES)),
      cursor: Cursor,
      limit: Limit,
    }),
    answers: { 200: pageOf(NoticeItem) },
    errors: [],
  }),
  notice: describe(at.notice, {
    summary: says.notice,
    who: 'anyone',
    params: IdParams,
    answers: { 200: NoticeItem },
    errors: [404],
  }),
  object: describe(at.object, {
    summary: says.object,
    who: 'anyone',
    params: IdParams,
    body: Data,
    answers: { 201: ObjectionReceipt },
    errors: [404, 409],
  }),
  track: describe(at.track, {
    summary: says.track,
    who: 'anyone',
    query: Type.Object({ caseNo: Type.String({ maxLength: 60 }), idLast4: Type.String({ maxLength: 8 }) }),
    answers: { 200: TrackView },
    errors: [404],
  }),
  demoAccounts: describe(at.demoAccounts, {
    summary: says.demoAccounts,
    who: 'anyone',
    answers: { 200: DemoAccounts },
    errors: [404],
  }),
};
