/** Files: recognised by what they are, seen by who sees their case, never too large. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { FileInfo } from '../../core/api.ts';
import { openHouse, type TestServer } from '../support/app.ts';
import type { Client } from '../support/http.ts';
import { JPEG, PDF } from '../support/sample-files.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import { clearLoose } from '../../server/commands/save-file.ts';
import type { Clock } from '../../server/time/clock.ts';
import { application, begun, played, start } from './fixtures.ts';

let house: TestServer;
let applicant: Client;
beforeAll(async () => {
  house = await openHouse();
  applicant = await house.as('applicant');
});

test('a file of 21 MB is too large', async () => {
  const answer = await applicant.upload('big.jpg', Buffer.concat([JPEG, Buffer.alloc(21 * 1024 * 1024)]));
  expect(answer).toMatchObject({ status: 413, body: { code: 'too_large' } });
});

test('nobody uploads without a session', async () => {
  expect((await house.anyone.upload('a.jpg', JPEG)).status).toBe(401);
});

test('what was uploaded comes back as it was, to its owner', async () => {
  const { body } = await applicant.upload<FileInfo>('身份证.jpg', JPEG);
  const { status, headers } = await applicant.get(`/api/files/${body.id}`);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('image/jpeg');
  expect(headers.get('content-length')).toBe(String(JPEG.length));
  expect(headers.get('content-disposition')).toBe(
    `inline; filename*=UTF-8''${encodeURIComponent('身份证.jpg')}`,
  );
});

test('papers are saved, not shown: nothing of ours runs what is in them', async () => {
  const { body } = await applicant.upload<FileInfo>('证明.pdf', PDF);
  const { headers } = await applicant.get(`/api/files/${body.id}`);
  expect(headers.get('content-disposition')).toMatch(/^attachment/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('a file of what is hidden from somebody is hidden too', async () => {
  const { body: file } = await applicant.upload<FileInfo>('身份证.jpg', JPEG);
  const [paper, ...rest] = application().attach as { kind: string; name: string }[];
  const { id } = await begun(applicant, application({ attach: [{ ...paper, ...file } as never, ...rest] }));
  const path = `/api/files/${file.id}?case=${id}`;
  expect(await (await house.as('township_finance')).get(path)).toMatchObject({ status: 403 });
  const { status, headers } = await (await house.as('township_window')).get(path);
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('private, no-store');
});

test.each(['😀'.repeat(130) + '.jpg', 'a' + '😀'.repeat(130), '字'.repeat(300) + '.jpg'])(
  'a name of whole characters is kept whole: %#',
  async (name) => {
    const { status, body } = await applicant.upload<FileInfo>(name, JPEG);
    expect(status).toBe(201);
    const kept = name.endsWith('.jpg') ? body.name : body.name.slice(0, -'.jpg'.length);
    expect(name.endsWith(kept)).toBe(true);
    expect([...kept]).toHaveLength(120);
    expect(body.name).toMatch(/\.jpg$/);
    expect((await applicant.get(`/api/files/${body.id}`)).status).toBe(200);
  },
);

test('a file without a name gets one', async () => {
  const head =
    '--b\r\ncontent-disposition: form-data; name="file"\r\ncontent-type: application/octet-stream\r\n\r\n';
  const { status, body } = await applicant.raw<FileInfo>('/api/files', {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    body: new Uint8Array(Buffer.concat([Buffer.from(head), JPEG, Buffer.from('\r\n--b--\r\n')])),
  });
  expect(status).toBe(201);
  expect(body.name).toBe('未命名.jpg');
  expect((await applicant.get(`/api/files/${body.id}`)).status).toBe(200);
});

test('a foreign file is 403, also when a case of one’s own is named', async () => {
  const { body } = await applicant.upload<FileInfo>('a.jpg', JPEG);
  const stranger = await house.as('applicant#2');
  const own = await begun(stranger);
  for (const query of ['', `?case=${own.id}`, '?case=none']) {
    expect(await stranger.get(`/api/files/${body.id}${query}`), query).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
  }
});

test('who handles the case sees its files, who has no business there does not', async () => {
  const { body: file } = await applicant.upload<FileInfo>('身份证.jpg', JPEG);
  const [paper, ...rest] = application().attach as { kind: string; name: string }[];
  const { id } = await begun(applicant, application({ attach: [{ ...paper, ...file } as never, ...rest] }));
  const path = `/api/files/${file.id}?case=${id}`;
  expect((await (await house.as('township_window')).get(path)).status).toBe(200);
  expect((await (await house.as('township_window@990101002')).get(path)).status).toBe(403);
  expect((await (await house.as('county_civil_clerk@990102')).get(path)).status).toBe(403);
});

describe('an attachment', () => {
  const named = (file: object): JsonObject => {
    const [paper, ...rest] = application().attach as { kind: string; name: string }[];
    return application({ attach: [{ ...paper, ...file } as never, ...rest] });
  };

  test('is a file that was uploaded by who hands it in: a foreign id is refused, and stays closed', async () => {
    const { body: file } = await applicant.upload<FileInfo>('身份证.jpg', JPEG);
    const thief = await house.as('applicant#2');
    for (const data of [named(file), application({ hardship_desc: file.id })])
      expect(await start(thief, data)).toMatchObject({ status: 422, body: { code: 'file_unknown' } });
  });

  test('that does not exist is none', async () => {
    for (const id of ['doesnotexist', 'f'.repeat(24)])
      expect(await start(applicant, named({ id, name: 'y.jpg' }))).toMatchObject({
        status: 422,
        body: { code: 'file_unknown' },
      });
  });

  test('written as the id alone, or under another word, is looked for too', async () => {
    const real = await openHouse({ at: null });
    const client = await real.as('applicant');
    const { body } = await client.upload<FileInfo>('a.jpg', JPEG);
    for (const attach of [
      '身份证',
      ['身份证'],
      [{ kind: '身份证/户口簿', file: 'nothing', name: 'a.jpg' }],
      [true, body.id],
    ])
      expect(await start(client, application({ attach: attach as never }))).toMatchObject({
        status: 422,
        body: { code: 'file_unknown' },
      });
  });

  test('is no name alone where people work in earnest', async () => {
    const real = await openHouse({ at: null });
    const answer = await start(await real.as('applicant'), application());
    expect(answer).toMatchObject({ status: 422, body: { code: 'file_unknown' } });
  });

  test('nobody has handed in for a month is cleared away; one of a case stays', async () => {
    const { body: forgotten } = await applicant.upload<FileInfo>('a.jpg', JPEG);
    const { body: kept } = await applicant.upload<FileInfo>('b.jpg', JPEG);
    await begun(applicant, named(kept));
    const { store, clock } = house.context;
    const later = { ...clock, now: () => new Date(Date.parse(clock.now()) + 32 * 86_400_000).toISOString() };
    expect(await clearLoose({ store, clock: later as Clock })).toBeGreaterThan(0);
    expect((await applicant.get(`/api/files/${forgotten.id}`)).status).toBe(404);
    expect((await applicant.get(`/api/files/${kept.id}`)).status).toBe(200);
  });

  test('cannot be piled up without end', async () => {
    const { store } = house.context;
    const row = {
      owner: 'applicant#2',
      at: house.context.clock.now(),
      loose: 1,
      name: 'a',
      type: 'image/jpeg',
    };
    for (let n = 0; n < 200; n += 1) await store.insert('files', { _id: `pile-${n}`, size: 10, ...row });
    const client = await house.as('applicant#2');
    const full = { status: 409, body: { code: 'quota', message: /还没有提交的文件过多/ } };
    expect(await client.upload('a.jpg', JPEG)).toMatchObject({ status: 409, body: { code: 'quota' } });
    // said before anything is sent, in the same words
    const asked = await client.get<{ message: string }>('/api/files/room?size=10');
    expect(asked.status).toBe(full.status);
    expect(asked.body.message).toMatch(full.body.message);
    const other = await house.as('applicant#3');
    const room = await other.get<{ files: number }>('/api/files/room?size=10');
    expect(room).toMatchObject({ status: 200, body: { files: 200 } });
    expect((await other.get(`/api/files/room?size=${600 * 1024 * 1024}`)).status).toBe(409);
  });
});

test('a case takes so many files and no more, said before the upload and when they are handed in', async () => {
  const ids = Array.from({ length: 500 }, (_, n) => n.toString(16).padStart(24, '0'));
  const { store, clock } = house.context;
  const row = { owner: 'applicant', at: clock.now(), loose: 0, name: 'a.jpg', type: 'image/jpeg' } as const;
  for (const id of ids) await store.insert('files', { _id: id, id, size: 10, ...row });
  const { body: one } = await applicant.upload<FileInfo>('a.jpg', JPEG);
  const kept = [...ids, one.id].map((id) => ({ kind: '证明材料', id, name: 'a.jpg' }));
  expect(await start(applicant, application({ attach: kept as never }))).toMatchObject({
    status: 409,
    body: { code: 'quota' },
  });
  const { id } = await begun(applicant);
  const doc = await store.get('cases', id);
  await store.set('cases', { ...doc, data: { ...(doc?.data as JsonObject), attach: ids } } as never);
  expect(await applicant.get(`/api/files/room?size=10&case=${id}`)).toMatchObject({
    status: 409,
    body: { code: 'quota', message: expect.stringContaining('500') as string },
  });
  expect((await applicant.upload('a.jpg', JPEG, `?case=${id}`)).status).toBe(409);
  const foreign = await house.as('township_window@990101002');
  expect((await foreign.get(`/api/files/room?size=10&case=${id}`)).status).toBe(403);
});

test('an objection of the public brings no files of others', async () => {
  const { body: file } = await applicant.upload<FileInfo>('a.jpg', JPEG);
  const id = await played(house, 'general-street', 'street_decision');
  const [notice] = await house.context.store.find('notices', { filter: { case: id }, limit: 1 });
  const data = {
    name: '李某',
    opinion: '与事实不符',
    evidence: [{ kind: '材料', id: file.id, name: 'a.jpg' }],
  };
  expect(await house.anyone.post(`/api/public/notices/${notice?._id}/objections`, data)).toMatchObject({
    status: 422,
    body: { code: 'file_unknown' },
  });
});

test('an office of another county files nothing here', async () => {
  const foreign = await house.as('township_window@990102001');
  expect(await start(foreign, application())).toMatchObject({
    status: 403,
    body: { code: 'foreign_region' },
  });
  expect((await start(await house.as('relief_assistant'), application())).status).toBe(201);
});

test('who is applied for is kept by name alone', async () => {
  const answer = await start(await house.as('relief_assistant'), application(), {
    behalfOf: { name: '某', junk: 'z'.repeat(1_000_000) },
  });
  expect(answer.status).toBe(201);
  const doc = await house.context.store.get('cases', answer.body.id);
  expect(doc?.behalfOf).toEqual({ name: '某' });
});
