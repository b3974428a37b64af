/** Running cases taken to another version over HTTP: tried out, carried out, stopped short by a crash, raced by an approver. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { DraftView, MigratePreview, MigrationView, VersionItem } from '../../core/api-admin.ts';
import type { CaseStarted, CaseView } from '../../core/api.ts';
import type { VersionSource } from '../../core/definition/source.ts';
import { blankSource } from '../../core/versions/blank.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import { moveCase } from '../../server/commands/move-case.ts';
import { startWorkers } from '../../server/workers.ts';
import { wayOf } from '../../server/migrations/way.ts';
import { JOB_KINDS } from '../../server/jobs/kinds.ts';
import { JobRunner } from '../../server/jobs/runner.ts';
import type { CaseDoc, JobDoc } from '../../server/store/documents.ts';
import { addJob } from '../../server/store/jobs.ts';
import { openHouse, until, type TestServer } from '../support/app.ts';
import type { Client } from '../support/http.ts';
import { xiangzhi } from '../support/cli.ts';
import { beside, Crash, dyingAt, watched } from '../races/faulty.ts';
import { caseIsSound } from '../races/checks.ts';
import { taskOf } from './fixtures.ts';

const KEY = 'village-road';
const VILLAGE = '990101001001';
const AT = `/api/admin/processes/${KEY}`;

let house: TestServer;
let admin: Client;
let clerk: Client;
beforeAll(async () => {
  house = await openHouse();
  [admin, clerk] = await Promise.all([house.as('admin'), house.as('township_window')]);
  expect(await publish(road())).toBe(1);
}, 60_000);

const step = (label: string, role: string, target: string, more: JsonObject = {}): JsonObject => ({
  meta: {
    label,
    task: {
      seats: [{ role }],
      outcomes: { approve: { label: '同意', tone: 'positive' } },
      due: { wd: 5 },
      ...more,
    },
  },
  on: { approve: { target } },
});

/** Looked at by the window, decided by the approver. */
function road(change: (states: Record<string, JsonObject>) => void = () => {}): VersionSource {
  const source = blankSource(KEY, { title: '村道维修' });
  const { states } = (source.definition as { machine: { states: Record<string, JsonObject> } }).machine;
  (states.draft as { on: JsonObject }).on = { submit: { target: 'review' } };
  states.review = step('受理', 'township_window', 'decide');
  states.decide = step('审批', 'township_approver', 'done');
  change(states);
  return source;
}

async function publish(source: VersionSource): Promise<number> {
  const draft = await admin.post<DraftView>(`${AT}/drafts`, { source });
  expect(draft.status, JSON.stringify(draft.body).slice(0, 500)).toBe(201);
  const published = await admin.post<VersionItem>(`${AT}/publish`, { draft: draft.body.id });
  expect(published.status, JSON.stringify(published.body).slice(0, 500)).toBe(201);
  return published.body.version;
}

async function begin(): Promise<string> {
  const data = { name: '张三', region: VILLAGE, reason: '路面塌陷' };
  const client = await house.as('applicant');
  const answer = await client.post<CaseStarted>('/api/cases', { process: KEY, data });
  expect(answer.status, JSON.stringify(answer.body).slice(0, 300)).toBe(201);
  return answer.body.id;
}

const load = async (id: string): Promise<CaseDoc> =>
  (await house.context.store.get<CaseDoc>('cases', id)) as CaseDoc;

const approve = async (client: Client, id: string, at: string): Promise<number> =>
  (await client.post(`/api/cases/${id}/actions`, { step: at, action: 'approve' })).status;

const preview = async (body: JsonObject): Promise<MigratePreview> => {
  const answer = await admin.post<MigratePreview>(`${AT}/migrate`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};

async function run(body: JsonObject): Promise<MigrationView> {
  const answer = await admin.post<MigrationView>(`${AT}/migrate`, { run: true, reason: '新规施行', ...body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(202);
  return over(answer.body.id);
}

const over = (id: string): Promise<MigrationView> =>
  until(async () => {
    const { body } = await admin.get<MigrationView>(`${AT}/migrations/${id}`);
    return body.state === 'running' ? undefined : body;
  });

describe('a version with a longer time and another name', () => {
  let ids: string[];
  beforeAll(async () => {
    ids = [await begin(), await begin(), await begin()];
    expect(await approve(clerk, ids[2] as string, 'review')).toBe(200);
    const version = await publish(
      road((states) => {
        states.review = step('受理审查', 'township_window', 'approval', { due: { wd: 10 } });
        states.approval = step('审批', 'township_approver', 'done');
        delete states.decide;
      }),
    );
    expect(version).toBe(2);
  }, 60_000);

  test('is looked at first, and nothing moves', async () => {
    const view = await preview({ from: 1, to: 2 });
    expect(view).toMatchObject({ from: 1, to: 2, movable: 3, total: 3 });
    expect(view.mapping).toEqual([
      { from: 'decide', label: '审批', to: 'approval', how: 'guessed', cases: 1 },
      { from: 'review', label: '受理', to: 'review', how: 'same', cases: 2 },
    ]);
    expect(view.targets.map(({ id }) => id)).toEqual(['draft', 'review', 'approval']);
    expect((await Promise.all(ids.map(load))).map(({ version }) => version)).toEqual([1, 1, 1]);
  });

  test('says which cases a mapping leaves behind', async () => {
    const view = await preview({ from: 1, to: 2, mapping: { decide: null } });
    expect(view).toMatchObject({ movable: 2, total: 3 });
    expect(view.cases[0]).toMatchObject({ movable: false, reasons: ['「审批」在新版本中没有对应的环节'] });
  });

  test.each([
    [{ from: 1, to: 2, run: true }, 422, 'reason'],
    [{ from: 1, to: 2, run: true, reason: '  ' }, 422, 'reason'],
    [{ from: 1, to: 1 }, 422, 'to'],
    [{ from: 1, to: 2, mapping: { decide: 'nowhere' } }, 422, 'mapping.decide'],
    [{ from: 1, to: 2, mapping: { nowhere: 'review' } }, 422, 'mapping.nowhere'],
    [{ from: 1, to: 2, mapping: { decide: 7 } }, 422, 'mapping.decide'],
    [{ to: 2 }, 422, 'from'],
    [{ from: 1, to: 9 }, 404, undefined],
  ])('%j is refused', async (body, status, path) => {
    expect(await admin.post(`${AT}/migrate`, body)).toMatchObject({ status, body: path ? { path } : {} });
  });

  test('is for those who may publish', async () => {
    for (const path of ['migrate', 'migrations/x/stop']) {
      expect((await clerk.post(`${AT}/${path}`, { from: 1, to: 2 })).status, path).toBe(403);
      expect((await house.anyone.post(`${AT}/${path}`, { from: 1, to: 2 })).status, path).toBe(401);
    }
    expect((await admin.get(`${AT}/migrations/nothing`)).status).toBe(404);
  });

  test('takes the cases along: their tasks stay with who has them, and deadlines count anew from where they began', async () => {
    const [first = '', , third = ''] = ids;
    const task = await taskOf(clerk, first);
    expect((await clerk.post(`/api/tasks/${task.id}/actions`, { action: 'claim' })).status).toBe(200);
    const before = await load(first);
    expect(await run({ from: 1, to: 2 })).toMatchObject({ state: 'done', total: 3, moved: 3, left: [] });
    const doc = await load(first);
    expect(doc).toMatchObject({ version: 2, seq: before.seq + 1 });
    const [moved] = doc.activities[0]!.tasks;
    expect(moved).toMatchObject({ id: task.id, assignee: { user: 'township_window' }, step: 'review' });
    expect(moved?.due).toBe('2026-03-16T16:00:00.000Z');
    expect(doc.timers.filter(({ kind }) => kind === 'due')).toMatchObject([{ at: moved?.due, ref: task.id }]);
    expect(await load(third)).toMatchObject({ version: 2, activities: [{ step: 'approval' }] });
    const { body } = await admin.get<{ items: { text: string; by: string }[] }>(
      `/api/cases/${first}/events?limit=100`,
    );
    expect(body.items.map(({ text }) => text)).toContain('转入第 2 版流程继续办理：新规施行');
    expect((await admin.get<CaseView>(`/api/cases/${third}`)).body).toMatchObject({ version: 2 });
    expect(await approve(await house.as('township_approver'), third, 'approval')).toBe(200);
    for (const id of ids) await caseIsSound(house.context.store, id);
    const list = await admin.get<{ items: MigrationView[] }>(`${AT}/migrations`);
    expect(list.body.items).toMatchObject([
      { from: 1, to: 2, state: 'done', startedBy: expect.any(String) as string },
    ]);
  });
});

describe('moving many', () => {
  let version: number;
  beforeAll(async () => {
    version = await publish(
      road((states) => {
        states.review = step('受理', 'township_window', 'decide', { due: { wd: 2 } });
      }),
    );
  }, 60_000);

  test('goes on after a crash where it was, and moves each case once', async () => {
    const back = await publish(road());
    const ids = await Promise.all(Array.from({ length: 6 }, begin));
    const { context } = house;
    const { store } = dyingAt(context.store, 4, 'after');
    // the lease of a dead server lasts; this one comes back under the same name
    const dying = { ...beside(context, store), owner: context.owner };
    const [order] = await context.store.find<JobDoc>('jobs', { limit: 1 });
    await addJob(
      context.store,
      {
        ...(order as JobDoc),
        _id: 'crashing',
        params: JSON.stringify({ from: back, to: version, mapping: {}, reason: '新规施行' }),
      },
      ids,
    );
    await expect(new JobRunner(dying, JOB_KINDS).run()).rejects.toThrow(Crash);
    const moved = (await Promise.all(ids.map(load))).filter((doc) => doc.version === version).length;
    expect(moved).toBeGreaterThan(0);
    expect(moved).toBeLessThan(6);
    const stop = startWorkers(context);
    expect(await over('crashing')).toMatchObject({ state: 'done', total: 6, moved: 6, left: [] });
    await stop();
    for (const id of ids) {
      const doc = await caseIsSound(context.store, id);
      expect(doc.version).toBe(version);
      const log = await admin.get<{ items: { type: string }[] }>(`/api/cases/${id}/events?limit=100`);
      expect(log.body.items.filter(({ type }) => type === 'case.migrated')).toHaveLength(1);
    }
  });

  test('an approver who acts at the same moment is not overruled', async () => {
    const from = (await load(await begin())).version;
    const id = await begin();
    const { context } = house;
    let raced = false;
    const store = watched(context.store, {
      before: async (method) => {
        if (method !== 'swap' || raced) return;
        raced = true;
        expect(await approve(clerk, id, 'review')).toBe(200);
      },
    });
    const way = await wayOf(context, KEY, { from, to: version });
    const by = { user: 'admin', name: '管理员', positions: [] };
    expect(await moveCase(beside(context, store), id, way, { by, reason: '新规' })).toEqual({ moved: true });
    expect(raced).toBe(true);
    const doc = await caseIsSound(context.store, id);
    expect(doc).toMatchObject({ version, activities: [{ step: 'decide' }] });
    expect(doc.records.map((record) => record.step)).toEqual(['draft', 'review']);
  });

  test('is stopped where it is', async () => {
    const job = (await house.context.store.get<JobDoc>('jobs', 'crashing')) as JobDoc;
    await addJob(house.context.store, { ...job, _id: 'stopping' }, ['any']);
    const stopped = await admin.post<MigrationView>(`${AT}/migrations/stopping/stop`);
    expect(stopped).toMatchObject({
      status: 200,
      body: { state: 'stopped', moved: expect.any(Number) as number },
    });
    await house.context.jobs.run();
    expect((await admin.get<MigrationView>(`${AT}/migrations/stopping`)).body).toMatchObject({
      state: 'stopped',
    });
  });
});

describe('what was done at steps that are no more', () => {
  const looks = async (who: string, id: string): Promise<{ steps: string[]; texts: string[] }> => {
    const client = await house.as(who);
    const [view, events] = await Promise.all([
      client.get<CaseView>(`/api/cases/${id}`),
      client.get<{ items: { text: string; stepLabel: string | null }[] }>(
        `/api/cases/${id}/events?limit=100`,
      ),
    ]);
    return {
      steps: view.body.blocks.map(({ label }) => label),
      texts: events.body.items.flatMap(({ text, stepLabel }) => [text, stepLabel ?? '']),
    };
  };

  test('keeps its names, and stays hidden from whom it was hidden', async () => {
    const hiding = road();
    (hiding.definition as JsonObject).views = [{ roles: ['filer'], fields: ['review'], access: 'hidden' }];
    const from = await publish(hiding);
    const id = await begin();
    expect(await approve(clerk, id, 'review')).toBe(200);
    const [clerkBefore, filerBefore] = [await looks('township_window', id), await looks('applicant', id)];
    expect(clerkBefore.steps).toEqual(['受理']);
    expect(filerBefore.steps).toEqual([]);
    const to = await publish(
      road((states) => {
        states.intake = step('收件', 'township_window', 'decide');
        (states.draft as { on: JsonObject }).on = { submit: { target: 'intake' } };
        delete states.review;
      }),
    );
    expect(await run({ from, to, cases: [id] })).toMatchObject({ state: 'done', moved: 1 });
    expect((await load(id)).before).toEqual([from]);
    const [clerkAfter, filerAfter] = [await looks('township_window', id), await looks('applicant', id)];
    expect(clerkAfter.steps).toEqual(clerkBefore.steps);
    expect(filerAfter.steps).toEqual([]);
    expect(clerkAfter.texts.filter((text) => text.includes('review'))).toEqual([]);
    expect(clerkAfter.texts).toEqual(expect.arrayContaining(clerkBefore.texts));
    expect(filerAfter.texts).toEqual(expect.arrayContaining(filerBefore.texts));
  });
});

describe('on the command line, while the server is down', () => {
  let env: Record<string, string>;
  let from: number;
  let to: number;
  beforeAll(async () => {
    from = await publish(road());
    await begin();
    to = await publish(
      road((states) => {
        delete states.decide;
        states.review = step('受理', 'township_window', 'agreed');
        states.agreed = step('同意', 'county_civil_approver', 'done');
      }),
    );
    await house.close();
    env = { XIANGZHI_DATA: house.context.config.dataFolder };
  }, 60_000);

  test('a migration is looked at and carried out', async () => {
    const versions = [KEY, String(from), String(to)];
    const looked = await xiangzhi(['migrate', ...versions, '--map', 'decide=agreed'], env);
    expect(looked).toMatchObject({ code: 0, out: expect.stringContaining('共 1 件，可转入 1 件') as string });
    expect(await xiangzhi(['migrate', ...versions, '--run'], env)).toMatchObject({
      code: 2,
      err: '请填写转入新版本的理由\n',
    });
    expect(await xiangzhi(['migrate', ...versions, '--map', 'nowhere=agreed'], env)).toMatchObject({
      code: 2,
    });
    const done = await xiangzhi(['migrate', ...versions, '--run', '--reason', '新规', '--json'], env);
    expect(done.code, done.err).toBe(0);
    expect(JSON.parse(done.out)).toMatchObject({ state: 'done', total: 1, moved: 1 });
    expect(await xiangzhi(['migrate', KEY, 'x', '2'], env)).toMatchObject({ code: 2 });
  }, 60_000);

  test('past cases are replayed', async () => {
    // the one that was decided on a version with another step
    const first = await xiangzhi(['replay', KEY, '--version', '1', '--json'], env);
    expect(JSON.parse(first.out), first.err).toMatchObject({
      differing: [{ differs: ['refused'], stopped: '「审批」的「同意」：没有这个环节' }],
      left: 0,
    });
    const other = await xiangzhi(['replay', KEY, '--version', String(to)], env);
    expect(other).toMatchObject({
      code: 1,
      out: expect.stringMatching(/✗ .+办不下去：「审批」的「同意」：没有这个环节\n[^]+3 件不同/u) as string,
    });
    expect(await xiangzhi(['replay', KEY, '--version', 'x'], env)).toMatchObject({ code: 2 });
    expect(await xiangzhi(['replay', 'nothing'], env)).toMatchObject({ code: 2, err: '没有这个事项\n' });
  }, 60_000);
});
