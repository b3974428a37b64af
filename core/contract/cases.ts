/** Cases: open one, look at one, act on one as a whole. */
import Type from 'typebox';
import { addresses } from './addresses.ts';
import { describe } from './call.ts';
import { summaries } from './messages/summaries.zh-CN.ts';
import { CaseEventView, CaseItem, CaseStarted, CaseView } from './shapes/case.ts';
import { Cursor, Data, IdParams, Limit, listOf, pageOf, RequestId } from './shapes/common.ts';
import { DeliveryView } from './shapes/message.ts';

const at = addresses.cases;
const says = summaries.cases;

export const cases = {
  start: describe(at.start, {
    summary: says.start,
    who: 'person',
    body: Type.Object({
      process: Type.String({ maxLength: 100 }),
      data: Data,
      behalfOf: Type.Optional(
        Type.Union([Type.String({ maxLength: 60 }), Type.Object({ name: Type.String({ maxLength: 60 }) })]),
      ),
      requestId: RequestId,
      /** On purpose, though the same was handed in a moment ago; left out it is asked, but not on a virtual clock. */
      again: Type.Optional(Type.Boolean()),
    }),
    answers: { 201: CaseStarted },
    errors: [404, 409],
  }),

  list: describe(at.list, {
    summary: says.list,
    who: 'person',
    query: Type.Object({
      process: Type.Optional(Type.String()),
      status: Type.Optional(Type.String()),
      region: Type.Optional(Type.String()),
      q: Type.Optional(Type.String({ maxLength: 100 })),
      /** Why somebody is looked for by what the asker only reads masked; recorded with each case it finds. */
      reason: Type.Optional(Type.String({ minLength: 2, maxLength: 200 })),
      /** Only those I filed. */
      mine: Type.Optional(Type.Boolean()),
      cursor: Cursor,
      limit: Limit,
    }),
    answers: { 200: pageOf(CaseItem) },
    errors: [],
  }),

  read: describe(at.read, {
    summary: says.read,
    who: 'person',
    params: IdParams,
    answers: { 200: CaseView },
    errors: [404, 409],
  }),

  events: describe(at.events, {
    summary: says.events,
    who: 'person',
    params: IdParams,
    query: Type.Object({ cursor: Cursor, limit: Limit }),
    answers: { 200: pageOf(CaseEventView) },
    errors: [404, 409],
  }),

  act: describe(at.act, {
    summary: says.act,
    who: 'person',
    params: IdParams,
    body: Type.Object({
      action: Type.String({ maxLength: 60 }),
      step: Type.Optional(Type.String({ maxLength: 100 })),
      data: Type.Optional(Data),
      comment: Type.Optional(Type.String({ maxLength: 2000 })),
      requestId: RequestId,
    }),
    answers: { 200: Type.Object({ case: CaseView }) },
    errors: [404, 409],
  }),

  deliveries: describe(at.deliveries, {
    summary: says.deliveries,
    who: 'person',
    params: IdParams,
    answers: { 200: listOf(DeliveryView) },
    errors: [404, 409],
  }),

  resend: describe(at.resend, {
    summary: says.resend,
    who: 'person',
    params: Type.Object({ id: Type.String(), delivery: Type.String({ maxLength: 300 }) }),
    answers: { 204: null },
    errors: [404, 409],
  }),

  unmask: describe(at.unmask, {
    summary: says.unmask,
    who: 'person',
    params: IdParams,
    body: Type.Object({
      paths: Type.Array(Type.String(), { maxItems: 200 }),
      reason: Type.String({ minLength: 2, maxLength: 200 }),
    }),
    answers: { 200: Type.Object({ data: Data }) },
    errors: [404, 409],
  }),
};
