/** Drafts and versions over HTTP: drafted, checked, published; the next case runs the new version, running ones stay. */
import { beforeAll, describe, expect, test } from 'vitest';
import type {
  CheckView,
  DiagnosticView,
  DiffView,
  DraftItem,
  DraftView,
  ProcessAdminItem,
  VersionItem,
  VersionView,
} from '../../core/api-admin.ts';
import type { CaseStarted, ProcessView, TaskView } from '../../core/api.ts';
import type { VersionSource } from '../../core/definition/source.ts';
import { blankSource } from '../../core/versions/blank.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import type { ProcessDraftDoc, VersionDoc } from '../../server/store/documents.ts';
import { freshFolder, openHouse, type TestServer } from '../support/app.ts';
import type { Answer, Client } from '../support/http.ts';
import { taskOf } from './fixtures.ts';

const KEY = 'village-road';
const VILLAGE = '990101001001';
const AT = `/api/admin/processes/${KEY}`;

let house: TestServer;
let admin: Client;
beforeAll(async () => {
  house = await openHouse();
  admin = await house.as('admin');
});

/** Handed in by a villager, decided by the window. */
function road(label = '受理', field?: string): VersionSource {
  const source = blankSource(KEY, { title: '村道维修' });
  const { machine } = source.definition as { machine: { states: Record<string, JsonObject> } };
  (machine.states.draft as { on: JsonObject }).on = { submit: { target: 'review' } };
  machine.states.review = {
    meta: {
      label,
      task: {
        seats: [{ role: 'township_window' }],
        outcomes: { approve: { label: '同意', tone: 'positive' } },
      },
    },
    on: { approve: { target: 'done' } },
  };
  const form = source.forms[`${KEY}/application`] as { schema: { properties: JsonObject } };
  if (field) form.schema.properties[field] = { type: 'string', title: '路段', maxLength: 50 };
  return source;
}

const drafted = async (body: JsonObject, at = AT): Promise<DraftView> => {
  const answer = await admin.post<DraftView>(`${at}/drafts`, body);
  expect(answer.status, JSON.stringify(answer.body).slice(0, 300)).toBe(201);
  return answer.body;
};

const publish = (draft: string, more: JsonObject = {}, at = AT): Promise<Answer<VersionItem>> =>
  admin.post<VersionItem>(`${at}/publish`, { draft, ...more });

const begin = async (data: JsonObject = {}): Promise<CaseStarted> => {
  const client = await house.as('applicant');
  const whole = { name: '张三', region: VILLAGE, reason: '路面塌陷', ...data };
  const answer = await client.post<CaseStarted>('/api/cases', { process: KEY, data: whole });
  expect(answer.status, JSON.stringify(answer.body).slice(0, 300)).toBe(201);
  return answer.body;
};

const item = async (key = KEY): Promise<ProcessAdminItem | undefined> =>
  (await admin.get<{ items: ProcessAdminItem[] }>('/api/admin/processes')).body.items.find(
    (each) => each.key === key,
  );

describe('a new process', () => {
  test('begins as a draft that is in order', async () => {
    const draft = await drafted({});
    expect(draft).toMatchObject({ key: KEY, rev: 1, from: null, diagnostics: [] });
    expect(draft.diagram).toContain('<bpmn:definitions');
    expect(await item()).toMatchObject({ version: null, versions: 0, draft: { id: draft.id, rev: 1 } });
    expect(await house.anyone.get(`/api/processes/${KEY}`)).toMatchObject({ status: 404 });
    expect(await admin.raw(`${AT}/drafts/${draft.id}`, { method: 'DELETE' })).toMatchObject({ status: 204 });
    expect(await item()).toBeUndefined();
    const kept = await house.context.store.get<ProcessDraftDoc>('process_drafts', draft.id);
    expect(kept).toMatchObject({ open: false, closed: { how: 'deleted', by: { user: 'admin' } } });
  });

  test('is checked, published, and can be applied for at once', async () => {
    const draft = await drafted({ source: road() as unknown as JsonObject });
    const { body } = await admin.post<CheckView>(`${AT}/check`, { draft: draft.id });
    expect(body.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(body.ok).toBe(true);
    const published = await publish(draft.id, { rev: 1, note: '首次发布' });
    expect(published).toMatchObject({
      status: 201,
      body: { version: 1, state: 'effective', note: '首次发布', running: 0 },
    });
    expect(published.body.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await item()).toMatchObject({ version: 1, versions: 1, draft: null, title: '村道维修' });
    const { body: started } = await (await house.as('applicant')).get<ProcessView>(`/api/processes/${KEY}`);
    expect(started).toMatchObject({ version: 1 });
    expect(await begin()).toMatchObject({ version: 1, status: 'running', steps: ['review'] });
  });

  test('publishing once more gives the same version', async () => {
    const draft = await drafted({});
    const both = await Promise.all([publish(draft.id, { rev: 1 }), publish(draft.id, { rev: 1 })]);
    expect(both.map(({ status, body }) => [status, body.version])).toEqual([
      [201, 2],
      [201, 2],
    ]);
    expect((await publish(draft.id, { rev: 1 })).body.version).toBe(2);
    expect(await publish(draft.id, { rev: 7 })).toMatchObject({ status: 404 });
  });
});

describe('the next version', () => {
  test('is run by the next case; the running one keeps its version and its forms', async () => {
    const old = await begin();
    const draft = await drafted({ source: road('窗口受理', 'section') as unknown as JsonObject });
    const { body } = await publish(draft.id);
    const fresh = await begin({ section: '村口至小学' });
    expect([old.version, fresh.version]).toEqual([2, body.version]);
    const clerk = await house.as('township_window');
    const look = async (id: string): Promise<{ version: number; text: string; step: string }> => {
      const { body } = await clerk.get<{ version: number }>(`/api/cases/${id}`);
      const task = await clerk.get<TaskView>(`/api/tasks/${(await taskOf(clerk, id)).id}`);
      return { version: body.version, text: JSON.stringify(body), step: JSON.stringify(task.body) };
    };
    const [before, after] = [await look(old.id), await look(fresh.id)];
    expect([before.version, after.version]).toEqual([2, body.version]);
    expect([before.text.includes('路段'), after.text.includes('路段')]).toEqual([false, true]);
    expect([before.step.includes('窗口受理'), after.step.includes('窗口受理')]).toEqual([false, true]);
    const rows = await Promise.all([taskOf(clerk, old.id), taskOf(clerk, fresh.id)]);
    expect(rows.map(({ stepLabel }) => stepLabel)).toEqual(['受理', '窗口受理']);
    // the old one ends on the way it began
    const done = await clerk.post(`/api/cases/${old.id}/actions`, { step: 'review', action: 'approve' });
    expect(done.status, JSON.stringify(done.body).slice(0, 300)).toBe(200);
    expect((await clerk.get(`/api/cases/${old.id}`)).body).toMatchObject({ version: 2, status: 'ended' });
  });

  test('the versions are listed newest first with what runs on them, and each can be opened', async () => {
    const { body } = await admin.get<{ items: VersionItem[] }>(`${AT}/versions`);
    expect(body.items.map(({ version, state }) => [version, state])).toEqual([
      [3, 'effective'],
      [2, 'past'],
      [1, 'past'],
    ]);
    expect(body.items.find(({ version }) => version === 1)?.running).toBe(1);
    const one = await admin.get<VersionView>(`${AT}/versions/1`);
    expect(one.body).toMatchObject({ key: KEY, version: 1, source: { definition: { title: '村道维修' } } });
    expect(one.body.diagram).toContain('<bpmn:definitions');
    expect(await admin.get(`${AT}/versions/9`)).toMatchObject({
      status: 404,
      body: { code: 'unknown_version' },
    });
  });

  test('two versions, and a draft, are compared in words', async () => {
    const { body } = await admin.get<DiffView>(`${AT}/diff?from=1&to=3`);
    const texts = body.changes.map(({ text }) => text);
    expect(texts).toContain('环节改名：由“受理”改为“窗口受理”');
    expect(texts.some((text) => text.includes('增加') && text.includes('“路段”'))).toBe(true);
    expect(body.diagrams.before).toContain('受理');
    expect(body.diagrams.after).toContain('窗口受理');
    const draft = await drafted({ from: 3 });
    expect((await admin.get<DiffView>(`${AT}/diff?from=3&to=${draft.id}`)).body.changes).toEqual([]);
    await admin.raw(`${AT}/drafts/${draft.id}`, { method: 'DELETE' });
  });
});

describe('two people at one draft', () => {
  test('the later save is told who was faster and when; nothing is lost', async () => {
    const draft = await drafted({});
    const path = `${AT}/drafts/${draft.id}`;
    const save = (note: string): Promise<Answer<DraftView>> => admin.put<DraftView>(path, { rev: 1, note });
    const answers = await Promise.all(['甲', '乙', '丙', '丁'].map(save));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const lost = answers.find(({ status }) => status === 409);
    expect(lost?.body).toMatchObject({ code: 'conflict', path: 'rev', details: { rev: 2 } });
    expect((lost?.body as unknown as { message: string }).message).toMatch(/草稿已由.+于.+保存过/);
    const kept = await admin.get<DraftView>(path);
    expect(kept.body.rev).toBe(2);
    expect(await publish(draft.id, { rev: 1 })).toMatchObject({ status: 409, body: { code: 'conflict' } });
    await admin.raw(path, { method: 'DELETE' });
    expect(await admin.put(path, { rev: 2 })).toMatchObject({ status: 404, body: { code: 'unknown_draft' } });
  });

  test('a save whose answer was lost may be sent again', async () => {
    const draft = await drafted({});
    const body = { rev: 1, source: road('初审') as unknown as JsonObject };
    const [first, again] = [
      await admin.put<DraftView>(`${AT}/drafts/${draft.id}`, body),
      await admin.put<DraftView>(`${AT}/drafts/${draft.id}`, body),
    ];
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body.rev).toBe(2);
    await admin.raw(`${AT}/drafts/${draft.id}`, { method: 'DELETE' });
  });

  test('a draft that began before the newest version says so', async () => {
    const [early, late] = [await drafted({}), await drafted({})];
    await publish(late.id);
    const { body } = await admin.post<CheckView>(`${AT}/check`, { draft: early.id });
    expect(body.diagnostics.map(({ code }) => code)).toContain('draft_outdated');
    expect(body.ok).toBe(true);
    await admin.raw(`${AT}/drafts/${early.id}`, { method: 'DELETE' });
  });
});

describe('what is wrong', () => {
  test.each([{}, { headers: { 'content-type': 'application/json' }, body: '' }])(
    'a check with no body looks at the version in force: %j',
    async (more) => {
      expect(await admin.raw(`${AT}/check`, { method: 'POST', ...more })).toMatchObject({
        status: 200,
        body: { ok: true },
      });
    },
  );

  test.each([
    [undefined, 'publish', 'draft', '缺少 draft'],
    [{ darft: 'x' }, 'check', 'darft', '不认识 darft'],
    [{ version: 0 }, 'check', 'version', '不能小于 1'],
    [{ source: { definition: {} } }, 'check', 'source.forms', '缺少 forms'],
  ])('%j is refused by name', async (body, call, path, words) => {
    const answer = await admin.raw<{ message: string }>(`${AT}/${call}`, {
      method: 'POST',
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    });
    expect(answer).toMatchObject({ status: 422, body: { code: 'bad_request', path } });
    expect(answer.body.message).toContain(words);
  });

  test('what a definition lacks is said in Chinese', async () => {
    const { body } = await admin.post<CheckView>(`${AT}/check`, {
      source: { definition: { key: KEY, title: 7 }, forms: {}, groups: {} },
    });
    const words = body.diagnostics.map(({ message }) => message).join('\n');
    expect(words).toContain('缺少');
    expect(words).toContain('类型不对，应为文字');
    expect(words).not.toMatch(/must/);
  });

  test('an error forbids publishing and is told with element and path', async () => {
    const source = road();
    const { machine } = source.definition as { machine: { states: { review: { on: JsonObject } } } };
    machine.states.review.on = {};
    const draft = await drafted({ source: source as unknown as JsonObject });
    const answer = await publish(draft.id);
    expect(answer).toMatchObject({ status: 422, body: { code: 'not_publishable' } });
    const { details } = answer.body as unknown as { details: DiagnosticView[] };
    expect(details).toContainEqual(expect.objectContaining({ severity: 'error', element: 'review' }));
    expect((await item())?.draft?.id).toBe(draft.id);
    await admin.raw(`${AT}/drafts/${draft.id}`, { method: 'DELETE' });
  });

  test('a foreign drawing becomes a draft; who and form are warnings until it is published', async () => {
    const diagram = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">
<process id="Leave" name="请假" isExecutable="true"><startEvent id="s"/><userTask id="Task_1" name="审批"/><endEvent id="e"/>
<sequenceFlow id="f1" sourceRef="s" targetRef="Task_1"/><sequenceFlow id="f2" sourceRef="Task_1" targetRef="e"/></process></definitions>`;
    const at = '/api/admin/processes/leave';
    const draft = await drafted({ diagram }, at);
    expect(draft).toMatchObject({ key: 'leave', title: '请假', diagram });
    const { body } = await admin.post<CheckView>(`${at}/check`, { draft: draft.id });
    expect(body.ok).toBe(false);
    const missing = body.diagnostics.filter(({ code }) => ['who_missing', 'form_missing'].includes(code));
    expect(missing.map(({ severity, element }) => [severity, element])).toEqual([
      ['warning', 'Task_1'],
      ['warning', 'Task_1'],
    ]);
    const refused = await publish(draft.id, {}, at);
    expect(refused).toMatchObject({ status: 422, body: { code: 'not_publishable' } });
    // the person and the form are filled in on the drawing
    const whole = diagram
      .replace('targetNamespace', 'xmlns:xz="http://xiangzhi/schema/1" targetNamespace')
      .replace('name="审批"', 'name="审批" xz:role="township_window" xz:form="leave/application"');
    const saved = await admin.put<DraftView>(`${at}/drafts/${draft.id}`, { rev: 1, diagram: whole });
    expect(saved.body.source.definition).toMatchObject({ machine: { states: { Task_1: {} } } });
    expect(await publish(draft.id, { rev: 2 }, at)).toMatchObject({ status: 201, body: { version: 1 } });
  });

  test.each([
    '',
    'not xml',
    '<definitions',
    '<?xml version="1.0"?><html/>',
    '\u0000\uFFFF',
    `<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>`,
  ])('a drawing that is none (%j) is findings, not a failure', async (diagram) => {
    const { status, body } = await admin.post<CheckView>(`${AT}/check`, { diagram });
    expect(status).toBe(200);
    expect(body.ok).toBe(false);
  });

  test('bodies that make no sense are refused with a sentence', async () => {
    const draft = await drafted({});
    const deep = `{"source":{"forms":{},"groups":{},"definition":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}}`;
    const junk = ['', 'null', '[]', '"x"', '3', '{', '{"draft":3}', '{"source":{}}', '{"source":null}', deep];
    const calls = ['drafts', 'check', 'publish', 'publish?x=1'];
    for (const body of junk) {
      for (const call of calls) await refusedOrDone('POST', `${AT}/${call}`, body);
      await refusedOrDone('PUT', `${AT}/drafts/${draft.id}`, body);
    }
    for (const path of [
      'diff',
      'diff?from=1',
      'diff?from=x&to=%00',
      'versions/0',
      'versions/x',
      'drafts/none',
    ])
      expect((await admin.get(`${AT}/${path}`)).status, path).toBeGreaterThanOrEqual(400);
    for (const key of ['A', 'x y', '%00', '..%2f', '-a', 'a'.repeat(200)])
      expect([400, 404, 422], key).toContain(
        (await admin.post(`/api/admin/processes/${key}/drafts`, {})).status,
      );
    for (const { id } of (await admin.get<{ items: DraftItem[] }>(`${AT}/drafts`)).body.items)
      await admin.raw(`${AT}/drafts/${id}`, { method: 'DELETE' });
  });

  async function refusedOrDone(method: string, path: string, body: string): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const answer = await admin.raw<{ code?: string; message?: string }>(path, { method, headers, body });
    expect(answer.status, `${method} ${path} ${body.slice(0, 60)}`).toBeLessThan(500);
    if (answer.status >= 400) expect(answer.body).toMatchObject({ code: /./, message: /[一-龥]/ });
  }

  test('a definition full of nonsense is diagnostics', async () => {
    const nonsense: JsonObject[] = [
      {},
      { format: 99 },
      { ...road().definition, machine: { states: { a: { meta: { task: {} } } } } } as JsonObject,
      { ...road().definition, machine: { initial: 3, states: [] } } as JsonObject,
      { ...road().definition, start: { roles: [], form: 'none', outcome: '' } } as JsonObject,
    ];
    for (const definition of nonsense) {
      const source = { definition, forms: { x: 3, [`${KEY}/application`]: {} }, groups: { shared: 1 } };
      const { status, body } = await admin.post<CheckView>(`${AT}/check`, { source });
      expect([status, body.ok], JSON.stringify(body).slice(0, 200)).toEqual([200, false]);
    }
  });
});

describe('a date', () => {
  test('a version waits for it, can be taken back before, and comes into force by time alone', async () => {
    const before = (await item())?.version as number;
    const [first, second] = [
      await drafted({}),
      await drafted({ source: road('预审') as unknown as JsonObject }),
    ];
    const scheduled = await publish(first.id, { effectiveFrom: '2026-04-01T00:00:00+08:00' });
    expect(scheduled.body).toMatchObject({ state: 'scheduled', effectiveFrom: '2026-03-31T16:00:00.000Z' });
    expect(await item()).toMatchObject({ version: before, scheduled: { version: before + 1 } });
    const taken = await admin.raw(`${AT}/versions/${before + 1}?note=${encodeURIComponent('文件推迟')}`, {
      method: 'DELETE',
    });
    expect(taken.status).toBe(204);
    expect(await item()).toMatchObject({ version: before, scheduled: null });
    const kept = await house.context.store.get<VersionDoc>('versions', `${KEY}@${before + 1}`);
    expect(kept?.withdrawn).toMatchObject({ by: { user: 'admin' }, note: '文件推迟' });

    await publish(second.id, { effectiveFrom: '2026-04-01T00:00:00+08:00' });
    expect(await begin()).toMatchObject({ version: before });
    await admin.post('/api/admin/clock', { now: '2026-04-01T00:00:00+08:00' });
    expect(await begin()).toMatchObject({ version: before + 2 });
    expect(await item()).toMatchObject({ version: before + 2, scheduled: null });
    expect(await admin.raw(`${AT}/versions/${before + 2}`, { method: 'DELETE' })).toMatchObject({
      status: 409,
      body: { code: 'version_in_force' },
    });
  });

  test.each(['2026-01-01T00:00:00+08:00', 'tomorrow', '2026-13-01'])(
    '%s is refused',
    async (effectiveFrom) => {
      const draft = await drafted({});
      expect(await publish(draft.id, { effectiveFrom })).toMatchObject({
        status: 422,
        body: { code: 'invalid', path: 'effectiveFrom' },
      });
      await admin.raw(`${AT}/drafts/${draft.id}`, { method: 'DELETE' });
    },
  );
});

describe('who may', () => {
  test('nobody but whose role says so; the refusal says why', async () => {
    for (const username of ['applicant', 'township_window', 'county_civil_approver', 'supervisor']) {
      const client = await house.as(username);
      for (const [method, path] of [
        ['GET', '/api/admin/processes'],
        ['GET', `${AT}/versions`],
        ['POST', `${AT}/drafts`],
        ['POST', `${AT}/check`],
        ['POST', `${AT}/publish`],
        ['DELETE', `${AT}/versions/1`],
      ] as const) {
        const answer = await client.raw(path, {
          method,
          ...(method === 'POST'
            ? { headers: { 'content-type': 'application/json' }, body: '{"draft":"x"}' }
            : {}),
        });
        expect([403, 422], `${username} ${method} ${path} ${answer.status}`).toContain(answer.status);
      }
      expect(await client.post(`${AT}/publish`, { draft: 'x' })).toMatchObject({
        status: 403,
        body: { code: 'forbidden', message: /发布/ },
      });
    }
    expect((await house.anyone.get('/api/admin/processes')).status).toBe(401);
  });
});

test('proving something large holds nobody up', async () => {
  const at = '/api/admin/processes/temporary-relief';
  const order: string[] = [];
  const noting = async <T>(what: string, call: Promise<T>): Promise<T> => {
    const answer = await call;
    order.push(what);
    return answer;
  };
  const [checked] = await Promise.all([
    noting('check', admin.post<CheckView>(`${at}/check`, {})),
    ...Array.from({ length: 20 }, () => noting('list', house.anyone.get('/api/processes'))),
  ]);
  expect(checked).toMatchObject({ status: 200, body: { ok: true } });
  expect(order.at(-1)).toBe('check');
});

describe('another start', () => {
  test('keeps what was published; unchanged files do not come back over it', async () => {
    const folder = await freshFolder();
    const first = await openHouse({ folder });
    const { context } = first;
    const by = { user: 'admin', name: '管理员' };
    const fund = context.library.keys()[0] as string;
    const { createDraft } = await import('../../server/commands/create-process-draft.ts');
    const { publish: bring } = await import('../../server/commands/publish-version.ts');
    const draft = await createDraft(context, fund, {}, by);
    await bring(context, fund, { draft: draft._id, note: '改期限' }, by);
    expect(context.library.latest(fund)?.version).toBe(2);
    await first.close();
    const second = await openHouse({ folder });
    expect(second.context.library.latest(fund)?.version).toBe(2);
    expect(second.context.library.versions(fund).map(({ version, origin }) => [version, origin])).toEqual([
      [2, 'designer'],
      [1, 'files'],
    ]);
    // whoever changes what was published is found out
    const doc = second.context.library.versions(fund)[0] as VersionDoc;
    const kept = await second.context.store.get('sources', doc.hash);
    await second.context.store.set('sources', { ...kept, _id: doc.hash, text: `${String(kept?.text)} ` });
    await second.close();
    const third = await openHouse({ folder });
    expect(third.context.library.latest(fund)).toBeNull();
    expect(third.context.library.problems).toContainEqual(
      expect.objectContaining({
        key: fund,
        diagnostics: [expect.objectContaining({ code: 'version_altered' })],
      }),
    );
    expect((await third.anyone.get('/readyz')).status).toBe(200);
    await third.close();
  });
});
