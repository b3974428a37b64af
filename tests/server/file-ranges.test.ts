/** Parts of a file: an iPhone asks for two bytes first, and plays nothing from a server that sends it the whole. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { FileInfo } from '../../core/api.ts';
import { openHouse, type TestServer } from '../support/app.ts';
import type { Client } from '../support/http.ts';
import * as sample from '../support/sample-files.ts';
import { application, begun } from './fixtures.ts';

const FILM = sample.movie('isom', ['avc1', 'mp4a']);
const SIZE = FILM.length;

let house: TestServer;
let client: Client;
let address: string;
beforeAll(async () => {
  house = await openHouse();
  client = await house.as('applicant');
  const { body } = await client.upload<FileInfo>('走访.mp4', FILM);
  address = `/api/files/${body.id}`;
});

/** What is answered to a request with these headers; the bytes as they came. */
async function ask(headers: Record<string, string>, to = address, who = client, method = 'GET') {
  const answer = await fetch(house.url + to, { method, headers: { cookie: who.cookies, ...headers } });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, headers: answer.headers, bytes };
}

describe('a film', () => {
  test('whole, with word that parts may be asked for', async () => {
    const { status, headers, bytes } = await ask({});
    expect([status, headers.get('accept-ranges'), headers.get('content-range')]).toEqual([
      200,
      'bytes',
      null,
    ]);
    expect(headers.get('etag')).toMatch(/^"[^"]+"$/);
    expect(bytes.equals(FILM)).toBe(true);
  });

  test.each<[string, number, number]>([
    ['bytes=0-1', 0, 1],
    [`bytes=0-${SIZE - 1}`, 0, SIZE - 1],
    ['bytes=0-', 0, SIZE - 1],
    ['bytes=10-19', 10, 19],
    ['bytes=20-', 20, SIZE - 1],
    ['bytes=-5', SIZE - 5, SIZE - 1],
    [`bytes=-${SIZE + 100}`, 0, SIZE - 1],
    ['bytes=4-999999999999', 4, SIZE - 1],
    [`bytes=${SIZE - 1}-`, SIZE - 1, SIZE - 1],
  ])('%s', async (range, first, last) => {
    const { status, headers, bytes } = await ask({ range });
    expect(status).toBe(206);
    expect(headers.get('content-range')).toBe(`bytes ${first}-${last}/${SIZE}`);
    expect(headers.get('content-length')).toBe(String(last - first + 1));
    expect(headers.get('content-type')).toBe('video/mp4');
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(bytes.equals(FILM.subarray(first, last + 1))).toBe(true);
  });

  test.each([`bytes=${SIZE}-`, `bytes=${SIZE + 5}-${SIZE + 9}`, 'bytes=-0'])(
    '%s lies outside of it',
    async (range) => {
      const { status, headers, bytes } = await ask({ range });
      expect([status, headers.get('content-range')]).toEqual([416, `bytes */${SIZE}`]);
      expect(JSON.parse(String(bytes))).toEqual({ code: 'no_such_part', message: '文件里没有要读的这一段' });
    },
  );

  test.each(['bytes=5-2', 'bytes=-', 'bytes=0-1,4-5', 'lines=0-1', 'bytes=a-b', '0-1'])(
    '%s is nothing that is understood: the whole',
    async (range) => {
      const { status, headers, bytes } = await ask({ range });
      expect([status, headers.get('content-range'), bytes.length]).toEqual([200, null, SIZE]);
    },
  );

  test('a part only of what was read before', async () => {
    const tag = (await ask({})).headers.get('etag') as string;
    expect((await ask({ range: 'bytes=2-3', 'if-range': tag })).status).toBe(206);
    for (const other of ['"another"', `W/${tag}`, 'Wed, 21 Oct 2026 07:28:00 GMT']) {
      const { status, bytes } = await ask({ range: 'bytes=2-3', 'if-range': other });
      expect([other, status, bytes.length]).toEqual([other, 200, SIZE]);
    }
  });

  test('asked only what it is, it says so of the whole', async () => {
    const { status, headers } = await ask({ range: 'bytes=0-1' }, address, client, 'HEAD');
    expect([status, headers.get('content-length')]).toEqual([200, String(SIZE)]);
  });
});

test.each([
  ['录音.m4a', sample.movie('M4A ', ['mp4a']), 'audio/mp4'],
  ['录音.amr', sample.AMR, 'audio/amr'],
  ['a.mov', sample.movie('qt  ', ['avc1'], ['qt  ']), 'video/quicktime'],
])('%s is read in parts too', async (name, content, type) => {
  const { body } = await client.upload<FileInfo>(name, content);
  const { status, headers, bytes } = await ask({ range: 'bytes=0-1' }, `/api/files/${body.id}`);
  expect([status, headers.get('content-type')]).toEqual([206, type]);
  expect(headers.get('content-range')).toBe(`bytes 0-1/${content.length}`);
  expect(bytes.equals(content.subarray(0, 2))).toBe(true);
});

test('no part, and not how long it is, for who may not see the whole', async () => {
  const { body: file } = await client.upload<FileInfo>('a.jpg', sample.JPEG);
  const [paper, ...rest] = application().attach as { kind: string; name: string }[];
  const { id } = await begun(client, application({ attach: [{ ...paper, ...file } as never, ...rest] }));
  const ofCase = `/api/files/${file.id}?case=${id}`;
  const finance = await house.as('township_finance');
  for (const range of ['bytes=0-1', 'bytes=99999999-']) {
    const refused = await ask({ range }, ofCase, finance);
    expect([refused.status, refused.headers.get('content-range')]).toEqual([403, null]);
    const unsaid = await ask({ range }, `/api/files/${file.id}`, await house.as('township_window'));
    expect([unsaid.status, unsaid.headers.get('content-range')]).toEqual([403, null]);
  }
  const seen = await ask({ range: 'bytes=0-1' }, ofCase, await house.as('township_window'));
  expect([seen.status, seen.headers.get('content-range')]).toEqual([206, `bytes 0-1/${sample.JPEG.length}`]);
});
