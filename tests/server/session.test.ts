/** Who is who: logging in and out, lock-out, cookies, and requests that other pages forge. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Me } from '../../core/api.ts';
import { openHouse, PASSWORD, type House } from '../support/app.ts';
import { Client } from '../support/http.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});

const fresh = (): Client => new Client(house.url);

test('logging in tells who one is, what one may, and the token for changes', async () => {
  const client = fresh();
  expect((await client.login('township_window', PASSWORD)).status).toBe(200);
  const { body } = await client.get<Me>('/api/me');
  expect(body).toMatchObject({
    user: { id: 'township_window' },
    positions: [
      { role: 'township_window', region: '990101001', roleName: '乡镇(街道)受理岗', regionName: '青石镇' },
    ],
    may: { work: true, apply: true, admin: false },
    virtualClock: true,
  });
  expect(body.csrf.length).toBeGreaterThan(16);
});

test('the cookie is out of reach of scripts and foreign pages', async () => {
  const { headers } = await fresh().login('agent', PASSWORD);
  const [cookie = ''] = headers.getSetCookie();
  expect(cookie).toMatch(/^xz_session=[\w-]{40,};/);
  expect(cookie).toMatch(/; HttpOnly/);
  expect(cookie).toMatch(/; SameSite=Lax/);
  expect(cookie).toMatch(/; Path=\//);
});

test('answers of the interface are kept by no cache', async () => {
  expect((await house.anyone.get('/api/me')).headers.get('cache-control')).toBe('no-store');
});

test('logging out ends the session, also for who kept the cookie', async () => {
  const client = fresh();
  await client.login('township_window', PASSWORD);
  const kept = client.cookies;
  expect((await client.post('/api/logout')).status).toBe(204);
  expect((await fresh().raw('/api/me', { headers: { cookie: kept } })).status).toBe(401);
});

test('a wrong name and a wrong password get the same answer', async () => {
  const name = await fresh().login('nobody', 'x');
  const password = await fresh().login('county_finance', 'x');
  expect(name.status).toBe(401);
  expect(password).toMatchObject({ status: 401, body: name.body });
});

test('five wrong passwords lock the account, the right one does not open it', async () => {
  for (let n = 0; n < 5; n += 1) expect((await fresh().login('county_npc', 'wrong')).status).toBe(401);
  expect(await fresh().login('county_npc', PASSWORD)).toMatchObject({
    status: 429,
    body: { code: 'locked' },
  });
});

test('twenty wrong passwords at once are not twenty guesses', async () => {
  const tries = await Promise.all(Array.from({ length: 20 }, () => fresh().login('county_cppcc', 'wrong')));
  expect(tries.every(({ status }) => status === 401 || status === 429)).toBe(true);
  expect(await fresh().login('county_cppcc', PASSWORD)).toMatchObject({
    status: 429,
    body: { code: 'locked' },
  });
});

test('a good login forgets the bad ones before it', async () => {
  for (let round = 0; round < 2; round += 1) {
    for (let n = 0; n < 4; n += 1) await fresh().login('county_party', 'wrong');
    expect((await fresh().login('county_party', PASSWORD)).status).toBe(200);
  }
});

describe('a request that another page forges', () => {
  const forged: [string, Record<string, string>][] = [
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { 'sec-fetch-site': 'same-site' }],
    ['a wrong token', { 'x-csrf-token': 'guessed' }],
  ];
  test.each(forged)('%s is refused', async (_what, headers) => {
    const client = await house.as('applicant');
    const body = JSON.stringify({ data: {} });
    const answer = await client.raw('/api/drafts/temporary-relief', {
      method: 'PUT',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    expect(answer).toMatchObject({ status: 403, body: { code: 'csrf' } });
  });

  test('our own pages pass', async () => {
    const client = await house.as('applicant');
    const headers = {
      'content-type': 'application/json',
      origin: house.url,
      'sec-fetch-site': 'same-origin',
    };
    const answer = await client.raw('/api/drafts/temporary-relief', {
      method: 'PUT',
      headers,
      body: JSON.stringify({ data: {} }),
    });
    expect(answer.status).toBe(200);
  });

  test('a foreign page cannot log somebody in as somebody else', async () => {
    const body = JSON.stringify({ username: 'applicant', password: PASSWORD });
    const headers = { 'content-type': 'application/json', origin: 'https://evil.example' };
    expect(await fresh().raw('/api/login', { method: 'POST', headers, body })).toMatchObject({
      status: 403,
      body: { code: 'csrf' },
    });
  });
});

test('a cookie that is no session is nobody', async () => {
  for (const cookie of ['xz_session=', 'xz_session=x', 'xz_session=%', 'xz_session=a; xz_session=b']) {
    expect((await fresh().raw('/api/me', { headers: { cookie } })).status).toBe(401);
  }
});
