/** What leaves a case: documents, ledger rows, and personal data before the eyes of those who do not handle it. */
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CaseView, Page } from '../../core/api.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import type { IssuedDoc } from '../../server/store/documents.ts';
import { openHouse, type TestServer } from '../support/app.ts';
import { begun, played } from './fixtures.ts';

const NAME = '王某军';
const ID_NO = '990101198711050037';
const CARD = '6217990101000000010';

let house: TestServer;
let ended: string;
let running: string;
beforeAll(async () => {
  house = await openHouse();
  ended = await played(house, 'general-street');
  running = (await begun(await house.as('applicant'))).id;
}, 60_000);

const seenBy = async (username: string, id: string): Promise<CaseView> =>
  (await (await house.as(username)).get<CaseView>(`/api/cases/${id}`)).body;

describe('documents', () => {
  const [all] = [() => house.context.store.find<IssuedDoc>('documents', { filter: { case: ended } })];

  test.each(['applicant', 'supervisor', 'county_civil_clerk', 'township_window'])(
    'are listed for and read by %s',
    async (username) => {
      const { documents } = await seenBy(username, ended);
      expect(documents.length).toBe((await all()).length);
      const answer = await (await house.as(username)).get(`/api/documents/${documents[0]?.id}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
    },
  );

  test.each(['village_director', 'relief_assistant', 'township_finance', 'county_finance'])(
    'are none of %s, from whom parts of the case are hidden',
    async (username) => {
      expect((await seenBy(username, ended)).documents).toEqual([]);
      for (const { _id } of await all())
        expect((await (await house.as(username)).get(`/api/documents/${_id}`)).status).toBe(403);
    },
  );

  test('are read by whom they are for', async () => {
    const [doc] = await all();
    const to = ['village_director@990101001001'];
    await house.context.store.set('documents', { ...(doc as IssuedDoc), to });
    expect((await (await house.as('village_director')).get(`/api/documents/${doc?._id}`)).status).toBe(200);
    expect((await (await house.as('relief_assistant')).get(`/api/documents/${doc?._id}`)).status).toBe(403);
    await house.context.store.set('documents', doc as IssuedDoc);
  });
});

describe('a ledger', () => {
  const rows = async (username: string): Promise<{ data: JsonObject }[]> =>
    (
      await (
        await house.as(username)
      ).get<Page<{ data: JsonObject }>>('/api/ledgers/temporary_relief?limit=200')
    ).body.items;
  async function sheet(username: string): Promise<string> {
    const { cookies } = await house.as(username);
    const answer = await fetch(`${house.url}/api/ledgers/temporary_relief/export.xlsx`, {
      headers: { cookie: cookies },
    });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await answer.arrayBuffer());
    return JSON.stringify(book.worksheets[0]?.getSheetValues());
  }

  // in full the row is read in its case, by who handles it or with a reason
  test.each(['county_civil_clerk', 'supervisor'])('is read by %s with persons masked', async (username) => {
    expect((await rows(username))[0]?.data).toMatchObject({ applicant: '王**', id_no: '990101********0037' });
    const text = await sheet(username);
    expect(text).not.toContain(ID_NO);
    expect(text).not.toContain(NAME);
    // columns and values in the words of the forms; an amount stays a number that can be added up, in yuan
    expect(text).toContain('证件号码');
    expect(text).toContain('1500');
    expect(text).not.toContain('150000');
  });

  test.each(['county_justice_clerk', 'school', 'city_justice_clerk'])(
    'is read by %s, who does not keep it, with persons masked',
    async (username) => {
      const [row] = await rows(username);
      expect(row?.data).toMatchObject({ applicant: '王**', id_no: '990101********0037', amount: 150000 });
      for (const text of [JSON.stringify(row), await sheet(username)])
        for (const secret of [ID_NO, NAME, CARD]) expect(text).not.toContain(secret);
    },
  );

  test.each(['applicant', 'agent', 'service_provider'])('is closed to %s', async (username) => {
    const client = await house.as(username);
    expect((await client.get('/api/ledgers/temporary_relief')).status).toBe(403);
    expect((await client.get('/api/ledgers/temporary_relief/export.xlsx')).status).toBe(403);
  });
});

describe('personal data of a case', () => {
  test.each(['supervisor', 'admin', 'township_approver', 'township_reviewer'])(
    'is masked for %s, who does not handle it',
    async (username) => {
      const view = await seenBy(username, running);
      expect(view.filer).toBe('王**');
      expect(view.data).toMatchObject({
        applicant: { name: '王**', id_no: '990101********0037' },
        bank: { card_no: '6217***********0010' },
      });
      const text = JSON.stringify({ ...view, form: null, forms: null });
      for (const secret of [ID_NO, CARD, `"who":"${NAME}"`]) expect(text, secret).not.toContain(secret);
    },
  );

  test.each(['township_window', 'applicant'])('is there for %s, who does', async (username) => {
    const view = await seenBy(username, running);
    expect(view.filer).toBe(NAME);
    expect(view.data).toMatchObject({ applicant: { name: NAME, id_no: ID_NO }, bank: { card_no: CARD } });
  });

  test('stays there for who has handled it', async () => {
    expect((await seenBy('township_window', ended)).data).toMatchObject({ applicant: { id_no: ID_NO } });
    expect((await seenBy('township_approver', ended)).data).toMatchObject({ applicant: { id_no: ID_NO } });
  });

  test('is shown to an overseer who says why, and that is recorded', async () => {
    const body = { paths: ['applicant.id_no'], reason: '核实举报' };
    const answer = await (await house.as('supervisor')).post(`/api/cases/${running}/looks`, body);
    expect(answer).toMatchObject({ status: 200, body: { data: { 'applicant.id_no': ID_NO } } });
    const looks = await house.context.store.find('looks', { limit: 100 });
    expect(looks.filter((look) => look.user === 'supervisor' && look.case === running)).toHaveLength(1);
  });
});

describe('the printed record', () => {
  test('names regions and posts, and has everything that happened', async () => {
    const page = await (await house.as('county_civil_approver')).get<string>(`/cases/${ended}/archive`);
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('private, no-store');
    expect(page.body).toContain('乡镇（街道）受理岗');
    expect(page.body).not.toContain('(township_');
    expect(page.body).toContain('青石村');
    expect(page.body).not.toContain('>990101001001<');
  });

  test('of a very long case too', async () => {
    const { store } = house.context;
    const [record] = await store.find('events', { filter: { case: ended }, limit: 1 });
    const more = Array.from({ length: 600 }, (_, n) => ({
      ...record,
      _id: `long:${n}`,
      seq: 10_000 + n,
      events: [{ ...(record?.events as JsonObject[])[0], id: `long:${n}`, seq: 10_000 + n }],
    }));
    await store.write(more.map((doc) => ({ op: 'append', doc }) as never));
    const page = await (await house.as('supervisor')).get<string>(`/cases/${ended}/archive`);
    expect(page.body.match(/提交申请/g)?.length ?? 0).toBeGreaterThan(600);
  });
});
