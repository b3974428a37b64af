/** Strangers, proxies and guesses: nobody is believed for what they write, and guessing is bounded whatever the way. */
import { beforeAll, describe, expect, test } from 'vitest';
import { Guesses } from '../../server/commands/guesses.ts';
import { login } from '../../server/commands/sessions.ts';
import { listen, openHouse, PASSWORD, type TestServer } from '../support/app.ts';
import { Client } from '../support/http.ts';
import { begun } from './fixtures.ts';

let house: TestServer;
beforeAll(async () => {
  house = await openHouse();
});

const forwarded = (n: number): Record<string, string> => ({ 'x-forwarded-for': `203.0.113.${n}` });

describe('behind a proxy', () => {
  test('that is counted as one, an address somebody made up in front of it opens no lock', async () => {
    const { context } = await openHouse();
    const behind = await listen({
      ...context,
      config: { ...context.config, trustProxy: 1, demoAsked: true },
    });
    const statuses: number[] = [];
    for (let n = 0; n < 7; n += 1) {
      const headers = {
        'content-type': 'application/json',
        'x-forwarded-for': `198.51.100.${n}, 203.0.113.9`,
      };
      const body = JSON.stringify({ username: 'county_npc', password: 'wrong' });
      statuses.push((await fetch(`${behind.url}/api/login`, { method: 'POST', headers, body })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });

  test('a demo nobody asked for shows no accounts and lets none in', async () => {
    const direct = await fetch(`${house.url}/api/public/demo-accounts`);
    expect([direct.status, direct.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const headers = { 'content-type': 'application/json', ...forwarded(1) };
    expect((await fetch(`${house.url}/api/public/demo-accounts`, { headers })).status).toBe(404);
    const body = JSON.stringify({ username: 'admin', password: PASSWORD });
    expect((await fetch(`${house.url}/api/login`, { method: 'POST', headers, body })).status).toBe(401);
    const admin = await house.as('admin');
    expect((await admin.raw('/api/me', { headers: forwarded(1) })).status).toBe(401);
  });

  test('the figures of the house are its own', async () => {
    expect((await fetch(`${house.url}/metrics`)).status).toBe(200);
    expect((await fetch(`${house.url}/metrics`, { headers: forwarded(2) })).status).toBe(403);
    const { context } = await openHouse();
    const measured = await listen({
      ...context,
      config: { ...context.config, metricsToken: 'for-the-scraper' },
    });
    expect((await fetch(`${measured.url}/metrics`)).status).toBe(403);
    const headers = { authorization: 'Bearer for-the-scraper', ...forwarded(3) };
    expect((await fetch(`${measured.url}/metrics`, { headers })).status).toBe(200);
  });
});

describe('guesses', () => {
  test('at a password are remembered over a restart, and by every server', async () => {
    const { context } = house;
    const guess = (): Promise<unknown> => login(context, 'county_party', 'wrong', '203.0.113.20');
    for (let n = 0; n < 5; n += 1) await expect(guess()).rejects.toMatchObject({ status: 401 });
    const other = await listen({ ...context, guesses: new Guesses() });
    await expect(login(other.context, 'county_party', PASSWORD, '203.0.113.20')).rejects.toMatchObject({
      status: 429,
    });
  });

  test('at one account from very many addresses lock it', async () => {
    const { context } = house;
    for (let n = 0; n < 50; n += 1)
      await login(context, 'county_cppcc', 'wrong', `198.51.100.${n}`).catch(() => null);
    await expect(login(context, 'county_cppcc', PASSWORD, '192.0.2.1')).rejects.toMatchObject({
      status: 429,
    });
  });

  test('at the end of an identity number lock the case number, whoever guesses from wherever', async () => {
    const { caseNo } = await begun(await house.as('applicant'));
    const at = (end: string): string => `/api/public/track?caseNo=${caseNo}&idLast4=${end}`;
    expect((await house.anyone.get(at('0037'))).status).toBe(200);
    for (let n = 0; n < 10; n += 1) {
      const client = new Client(house.url);
      await client.login('applicant', PASSWORD);
      expect((await client.get(at(`100${n}`))).status).toBe(404);
    }
    expect((await house.anyone.get(at('0037'))).status).toBe(429);
    const page = await house.anyone.get<string>(`/public/track?caseNo=${caseNo}&idLast4=0037`);
    expect(page.status).toBe(429);
  });
});

describe('limits', () => {
  test('strangers who wear theirs out do not make the house look dead', async () => {
    const { context } = await openHouse();
    const limited = await listen({ ...context, config: { ...context.config, requestsPerMinute: 5 } });
    const statuses = new Set<number>();
    for (let n = 0; n < 8; n += 1) statuses.add((await fetch(`${limited.url}/api/public/notices`)).status);
    expect([...statuses]).toEqual([200, 429]);
    for (const path of ['/healthz', '/readyz', '/metrics'])
      expect((await fetch(limited.url + path)).status, path).toBe(200);
  });

  test('are of the person: logging in again gives no new ones', async () => {
    const { context } = await openHouse();
    const limited = await listen({ ...context, config: { ...context.config, requestsPerMinute: 6 } });
    const statuses: number[] = [];
    for (let round = 0; round < 2; round += 1) {
      const client = new Client(limited.url);
      await client.login('agent', PASSWORD);
      for (let n = 0; n < 5; n += 1) statuses.push((await client.get('/api/me')).status);
    }
    expect(statuses).toContain(429);
  });
});

test('a change without the token of the session is refused', async () => {
  const applicant = await house.as('applicant');
  const answer = await fetch(`${house.url}/api/drafts/forged`, {
    method: 'PUT',
    headers: { cookie: applicant.cookies, 'content-type': 'application/json' },
    body: JSON.stringify({ data: {} }),
  });
  expect(answer.status).toBe(403);
});

test('pages of persons are kept by no browser', async () => {
  for (const path of ['/public/track?caseNo=x&idLast4=0037', '/public', '/cases/none/archive'])
    expect((await house.anyone.get(path)).headers.get('cache-control'), path).toContain('no-store');
});
