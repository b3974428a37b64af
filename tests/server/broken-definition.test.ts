/** A definition file that cannot be used takes its own process away and nothing else. */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { freshFolder, openHouse, ROOT, type TestServer } from '../support/app.ts';
import { begun } from './fixtures.ts';

let house: TestServer;
beforeAll(async () => {
  const root = await freshFolder();
  for (const folder of ['workflows', 'forms', 'seeds', 'server/pages'])
    await cp(join(ROOT, folder), join(root, folder), { recursive: true });
  const file = join(root, 'workflows/relief-reserve-fund/process.json');
  const definition = (await readFile(file, 'utf8')).replace(
    '"month_over": "month_close"',
    '"month_over": "month_clsoe"',
  );
  await writeFile(file, definition);
  await cp(join(root, 'workflows/relief-reserve-fund'), join(root, 'workflows/half-written'), {
    recursive: true,
  });
  await writeFile(join(root, 'workflows/half-written/process.json'), '{ "key": "half-writ');
  house = await openHouse({ root });
});

test('the server is up and says what is missing', async () => {
  expect(await house.anyone.get('/readyz')).toMatchObject({
    status: 200,
    body: { ok: true, unavailable: expect.arrayContaining(['relief-reserve-fund']) as string[] },
  });
});

test('the administrator sees file, element and what is wrong', async () => {
  const { body } = await (
    await house.as('admin')
  ).get<{
    items: {
      key: string;
      file?: string;
      diagnostics: { severity: string; element: string; message: string }[];
    }[];
  }>('/api/admin/processes');
  const broken = body.items.find((item) => item.key === 'relief-reserve-fund');
  expect(broken?.file).toBe('workflows/relief-reserve-fund/process.json');
  expect(broken?.diagnostics).toContainEqual(
    expect.objectContaining({ severity: 'error', message: expect.stringContaining('month_clsoe') as string }),
  );
  for (const found of broken?.diagnostics ?? []) expect(found.element).not.toBe('');
  const unreadable = body.items.find((item) => item.file === 'workflows/half-written/process.json');
  expect(unreadable?.diagnostics).toContainEqual(expect.objectContaining({ code: 'file_unreadable' }));
});

test('the broken process cannot be started, and the refusal says why', async () => {
  const clerk = await house.as('county_civil_clerk');
  const answer = await clerk.post('/api/cases', { process: 'relief-reserve-fund', data: {} });
  expect(answer).toMatchObject({ status: 409, body: { code: 'process_unavailable' } });
  expect(await clerk.get('/api/processes/relief-reserve-fund')).toMatchObject({
    status: 409,
    body: { code: 'process_unavailable' },
  });
});

test('the others go on', async () => {
  await begun(await house.as('applicant'));
});
