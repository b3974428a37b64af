/** Who comes too often is told so, and nobody else is. */
import { beforeAll, expect, test } from 'vitest';
import { listen, openHouse, type TestServer } from '../support/app.ts';

const PER_MINUTE = 8;

let limited: TestServer;
beforeAll(async () => {
  const { context } = await openHouse();
  limited = await listen({ ...context, config: { ...context.config, requestsPerMinute: PER_MINUTE } });
});

test('those logged in are counted for themselves, though they share an address', async () => {
  const [window, applicant] = [await limited.as('township_window'), await limited.as('applicant')];
  for (let n = 0; n < PER_MINUTE; n += 1) expect((await window.get('/api/me')).status).toBe(200);
  expect(await window.get('/api/me')).toMatchObject({
    status: 429,
    body: { code: 'too_many', message: '操作过于频繁，请稍后再试' },
  });
  expect((await applicant.get('/api/me')).status).toBe(200);
});

test('strangers are counted by address, whatever cookie they make up', async () => {
  const statuses: number[] = [];
  for (let n = 0; n <= PER_MINUTE; n += 1) {
    const headers = { cookie: `xz_session=made-up-${n}` };
    statuses.push((await fetch(`${limited.url}/api/public/notices`, { headers })).status);
  }
  expect(statuses).toEqual([...Array.from({ length: PER_MINUTE }, () => 200), 429]);
});
