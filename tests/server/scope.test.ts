/** Everybody sees their own region and their own business, in every list. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '../../core/api.ts';
import { openHouse, type TestServer } from '../support/app.ts';
import { begun, played, RELIEF, single } from './fixtures.ts';

/** Cases: `here` in 青石村 (990101001001), decided and paid; `near` in 大坪村 of the same town; `there` in 柳泉村 of the other county. */
let house: TestServer;
let here: string;
let near: string;
let there: string;
beforeAll(async () => {
  house = await openHouse();
  here = await played(house, 'general-street');
  near = (
    await begun(
      await house.as('applicant@990101001002'),
      single('990101001002', '马桂霞', '990101198611178025'),
    )
  ).id;
  there = (
    await begun(
      await house.as('applicant@990102001001'),
      single('990102001001', '万文娟', '990102196712123880'),
    )
  ).id;
}, 60_000);

async function cases(username: string, query = ''): Promise<string[]> {
  const { status, body } = await (
    await house.as(username)
  ).get<Page<{ id: string }>>(`/api/cases?limit=200${query}`);
  expect(status).toBe(200);
  return body.items.map((item) => item.id);
}

async function tasks(username: string): Promise<string[]> {
  const { body } = await (await house.as(username)).get<Page<{ caseId: string }>>('/api/tasks?limit=200');
  return body.items.map((item) => item.caseId);
}

describe('a county', () => {
  test('sees its own cases and none of the next county’s', async () => {
    expect((await cases('county_civil_clerk')).sort()).toEqual([here, near].sort());
    expect(await cases('county_civil_clerk@990102')).toEqual([there]);
  });

  test('does not get at the next county’s by asking for its region, number or id', async () => {
    const clerk = await house.as('county_civil_clerk@990102');
    expect(await cases('county_civil_clerk@990102', '&region=990101')).toEqual([]);
    expect(await cases('county_civil_clerk@990102', '&region=990101001001')).toEqual([]);
    expect(await cases('county_civil_clerk@990102', '&region=99')).toEqual([there]);
    expect(await cases('county_civil_clerk@990102', '&q=990101-LS')).toEqual([]);
    for (const path of ['', '/events'])
      expect((await clerk.get(`/api/cases/${here}${path}`)).status).toBe(403);
    expect((await clerk.post(`/api/cases/${here}/actions`, { action: 'urge' })).status).toBe(403);
    expect(
      (await clerk.post(`/api/cases/${here}/looks`, { paths: ['applicant.id_no'], reason: '核对身份' }))
        .status,
    ).toBe(403);
  });

  test('has its own rows in the ledger only', async () => {
    const rows = async (username: string, query = ''): Promise<unknown[]> =>
      (await (await house.as(username)).get<Page<unknown>>(`/api/ledgers/temporary_relief?limit=200${query}`))
        .body.items;
    expect(await rows('county_civil_clerk')).toHaveLength(1);
    expect(await rows('county_civil_clerk@990102')).toEqual([]);
    expect(
      (await (await house.as('county_civil_clerk@990102')).get('/api/ledgers/temporary_relief?region=990101'))
        .status,
    ).toBe(403);
    const sheet = await (
      await house.as('county_civil_clerk@990102')
    ).get('/api/ledgers/temporary_relief/export.xlsx?region=990101');
    expect(sheet.status).toBe(403);
  });

  test('may not read documents or the archive of the next county’s cases', async () => {
    const { body } = await (
      await house.as('county_civil_clerk')
    ).get<{ documents: { id: string }[] }>(`/api/cases/${here}`);
    const stranger = await house.as('county_civil_clerk@990102');
    expect(body.documents.length).toBeGreaterThan(0);
    expect((await stranger.get(`/api/documents/${body.documents[0]?.id}`)).status).toBe(403);
    expect((await stranger.get(`/cases/${here}/archive`)).status).toBe(403);
    expect(
      (await (await house.as('county_civil_clerk')).get(`/api/documents/${body.documents[0]?.id}`)).status,
    ).toBe(200);
  });
});

describe('a village', () => {
  test('sees its own cases, not those of the next village', async () => {
    expect(await cases('village_director')).toEqual([here]);
    expect(await cases('village_director@990101001002')).toEqual([near]);
    expect((await (await house.as('village_director@990101001002')).get(`/api/cases/${here}`)).status).toBe(
      403,
    );
  });
});

describe('a town', () => {
  test('sees the cases of its villages', async () => {
    expect((await cases('township_window')).sort()).toEqual([here, near].sort());
    expect(await cases('township_window@990101002')).toEqual([]);
  });

  test('has the tasks of its own cases only', async () => {
    expect(await tasks('township_window')).toEqual([near]);
    expect(await tasks('township_window@990101002')).toEqual([]);
    expect(await tasks('township_window@990102001')).toEqual([there]);
  });
});

describe('an applicant', () => {
  test('sees what they filed and nothing of the neighbours', async () => {
    expect(await cases('applicant')).toEqual([here]);
    expect(await cases('applicant#2')).toEqual([]);
    expect(await cases('applicant#2', '&region=990101001001')).toEqual([]);
    expect((await (await house.as('applicant#2')).get(`/api/cases/${here}`)).status).toBe(403);
  });

  test('reads no ledger', async () => {
    expect((await (await house.as('applicant')).get('/api/ledgers/temporary_relief')).status).toBe(403);
  });

  test('cannot act on a neighbour’s case, whatever it is called', async () => {
    const neighbour = await house.as('applicant#2');
    for (const body of [
      { action: 'withdraw', data: {} },
      { action: 'complete', step: 'acceptance', data: {} },
    ]) {
      expect((await neighbour.post(`/api/cases/${near}/actions`, body)).status).toBe(403);
    }
  });

  test('cannot urge a neighbour’s task, nor somebody from elsewhere', async () => {
    const { body } = await (await house.as('township_window')).get<Page<{ id: string }>>('/api/tasks');
    for (const username of ['applicant#2', 'county_civil_clerk@990102', 'county_justice_clerk']) {
      expect(
        (await (await house.as(username)).post(`/api/tasks/${body.items[0]?.id}/actions`, { action: 'urge' }))
          .status,
      ).toBe(403);
    }
    expect(
      (
        await (
          await house.as('applicant@990101001002')
        ).post(`/api/tasks/${body.items[0]?.id}/actions`, { action: 'urge' })
      ).status,
    ).toBe(200);
  });

  test('does not learn who works on a neighbour’s task', async () => {
    const { body } = await (await house.as('township_window')).get<Page<{ id: string }>>('/api/tasks');
    const id = body.items[0]?.id;
    expect((await (await house.as('applicant#2')).get(`/api/tasks/${id}`)).status).toBe(403);
    expect((await (await house.as('applicant#2')).get(`/api/tasks/${id}/colleagues`)).status).toBe(403);
    expect((await (await house.as('township_window')).get(`/api/tasks/${id}/colleagues`)).status).toBe(200);
  });
});

test('messages come to whom they are for', async () => {
  const texts = async (username: string): Promise<string> =>
    JSON.stringify((await (await house.as(username)).get('/api/messages?limit=200')).body);
  expect(await texts('applicant')).toContain('已受理');
  expect(await texts('applicant#2')).not.toContain('已受理');
  expect(await texts('county_civil_clerk@990102')).not.toContain('王**');
});

test('a role without any business in a process sees none of its cases', async () => {
  for (const username of ['county_justice_clerk', 'school', 'legal_adviser'])
    expect(await cases(username), username).toEqual([]);
  expect((await (await house.as('county_justice_clerk')).get(`/api/cases/${here}`)).status).toBe(403);
});

test('filters of lists narrow, they never widen', async () => {
  expect(await cases('county_civil_clerk', `&process=${RELIEF}&status=ended`)).toEqual([here]);
  expect(await cases('county_civil_clerk', '&process=relief-reserve-fund')).toEqual([]);
  expect(await cases('township_window', '&region=990101001002')).toEqual([near]);
  expect(await cases('county_civil_clerk', '&q=大坪村')).toEqual([near]);
});
