/** Notices of one case, each with its own form for objections, or none, and its own kinds of values. */
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { CaseStarted, CaseView, NoticeItem, Page } from '../../core/api.ts';
import { blankSource } from '../../core/versions/blank.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import { freshFolder, openHouse, ROOT, type TestServer } from '../support/app.ts';

const KEY = 'two-notices';

let house: TestServer;
let notices: Map<string, NoticeItem>;
let caseId: string;

beforeAll(async () => {
  house = await openHouse({ root: await rootWithTwoNotices() });
  const applicant = await house.as('applicant');
  const started = await applicant.post<CaseStarted>('/api/cases', {
    process: KEY,
    data: { name: '王某军', region: '990101001001', reason: '需要办理', standard: 73_500, clauses: 12 },
  });
  expect(started.status).toBe(201);
  caseId = started.body.id;
  const { body } = await house.anyone.get<Page<NoticeItem>>('/api/public/notices');
  notices = new Map(body.items.map((notice) => [notice.title, notice]));
}, 60_000);

/** Everything the house has, and one process more: boards at the same time. */
async function rootWithTwoNotices(): Promise<string> {
  const root = await freshFolder();
  await cp(join(ROOT, 'seeds'), join(root, 'seeds'), { recursive: true });
  await mkdir(join(root, `workflows/${KEY}`), { recursive: true });
  await mkdir(join(root, `forms/${KEY}`), { recursive: true });
  await cp(join(ROOT, 'workflows/roles.json'), join(root, 'workflows/roles.json'));
  const { definition, forms } = blankSource(KEY, { title: '两次公示' });
  const form = forms[`${KEY}/application`] as { schema: { properties: JsonObject } };
  Object.assign(form.schema.properties, {
    standard: { type: 'integer', format: 'money', title: '标准' },
    clauses: { type: 'integer', title: '条款' },
  });
  const machine = (definition as { machine: { states: JsonObject } }).machine;
  machine.states = {
    draft: machine.states['draft'] as JsonObject,
    done: {
      type: 'parallel',
      meta: { label: '公示' },
      states: {
        one: board('一榜', 'first', { name: 'standard', label: '月保障标准', value: 'standard' }),
        two: board('二榜', 'second', { name: 'clauses', label: '条款', value: 'clauses' }),
        three: board('三榜', null, { name: 'clauses', label: '条款', value: 'clauses' }),
      },
      onDone: 'over',
    },
    over: { type: 'final', meta: { label: '办结', end: 'done' } },
  };
  const write = (file: string, content: unknown): Promise<void> =>
    writeFile(join(root, file), JSON.stringify(content));
  await write(`workflows/${KEY}/process.json`, { ...definition, public: ['standard', 'clauses'] });
  await write(`forms/${KEY}/application.json`, form);
  await write(`forms/${KEY}/first.json`, objection('first', '对名单有什么意见'));
  await write(`forms/${KEY}/second.json`, objection('second', '对金额有什么意见'));
  return root;
}

function board(title: string, form: string | null, field: JsonObject): JsonObject {
  const open = `${form ?? 'no'}_open`;
  return {
    initial: open,
    states: {
      [open]: {
        meta: {
          label: title,
          notice: {
            kind: 'publicity',
            title: JSON.stringify(title),
            days: { wd: 3 },
            ...(form === null ? {} : { objections: `${KEY}/${form}` }),
            fields: [field],
          },
        },
        on: { 'notice.ended': `${form ?? 'no'}_over` },
      },
      [`${form ?? 'no'}_over`]: { type: 'final' },
    },
  };
}

function objection(name: string, title: string): JsonObject {
  const content = { type: 'string', title, 'x-widget': 'textarea' };
  return { id: `${KEY}/${name}`, title: '异议', schema: { type: 'object', properties: { content } } };
}

test.each([
  ['一榜', '对名单有什么意见'],
  ['二榜', '对金额有什么意见'],
])('an objection to %s is written on its own form', async (title, question) => {
  const path = `/public/notices/${notices.get(title)?.id}/objection`;
  const page = await house.anyone.get<string>(path);
  expect(page.status).toBe(200);
  expect(page.body).toContain(question);
  expect(page.body.match(/对(名单|金额)有什么意见/g)?.every((found) => found === question)).toBe(true);
  const refused = await fetch(`${house.url}${path}`, {
    method: 'POST',
    body: new URLSearchParams({ content: '' }),
  });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain(question);
});

test('a notice whose step names no form takes no objection and offers none', async () => {
  const notice = notices.get('三榜');
  expect(notice).toMatchObject({ open: false, ended: false });
  const board = await house.anyone.get<string>(`/public/notices/${notice?.id}`);
  expect(board.body).not.toContain('/objection');
  const path = `/public/notices/${notice?.id}/objection`;
  const page = await house.anyone.get<string>(path);
  expect(page.body).toContain('不能再提出异议');
  expect(page.body).not.toContain('<textarea');
  const sent = await fetch(`${house.url}${path}`, {
    method: 'POST',
    body: new URLSearchParams({ content: '他家在县城还有一套房子出租' }),
  });
  expect(sent.status).toBe(409);
});

test('a value is what its field says, on the board, on its page and in the record', async () => {
  expect(notices.get('一榜')?.fields).toMatchObject([{ text: '735.00 元', money: true }]);
  expect(notices.get('二榜')?.fields).toMatchObject([{ text: '12', money: false }]);
  const page = async (title: string): Promise<string> =>
    (await house.anyone.get<string>(`/public/notices/${notices.get(title)?.id}`)).body;
  expect(await page('一榜')).toContain('735.00 元');
  expect(await page('二榜')).not.toContain('元</');
  const applicant = await house.as('applicant');
  const { body } = await applicant.get<CaseView>(`/api/cases/${caseId}`);
  expect(body.notices.map(({ fields }) => fields[0]?.text)).toEqual(['735.00 元', '12', '12']);
});
