/** 异常与处理: what went wrong with cases and with the house, and what was done about it. */
import Type from 'typebox';
import { addresses } from './addresses.ts';
import { describe } from './call.ts';
import { summaries } from './messages/summaries.zh-CN.ts';
import { Cursor, Limit, listOf, pageOf } from './shapes/common.ts';
import { IncidentItem } from './shapes/incident.ts';
import { Colleague } from './shapes/task.ts';

const at = addresses.incidents;
const says = summaries.incidents;

const params = Type.Object({ id: Type.String({ maxLength: 200 }) });
const Reason = Type.String({ minLength: 2, maxLength: 500 });

export const incidents = {
  list: describe(at.list, {
    summary: says.list,
    who: 'steward',
    query: Type.Object({
      /** Those that were closed. */
      closed: Type.Optional(Type.Boolean()),
      cursor: Cursor,
      limit: Limit,
    }),
    answers: { 200: pageOf(IncidentItem) },
    errors: [],
  }),
  people: describe(at.people, {
    summary: says.people,
    who: 'steward',
    params,
    answers: { 200: listOf(Colleague) },
    errors: [404, 409],
  }),
  retry: describe(at.retry, {
    summary: says.retry,
    who: 'steward',
    params,
    answers: { 200: IncidentItem },
    errors: [404, 409],
  }),
  appoint: describe(at.appoint, {
    summary: says.appoint,
    who: 'steward',
    params,
    body: Type.Object({ to: Type.String({ maxLength: 200 }), reason: Reason }),
    answers: { 200: IncidentItem },
    errors: [404, 409],
  }),
  dismiss: describe(at.dismiss, {
    summary: says.dismiss,
    who: 'steward',
    params,
    body: Type.Object({ reason: Reason }),
    answers: { 200: IncidentItem },
    errors: [404, 409],
  }),
};
