/** Queues and tasks. */
import Type from 'typebox';
import { addresses } from './addresses.ts';
import { describe } from './call.ts';
import { summaries } from './messages/summaries.zh-CN.ts';
import { CaseView } from './shapes/case.ts';
import { Cursor, Data, IdParams, Limit, listOf, RequestId } from './shapes/common.ts';
import { BatchResult, Colleague, TaskPage, TaskView } from './shapes/task.ts';

const at = addresses.tasks;
const says = summaries.tasks;

/** Tasks of one batch; each is a command of its own with a result of its own. */
const MAX_BATCH = 200;

export const tasks = {
  list: describe(at.list, {
    summary: says.list,
    who: 'person',
    query: Type.Object({
      box: Type.Optional(
        Type.Unsafe<'todo' | 'done' | 'copied' | 'started' | 'area'>(
          // `area`: all cases of one's offices, to be read
          Type.Enum(['todo', 'done', 'copied', 'started', 'area'], { default: 'todo' }),
        ),
      ),
      process: Type.Optional(Type.String()),
      q: Type.Optional(Type.String({ maxLength: 100 })),
      /** Why somebody is looked for by what the asker only reads masked; recorded with each case it finds. */
      reason: Type.Optional(Type.String({ minLength: 2, maxLength: 200 })),
      /** `newest`; anything else is by due date. */
      sort: Type.Optional(Type.String({ default: 'due', maxLength: 20 })),
      cursor: Cursor,
      limit: Limit,
    }),
    answers: { 200: TaskPage },
    errors: [],
  }),

  read: describe(at.read, {
    summary: says.read,
    who: 'person',
    params: IdParams,
    answers: { 200: TaskView },
    errors: [404, 409],
  }),

  colleagues: describe(at.colleagues, {
    summary: says.colleagues,
    who: 'person',
    params: IdParams,
    answers: { 200: listOf(Colleague) },
    errors: [404, 409],
  }),

  act: describe(at.act, {
    summary: says.act,
    who: 'person',
    params: IdParams,
    body: Type.Object({
      action: Type.String({ maxLength: 60 }),
      data: Type.Optional(Data),
      comment: Type.Optional(Type.String({ maxLength: 2000 })),
      /** Who receives it: a user's id. */
      to: Type.Optional(Type.String({ maxLength: 200 })),
      requestId: RequestId,
      /** Where the caller saw the case; a case that has moved on refuses with `conflict`. */
      seq: Type.Optional(Type.Integer()),
      /** The saved draft it was begun from, and the open screen: 409 `draft_overtaken` when another screen saved since. */
      draft: Type.Optional(
        Type.Object({ rev: Type.Integer({ minimum: 0 }), screen: Type.String({ maxLength: 60 }) }),
      ),
    }),
    answers: { 200: Type.Object({ case: CaseView }) },
    errors: [404, 409],
  }),

  batch: describe(at.batch, {
    summary: says.batch,
    who: 'person',
    body: Type.Object({
      action: Type.String({ maxLength: 60 }),
      ids: Type.Array(Type.String(), { minItems: 1, maxItems: MAX_BATCH }),
      data: Type.Optional(Data),
      /** What single items carry, by id, over `data`; an item with neither carries what was saved for it. */
      each: Type.Optional(Type.Record(Type.String(), Data)),
      comment: Type.Optional(Type.String({ maxLength: 2000 })),
      to: Type.Optional(Type.String()),
    }),
    answers: { 200: Type.Object({ results: Type.Array(BatchResult) }) },
    errors: [],
  }),
};
