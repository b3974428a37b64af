/**
 * What a crash leaves: a server that dies at every single change it makes to the store, and one that never gets to carry
 * out anything. The sweeper of the next one finishes, and every effect is there once.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import type { FundEntry } from '../../core/fund/types.ts';
import type { Act } from '../../core/engine/commands.ts';
import { execute } from '../../server/commands/execute.ts';
import { RETRY } from '../../server/jobs/retry.ts';
import type {
  AttemptDoc,
  CaseDoc,
  IssuedDoc,
  LedgerDoc,
  MessageDoc,
  RecordDoc,
  UserDoc,
} from '../../server/store/documents.ts';
import type { Doc, Store, WriteOp } from '../../server/store/types.ts';
import { listen, openHouse, type TestServer } from '../support/app.ts';
import { firstRelief, urgent } from '../server/fixtures.ts';
import { accountAddsUp, caseIsSound, everyOne, nothingIsStuck } from './checks.ts';
import { beside, Crash, dyingAt, watched } from './faulty.ts';

const ACCOUNT = 'relief_reserve:990101001:2026';
const MONDAY = '2026-03-02T01:00:00.000Z';

let house: TestServer;
// names of one length, so that they are masked alike
let n = 100;
beforeAll(async () => {
  house = await openHouse({ at: MONDAY });
});

/** A case about to be paid, in a world where nothing else is. */
async function aboutToBePaid(): Promise<string> {
  await house.reset(MONDAY);
  await (await house.as('admin')).post('/api/admin/world', { fund: { 990101001: { balance: 1_000_000 } } });
  return urgent(house, (n += 1));
}

async function payment(): Promise<Act> {
  const user = await house.context.store.get<UserDoc>('users', 'township_approver');
  const by = { user: 'township_approver', name: user?.name ?? '', positions: user?.positions ?? [] };
  return {
    type: 'Act',
    by,
    step: 'first_relief',
    action: 'complete',
    data: firstRelief(80_000),
    requestId: 'pay',
  };
}

async function sweptClean(): Promise<void> {
  for (let round = 0; (await house.context.projector.sweep()) > 0; round += 1) expect(round).toBeLessThan(10);
}

const unnamed = (text: string): string => text.replace(/甲某\d+|990101-LS-\d+-\d+|99\d{15}[\dX]/g, '…');

/** What the case has brought about outside itself, without ids and numbers drawn. */
async function effectsOf(id: string): Promise<unknown> {
  const { store } = house.context;
  const of = <T extends Doc>(rows: T[]): T[] => rows.filter((row) => row.case === id || row.ref === id);
  const doc = await store.get<CaseDoc>('cases', id);
  return {
    state: doc?.state,
    seq: doc?.seq,
    outbox: doc?.outbox,
    ledger: of(await everyOne<LedgerDoc>(store, 'ledger')).map(({ ledger, data, from, to }) => ({
      ledger,
      data: JSON.parse(unnamed(JSON.stringify(data))),
      from,
      to,
    })),
    entries: of(await everyOne<Doc & FundEntry>(store, 'fund_entries')).map(
      ({ type, amount }) => `${type} ${amount}`,
    ),
    documents: of(await everyOne<IssuedDoc>(store, 'documents'))
      .map(({ document }) => document)
      .sort(),
    messages: of(await everyOne<MessageDoc>(store, 'messages'))
      .map(({ to, text }) => `${to.join()} ${unnamed(text)}`)
      .sort(),
  };
}

async function allIsWell(id: string, expected: unknown): Promise<void> {
  expect(await effectsOf(id)).toEqual(expected);
  await caseIsSound(house.context.store, id);
  expect(await accountAddsUp(house.context.store, ACCOUNT)).toMatchObject({
    balance: 920_000,
    spent: 80_000,
    committed: 0,
  });
  await nothingIsStuck(house.context.store);
  const numbers = (await everyOne<IssuedDoc>(house.context.store, 'documents'))
    .map((doc) => doc.number)
    .filter((number) => number !== null);
  expect(new Set(numbers).size).toBe(numbers.length);
}

async function reference(): Promise<{ expected: unknown; changes: number }> {
  const id = await aboutToBePaid();
  const counted = { n: 0 };
  const other = beside(
    house.context,
    watched(house.context.store, {
      after: (method) =>
        void (counted.n += ['insert', 'swap', 'set', 'write', 'increment', 'delete'].includes(method)
          ? 1
          : 0),
    }),
  );
  expect(await execute(other, id, await payment())).toMatchObject({ ok: true });
  const expected = await effectsOf(id);
  await allIsWell(id, expected);
  return { expected, changes: counted.n };
}

describe('a payment', () => {
  test('brings about a row, a document, entries and messages', async () => {
    const { expected } = await reference();
    expect(expected).toMatchObject({
      entries: ['占用 80000', '支出 80000'],
      documents: expect.arrayContaining(['first_relief_notice']) as string[],
      outbox: [],
    });
  });

  test('swept again and again stays what it is', async () => {
    const id = await aboutToBePaid();
    await execute(house.context, id, await payment());
    const before = await effectsOf(id);
    await sweptClean();
    await Promise.all([house.context.projector.sweep(), house.context.projector.sweep()]);
    await allIsWell(id, before);
  });

  test('of a server that never carries out anything is carried out by the next', async () => {
    const { expected } = await reference();
    const id = await aboutToBePaid();
    const dead = { ...house.context, projector: { settle: async () => false, sweep: async () => 0 } };
    expect(await execute(dead, id, await payment())).toMatchObject({ ok: true });
    expect(await effectsOf(id)).not.toEqual(expected);
    // two servers come up and sweep at the same time
    const other = beside(house.context, house.context.store);
    await Promise.all([house.context.projector.sweep(), other.projector.sweep()]);
    await sweptClean();
    await allIsWell(id, expected);
  });

  test.each(['before', 'after'] as const)(
    'of a server that dies just %s any of its changes ends as it should',
    async (when) => {
      const { expected, changes } = await reference();
      expect(changes).toBeGreaterThan(5);
      for (let at = 1; at <= changes; at += 1) {
        const id = await aboutToBePaid();
        const { store, died } = dyingAt(house.context.store, at, when);
        await execute(beside(house.context, store), id, await payment()).catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error;
        });
        expect(died()).toBe(true);
        await sweptClean();
        // the person did not get an answer and tries again
        await execute(house.context, id, await payment());
        await sweptClean();
        await allIsWell(id, expected);
      }
    },
  );
});

test('an act that is in the book is answered as done, though what follows it fails for now', async () => {
  const { expected } = await reference();
  const id = await aboutToBePaid();
  let broken = true;
  const store = watched(house.context.store, {
    before: (method) => {
      if (broken && method === 'write') throw new Error('disk full');
    },
  });
  const server = await listen(beside(house.context, store));
  const approver = await server.as('township_approver');
  const answer = await approver.post(`/api/cases/${id}/actions`, {
    step: 'first_relief',
    action: 'complete',
    data: firstRelief(80_000),
  });
  expect(answer).toMatchObject({ status: 200 });
  broken = false;
  await sweptClean();
  await allIsWell(id, expected);
  await server.app.close();
});

/** The store while no document can be issued. */
function withoutDocuments(store: Store): Store {
  return new Proxy(store, {
    get: (target, name) => {
      const member = Reflect.get(target, name, target) as unknown;
      if (name !== 'write') return typeof member === 'function' ? member.bind(target) : member;
      return async (ops: WriteOp[]) => {
        if (ops.some((op) => op.op === 'add' && op.collection === 'documents'))
          throw new Error('no document now');
        return target.write(ops);
      };
    },
  });
}

describe('an effect that fails', () => {
  const kinds = (doc: CaseDoc | null): string[] => (doc?.outbox ?? []).map((entry) => entry.kind);
  const failedOf = (id: string): Promise<AttemptDoc[]> =>
    house.context.store
      .find<AttemptDoc>('attempts', { limit: 100 })
      .then((docs) => docs.filter((doc) => doc.case === id));

  test('holds up none of another kind, waits for its time, and is done when it can be', async () => {
    const { expected } = await reference();
    const id = await aboutToBePaid();
    const { store, projector } = house.context;
    expect(await execute(beside(house.context, withoutDocuments(store)), id, await payment())).toMatchObject({
      ok: true,
    });
    const doc = await store.get<CaseDoc>('cases', id);
    expect(kinds(doc).length).toBeGreaterThan(0);
    expect(new Set(kinds(doc))).toEqual(new Set(['document']));
    expect(await failedOf(id)).toMatchObject([{ kind: 'document', attempts: 1, dead: 0 }]);
    // patient, it is not tried before its time
    await projector.sweep(true);
    expect(kinds(await store.get<CaseDoc>('cases', id))).toEqual(kinds(doc));
    await sweptClean();
    await allIsWell(id, expected);
    expect(await failedOf(id)).toEqual([]);
  });

  test('too often is a dead letter, told in the case, until an administrator has it tried again', async () => {
    const { expected } = await reference();
    const id = await aboutToBePaid();
    const { store, projector } = house.context;
    const broken = beside(house.context, withoutDocuments(store));
    await execute(broken, id, await payment());
    for (let n = 1; n < RETRY.effect.maxAttempts; n += 1) await broken.projector.sweep();
    const [letter] = await failedOf(id);
    expect(letter).toMatchObject({ attempts: RETRY.effect.maxAttempts, dead: 1 });
    const told = (await store.find<RecordDoc>('events', { filter: { case: id }, limit: 1000 }))
      .flatMap(({ events }) => events)
      .filter(({ type }) => type === 'incident.raised');
    expect(told).toMatchObject([{ data: { letter: letter?._id } }]);
    // a store that works again does not bring it back by itself
    await projector.sweep();
    expect(kinds(await store.get<CaseDoc>('cases', id)).length).toBeGreaterThan(0);
    const admin = await house.as('admin');
    const listed = await admin.get<{ items: { id: string; case: string }[] }>('/api/admin/dead-letters');
    expect(listed.body.items).toMatchObject([{ id: letter?._id, case: id }]);
    const retried = await admin.post(
      `/api/admin/dead-letters/${encodeURIComponent(letter?._id ?? '')}/retry`,
    );
    expect(retried.status).toBe(204);
    const { ledger, entries, documents } = (await effectsOf(id)) as Record<string, unknown>;
    expect({ ledger, entries, documents }).toEqual({
      ledger: (expected as Record<string, unknown>)['ledger'],
      entries: (expected as Record<string, unknown>)['entries'],
      documents: (expected as Record<string, unknown>)['documents'],
    });
    await nothingIsStuck(store);
  });
});

test('a request is known however many came after it, and its id means one thing for ever', async () => {
  const id = await aboutToBePaid();
  const { context } = house;
  const deliver = (n: number, data = {}) =>
    execute(context, id, { type: 'Incident', id: `message-${n}`, message: '提醒', data });
  for (let n = 0; n < 120; n += 1) expect(await deliver(n)).toMatchObject({ ok: true, repeated: false });
  const { seq } = (await context.store.get<CaseDoc>('cases', id)) as CaseDoc;
  for (const n of [0, 1, 60, 119]) expect(await deliver(n)).toMatchObject({ ok: true, repeated: true });
  expect(await deliver(3, { other: true })).toMatchObject({
    ok: false,
    rejection: { code: 'request_id_reused' },
  });
  const doc = await caseIsSound(context.store, id);
  expect(doc.seq).toBe(seq);
  expect(doc.requests.length).toBeLessThanOrEqual(50);
});
