/** What the public reads and says: masked, white-listed, in time. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { NoticeItem, Page, TrackView } from '../../core/api.ts';
import { openHouse, type TestServer } from '../support/app.ts';
import { played } from './fixtures.ts';

let house: TestServer;
let id: string;
beforeAll(async () => {
  house = await openHouse();
  id = await played(house, 'general-street', 'street_decision');
}, 60_000);

async function board(query = ''): Promise<NoticeItem[]> {
  const { status, body } = await house.anyone.get<Page<NoticeItem>>(`/api/public/notices?limit=200${query}`);
  expect(status).toBe(200);
  return body.items;
}

const OBJECTION = {
  objector_name: '李某花',
  phone: '13900001234',
  content: '他家在县城另有一套住房，没有写进申请。',
};

describe('a notice', () => {
  test('shows what the white-list names, names masked, and nothing else', async () => {
    const [notice] = await board();
    expect(notice?.fields.map((field) => field.name)).toEqual([
      'name',
      'village',
      'persons',
      'type',
      'amount',
      'period',
      'phone',
    ]);
    expect(notice?.fields[0]).toMatchObject({ label: expect.any(String) as string, value: '王**' });
    expect(notice).not.toHaveProperty('caseId');
    const text = JSON.stringify(await board());
    for (const secret of [
      '王某军',
      '990101198711050037',
      '6217990101000000010',
      '一组12号',
      '赵某兰',
      '火灾',
    ])
      expect(text, secret).not.toContain(secret);
  });

  test('says in its title whose it is, by the masked name, so that two notices of a village differ', async () => {
    const [notice] = await board();
    expect(notice?.title).toBe('青石村王**临时救助公示');
  });

  test('is the same on its page', async () => {
    const [notice] = await board();
    const page = await house.anyone.get<string>(`/public/notices/${notice?.id}`);
    expect(page.status).toBe(200);
    expect(page.body).toContain('王**');
    expect(page.body).not.toContain('王某军');
  });

  test('is on the board of its village, town and county, not on others', async () => {
    for (const region of ['990101', '990101001', '990101001001'])
      expect(await board(`&region=${region}`), region).toHaveLength(1);
    for (const region of ['990102', '990101002', '990101001002', '9901010010011'])
      expect(await board(`&region=${region}`), region).toEqual([]);
  });
});

describe('an objection', () => {
  test('in time is taken, without a login, and its number is the receipt', async () => {
    const other = await openHouse();
    await played(other, 'objection-unfounded-early', 'objection_check');
    const [notice] = (await other.anyone.get<Page<NoticeItem>>('/api/public/notices')).body.items;
    const answer = await other.anyone.post(`/api/public/notices/${notice?.id}/objections`, OBJECTION);
    expect(answer).toMatchObject({
      status: 201,
      body: { id: expect.any(String) as string, receivedAt: expect.any(String) as string },
    });
  });

  test('without content names the field', async () => {
    const other = await openHouse();
    await played(other, 'objection-unfounded-early', 'objection_check');
    const [notice] = (await other.anyone.get<Page<NoticeItem>>('/api/public/notices')).body.items;
    const answer = await other.anyone.post(`/api/public/notices/${notice?.id}/objections`, {});
    expect(answer).toMatchObject({ status: 422, body: { path: 'content' } });
  });

  test('after the period is refused with the reason', async () => {
    const [notice] = await board();
    expect(notice?.open).toBe(false);
    const answer = await house.anyone.post(`/api/public/notices/${notice?.id}/objections`, OBJECTION);
    expect(answer).toMatchObject({ status: 409, body: { code: 'notice_closed' } });
  });

  test('never tells the filer, the village or the board who objected', async () => {
    const other = await openHouse();
    const objected = await played(other, 'objection-unfounded-early', 'objection_check');
    const [notice] = (await other.anyone.get<Page<NoticeItem>>('/api/public/notices')).body.items;
    expect((await other.anyone.post(`/api/public/notices/${notice?.id}/objections`, OBJECTION)).status).toBe(
      201,
    );
    for (const username of ['applicant', 'village_director', 'relief_assistant']) {
      const client = await other.as(username);
      const pages = [
        `/api/cases/${objected}`,
        `/api/cases/${objected}/events?limit=200`,
        `/cases/${objected}/archive`,
      ];
      for (const page of pages) {
        const text = JSON.stringify((await client.get(page)).body);
        for (const secret of ['李某花', '13900001234', '另有一套住房'])
          expect(text, `${username} ${page} ${secret}`).not.toContain(secret);
      }
    }
  });
});

describe('never on the board', () => {
  test.each(['minor-never-published', 'violence-never-published', 'emergency-small-not-published'])(
    '%s',
    async (name) => {
      const other = await openHouse();
      await played(other, name);
      const { body } = await other.anyone.get<Page<NoticeItem>>('/api/public/notices?limit=200');
      expect(body.items).toEqual([]);
      expect((await other.anyone.get<string>('/public')).body).not.toContain('临时救助公示');
    },
  );

  test('a notice taken down when the application was withdrawn', async () => {
    const other = await openHouse();
    const withdrawn = await played(other, 'withdraw-before-decision');
    const { body } = await (
      await other.as('admin')
    ).get<{ notices: { id: string }[] }>(`/api/cases/${withdrawn}`);
    expect(body.notices).toHaveLength(1);
    expect((await other.anyone.get(`/api/public/notices/${body.notices[0]?.id}`)).status).toBe(404);
    expect((await other.anyone.get(`/public/notices/${body.notices[0]?.id}`)).status).toBe(404);
  });

  test('a notice of a case that was terminated', async () => {
    const other = await openHouse();
    const running = await played(other, 'objection-unfounded-early', 'objection_check');
    const terminated = await (
      await other.as('county_civil_approver')
    ).post(`/api/cases/${running}/actions`, { action: 'terminate', comment: '重复立案' });
    expect(terminated.status).toBe(200);
    expect((await other.anyone.get<Page<NoticeItem>>('/api/public/notices')).body.items).toEqual([]);
  });

  test('a notice whose time on the board is over', async () => {
    const other = await openHouse();
    await played(other, 'general-street');
    await (await other.as('admin')).post('/api/admin/clock', { now: '2026-07-01T00:00:00+08:00' });
    expect((await other.anyone.get<Page<NoticeItem>>('/api/public/notices')).body.items).toEqual([]);
  });
});

describe('asking where a case stands', () => {
  test('takes its number and the end of an identity number in it', async () => {
    const { body } = await (await house.as('applicant')).get<{ caseNo: string }>(`/api/cases/${id}`);
    const { status, body: found } = await house.anyone.get<TrackView>(
      `/api/public/track?caseNo=${body.caseNo}&idLast4=0037`,
    );
    expect(status).toBe(200);
    expect(found).toMatchObject({ caseNo: body.caseNo, processTitle: '临时救助' });
    expect(found.route.some((stop) => stop.state === 'current')).toBe(true);
    expect(JSON.stringify(found)).not.toContain('王某军');
  });

  test.each(['9999', '', '037', '%', '00370037'])(
    'with %j for the number’s end finds nothing',
    async (last) => {
      const { body } = await (await house.as('applicant')).get<{ caseNo: string }>(`/api/cases/${id}`);
      const { status } = await house.anyone.get(
        `/api/public/track?caseNo=${body.caseNo}&idLast4=${encodeURIComponent(last)}`,
      );
      expect(status).toBe(404);
    },
  );
});
