/** Processes that open one another are judged together when one of them is published. */
import { beforeAll, expect, test } from 'vitest';
import type { CheckView, DraftView, VersionItem } from '../../core/api-admin.ts';
import { blankSource } from '../../core/versions/blank.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import { openHouse } from '../support/app.ts';
import type { Answer, Client } from '../support/http.ts';

let admin: Client;
beforeAll(async () => {
  admin = await (await openHouse()).as('admin');
});

/** Handed in it opens a case of each of these, before anybody has to act. */
function opening(key: string, ...others: string[]): JsonObject {
  const source = blankSource(key, { title: key });
  const { machine } = source.definition as { machine: { states: Record<string, JsonObject> } };
  (machine.states.draft as { on: JsonObject }).on = { submit: { target: 'review' } };
  machine.states.review = {
    meta: {
      label: '受理',
      task: {
        seats: [{ role: 'township_window' }],
        outcomes: { approve: { label: '同意', tone: 'positive' } },
      },
    },
    entry: others.map((process) => ({ type: 'open', params: { process, data: {} } })),
    on: { approve: { target: 'done' } },
  };
  return source as unknown as JsonObject;
}

async function drafted(key: string, ...others: string[]): Promise<{ at: string; draft: string }> {
  const at = `/api/admin/processes/${key}`;
  const { body } = await admin.post<DraftView>(`${at}/drafts`, { source: opening(key, ...others) });
  return { at, draft: body.id };
}

async function published(key: string, ...others: string[]): Promise<Answer<VersionItem>> {
  const { at, draft } = await drafted(key, ...others);
  return admin.post<VersionItem>(`${at}/publish`, { draft });
}

test('what comes back by way of others is found before it is published', async () => {
  expect(await published('circle-c')).toMatchObject({ status: 201 });
  expect(await published('circle-b', 'circle-c')).toMatchObject({ status: 201 });
  expect(await published('circle-a', 'circle-b')).toMatchObject({ status: 201 });
  const { at, draft } = await drafted('circle-c', 'circle-a');
  const { body } = await admin.post<CheckView>(`${at}/check`, { draft });
  expect(body.diagnostics).toContainEqual(
    expect.objectContaining({
      severity: 'error',
      code: 'opens_itself',
      message: expect.stringContaining('circle-c → circle-a → circle-b → circle-c') as string,
    }),
  );
  expect(await admin.post(`${at}/publish`, { draft })).toMatchObject({
    status: 422,
    body: { code: 'not_publishable' },
  });
});

test('what is found follows the others: once one of them stops, the same source may be published', async () => {
  expect(await published('circle-b')).toMatchObject({ status: 201 });
  expect(await published('circle-c', 'circle-a')).toMatchObject({ status: 201 });
});
