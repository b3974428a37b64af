/** What every page and answer carries, and the description of the interface. */
import { beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestServer } from '../support/app.ts';

let house: TestServer;
beforeAll(async () => {
  house = await openHouse();
});

describe('the content policy', () => {
  test.each(['/', '/public', '/api/me', '/nothing', '/public/track'])(
    'of %s lets only our own scripts run',
    async (path) => {
      const { headers } = await house.anyone.get(path);
      const policy = new Map(
        (headers.get('content-security-policy') ?? '').split(';').map((part) => [part.split(' ')[0], part]),
      );
      expect(policy.get('script-src')).toBe("script-src 'self'");
      expect(policy.get('default-src')).toBe("default-src 'self'");
      expect(policy.get('object-src')).toBe("object-src 'none'");
      expect(policy.get('frame-ancestors')).toBe("frame-ancestors 'none'");
      expect(policy.get('base-uri')).toBe("base-uri 'self'");
      expect(policy.get('form-action')).toBe("form-action 'self'");
      expect([...policy.values()].join(';')).not.toContain('unsafe-eval');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  test('public pages hold no script of their own', async () => {
    for (const path of ['/', '/public', '/public/track']) {
      const { status, body } = await house.anyone.get<string>(path);
      expect(status).toBe(200);
      expect(body).not.toMatch(/<script(?![^>]*\bsrc=)/);
      expect(body).not.toMatch(/\son[a-z]+=/);
    }
  });
});

test('the interface describes itself, every call of the contract included', async () => {
  const { status, body } = await house.anyone.get<{ openapi: string; paths: Record<string, object> }>(
    '/api/openapi.json',
  );
  expect(status).toBe(200);
  expect(body.openapi).toMatch(/^3\./);
  const calls = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(calls).toEqual(
    expect.arrayContaining([
      'POST /api/login',
      'POST /api/logout',
      'GET /api/me',
      'GET /api/processes',
      'GET /api/processes/{key}',
      'POST /api/cases',
      'GET /api/cases',
      'GET /api/cases/{id}',
      'GET /api/cases/{id}/events',
      'POST /api/cases/{id}/actions',
      'GET /api/tasks',
      'GET /api/tasks/{id}',
      'POST /api/tasks/{id}/actions',
      'POST /api/tasks/batch',
      'POST /api/files',
      'GET /api/files/{id}',
      'GET /api/public/notices',
      'POST /api/public/notices/{id}/objections',
      'GET /api/public/track',
      'GET /api/ledgers/{key}',
      'GET /api/ledgers/{key}/export.xlsx',
      'POST /api/admin/clock',
      'POST /api/admin/world',
    ]),
  );
});

describe('is it up', () => {
  test('healthz, readyz', async () => {
    expect(await house.anyone.get('/healthz')).toMatchObject({ status: 200, body: { ok: true } });
    expect(await house.anyone.get('/readyz')).toMatchObject({
      status: 200,
      body: { ok: true, processes: 2, unavailable: [] },
    });
  });

  test('metrics in the words of Prometheus, without personal data in the routes', async () => {
    await house.anyone.get('/api/public/track?caseNo=990101-LS-2026-00001&idLast4=0037');
    const { status, body } = await house.anyone.get<string>('/metrics');
    expect(status).toBe(200);
    expect(body).toMatch(/^xiangzhi_http_seconds_count\{route="\/api\/public\/track"/m);
    // of the routes alone: a duration may well have these digits
    expect(body).not.toMatch(/"[^"]*0037[^"]*"/);
  });
});

test('a page that is not there is a page, a call that is not there is JSON', async () => {
  const page = await house.anyone.get<string>('/nothing');
  expect(page).toMatchObject({ status: 404, body: expect.stringContaining('<html') as string });
  expect(await house.anyone.get('/api/nothing')).toMatchObject({ status: 404, body: { code: 'not_found' } });
});

test('demo accounts are listed on a demo instance', async () => {
  const { body } = await house.anyone.get<{ items: { username: string }[] }>('/api/public/demo-accounts');
  expect(body.items.map((item) => item.username)).toEqual(
    expect.arrayContaining(['applicant', 'township_window', 'admin']),
  );
});
