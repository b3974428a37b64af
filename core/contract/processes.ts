/** What can be applied for, with its guide and start form; drafts of applications. */
import Type from 'typebox';
import { addresses } from './addresses.ts';
import { describe } from './call.ts';
import { summaries } from './messages/summaries.zh-CN.ts';
import { Data, KeyParams, listOf, Moment, nullable } from './shapes/common.ts';
import { ProcessItem, ProcessView } from './shapes/process.ts';

const at = addresses.processes;
const says = summaries.processes;

export const processes = {
  list: describe(at.list, {
    summary: says.list,
    who: 'anyone',
    answers: { 200: listOf(ProcessItem) },
    errors: [],
  }),
  read: describe(at.read, {
    summary: says.read,
    who: 'anyone',
    params: KeyParams,
    answers: { 200: ProcessView },
    errors: [404, 409],
  }),
  draft: describe(at.draft, {
    summary: says.draft,
    who: 'person',
    params: KeyParams,
    answers: { 200: Type.Object({ data: nullable(Data), at: nullable(Moment) }) },
    errors: [],
  }),
  saveDraft: describe(at.saveDraft, {
    summary: says.saveDraft,
    who: 'person',
    params: KeyParams,
    body: Type.Object({ data: Data }),
    answers: { 200: Type.Object({ at: Moment }) },
    errors: [404],
  }),
  deleteDraft: describe(at.deleteDraft, {
    summary: says.deleteDraft,
    who: 'person',
    params: KeyParams,
    answers: { 204: null },
    errors: [],
  }),
};
