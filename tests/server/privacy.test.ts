/** What nobody may see who has no business seeing it, however they ask. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { CaseEventView, CaseView, Page, TaskView } from '../../core/api.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import type { CaseDoc, UserDoc } from '../../server/store/documents.ts';
import { openHouse, type TestServer } from '../support/app.ts';
import type { Client } from '../support/http.ts';
import { application, begun, played, scenario, taskOf } from './fixtures.ts';

const FINDINGS = '房屋过火';
const ID_NO = '990101198711050037';
const CARD = '6217990101000000010';
const DIAGNOSIS = '肿瘤';

const FORMS = new Set(['form', 'forms']);

let house: TestServer;
let fire: string;
let illness: string;
beforeAll(async () => {
  house = await openHouse();
  fire = await played(house, 'general-street');
  illness = await played(house, 'standard-illness-15');
}, 60_000);

async function seenBy(username: string, id: string): Promise<CaseView> {
  const { status, body } = await (await house.as(username)).get<CaseView>(`/api/cases/${id}`);
  expect(status).toBe(200);
  return body;
}

/** Everything a person gets to read about a case, in one text. */
async function allOf(username: string, id: string): Promise<string> {
  const client = await house.as(username);
  const pages = await Promise.all(
    [`/api/cases/${id}`, `/api/cases/${id}/events?limit=200`, `/cases/${id}/archive`].map((path) =>
      client.get(path),
    ),
  );
  expect(pages.map((page) => page.status)).toEqual([200, 200, 200]);
  // forms come with examples; an example is nobody's secret
  return pages
    .map((page) => JSON.stringify(page.body, (key, value: unknown) => (FORMS.has(key) ? undefined : value)))
    .join('\n');
}

describe('the filer', () => {
  test('sees the application in full and the decision', async () => {
    const { data } = await seenBy('applicant', fire);
    expect(data).toMatchObject({
      applicant: { id_no: ID_NO },
      decided_by: 'street',
      decided_amount: 150000,
      payment: { status: '成功' },
    });
  });

  test('never sees what was found at home or compared behind the scenes', async () => {
    const view = await seenBy('applicant', fire);
    expect(view.blocks.map((block) => block.step)).not.toEqual(expect.arrayContaining(['home_visit']));
    expect(Object.keys(view.data)).not.toEqual(expect.arrayContaining(['economic_check']));
    for (const hidden of [
      'home_visit',
      'economic_check',
      'objection_check',
      'appraisal',
      'follow_up',
      'proposal',
    ]) {
      expect(view.data, hidden).not.toHaveProperty(hidden);
      expect(
        view.blocks.map((block) => block.step),
        hidden,
      ).not.toContain(hidden);
    }
    expect(view.ledger).toEqual([]);
  });

  test('reads of neither in the record, the archive or a notice', async () => {
    const text = await allOf('applicant', fire);
    expect(text).not.toContain(FINDINGS);
    expect(text).not.toContain('情况属实');
  });

  // who signed the decision is part of it
  test('does not learn the names of those who worked on it', async () => {
    const text = await allOf('applicant', fire);
    for (const role of [
      'township_window',
      'township_investigator',
      'township_investigator#2',
      'township_reviewer',
      'county_civil_clerk',
    ]) {
      const name = (await house.context.store.get<UserDoc>('users', role))?.name ?? '';
      expect(name).not.toBe('');
      expect(text.match(new RegExp(`.{0,80}${name}.{0,80}`, 'g')) ?? [], role).toEqual([]);
    }
  });

  test.each([
    ['home_visit'],
    ['economic_check.conclusion'],
    ['proposal'],
    ['street_opinion.violence'],
    ['home_visit.0.findings'],
  ])('cannot have %s shown by giving a reason', async (path) => {
    const answer = await (
      await house.as('applicant')
    ).post(`/api/cases/${fire}/looks`, { paths: [path], reason: '我想看看' });
    expect(answer.status).toBe(403);
    expect(JSON.stringify(answer.body)).not.toContain(FINDINGS);
  });
});

describe('the village', () => {
  test.each(['village_director', 'relief_assistant', 'grid_worker'])(
    '%s sees neither diagnosis nor bank card',
    async (username) => {
      const text = await allOf(username, illness);
      expect(text.match(/.{0,80}肿瘤.{0,80}/g) ?? []).toEqual([]);
      expect(text).not.toContain(CARD);
    },
  );

  test('does not see the papers either, which say the same', async () => {
    expect((await seenBy('county_civil_clerk', illness)).data).toHaveProperty('attach');
    expect((await seenBy('relief_assistant', illness)).data).not.toHaveProperty('attach');
  });

  test('does not get at them by asking for the group they are in', async () => {
    const director = await house.as('village_director');
    for (const path of ['medical.diagnosis', 'bank', 'bank.card_no']) {
      const answer = await director.post(`/api/cases/${illness}/looks`, { paths: [path], reason: '核对' });
      expect(answer.status, path).toBe(403);
    }
    const group = await director.post(`/api/cases/${illness}/looks`, {
      paths: ['medical', 'household'],
      reason: '核对',
    });
    expect(JSON.stringify(group.body)).not.toContain(DIAGNOSIS);
  });

  test('not after the application was corrected either', async () => {
    const applicant = await house.as('applicant#2');
    const clerk = await house.as('township_window');
    const data = {
      ...application(),
      hardship_type: '重大疾病',
      medical: {
        hospital: '县医院',
        diagnosis: DIAGNOSIS,
        total: 3000000,
        insurance_paid: 0,
        other_aid_paid: 0,
      },
    };
    const { loss: _loss, ...ill } = data as JsonObject;
    const { id } = await begun(applicant, {
      ...ill,
      attach: [
        { kind: '身份证/户口簿', name: 'a.jpg' },
        { kind: '诊断书', name: 'b.jpg' },
        { kind: '费用票据', name: 'c.jpg' },
      ],
    });
    const told = {
      action: 'incomplete',
      data: { coi: false, missing_items: [{ item: '户口簿', reason: '缺本人页' }] },
    };
    expect(await clerk.post(`/api/tasks/${(await taskOf(clerk, id)).id}/actions`, told)).toMatchObject({
      status: 200,
    });
    const again = await applicant.post(`/api/tasks/${(await taskOf(applicant, id)).id}/actions`, {
      action: 'resubmit',
      data: { requested_amount: 200000 },
    });
    expect(again).toMatchObject({ status: 200 });
    const text = await allOf('village_director', id);
    expect(text).not.toContain(DIAGNOSIS);
    expect(text).not.toContain(CARD);
    expect(await allOf('township_window', id)).toContain(DIAGNOSIS);
  });
});

describe('finance', () => {
  test('sees whom to pay what once the case has come to it', async () => {
    const view = await seenBy('township_finance', fire);
    expect(view.data).toMatchObject({ applicant: { name: '王某军' }, bank: { card_no: CARD } });
  });

  test.each(['township_finance', 'county_finance'])(
    '%s sees of a case not decided yet neither name nor card, and nothing of the illness or the family',
    async (username) => {
      const view = await seenBy(username, illness);
      expect(view.data).toMatchObject({
        applicant: { name: '王**' },
        bank: { card_no: '6217***********0010' },
      });
      const text = await allOf(username, illness);
      for (const secret of [DIAGNOSIS, FINDINGS, '县医院', '990101199002280045', '一组12号', 'hardship_desc'])
        expect(text, secret).not.toContain(secret);
    },
  );

  test('nor in the task of paying, nor in the answer when it is done', async () => {
    const other = await openHouse();
    const id = await played(other, 'general-street', 'payment');
    const finance = await other.as('township_finance');
    const task = `/api/tasks/${(await taskOf(finance, id)).id}`;
    const view = await finance.get<TaskView>(task);
    const answer = await finance.post(`${task}/actions`, { action: 'complete', data: { status: '成功' } });
    for (const { status, body } of [view, answer]) {
      expect(status).toBe(200);
      const text = JSON.stringify(body, (key, value: unknown) => (FORMS.has(key) ? undefined : value));
      expect(text).not.toContain('990101199002280045');
      expect(text).not.toContain(FINDINGS);
    }
  });
});

describe('the record', () => {
  test('says of what is hidden that it was done, not with what result', async () => {
    const other = await openHouse();
    const id = await played(other, 'objection-unfounded');
    const texts = async (username: string): Promise<string[]> =>
      (
        await (await other.as(username)).get<Page<CaseEventView>>(`/api/cases/${id}/events?limit=200`)
      ).body.items.map((event) => event.text);
    expect(await texts('county_civil_clerk')).toEqual(expect.arrayContaining(['异议核查结论：不属实']));
    for (const username of ['applicant', 'village_director']) {
      expect(await texts(username)).toEqual(expect.arrayContaining(['异议核查完毕']));
      expect((await texts(username)).join()).not.toContain('不属实');
    }
    expect(await texts('applicant')).toEqual(expect.arrayContaining(['受理：受理', '入户调查：已办理']));
  });

  test('tells in words what happened, without the data that was handed in', async () => {
    const { body } = await (
      await house.as('county_civil_clerk')
    ).get<Page<CaseEventView>>(`/api/cases/${fire}/events?limit=200`);
    const text = JSON.stringify(body);
    for (const secret of [ID_NO, CARD, FINDINGS]) expect(text, secret).not.toContain(secret);
    expect(body.items.map((event) => event.text)).toEqual(
      expect.arrayContaining(['提交申请', '受理：受理', '公示期满']),
    );
  });

  test('is in order', async () => {
    const { body } = await (
      await house.as('county_civil_clerk')
    ).get<Page<CaseEventView>>(`/api/cases/${fire}/events?limit=200`);
    const seqs = body.items.map((event) => event.seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    expect(body.items[0]?.type).toBe('case.started');
    expect(body.items.at(-1)?.type).toBe('case.ended');
  });
});

test('lists never carry a full name or an identity number', async () => {
  const clerk = await house.as('county_civil_clerk');
  for (const path of [
    '/api/cases?limit=200',
    '/api/tasks?limit=200',
    '/api/tasks?box=done&limit=200',
    '/api/messages?limit=200',
  ]) {
    const text = JSON.stringify((await clerk.get(path)).body);
    expect(text, path).not.toContain('王某军');
    expect(text, path).not.toContain(ID_NO);
  }
});

describe('an independent step', () => {
  test('does not show one investigator what the other found, until both are done', async () => {
    const other = await openHouse();
    const id = await played(other, 'general-street', 'home_visit');
    const visits = scenario('general-street').steps.filter(
      (step) => 'step' in step && step.step === 'home_visit',
    );
    const [one, two] = visits.map((step) => (step as { data: JsonObject }).data);
    const [first, second] = [
      await other.as('township_investigator'),
      await other.as('township_investigator#2'),
    ];
    const hand = async (client: Client, data: JsonObject | undefined): Promise<void> => {
      const task = await taskOf(client, id, 'home_visit');
      const answer = await client.post(`/api/tasks/${task.id}/actions`, { action: 'complete', data });
      expect(answer, JSON.stringify(answer.body).slice(0, 300)).toMatchObject({ status: 200 });
    };
    const texts = async (client: Client): Promise<string> => {
      const pages = await Promise.all(
        [`/api/cases/${id}`, `/api/cases/${id}/events?limit=200`].map((path) => client.get(path)),
      );
      return JSON.stringify(
        pages.map(({ body }) => body),
        (key, value: unknown) => (FORMS.has(key) ? undefined : value),
      );
    };
    await hand(first, { ...one, findings: '只有第一位看到的' });
    expect(await texts(first)).toContain('只有第一位看到的');
    const before = await texts(second);
    expect(before).not.toContain('只有第一位看到的');
    expect(before).not.toContain('入户调查：提交调查');
    expect(before).toContain('入户调查：已办理');
    const task = await taskOf(second, id, 'home_visit');
    const { body } = await second.get<TaskView>(`/api/tasks/${task.id}`);
    expect(JSON.stringify(body, (key, value: unknown) => (FORMS.has(key) ? undefined : value))).not.toContain(
      '只有第一位看到的',
    );
    expect(body.cosigners.map((seat) => seat.outcome)).toEqual([null, null]);
    await hand(second, two);
    expect(await texts(second)).toContain('只有第一位看到的');
  });
});

describe('names of staff', () => {
  test('are masked for the filer in whom a task was handed to, and who has it', async () => {
    const { store } = house.context;
    const user = (await store.get<UserDoc>('users', 'township_window')) as UserDoc;
    await store.set('users', { ...user, _id: 'colleague', username: 'colleague', name: '欧某同事' });
    const applicant = await house.as('applicant');
    const { id } = await begun(applicant);
    const clerk = await house.as('township_window');
    const task = `/api/tasks/${(await taskOf(clerk, id)).id}`;
    const body = { action: 'transfer', to: 'colleague', comment: '出差' };
    expect((await clerk.post(`${task}/actions`, body)).status).toBe(200);
    for (const path of [task, `/api/cases/${id}/events`, `/api/cases/${id}`]) {
      const answer = await applicant.get(path);
      expect(answer.status).toBe(200);
      for (const name of ['欧某同事', user.name])
        expect(JSON.stringify(answer.body), path).not.toContain(name);
    }
    expect(JSON.stringify((await clerk.get(`/api/cases/${id}/events`)).body)).toContain('转办给欧某同事');
  });

  test('give way to that of their office on the way of a case', async () => {
    const town = house.context.registry.name('990101001');
    const { body } = await (await house.as('applicant')).get(`/api/cases/${fire}`);
    const done = (body as CaseView).route.filter(({ state, who }) => state === 'done' && who !== null);
    expect(done.map(({ who }) => who)).toContain(town);
    expect(done.every(({ who }) => !who?.includes('*'))).toBe(true);
  });
});

test('only the end of an identity number opens the public track', async () => {
  const { store } = house.context;
  const doc = (await store.get<CaseDoc>('cases', fire)) as CaseDoc;
  await store.set('cases', { ...doc, keys: [...doc.keys, '6217990101000009876', 'H-4321'] });
  const found = async (idLast4: string): Promise<number> =>
    (await house.anyone.get(`/api/public/track?caseNo=${doc.caseNo}&idLast4=${idLast4}`)).status;
  expect(await found('0037')).toBe(200);
  expect(await found('9876')).toBe(404);
  expect(await found('4321')).toBe(404);
});
