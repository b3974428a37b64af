/** What takes seconds is done in threads, or in pieces between which others are answered. */
import { beforeAll, expect, test } from 'vitest';
import { strToU8, zipSync } from 'fflate';
import type { ImportView, ReplayView } from '../../core/api-admin.ts';
import type { VersionSource } from '../../core/definition/source.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import { readDefinitions } from '../../server/definitions/files.ts';
import type { LedgerDoc } from '../../server/store/documents.ts';
import { openHouse, ROOT, type TestServer } from '../support/app.ts';
import type { Client } from '../support/http.ts';
import { longestTurn } from '../support/turns.ts';
import { played, RELIEF } from './fixtures.ts';

/** Alone on the loop a job takes nine tenths of its time in one turn; in a thread hardly any of it. */
const SMALL = 0.25;

let house: TestServer;
let admin: Client;
beforeAll(async () => {
  house = await openHouse();
  admin = await house.as('admin');
  await played(house, 'general-street');
}, 120_000);

test('a replay', async () => {
  const source = readDefinitions(ROOT).processes.find(({ key }) => key === RELIEF)?.source as VersionSource;
  const { definition, ...rest } = structuredClone(source);
  // each within what an expression may take, a hundred of them
  const slow = '(count(for i in 1..400, j in 1..400 return i * j) > 0)';
  const computed = definition.computed as JsonObject;
  for (let n = 0; n < 100; n += 1) computed[`slow_${n}`] = slow;
  const subject = { ...rest, definition: { ...definition, computed } } as unknown as JsonObject;
  const { answer, share } = await longestTurn(() =>
    admin.post<ReplayView>(`/api/admin/processes/${RELIEF}/replay`, { source: subject, limit: 1 }),
  );
  expect(answer, JSON.stringify(answer.body).slice(0, 500)).toMatchObject({
    status: 200,
    body: { compared: 1 },
  });
  expect(share).toBeLessThan(SMALL);
}, 120_000);

test('an archive that holds very much', async () => {
  const zeros = new Uint8Array(4_900_000);
  const files = Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`forms/f${n}.json`, zeros]));
  const zip = zipSync({ 'process.json': strToU8('{}'), ...files }, { level: 9 });
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(zip)]), 'a.zip');
  const { answer, share } = await longestTurn(() =>
    admin.raw<ImportView>('/api/admin/processes/import', { method: 'POST', body }),
  );
  expect(answer.status).toBe(422);
  expect(share).toBeLessThan(SMALL);
}, 120_000);

test('a workbook of many rows', async () => {
  const { store } = house.context;
  const ledger = 'temporary_relief';
  const [row] = (await store.find<LedgerDoc>('ledger', { filter: { ledger } })) as [LedgerDoc];
  const rows = Array.from({ length: 5_000 }, (_, n) => ({ ...row, _id: `${row._id}:many:${n}` }));
  await store.write(rows.map((doc) => ({ op: 'put', collection: 'ledger', doc })));
  const { answer, share } = await longestTurn(() =>
    admin.raw(`/api/ledgers/${ledger}/export.xlsx`, { method: 'GET' }),
  );
  expect(answer.status).toBe(200);
  expect(share).toBeLessThan(SMALL);
}, 120_000);
