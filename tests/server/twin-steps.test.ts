/**
 * Two branches that run beside each other may call their steps alike: everybody is shown, and does, what belongs to the
 * state their own task stands at.
 */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type {
  CaseEventView,
  CaseStarted,
  CaseView,
  Page,
  TaskAction,
  TaskItem,
  TaskView,
} from '../../core/api.ts';
import { offersOf } from '../../core/scenario/offers.ts';
import { pureDriver } from '../../core/scenario/pure.ts';
import { castOf } from '../../core/scenario/stage.ts';
import { commandsOf } from '../../core/replay/past.ts';
import { replayCase } from '../../core/replay/replay.ts';
import type { Case, CaseEvent, JsonObject } from '../../core/vocabulary.ts';
import { makeCalendar } from '../../core/time/calendar.ts';
import { loadCounty } from '../../server/seeding/county.ts';
import { countyWith, houseWith } from '../patterns/house.ts';
import { processesOf } from '../patterns/load.ts';
import { ROOT, type TestServer } from '../support/app.ts';
import type { Client } from '../support/http.ts';
import { taskOf } from './fixtures.ts';

const { county } = loadCounty(ROOT);
const MONDAY = '2026-03-02T01:00:00.000Z';

/** A branch with one step `review`. */
function branch(label: string, role: string, outcome: string, form: string): JsonObject {
  return {
    initial: 'review',
    states: {
      review: {
        meta: {
          label,
          task: {
            form,
            block: `${outcome}d`,
            seats: [{ role }],
            outcomes: { [outcome]: { label: `${label}完毕`, tone: 'positive' } },
          },
        },
        on: { [outcome]: 'done' },
      },
      done: { type: 'final' },
    },
  };
}

const TWINS: JsonObject = {
  format: 2,
  key: 'twins',
  title: '两科同审',
  caseNo: '{region6}-TW-{yyyy}-{seq5}',
  subject: '"某事"',
  region: '"990101001001"',
  usual: ['draft', 'review'],
  start: { roles: ['applicant'], form: 'patterns/start', outcome: 'submit' },
  machine: {
    id: 'twins',
    initial: 'draft',
    states: {
      draft: {
        meta: {
          label: '申请',
          task: {
            form: 'patterns/start',
            block: '.',
            seats: [{ role: 'filer' }],
            outcomes: { submit: { label: '提交' } },
          },
        },
        on: { submit: 'both' },
      },
      both: {
        type: 'parallel',
        states: {
          a: branch('甲审', 'township_window', 'complete', 'patterns/note'),
          b: branch('乙审', 'township_reviewer', 'approve', 'patterns/start'),
        },
        onDone: 'end',
      },
      end: { type: 'final', meta: { end: 'end', label: '办结' } },
    },
  },
};

let house: TestServer;
beforeAll(async () => {
  house = await houseWith({ twins: TWINS });
});
beforeEach(() => house.reset(MONDAY));

async function started(): Promise<string> {
  const { status, body } = await (
    await house.as('applicant')
  ).post<CaseStarted>('/api/cases', { process: 'twins', data: {} });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

const outcomes = (actions: TaskAction[]): unknown[] =>
  actions.filter(({ kind }) => kind === 'outcome').map(({ id, label, form }) => [id, label, form]);

async function done(client: Client, id: string, action: string): Promise<number> {
  const task = await taskOf(client, id);
  return (await client.post(`/api/tasks/${task.id}/actions`, { action, data: {} })).status;
}

describe('two steps of one name', () => {
  test.each([
    ['township_window', '甲审', 'complete', 'patterns/note'],
    ['township_reviewer', '乙审', 'approve', 'patterns/start'],
  ])('%s is shown and does what belongs to 「%s」', async (who, label, outcome, form) => {
    const id = await started();
    const client = await house.as(who);
    const item = await taskOf(client, id);
    expect(item.stepLabel).toBe(label);
    const { body } = await client.get<TaskView>(`/api/tasks/${item.id}`);
    expect(body.stepLabel).toBe(label);
    expect(outcomes(body.actions)).toEqual([[outcome, `${label}完毕`, form]]);
    expect(Object.keys(body.forms)).toEqual([form]);
    expect(body.ahead).toEqual({ [outcome]: [] });
    expect(await done(client, id, outcome)).toBe(200);
    const { body: list } = await client.get<Page<TaskItem>>('/api/tasks?box=done');
    expect(list.items[0]).toMatchObject({ stepLabel: label, outcome: `${label}完毕` });
  });

  test('the case tells of both, at the step, done and in its record', async () => {
    const id = await started();
    const admin = await house.as('admin');
    const before = (await admin.get<CaseView>(`/api/cases/${id}`)).body;
    expect(before.steps).toEqual(['review']);
    expect(before.stepLabels).toEqual(['甲审', '乙审']);
    expect(before.route.map(({ label, state }) => [label, state])).toEqual([
      ['申请', 'done'],
      ['甲审', 'current'],
      ['乙审', 'current'],
    ]);
    expect(await done(await house.as('township_reviewer'), id, 'approve')).toBe(200);
    const between = (await admin.get<CaseView>(`/api/cases/${id}`)).body;
    expect(between.route.map(({ label, state }) => [label, state])).toEqual([
      ['申请', 'done'],
      ['乙审', 'done'],
      ['甲审', 'current'],
    ]);
    expect(between.blocks.map(({ label, actionLabel, form }) => [label, actionLabel, form])).toEqual([
      ['乙审', '乙审完毕', 'patterns/start'],
    ]);
    const { body } = await admin.get<Page<CaseEventView>>(`/api/cases/${id}/events?limit=200`);
    const told = body.items.filter(({ type }) => type === 'task.acted' || type === 'step.left');
    expect(told.map(({ text }) => text)).toEqual(expect.arrayContaining(['乙审：乙审完毕', '离开「乙审」']));
  });

  test('both can be done by their names in a scenario, and are offered in the simulator', async () => {
    const driver = pureDriver(countyWith(county, processesOf({ twins: TWINS }, county)));
    await driver.begin(MONDAY, {});
    const { case: ref = '' } = (await driver.start(castOf('applicant'), 'twins', {})) as { case?: string };
    const offered = (): unknown[] =>
      offersOf(driver, ref)
        .people.filter(({ step }) => step !== null)
        .map(({ label, as, acts }) => [label, as, acts[0]?.action]);
    expect(offered()).toEqual([
      ['甲审', 'township_window', 'complete'],
      ['乙审', 'township_reviewer', 'approve'],
    ]);
    const at = { ref, step: 'review', action: 'approve', who: castOf('township_reviewer') };
    expect(await driver.completed(at, {})).toEqual({});
    expect(await driver.act(ref, at.who, { step: 'review', action: 'approve' })).toEqual({ ok: true });
    expect(offered()).toEqual([['甲审', 'township_window', 'complete']]);
  });

  test('a replay does each at its own state, and names it', async () => {
    const id = await started();
    expect(await done(await house.as('township_reviewer'), id, 'approve')).toBe(200);
    const process = await house.context.library.version('twins', 1);
    const c = (await house.context.store.get('cases', id)) as unknown as Case;
    const records = await house.context.store.find('events', { filter: { case: id } });
    const log = records.map((record) => (record as unknown as { events: CaseEvent[] }).events);
    const past = { case: c, process, log, entries: [], rows: [] };
    expect(commandsOf(past).at(-1)?.command).toMatchObject({ node: 'twins.both.b.review' });
    const rebuilt = processesOf({ twins: only('b') }, county).get('twins')!;
    const world = { now: MONDAY, calendar: makeCalendar({}), param: () => null, regionName: () => '' };
    expect(replayCase(past, process, world).stopped).toBeNull();
    // where nobody may approve at the second branch any more, that branch is named
    expect(replayCase(past, rebuilt, world).stopped).toContain('「乙审」的「乙审完毕」');
  });
});

/** The process with a branch that is done by other words. */
function only(branchOf: string): JsonObject {
  const machine = structuredClone(TWINS.machine) as { states: { both: { states: JsonObject } } };
  machine.states.both.states[branchOf] = branch('乙审', 'township_approver', 'pass', 'patterns/note');
  return { ...TWINS, machine } as JsonObject;
}
