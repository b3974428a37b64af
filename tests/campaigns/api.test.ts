/** Campaigns over HTTP: ordered, counted by region, urged, added to; not for everybody. */
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Page } from '../../core/api.ts';
import type { CaseStarted } from '../../core/api.ts';
import type { CampaignItem, CampaignRow, CampaignView } from '../../core/contract/shapes/campaign.ts';
import { levelOf } from '../../core/values/region.ts';
import { loadCounty } from '../../server/seeding/county.ts';
import type { CaseDoc, MessageDoc } from '../../server/store/documents.ts';
import { houseWith } from '../patterns/house.ts';
import { ROOT, type TestServer } from '../support/app.ts';
import { DEFINITIONS } from './definitions.ts';

const MONDAY = '2026-03-02T01:00:00.000Z';
const { county } = loadCounty(ROOT);
const codes = [...county.regions.keys()];
const counties = codes.filter((code) => levelOf(code) === 'county');
const sheets = [...county.regions].filter(
  ([code, name]) => levelOf(code) === 'village' && !name.endsWith('社区'),
);

let house: TestServer;
beforeAll(async () => {
  house = await houseWith(DEFINITIONS);
});
beforeEach(() => house.reset(MONDAY));

async function round(): Promise<CampaignItem> {
  const clerk = await house.as('city_civil_clerk');
  const { body } = await clerk.post<CaseStarted>('/api/cases', { process: 'round', data: {} });
  const approver = await house.as('city_civil_approver');
  const act = await approver.post(`/api/cases/${body.id}/actions`, {
    step: 'approval',
    action: 'complete',
    data: {},
  });
  expect(act.status).toBe(200);
  const list = await approver.get<{ items: CampaignItem[] }>('/api/admin/campaigns');
  return list.body.items.find(({ holder }) => holder?.id === body.id) as CampaignItem;
}

test('a round is counted over all its levels, region by region', async () => {
  const { id } = await round();
  const approver = await house.as('city_civil_approver');
  const { body: top } = await approver.get<CampaignView>(`/api/admin/campaigns/${id}`);
  expect(top).toMatchObject({ state: 'opened', rows: counties.length, left: 0, runs: false });
  expect(top.counts).toMatchObject({
    total: counties.length,
    new: counties.length,
    held: counties.length,
    late: 0,
  });
  expect(top.regions.map(({ region }) => region).sort()).toEqual(counties.sort());
  const { body: deep } = await approver.get<CampaignView>(
    `/api/admin/campaigns/${id}?deep=true&under=990101`,
  );
  expect(deep.counts.total).toBe(counties.length + sheets.length);
  expect(deep.under.map(({ region }) => region)).toEqual(['9901', '990101']);
  const here = sheets.filter(([code]) => code.startsWith('990101001'));
  expect(deep.regions.find(({ region }) => region === '990101001')?.counts.total).toBe(here.length);
});

test('what a county has sent in, and what is late, is found', async () => {
  const { id } = await round();
  const admin = await house.as('admin');
  await admin.post('/api/admin/clock', { now: '2026-04-03T01:00:00.000Z' });
  const approver = await house.as('city_civil_approver');
  const rows = await approver.get<Page<CampaignRow>>(
    `/api/admin/campaigns/${id}/rows?deep=true&late=true&region=990101001&limit=2`,
  );
  expect(rows.body.items).toHaveLength(2);
  expect(rows.body.items[0]).toMatchObject({
    standing: 'new',
    standingWord: '未开始',
    held: true,
    late: true,
  });
  const next = await approver.get<Page<CampaignRow>>(
    `/api/admin/campaigns/${id}/rows?deep=true&late=true&region=990101001&limit=2&cursor=${rows.body.next}`,
  );
  expect(next.body.items[0]?.case).not.toBe(rows.body.items[0]?.case);
});

test('who runs it has everybody reminded who is waited for, and nobody else may', async () => {
  await round();
  const approver = await house.as('county_civil_approver');
  const { body } = await approver.get<{ items: CampaignItem[] }>('/api/admin/campaigns');
  const villages = body.items.find(({ process }) => process === 'village-sheet') as CampaignItem;
  expect((await approver.get<CampaignView>(`/api/admin/campaigns/${villages.id}`)).body.runs).toBe(true);
  const before = await house.context.store.count('messages', {});
  const reminded = await approver.post<{ total: number }>(
    `/api/admin/campaigns/${villages.id}/reminders`,
    {},
  );
  expect(reminded).toMatchObject({
    status: 202,
    body: { total: sheets.filter(([code]) => code.startsWith('990101')).length },
  });
  expect((await house.context.store.count('messages', {})) - before).toBe(reminded.body.total);
  const [one] = await house.context.store.find<MessageDoc>('messages', { limit: 1 });
  expect(one?.to.length).toBeGreaterThan(0);
  const clerk = await house.as('county_civil_clerk');
  expect((await clerk.post(`/api/admin/campaigns/${villages.id}/reminders`, {})).status).toBe(403);
  expect((await (await house.as('applicant')).get(`/api/admin/campaigns/${villages.id}`)).status).toBe(403);
});

test('who comes late is added once, and what is there stays', async () => {
  await round();
  const approver = await house.as('county_civil_approver');
  const { body } = await approver.get<{ items: CampaignItem[] }>('/api/admin/campaigns');
  const villages = body.items.find(({ process }) => process === 'village-sheet') as CampaignItem;
  const total = async (): Promise<number> =>
    (await approver.get<CampaignView>(`/api/admin/campaigns/${villages.id}`)).body.counts.total;
  const before = await total();
  const late = {
    rows: [
      { region: '990101001006', name: '青石' },
      { region: '990101001001', name: '青石村' },
    ],
  };
  expect((await approver.post(`/api/admin/campaigns/${villages.id}/rows`, late)).status).toBe(202);
  expect((await approver.post(`/api/admin/campaigns/${villages.id}/rows`, late)).status).toBe(202);
  expect((await approver.post(`/api/admin/campaigns/${villages.id}/rows`, {})).status).toBe(202);
  expect(await total()).toBe(before + 1);
});

test('an administrator orders one that no case holds: from a register, from rows; once a request', async () => {
  const admin = await house.as('admin');
  const body = {
    process: 'village-sheet',
    label: '抽查',
    from: { regions: 'village', under: '990101001' },
    data: { village: 'row.region' },
    requestId: 'r1',
  };
  const first = await admin.post<CampaignView>('/api/admin/campaigns', body);
  expect(first.status, JSON.stringify(first.body)).toBe(201);
  const { body: again } = await admin.post<CampaignView>('/api/admin/campaigns', body);
  expect(again.id).toBe(first.body.id);
  expect(again.counts.total).toBe(
    codes.filter((code) => code.length === 12 && code.startsWith('990101001')).length,
  );
  const listed = await admin.post<CampaignView>('/api/admin/campaigns', {
    process: 'village-sheet',
    rows: [
      { id: 'a', village: '990101001001' },
      { id: 'b', village: '990101001002' },
      { id: 'a', village: '990101001003' },
    ],
    data: { village: 'row.village' },
  });
  const read = await admin.get<CampaignView>(`/api/admin/campaigns/${listed.body.id}`);
  expect(read.body.counts.total).toBe(2);
  const opened = await house.context.store.find<CaseDoc>('cases', {
    filter: { 'member.of': listed.body.id },
  });
  expect(opened.map(({ member }) => member?.row).sort()).toEqual(['a', 'b']);
  expect(opened[0]?.member).toMatchObject({ line: [listed.body.id] });
});

test('what cannot be opened is left with its reason, the others go on', async () => {
  const admin = await house.as('admin');
  const { body } = await admin.post<CampaignView>('/api/admin/campaigns', {
    process: 'village-sheet',
    rows: [
      { id: 'a', village: '000000000000' },
      { id: 'b', village: '990101001002' },
    ],
    data: { village: 'row.village' },
  });
  const read = await admin.get<CampaignView>(`/api/admin/campaigns/${body.id}`);
  expect(read.body).toMatchObject({ rows: 2, left: 1, counts: { total: 1 } });
  for (const wrong of [
    { process: 'nothing', rows: [] },
    { process: 'village-sheet' },
    { process: 'village-sheet', rows: [], where: '1 +' },
    { process: 'village-sheet', rows: [], due: 'soon' },
  ])
    expect([404, 422]).toContain((await admin.post('/api/admin/campaigns', wrong)).status);
  expect(
    (
      await (
        await house.as('county_civil_approver')
      ).post('/api/admin/campaigns', { process: 'village-sheet', rows: [] })
    ).status,
  ).toBe(403);
});
