/** Applications begun and not handed in: several a person, seen on every device of theirs. */
import Type from 'typebox';
import { addresses } from './addresses.ts';
import { describe } from './call.ts';
import { summaries } from './messages/summaries.zh-CN.ts';
import { listOf, Moment, nullable } from './shapes/common.ts';
import { DraftBody, DraftItem, DraftView } from './shapes/draft.ts';

const at = addresses.drafts;
const says = summaries.drafts;

/** The request id of the application to come. */
const DraftParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 100 }) });

export const drafts = {
  list: describe(at.list, {
    summary: says.list,
    who: 'person',
    answers: { 200: listOf(DraftItem) },
    errors: [],
  }),
  read: describe(at.read, {
    summary: says.read,
    who: 'person',
    params: DraftParams,
    /** Null: it was handed in or deleted, or never sent. */
    answers: { 200: Type.Object({ draft: nullable(DraftView) }) },
    errors: [],
  }),
  save: describe(at.save, {
    summary: says.save,
    who: 'person',
    params: DraftParams,
    body: DraftBody,
    answers: { 200: Type.Object({ rev: Type.Integer(), at: Moment }) },
    errors: [404, 409],
  }),
  remove: describe(at.remove, {
    summary: says.remove,
    who: 'person',
    params: DraftParams,
    answers: { 204: null },
    errors: [],
  }),
};
