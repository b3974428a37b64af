/** Look-ups are asked when a decision reads them, with what it sees there: in memory and on the store alike. */
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CaseStarted } from '../../core/api.ts';
import { pureDriver } from '../../core/scenario/pure.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import { loadCounty } from '../../server/seeding/county.ts';
import { countyWith, houseWith } from '../patterns/house.ts';
import { FORMS, framed, processesOf } from '../patterns/load.ts';
import { ROOT, type TestServer } from '../support/app.ts';

const { county } = loadCounty(ROOT);
const MONDAY = '2026-03-02T01:00:00.000Z';

/** A form that makes the key by which cases of one person are found. */
const form: JsonObject = {
  id: 'patterns/marked',
  title: '申请',
  schema: {
    type: 'object',
    properties: {
      village: { type: 'string' },
      subject: { type: 'string' },
      fingerprint: { type: 'string' },
      urgent: { type: 'boolean' },
    },
  },
  computed: { fingerprint: '"k-" + subject' },
};
const forms = { ...FORMS, 'patterns/marked': form };

/** Once a person, told by a value of the form or of the definition; `unread` is read by nothing, `urgent` only where it is. */
function once(key: string, fingerprint: string, computed: JsonObject = {}): JsonObject {
  return framed(key, {
    keys: `[${fingerprint}]`,
    computed,
    lookups: {
      same: { cases: key, keys: `[${fingerprint}]` },
      unread: { ledger: 'register', keys: `[${fingerprint}]` },
      refused: { ledger: 'refusals', keys: 'if urgent = true then [subject] else []' },
    },
    start: {
      roles: ['applicant'],
      form: 'patterns/marked',
      outcome: 'submit',
      rules: [
        { must: 'count(same) = 0', code: 'duplicate', message: '已经申请过' },
        { must: 'urgent != true or count(refused) = 0', code: 'refused_before', message: '曾被拒绝' },
      ],
    },
    actions: { ask: { label: '询问', roles: ['filer'], when: 'count(same) = 9' } },
    machine: {
      id: key,
      initial: 'draft',
      states: {
        draft: {
          meta: { task: { seats: [{ role: 'filer' }], block: '.', outcomes: { submit: { label: '提交' } } } },
          on: { submit: 'check' },
        },
        check: {
          meta: {
            label: '审核',
            task: { seats: [{ role: 'township_window' }], outcomes: { complete: { label: '办结' } } },
          },
          on: { complete: 'done' },
        },
        done: { type: 'final', meta: { end: 'done' } },
      },
    },
  });
}

const definitions = {
  'by-form': once('by-form', 'fingerprint'),
  'by-definition': once('by-definition', 'mark', { mark: '"m-" + subject' }),
};
const world = countyWith(county, processesOf(definitions, county, forms));

let house: TestServer;
beforeAll(async () => {
  house = await houseWith(definitions, forms);
});
beforeEach(() => house.reset(MONDAY));

describe.each(Object.keys(definitions))('a look-up keyed by a computed value (%s)', (process) => {
  test('refuses the second application in memory', async () => {
    const driver = pureDriver(world);
    await driver.begin(MONDAY, {});
    const applicant = { role: 'applicant', nth: 1 };
    const start = (subject: string) => driver.start(applicant, process, { subject });
    expect(await start('甲')).toMatchObject({ ok: true });
    expect(await start('甲')).toMatchObject({ ok: false, rejection: { code: 'duplicate' } });
    expect(await start('乙')).toMatchObject({ ok: true });
  });

  test('refuses the second application on the store', async () => {
    const applicant = await house.as('applicant');
    const start = (subject: string) => applicant.post('/api/cases', { process, data: { subject } });
    expect((await start('甲')).status).toBe(201);
    expect(await start('甲')).toMatchObject({ status: 422, body: { code: 'duplicate' } });
    expect((await start('乙')).status).toBe(201);
  });

  test('of two handed in at once takes one', async () => {
    const applicant = await house.as('applicant');
    const start = () => applicant.post('/api/cases', { process, data: { subject: '丙' } });
    const answers = await Promise.all([start(), start(), start()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
  });
});

/** What was looked for by keys while something was done. */
async function lookedFor(act: () => Promise<unknown>): Promise<[string, unknown][]> {
  const find = vi.spyOn(house.context.store, 'find');
  try {
    await act();
    return find.mock.calls.flatMap(([collection, { filter }]) =>
      filter?.keys ? [[collection, filter.keys] as [string, unknown]] : [],
    );
  } finally {
    find.mockRestore();
  }
}

test('a look-up that nothing reads is not asked, nor one that names nobody', async () => {
  const applicant = await house.as('applicant');
  const start = (data: JsonObject) => () => applicant.post('/api/cases', { process: 'by-form', data });
  const same = (name: string): [string, unknown] => ['cases', { in: [`k-${name}`] }];
  expect(await lookedFor(start({ subject: '甲' }))).toEqual([same('甲')]);
  expect(await lookedFor(start({ subject: '乙', urgent: true }))).toEqual([
    same('乙'),
    ['ledger', { in: ['乙'] }],
  ]);
});

test('who reads a case looks up only what its acts depend on for them', async () => {
  const applicant = await house.as('applicant');
  const { body } = await applicant.post<CaseStarted>('/api/cases', {
    process: 'by-form',
    data: { subject: '甲' },
  });
  const read = (as: string) => async () => (await house.as(as)).get(`/api/cases/${body.id}`);
  expect(await lookedFor(read('applicant'))).toEqual([['cases', { in: ['k-甲'] }]]);
  expect(await lookedFor(read('township_window'))).toEqual([]);
});
