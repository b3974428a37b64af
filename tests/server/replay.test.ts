/** Past cases through other definitions over HTTP: the same one changes nothing, another one changes just what it should. */
import { beforeAll, expect, test } from 'vitest';
import type { ReplayView } from '../../core/api-admin.ts';
import { noticeSlot } from '../../core/blocks/notice/state.ts';
import type { VersionSource } from '../../core/definition/source.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import { readDefinitions } from '../../server/definitions/files.ts';
import { seedCases } from '../../server/seeding/cases.ts';
import type { CaseDoc, LedgerDoc, RecordDoc } from '../../server/store/documents.ts';
import { openHouse, ROOT, type TestServer } from '../support/app.ts';
import type { Client } from '../support/http.ts';
import { RELIEF } from './fixtures.ts';

const AT = `/api/admin/processes/${RELIEF}/replay`;

let house: TestServer;
let admin: Client;
let cases: CaseDoc[];
beforeAll(async () => {
  house = await openHouse();
  admin = await house.as('admin');
  await seedCases(house.context);
  cases = await house.context.store.find<CaseDoc>('cases', { filter: { process: RELIEF }, limit: 1000 });
}, 120_000);

const replay = async (body: JsonObject = {}): Promise<ReplayView> => {
  const answer = await admin.post<ReplayView>(AT, body);
  expect(answer.status, JSON.stringify(answer.body).slice(0, 500)).toBe(200);
  return answer.body;
};

test('the version they ran on gives what came of them', async () => {
  expect(cases.length).toBeGreaterThanOrEqual(50);
  const view = await replay({ version: 1 });
  expect(view.differing).toEqual([]);
  expect(view).toMatchObject({ compared: cases.length, same: cases.length, left: 0 });
});

/** The source the house runs, changed. */
function draft(change: (definition: JsonObject) => void): JsonObject {
  const found = readDefinitions(ROOT).processes.find(({ key }) => key === RELIEF)?.source as VersionSource;
  const { definition, ...rest } = structuredClone(found);
  change(definition as JsonObject);
  return { definition, ...rest } as unknown as JsonObject;
}

const idsOf = (items: { case: string }[]): string[] => items.map((item) => item.case).sort();

test('a draft with a lower standard is refused just the opinions above it', async () => {
  const source = draft((definition) => {
    const { rules } = (definition.tables as { relief_standard: { rules: { then: string[] }[] } })
      .relief_standard;
    for (const rule of rules) rule.then[0] = '1';
  });
  const expected = cases.filter(({ data, records }) =>
    records.some(
      ({ step, data: block }) =>
        step === 'street_opinion' &&
        block.result === '同意' &&
        Number(block.amount) > 1 &&
        block.override_reason === undefined &&
        (data.proposal as JsonObject).maximum !== null,
    ),
  );
  expect(expected.length).toBeGreaterThan(0);
  expect(expected.length).toBeLessThan(cases.length);
  const view = await replay({ source });
  expect(idsOf(view.differing)).toEqual(expected.map(({ id }) => id).sort());
  for (const item of view.differing) {
    expect(item.differs).toEqual(['refused']);
    expect(item.stopped).toMatch(/^「审核」的「.+」：拟救助.+高于标准0\.01元/);
  }
});

test('a draft with a longer publicity delays just the cases whose publicity has run out', async () => {
  const source = draft((definition) => {
    const days = '"period":{"wd":"params.publicity_days"},"when":"publishable"';
    const text = JSON.stringify(definition.machine);
    expect(text).toContain(days);
    definition.machine = JSON.parse(
      text.replace(days, days.replace('params.publicity_days', '12')),
    ) as JsonObject;
  });
  const expected = cases.filter((c) =>
    noticeSlot.of(c).some(({ kind, ended }) => kind === 'publicity' && ended),
  );
  const view = await replay({ source });
  expect(idsOf(view.differing)).toEqual(expected.map(({ id }) => id).sort());
});

test('a draft that books twice as much differs in just the amounts that were granted', async () => {
  const source = draft((definition) => {
    const computed = definition.computed as { paid_total: string };
    computed.paid_total = `2 * (${computed.paid_total})`;
  });
  const rows = await house.context.store.find<LedgerDoc>('ledger', {
    filter: { ledger: 'temporary_relief' },
    limit: 1000,
  });
  const granted = rows.filter(
    ({ case: id, data }) => cases.some((c) => c.id === id) && Number(data.amount) > 0,
  );
  expect(granted.length).toBeGreaterThan(0);
  const view = await replay({ source });
  expect(idsOf(view.differing)).toEqual([...new Set(granted.map((row) => row.case))].sort());
  for (const { was, would, differs } of view.differing) {
    expect(differs).toEqual(['amount']);
    expect(would?.amount).toBe(2 * (was.amount as number));
  }
});

test('a draft that asks somebody else is refused where they were never asked', async () => {
  const source = draft((definition) => {
    const { states } = definition.machine as {
      states: Record<string, { meta: { task: { seats: JsonObject[] } } }>;
    };
    states.street_decision!.meta.task.seats[0]!.role = 'county_civil_approver';
  });
  const expected = cases.filter(({ records }) => records.some(({ step }) => step === 'street_decision'));
  const view = await replay({ source });
  expect(idsOf(view.differing)).toEqual(expected.map(({ id }) => id).sort());
  expect(view.differing[0]?.stopped).toMatch(/^「乡镇（街道）审批」的「.+」：这项待办不由您办理$/);
});

test('some of them, and how many are left', async () => {
  const [first, second] = cases.map(({ id }) => id);
  expect(
    await replay({ cases: [first as string, second as string, first as string, 'nobody'] }),
  ).toMatchObject({
    compared: 2,
    left: 0,
  });
  expect(await replay({ limit: 3 })).toMatchObject({ compared: 3, left: cases.length - 3 });
  expect(await replay({ since: '2999-01-01' })).toMatchObject({ compared: 0, left: 0 });
});

test('a case of which an older program kept too little is counted apart', async () => {
  const { store } = house.context;
  const [{ id } = { id: '' }] = cases;
  const [begun] = await store.find<RecordDoc>('events', {
    filter: { case: id },
    sort: { by: 'seq', dir: 1 },
    limit: 1,
  });
  const { events, ...rest } = begun as RecordDoc;
  await store.set('events', {
    ...rest,
    events: events.map(({ given: _given, command: _command, ...event }) => event),
  });
  expect(await replay({ cases: [id] })).toEqual({
    compared: 0,
    same: 0,
    differing: [],
    left: 0,
    unreplayable: 1,
  });
  await store.set('events', begun as RecordDoc);
  expect(await replay({ cases: [id] })).toMatchObject({ compared: 1, unreplayable: 0 });
});

test.each([
  [{ since: 'gestern' }, 422, 'since'],
  [{ limit: 0 }, 422, 'limit'],
  [{ source: { definition: {}, forms: {}, groups: {} } }, 422, undefined],
  [{ version: 99 }, 404, undefined],
])('%j is refused', async (body, status, path) => {
  expect(await admin.post(AT, body)).toMatchObject({ status, body: path ? { path } : {} });
});

test('is for those who design, and writes nothing', async () => {
  const clerk = await house.as('township_window');
  expect((await clerk.post(AT, {})).status).toBe(403);
  expect((await house.anyone.post(AT, {})).status).toBe(401);
  expect(
    await house.context.store.find<CaseDoc>('cases', { filter: { process: RELIEF }, limit: 1000 }),
  ).toEqual(cases);
});
