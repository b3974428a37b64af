/** An objection from the public page to who checks it, for a process that knows forms by the shared groups alone. */
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { CaseStarted, CaseView, NoticeItem, Page, TaskItem, TaskView } from '../../core/api.ts';
import { blankSource } from '../../core/versions/blank.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import { freshFolder, openHouse, ROOT, type TestServer } from '../support/app.ts';

const KEY = 'published';
const SAID = '他家在县城另有一套住房。';

let house: TestServer;
let caseId: string;
let notice: NoticeItem;

beforeAll(async () => {
  house = await openHouse({ root: await rootWithPublicity() });
  const applicant = await house.as('applicant');
  const started = await applicant.post<CaseStarted>('/api/cases', {
    process: KEY,
    data: { name: '王某军', region: '990101001001', reason: '需要办理' },
  });
  expect(started.status).toBe(201);
  caseId = started.body.id;
  const { body } = await house.anyone.get<Page<NoticeItem>>('/api/public/notices');
  notice = body.items[0]!;
}, 60_000);

async function rootWithPublicity(more: JsonObject = {}): Promise<string> {
  const root = await freshFolder();
  for (const folder of ['seeds', 'workflows/shared', 'forms/shared'])
    await cp(join(ROOT, folder), join(root, folder), { recursive: true });
  await cp(join(ROOT, 'workflows/roles.json'), join(root, 'workflows/roles.json'));
  await mkdir(join(root, `workflows/${KEY}`), { recursive: true });
  await mkdir(join(root, `forms/${KEY}`), { recursive: true });
  const { definition, forms } = blankSource(KEY, { title: '先公示' });
  const { machine } = definition as { machine: { states: JsonObject } };
  machine.states = {
    draft: machine.states.draft as JsonObject,
    // the blank process ends there
    done: {
      use: 'shared/publicity',
      with: {
        title: '"拟补助公示"',
        period: { wd: 3 },
        fields: [{ name: 'who', label: '申请人', value: 'mask_name(name)' }],
        objection_form: `${KEY}/objection`,
        check_role: 'township_investigator',
        check_form: `${KEY}/check`,
        ...more,
      },
      on: { unopposed: 'over', upheld: 'refused', unfounded: 'over' },
    },
    over: { type: 'final', meta: { label: '办结', end: 'done' } },
    refused: { type: 'final', meta: { label: '不予批准', end: 'refused' } },
  };
  const write = (file: string, content: unknown): Promise<void> =>
    writeFile(join(root, file), JSON.stringify(content));
  const using = (name: string, title: string, use: JsonObject, more: JsonObject): Promise<void> =>
    write(`forms/${KEY}/${name}.json`, {
      id: `${KEY}/${name}`,
      title,
      schema: { type: 'object', ...more },
      use,
    });
  await write(`workflows/${KEY}/process.json`, { ...definition, public: ['who'] });
  await write(`forms/${KEY}/application.json`, forms[`${KEY}/application`]);
  await using('objection', '提出异议', { opinion: 'shared/objection' }, { properties: { opinion: {} } });
  await using(
    'check',
    '异议核查',
    {},
    {
      required: ['finding', 'reply'],
      properties: {
        finding: { type: 'string', title: '核查结论', enum: ['属实', '部分属实', '不属实'] },
        reply: { type: 'string', title: '答复' },
      },
    },
  );
  return root;
}

const page = (): string => `/public/notices/${notice.id}/objection`;
const sent = (fields: Record<string, string>): Promise<Response> =>
  fetch(`${house.url}${page()}`, { method: 'POST', body: new URLSearchParams(fields) });

async function taskOf(role: string): Promise<TaskView> {
  const client = await house.as(role);
  const { body } = await client.get<Page<TaskItem>>('/api/tasks?box=todo');
  const { id } = body.items.find((task) => task.caseId === caseId)!;
  return (await client.get<TaskView>(`/api/tasks/${id}`)).body;
}

test('the public can write: the page asks for what the shared group asks for, and takes nothing empty', async () => {
  const { body } = await house.anyone.get<string>(page());
  expect(body).toContain('name="opinion.content"');
  expect((await sent({})).status).toBe(422);
  expect((await sent({ 'opinion.content': '  ' })).status).toBe(422);
});

test('who checks reads the objection, how to answer, and what it was made to', async () => {
  expect((await sent({ 'opinion.content': SAID, 'opinion.phone': '13900001234' })).status).toBeLessThan(400);
  const { about, stepLabel } = await taskOf('township_investigator');
  expect(stepLabel).toBe('异议核查');
  expect(about).toMatchObject({
    notice: { id: notice.id, title: '拟补助公示', fields: [{ label: '申请人', text: '王**' }] },
    objection: { data: { opinion: { content: SAID, phone: '13900001234' } } },
  });
  expect(about!.objection!.form!.id).toBe(`${KEY}/objection`);
});

test('the notice stays up meanwhile, and says nothing of who objected', async () => {
  const { body } = await house.anyone.get<NoticeItem>(`/api/public/notices/${notice.id}`);
  expect(body).toMatchObject({ open: true, ended: false });
  expect(JSON.stringify(body)).not.toContain(SAID);
});

test('it says where it is shown, on the page, the record and the task, and the list is filtered by it', async () => {
  const where = '公示范围：村（社区）公示栏、互联网';
  expect((await house.anyone.get<string>(`/public/notices/${notice.id}`)).body).toContain(where);
  const { about } = await taskOf('township_investigator');
  expect(about!.notice).toMatchObject({ rangeWords: '村（社区）公示栏、互联网' });
  const listed = async (range: string): Promise<number> =>
    (await house.anyone.get<Page<NoticeItem>>(`/api/public/notices?range=${range}`)).body.items.length;
  expect(await listed('village')).toBe(1);
  expect(await listed('county')).toBe(0);
  expect((await house.anyone.get<string>('/public?range=village')).body).toContain('拟补助公示');
  expect((await house.anyone.get<string>('/public?range=county')).body).not.toContain('拟补助公示');
});

test('what was found is heard, and the record keeps the words without who said them', async () => {
  const { id } = await taskOf('township_investigator');
  const investigator = await house.as('township_investigator');
  const done = await investigator.post(`/api/tasks/${id}/actions`, {
    action: 'complete',
    data: { finding: '属实', reply: '已核实' },
  });
  expect(done.status).toBe(200);
  const { body } = await investigator.get<CaseView>(`/api/cases/${caseId}`);
  expect(body).toMatchObject({ status: 'ended', outcome: 'refused' });
  expect(body.objections).toMatchObject([{ content: SAID, finding: '属实', reply: '已核实' }]);
  expect(JSON.stringify(body.objections)).not.toContain('13900001234');
});

test('found true, the notice stays up and says so, without an end and without taking more', async () => {
  const { status, body } = await house.anyone.get<string>(`/public/notices/${notice.id}`);
  expect(status).toBe(200);
  expect(body).toContain('异议属实，公示中止');
  expect(body).toContain('截止日待定');
  expect(body).not.toContain('我有异议');
  expect((await sent({ 'opinion.content': SAID })).status).toBe(409);
  const { body: list } = await house.anyone.get<string>('/public');
  expect(list).toContain('异议属实，公示中止');
});

test('what leaves the internet out is not on it, and takes nothing from there', async () => {
  const other = await openHouse({ root: await rootWithPublicity({ range: ['village', 'township'] }) });
  const applicant = await other.as('applicant');
  const started = await applicant.post<CaseStarted>('/api/cases', {
    process: KEY,
    data: { name: '王某军', region: '990101001001', reason: '需要办理' },
  });
  const { body } = await applicant.get<CaseView>(`/api/cases/${started.body.id}`);
  expect(body.notices).toMatchObject([{ rangeWords: '村（社区）公示栏、乡镇（街道）公示栏' }]);
  const { id } = body.notices[0]!;
  expect((await other.anyone.get<Page<NoticeItem>>('/api/public/notices')).body.items).toEqual([]);
  for (const page of [
    `/public/notices/${id}`,
    `/public/notices/${id}/objection`,
    `/api/public/notices/${id}`,
  ])
    expect((await other.anyone.get(page)).status, page).toBe(404);
  const filed = await other.anyone.post(`/api/public/notices/${id}/objections`, {
    opinion: { content: SAID },
  });
  expect(filed.status).toBe(404);
});
