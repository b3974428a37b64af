/** Reference data for forms and screens: regions, the calendar, messages, documents. */
import Type from 'typebox';
import { addresses } from './addresses.ts';
import { describe } from './call.ts';
import { summaries } from './messages/summaries.zh-CN.ts';
import { IdParams, Limit, listOf, pageOf } from './shapes/common.ts';
import { CalendarYear, MessageItem, RegionItem } from './shapes/reference.ts';

const at = addresses.reference;
const says = summaries.reference;

export const reference = {
  regions: describe(at.regions, {
    summary: says.regions,
    who: 'anyone',
    query: Type.Object({ parent: Type.Optional(Type.String()) }),
    answers: { 200: listOf(RegionItem) },
    errors: [],
  }),
  calendar: describe(at.calendar, {
    summary: says.calendar,
    who: 'anyone',
    answers: { 200: Type.Record(Type.String(), CalendarYear) },
    errors: [],
  }),
  messages: describe(at.messages, {
    summary: says.messages,
    who: 'person',
    query: Type.Object({ limit: Limit }),
    answers: { 200: pageOf(MessageItem) },
    errors: [],
  }),
  document: describe(at.document, {
    summary: says.document,
    who: 'person',
    params: IdParams,
    answers: { 200: 'text/html' },
    errors: [404, 409],
  }),
};
