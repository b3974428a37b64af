/** Many tasks at once: each carries what it needs, and each has a result of its own that says what is missing. */
import { beforeAll, expect, test } from 'vitest';
import type { BatchResult } from '../../core/contract/shapes/task.ts';
import { openHouse, type TestServer } from '../support/app.ts';
import { blankSource } from '../../core/versions/blank.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import type { CaseStarted } from '../../core/api.ts';
import type { DraftView } from '../../core/api-admin.ts';
import { taskOf } from './fixtures.ts';

const KEY = 'grave-plot';
const AT = `/api/admin/processes/${KEY}`;
let house: TestServer;

/** One window that has to say how many and why. */
function plots(): JsonObject {
  const source = blankSource(KEY, { title: '公墓用地' });
  const { machine } = source.definition as { machine: { states: Record<string, JsonObject> } };
  (machine.states.draft as { on: JsonObject }).on = { submit: { target: 'review' } };
  machine.states.review = {
    meta: {
      label: '审核',
      task: {
        seats: [{ role: 'township_window' }],
        form: `${KEY}/review`,
        outcomes: { approve: { label: '同意', tone: 'positive' } },
        due: { wd: 5 },
      },
    },
    on: { approve: { target: 'done' } },
  };
  const schema = {
    type: 'object',
    required: ['count', 'why'],
    properties: { count: { type: 'integer', title: '穴数' }, why: { type: 'string', title: '理由' } },
  };
  (source.forms as Record<string, unknown>)[`${KEY}/review`] = {
    format: 1,
    id: `${KEY}/review`,
    title: '审核',
    schema,
  };
  return source as unknown as JsonObject;
}

beforeAll(async () => {
  house = await openHouse();
  const admin = await house.as('admin');
  const draft = await admin.post<DraftView>(`${AT}/drafts`, { source: plots() });
  expect(draft.status, JSON.stringify(draft.body).slice(0, 500)).toBe(201);
  const published = await admin.post(`${AT}/publish`, { draft: draft.body.id });
  expect(published.status, JSON.stringify(published.body).slice(0, 500)).toBe(201);
}, 60_000);

async function task(): Promise<string> {
  const data = { name: '张三', region: '990101001001', reason: '新建' };
  const { body } = await (
    await house.as('applicant')
  ).post<CaseStarted>('/api/cases', { process: KEY, data });
  return (await taskOf(await house.as('township_window'), body.id)).id;
}

test('every item carries its own, and says what it lacks', async () => {
  const clerk = await house.as('township_window');
  const [full, saved, empty] = [await task(), await task(), await task()];
  const draft = { count: 2, why: '本户' };
  expect((await clerk.post(`/api/tasks/${saved}/actions`, { action: 'save', data: draft })).status).toBe(200);
  const { body } = await clerk.post<{ results: BatchResult[] }>('/api/tasks/batch', {
    action: 'approve',
    ids: [full, saved, empty, 'nothing.1', full],
    each: { [full]: { count: 1, why: '单穴' } },
    comment: '同意',
  });
  expect(body.results.map(({ id, ok }) => [id, ok])).toEqual([
    [full, true],
    [saved, true],
    [empty, false],
    ['nothing.1', false],
  ]);
  expect(body.results[2]).toMatchObject({
    code: 'required',
    message: '请填写穴数；请填写理由',
    missing: [
      { path: 'count', message: '请填写穴数' },
      { path: 'why', message: '请填写理由' },
    ],
  });
  expect(body.results[3]).toMatchObject({ code: 'unknown_task' });
});
