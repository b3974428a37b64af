/**
 * The one door: every call that reads, for somebody of every role, walked for the numbers and names of persons put into two
 * cases. Only who files or handles a case, and the office that pays it, may find any; everybody else finds stars.
 */
import ExcelJS from 'exceljs';
import { beforeAll, expect, test } from 'vitest';
import { calls } from '../../core/contract/index.ts';
import type { CaseView } from '../../core/api.ts';
import type { CaseDoc, UserDoc } from '../../server/store/documents.ts';
import { openHouse, type TestServer } from '../support/app.ts';
import type { Client } from '../support/http.ts';
import { begun, idNumber, played, single, taskOf } from './fixtures.ts';

/** Definitions, whose samples are nobody's, and accounts by name. */
const NAMED = /\/processes\/|demo-accounts|admin\/people/;
const VILLAGE = '990101001001';
/** Of the paid case: ids of all members, the phone, the card; and of the one just filed. */
const PAID = ['990101198711050037', '990101199002280045', '13800000037', '王某军'];
const CARD = '6217990101000000010';
const FILED = [idNumber(77), '甲某七'];

let house: TestServer;
let paid: CaseDoc;
let filed: CaseDoc;
let people: UserDoc[];
let paths: string[];

beforeAll(async () => {
  house = await openHouse();
  const { store } = house.context;
  const load = async (id: string): Promise<CaseDoc> => (await store.get<CaseDoc>('cases', id)) as CaseDoc;
  paid = await load(await played(house, 'general-street'));
  const family = single(VILLAGE, '甲某七', idNumber(77));
  filed = await load((await begun(await house.as('applicant#2'), family)).id);
  people = onePerRole(await store.find<UserDoc>('users', { limit: 1000 }));
  paths = await readable();
}, 60_000);

/** Somebody of every set of roles who has to do with the village. */
function onePerRole(users: UserDoc[]): UserDoc[] {
  const near = users.filter((user) => user.positions.some(({ region }) => VILLAGE.startsWith(region)));
  return [...new Map(near.map((user) => [user.positions.map(({ role }) => role).join(), user])).values()];
}

/** The address of every call that reads, for both cases. */
async function readable(): Promise<string[]> {
  const admin = await house.as('admin');
  const view = (await admin.get<CaseView>(`/api/cases/${paid.id}`)).body;
  const task = (await taskOf(await house.as('township_window'), filed.id)).id;
  const files = await house.context.store.find('documents', { filter: { case: paid.id }, limit: 5 });
  const ids: Record<string, string[]> = {
    '/api/cases/': [paid.id, filed.id],
    '/api/tasks/': [task],
    '/api/documents/': files.map(({ _id }) => _id),
    '/api/public/notices/': view.notices.map(({ id }) => id),
    '/api/admin/jobs/': ['none'],
    '/api/files/': ['none'],
  };
  const keys = ['temporary-relief', 'temporary_relief', 'referrals', 'relief_reserve'];
  const found = calls.flatMap(({ address, answers }) => {
    const [method, path] = address.split(' ') as [string, string];
    if (method !== 'GET' || '101' in answers) return [];
    const known = Object.entries(ids).find(([prefix]) => path.startsWith(`${prefix}:id`))?.[1] ?? ['none'];
    const inPlace = known.map((id) => path.replace(':id', id));
    return inPlace.flatMap((one) =>
      one.includes(':key') ? keys.map((key) => one.replace(':key', key)) : [one],
    );
  });
  return [
    ...found.map((path) => path.replace(':version', '1')),
    ...[paid.id, filed.id].map((id) => `/cases/${id}/archive`),
    '/api/cases?limit=200',
    '/api/cases?q=王',
    '/api/tasks?box=done&limit=200',
    '/api/messages?limit=200',
    '/api/ledgers/temporary_relief?limit=200',
    '/public',
  ];
}

async function textOf(client: Client, path: string): Promise<string> {
  if (!path.endsWith('.xlsx'))
    return JSON.stringify((await client.get(path)).body, (key, value: unknown) =>
      // forms carry an example, which is nobody's secret
      ['form', 'forms', 'groups', 'source', 'sample'].includes(key) ? undefined : value,
    );
  const answer = await fetch(client.url + path, { headers: { cookie: client.cookies } });
  if (answer.status !== 200) return '';
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await answer.arrayBuffer());
  return JSON.stringify(book.worksheets.map((sheet) => sheet.getSheetValues()));
}

/** Whether somebody files or handles a case, or is asked now. */
function handles(c: CaseDoc, user: UserDoc): boolean {
  return (
    c.records.some(({ by }) => by.user === user._id) ||
    c.activities.some(({ tasks }) =>
      tasks.some((task) => task.candidates.some((key) => user.posts.includes(key))),
    )
  );
}

test('no call tells anybody a number or a name of persons whose case they neither file nor handle', async () => {
  const told: string[] = [];
  for (const user of people) {
    const client = await house.as(user.username);
    const pays = user.posts.includes('township_finance@990101001');
    const secrets = [
      ...(handles(paid, user) || pays ? [] : PAID),
      ...(handles(paid, user) || handles(filed, user) || pays ? [] : [CARD]),
      // who pays reads the name of whom, and no number of theirs
      ...(pays ? PAID.slice(0, 3) : []),
      ...(handles(filed, user) ? [] : FILED),
    ];
    for (const path of paths.filter((one) => !NAMED.test(one))) {
      const text = await textOf(client, path);
      for (const secret of secrets)
        if (text.includes(secret)) told.push(`${user.username} ${path}: ${secret}`);
    }
  }
  expect(people.length).toBeGreaterThan(40);
  expect(told).toEqual([]);
}, 240_000);

test('who handles a case reads it in full, its rows in the ledger too', async () => {
  const { body } = await (await house.as('township_reviewer')).get<CaseView>(`/api/cases/${paid.id}`);
  expect(body.data).toMatchObject({ applicant: { id_no: PAID[0] } });
  expect(body.ledger[0]).toMatchObject({ masked: [], data: { id_no: PAID[0], applicant: '王某军' } });
});

test('who oversees reads a row of the ledger masked, and in full with a reason', async () => {
  const supervisor = await house.as('supervisor');
  const { body } = await supervisor.get<CaseView>(`/api/cases/${paid.id}`);
  expect(body.ledger[0]?.masked).toEqual(expect.arrayContaining(['applicant', 'id_no', 'household']));
  const look = { paths: ['ledger.0.id_no'], reason: '核对发放对象' };
  const answer = await supervisor.post(`/api/cases/${paid.id}/looks`, look);
  expect(answer).toMatchObject({ status: 200, body: { data: { 'ledger.0.id_no': PAID[0] } } });
});

test('who pays is told of no case what their view hides, in its title either', async () => {
  const finance = await house.as('county_finance');
  for (const path of ['/api/cases?limit=200', `/api/cases/${paid.id}`, `/api/cases/${filed.id}`]) {
    const text = await textOf(finance, path);
    expect(text, path).not.toContain('火灾');
    expect(text, path).toContain('临时救助');
  }
});
