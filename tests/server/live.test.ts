/** The live feed over a real socket: nothing lost, nothing twice, nothing for foreign eyes. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import type { LiveMessage } from '../../core/api.ts';
import { login, logout } from '../../server/commands/sessions.ts';
import { LiveFeed } from '../../server/live/feed.ts';
import type { UserDoc } from '../../server/store/documents.ts';
import type { Store } from '../../server/store/types.ts';
import { listen as listenOn, openHouse, PASSWORD, until, type TestServer } from '../support/app.ts';
import type { Client } from '../support/http.ts';
import { begun, single, taskOf } from './fixtures.ts';

let house: TestServer;
let applicant: Client;
let clerk: Client;
beforeAll(async () => {
  house = await openHouse();
  applicant = await house.as('applicant');
  clerk = await house.as('township_window');
});

interface Ear {
  heard: LiveMessage[];
  /** What it heard of a case, in order. */
  of(caseId: string): LiveMessage[];
  close(): Promise<void>;
}

/** Opens a socket and waits for its first word. */
async function listen(
  client: Client,
  cursor?: number | string,
  headers: Record<string, string> = {},
  url = house.url,
): Promise<Ear> {
  const query = cursor === undefined ? '' : `?cursor=${cursor}`;
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/live${query}`, {
    headers: { cookie: client.cookies, ...headers },
  });
  const heard: LiveMessage[] = [];
  socket.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString()) as LiveMessage));
  const refused = new Promise<never>((_, reject) => {
    socket.on('unexpected-response', (_request, response) =>
      reject(new Error(`refused ${response.statusCode}`)),
    );
    socket.on('error', reject);
  });
  refused.catch(() => {});
  await Promise.race([until(() => heard.length > 0), refused]);
  return {
    heard,
    of: (caseId) => heard.filter((message) => message.caseId === caseId),
    close: () => new Promise((resolve) => socket.once('close', () => resolve()).close()),
  };
}

async function claimAndRelease(caseId: string, times: number): Promise<void> {
  const task = (await taskOf(clerk, caseId)).id;
  for (let n = 0; n < times; n += 1) {
    await clerk.post(`/api/tasks/${task}/actions`, { action: 'claim' });
    await clerk.post(`/api/tasks/${task}/actions`, { action: 'release' });
  }
}

/** Until a last word about the case has come: what is missing by then does not come any more. */
async function saidLast(ear: Ear, caseId: string): Promise<void> {
  await (
    await house.as('county_civil_approver')
  ).post(`/api/cases/${caseId}/actions`, { action: 'suspend', comment: '等待核实' });
  await until(() => ear.of(caseId).some((message) => message.type === 'case.suspended'));
}

test('says hello with a cursor, then what happens as it happens', async () => {
  const ear = await listen(clerk);
  expect(ear.heard[0]).toMatchObject({ type: 'hello', seq: expect.any(Number) as number });
  const { id } = await begun(applicant);
  const opened = await until(() =>
    ear.of(id).find((message) => message.type === 'task.opened' && message.step === 'acceptance'),
  );
  expect(opened).toMatchObject({
    title: '王** 火灾',
    task: (await taskOf(clerk, id)).id,
    at: house.context.clock.now(),
  });
  await ear.close();
});

test('a reader that comes back with its cursor misses nothing and hears nothing twice', async () => {
  const whole = await listen(clerk);
  const { id } = await begun(applicant);
  const parts: LiveMessage[] = [];
  let cursor = whole.heard[0]?.seq ?? 0;
  for (let round = 0; round < 4; round += 1) {
    const ear = await listen(clerk, cursor);
    await claimAndRelease(id, 3);
    await until(() => ear.of(id).length > 2);
    await ear.close();
    parts.push(...ear.heard.filter((message) => message.type !== 'hello'));
    cursor = ear.heard.at(-1)?.seq ?? cursor;
  }
  const last = await listen(clerk, cursor);
  await saidLast(last, id);
  await saidLast(whole, id).catch(() => undefined);
  parts.push(...last.heard.filter((message) => message.type !== 'hello'));
  const seqs = parts.map((message) => message.seq);
  expect(new Set(seqs).size).toBe(seqs.length);
  expect(parts.filter((message) => message.caseId === id)).toEqual(whole.of(id));
  await Promise.all([last.close(), whole.close()]);
});

test('readers that join in the middle of a burst all hear the same', async () => {
  const first = await listen(clerk);
  const from = first.heard[0]?.seq ?? 0;
  const { id } = await begun(applicant);
  const burst = claimAndRelease(id, 15);
  const ears: Ear[] = [];
  for (let n = 0; n < 6; n += 1)
    ears.push(...(await Promise.all(Array.from({ length: 10 }, () => listen(clerk, from)))));
  await burst;
  await saidLast(first, id);
  for (const ear of ears) {
    await until(() => ear.of(id).some((message) => message.type === 'case.suspended'));
    expect(ear.of(id)).toEqual(first.of(id));
  }
  await Promise.all([first, ...ears].map((ear) => ear.close()));
});

test('a reader that resumes while another is being told still hears what it missed', async () => {
  const { store } = house.context;
  let open: () => void = () => {};
  let gate: Promise<void> = Promise.resolve();
  // a second server on the same store, whose feed can be made to wait in the middle of telling
  const slow = new Proxy(store, {
    get: (target, name) => {
      if (name === 'get')
        return (...args: Parameters<Store['get']>) =>
          args[0] === 'cases' ? gate.then(() => target.get(...args)) : target.get(...args);
      const member = Reflect.get(target, name, target) as unknown;
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
  const second = await listenOn({ ...house.context, store: slow });
  const from = (await listen(clerk)).heard[0]?.seq ?? 0;
  const { id } = await begun(applicant);
  await claimAndRelease(id, 2);
  const busy = await listen(clerk, undefined, {}, second.url);
  gate = new Promise((resolve) => (open = resolve));
  await claimAndRelease(id, 2);
  const resumed = await listen(clerk, from, {}, second.url);
  open();
  await saidLast(busy, id);
  await until(() => resumed.of(id).some((message) => message.type === 'case.suspended'));
  expect(
    resumed
      .of(id)
      .map((message) => message.type)
      .filter((type) => type === 'task.claimed' || type === 'case.started'),
  ).toEqual(['case.started', ...Array.from({ length: 4 }, () => 'task.claimed')]);
  await Promise.all([busy.close(), resumed.close()]);
  await second.app.close();
});

describe('what is not for a reader', () => {
  test('is not told: another county, another village, a neighbour', async () => {
    const strangers = await Promise.all(
      [
        'county_civil_clerk@990102',
        'village_director@990101001002',
        'applicant#2',
        'county_justice_clerk',
        'township_window@990101002',
      ].map(async (name) => listen(await house.as(name))),
    );
    const ear = await listen(clerk);
    const { id } = await begun(applicant);
    await saidLast(ear, id);
    const there = await begun(
      await house.as('applicant@990102001001'),
      single('990102001001', '万文娟', '990102196712123880'),
    );
    const foreign = strangers[0] as Ear;
    await until(() => foreign.of(there.id).length > 0);
    for (const stranger of strangers) expect(stranger.of(id)).toEqual([]);
    expect(ear.of(there.id)).toEqual([]);
    await Promise.all([ear, ...strangers].map((one) => one.close()));
  });

  test('the filer hears that something happened, not who did it', async () => {
    const ear = await listen(applicant);
    const { id } = await begun(applicant);
    await claimAndRelease(id, 1);
    await until(() => ear.of(id).some((message) => message.type === 'task.released'));
    const user = await house.context.store.get<UserDoc>('users', 'township_window');
    expect(JSON.stringify(ear.of(id))).not.toContain(user?.name);
    await ear.close();
  });

  test('the feed is closed to who is not logged in, and to foreign pages', async () => {
    await expect(listen(house.anyone)).rejects.toThrow('refused 401');
    await expect(listen(clerk, undefined, { origin: 'https://evil.example' })).rejects.toThrow('refused 403');
  });
});

/** A feed of its own that asks often whether a session lasts, and a socket on it. */
async function quickFeed(): Promise<{ feed: LiveFeed; sockets: WebSocketServer; url: string }> {
  const feed = new LiveFeed(house.context, 20);
  const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => sockets.once('listening', resolve));
  return { feed, sockets, url: `ws://127.0.0.1:${(sockets.address() as AddressInfo).port}` };
}

describe('a socket', () => {
  test('whose session ends is closed', async () => {
    const { feed, sockets, url } = await quickFeed();
    const { session } = await login(house.context, 'township_window', PASSWORD);
    sockets.on('connection', (socket) => void feed.join(socket, session, null));
    const socket = new WebSocket(url);
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    await new Promise((resolve) => socket.once('message', resolve));
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(socket.readyState).toBe(WebSocket.OPEN);
    await logout(house.context, session);
    expect(await closed).toBe(4401);
    feed.close();
    sockets.close();
  });

  test('that closes before it is let in is forgotten', async () => {
    const { feed, sockets, url } = await quickFeed();
    const { session } = await login(house.context, 'township_window', PASSWORD);
    const joined = new Promise<void>((resolve) =>
      sockets.on('connection', (socket) => {
        socket.once('close', () => void feed.join(socket, session, null).then(resolve));
      }),
    );
    const socket = new WebSocket(url);
    socket.once('open', () => socket.terminate());
    await joined;
    expect((feed as unknown as { listeners: Set<unknown> }).listeners.size).toBe(0);
    feed.close();
    sockets.close();
  });

  test('that cannot be let in is dropped', async () => {
    const broken = new Proxy(house.context.store, {
      get: (target, name) => {
        if (name === 'head') return () => Promise.reject(new Error('no store'));
        const member = Reflect.get(target, name, target) as unknown;
        return typeof member === 'function' ? (member.bind(target) as unknown) : member;
      },
    });
    const second = await listenOn({ ...house.context, store: broken });
    const socket = new WebSocket(`${second.url.replace('http', 'ws')}/api/live`, {
      headers: { cookie: clerk.cookies },
    });
    const code = await new Promise<number>((resolve) => socket.on('close', resolve));
    expect(code).toBe(1006);
    await second.app.close();
  });
});

test.each(['999999999', '-5', 'abc', '1.5'])(
  'a cursor of %s cannot be resumed from: reload',
  async (cursor) => {
    const ear = await listen(clerk, cursor);
    expect(ear.heard[0]).toMatchObject({ type: 'resync', seq: expect.any(Number) as number });
    const { id } = await begun(applicant);
    await until(() => ear.of(id).length > 0);
    await ear.close();
  },
);
