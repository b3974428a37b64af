/** Who is who: logging in and out, lock-out, cookies, and requests that other pages forge. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Me } from '../../core/api.ts';
import { login, logout, sessionOf } from '../../server/commands/sessions.ts';
import { readConfig } from '../../server/config/config.ts';
import type { SessionDoc, UserDoc } from '../../server/store/documents.ts';
import type { Store } from '../../server/store/types.ts';
import { openHouse, PASSWORD, ROOT, type TestServer } from '../support/app.ts';
import { Client } from '../support/http.ts';
import { draftOf } from './fixtures.ts';

let house: TestServer;
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
      { role: 'township_window', region: '990101001', roleName: '乡镇（街道）受理岗', regionName: '青石镇' },
    ],
    may: { work: true, apply: true, admin: false, steward: false },
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

test('a stranger’s guesses lock nobody out but the stranger', async () => {
  const { context } = house;
  for (let n = 0; n < 5; n += 1)
    await expect(login(context, 'county_disabled_fed', 'wrong', '203.0.113.7')).rejects.toMatchObject({
      status: 401,
    });
  await expect(login(context, 'county_disabled_fed', PASSWORD, '203.0.113.7')).rejects.toMatchObject({
    status: 429,
    code: 'locked',
  });
  expect((await fresh().login('county_disabled_fed', PASSWORD)).status).toBe(200);
});

test('a session noted as used while it ends stays ended', async () => {
  const client = fresh();
  await client.login('school', PASSWORD);
  const [doc] = await house.context.store.find<SessionDoc>('sessions', {
    filter: { user: 'school' },
    limit: 1,
  });
  const long = { ...(doc as SessionDoc), seenAt: Date.now() - 10 * 60_000 };
  await house.context.store.set('sessions', long);
  const kept = client.cookies;
  await Promise.all([
    ...Array.from({ length: 5 }, () => fresh().raw('/api/me', { headers: { cookie: kept } })),
    client.post('/api/logout'),
    ...Array.from({ length: 5 }, () => fresh().raw('/api/me', { headers: { cookie: kept } })),
  ]);
  expect((await fresh().raw('/api/me', { headers: { cookie: kept } })).status).toBe(401);
  expect(await house.context.store.get('sessions', long._id)).toBeNull();
});

test('a note of use that began before the end is written before it', async () => {
  const { context } = house;
  const { store } = context;
  const { token, session } = await login(context, 'school', PASSWORD, 'late');
  const doc = await store.get<SessionDoc>('sessions', session.id);
  await store.set('sessions', { ...(doc as SessionDoc), seenAt: Date.now() - 10 * 60_000 });
  let goOn = (): void => {};
  const held = new Promise<void>((resolve) => (goOn = resolve));
  const slow = {
    getShared: store.getShared.bind(store),
    set: store.set.bind(store),
    get: async (collection: 'sessions', id: string) => {
      const found = await store.get(collection, id);
      await held;
      return found;
    },
  } as unknown as Store;
  const used = sessionOf({ ...context, store: slow }, token);
  // the note has read the session before its end is asked for
  await store.getShared('sessions', session.id);
  const ended = logout(context, session);
  // a write later than the end, if the end did not wait
  await store.set('meta', { _id: 'later' });
  goOn();
  await Promise.all([used, ended]);
  expect(await store.get('sessions', session.id)).toBeNull();
});

test('where this is no demo, demo accounts cannot log in, nor go on with a session', async () => {
  const client = fresh();
  await client.login('legal_adviser', PASSWORD);
  house.context.config.demo = false;
  try {
    expect((await fresh().login('legal_adviser', PASSWORD)).status).toBe(401);
    expect((await client.get('/api/me')).status).toBe(401);
    const user = await house.context.store.get<UserDoc>('users', 'legal_adviser');
    await house.context.store.set('users', { ...(user as UserDoc), demo: false });
    expect((await client.get('/api/me')).status).toBe(200);
  } finally {
    house.context.config.demo = true;
  }
});

test('an instance others can reach is no demo unless told so', () => {
  const demo = (env: Record<string, string>): boolean => readConfig(env, ROOT).demo;
  expect(demo({})).toBe(true);
  expect(demo({ HOST: 'localhost' })).toBe(true);
  expect(demo({ HOST: '::1' })).toBe(true);
  expect(demo({ HOST: '0.0.0.0' })).toBe(false);
  expect(demo({ HOST: '192.168.1.2' })).toBe(false);
  expect(demo({ HOST: '0.0.0.0', XIANGZHI_DEMO: '1' })).toBe(true);
  expect(demo({ XIANGZHI_DEMO: '0' })).toBe(false);
});

test('which proxies are believed is said by the environment', () => {
  const trust = (env: Record<string, string>): unknown => readConfig(env, ROOT).trustProxy;
  expect(trust({})).toBe(false);
  expect(trust({ TRUST_PROXY: '0' })).toBe(false);
  expect(trust({ TRUST_PROXY: '1' })).toBe(1);
  expect(() => trust({ TRUST_PROXY: 'true' })).toThrow('TRUST_PROXY');
  expect(() => trust({ TRUST_PROXY: '*' })).toThrow('TRUST_PROXY');
  expect(trust({ TRUST_PROXY: '10.1.2.3, 127.0.0.1' })).toBe('10.1.2.3, 127.0.0.1');
  expect(trust({ TRUST_PROXY: '10.0.0.0/8' })).toBe('10.0.0.0/8');
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
    const answer = await client.raw('/api/drafts/own', {
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
    const answer = await client.raw('/api/drafts/own', {
      method: 'PUT',
      headers,
      body: JSON.stringify(draftOf({})),
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

test('a session that was not used for twelve hours is over', async () => {
  const client = fresh();
  await client.login('school', PASSWORD);
  const { store } = house.context;
  const docs = await store.find<SessionDoc>('sessions', { filter: { user: 'school' }, limit: 10 });
  for (const doc of docs) await store.set('sessions', { ...doc, seenAt: Date.now() - 13 * 3_600_000 });
  expect(docs.length).toBeGreaterThan(0);
  expect((await client.get('/api/me')).status).toBe(401);
});

test('a cookie that is no session is nobody', async () => {
  for (const cookie of ['xz_session=', 'xz_session=x', 'xz_session=%', 'xz_session=a; xz_session=b']) {
    expect((await fresh().raw('/api/me', { headers: { cookie } })).status).toBe(401);
  }
});
