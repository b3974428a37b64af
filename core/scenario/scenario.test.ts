/** Scenarios: matching in part, casting, and the runner on the pure driver with a tiny county. */
import { describe, expect, it } from 'vitest';
import { end, processOf, task, VILLAGE } from '../engine/testing/process.ts';
import { differs } from './match.ts';
import { keysOfRow } from './preset.ts';
import { pureDriver } from './pure.ts';
import { runScenario } from './run.ts';
import { castOf } from './stage.ts';
import { countyOf } from './testing/county.ts';
import type { Scenario, ScenarioStep } from './types.ts';

const town = VILLAGE.slice(0, 9);
const commit = { type: 'fund.commit', params: { fund: 'reserve', region: 'case.region9', amount: 'amount' } };

const process = processOf(
  {
    check: task({ seats: ['clerk'], due: { wd: 1 } }, { complete: 'pay' }),
    pay: {
      meta: { waits: true },
      entry: [commit],
      on: {
        FUND_RESERVED: [{ guard: { type: 'when', params: { if: 'flag = true' } }, target: 'held' }, 'done'],
        INSUFFICIENT: 'check',
      },
    },
    held: task({ seats: ['clerk'] }, { complete: 'done' }),
    done: end('done', undefined, {
      entry: [{ type: 'ledger.put', params: { ledger: 'relief', fields: { amount: 'amount' } } }],
    }),
  },
  {
    params: { cap: { key: 'test.cap', type: 'money', default: 1, label: '上限' } },
    start: {
      roles: ['applicant'],
      form: 'test/start',
      outcome: 'submit',
      rules: [
        { must: 'amount <= params.cap', code: 'over_cap', message: '超过{{ params.cap }}', path: 'amount' },
      ],
    },
  },
);

const county = countyOf(process);

const play = (steps: ScenarioStep[], given: Scenario['given'] = {}) =>
  runScenario(
    { name: '例', process: 'test', at: '2026-03-02T09:00:00+08:00', given, steps },
    pureDriver(county),
  );
const start = (amount: number): ScenarioStep => ({ as: 'applicant', start: { village: VILLAGE, amount } });
const complete: ScenarioStep = { as: 'clerk', step: 'check', do: 'complete' };

describe('runScenario', () => {
  it('plays people, fund, ledger and time, and expects', async () => {
    const result = await play([
      start(600),
      {
        expect: {
          steps: ['check'],
          status: 'running',
          tasks: [{ step: 'check', role: 'clerk', due: '2026-03-03' }],
        },
      },
      { wait: '2wd' },
      { expect: { events: [{ type: 'task.overdue' }] } },
      { ...complete, as: 'clerk#2' } as ScenarioStep,
      {
        expect: {
          steps: [],
          status: 'ended',
          outcome: 'done',
          ledger: [{ amount: 600 }],
          fund: { available: 100 },
        },
      },
    ]);
    expect(result).toEqual({ name: '例', ok: true, problems: [] });
  });

  it('takes the fund and parameters as given', async () => {
    const { ok } = await play(
      [start(300), complete, { expect: { steps: ['check'], fund: { balance: 100, committed: 0 } } }],
      { fund: { [town]: { balance: 100 } } },
    );
    expect(ok).toBe(true);
    expect(
      (
        await play([start(6), { expect: { refused: { code: 'over_cap', path: 'amount' } } }], {
          params: { cap: 5 },
        })
      ).ok,
    ).toBe(true);
    expect((await play([start(901), { expect: { refused: 'over_cap' } }])).ok).toBe(true);
  });

  it('frees what a case set aside when it is terminated', async () => {
    const result = await play([
      { as: 'applicant', start: { village: VILLAGE, amount: 600, flag: true } },
      complete,
      { expect: { steps: ['held'], fund: { committed: 600, available: 100 } } },
      { as: 'admin', do: 'terminate', comment: '误报' },
      { expect: { outcome: 'terminated', fund: { committed: 0, available: 700 } } },
    ]);
    expect(result.problems).toEqual([]);
  });

  it('tells a case of a message that reached nobody, and knows the places of the county only', async () => {
    const sending = processOf({
      check: task(
        { seats: ['clerk'] },
        {},
        { entry: [{ type: 'send', params: { process: 'parent', region: 'case.region9', message: 'done' } }] },
      ),
    });
    const steps: ScenarioStep[] = [
      start(1),
      { expect: { events: [{ type: 'incident.raised', data: { process: 'parent' } }] } },
      { as: 'applicant', start: { village: '990101001009' } },
      { expect: { refused: { code: 'unknown_region', path: 'village' } } },
    ];
    const result = await runScenario(
      { name: '例', process: 'test', at: '2026-03-02T09:00:00+08:00', steps },
      pureDriver({ ...county, processes: new Map([['test', sending]]) }),
    );
    expect(result.problems).toEqual([]);
  });

  it('says what did not hold, with the number of the step, and stops where nobody expected a refusal', async () => {
    expect(
      (await play([start(1), { expect: { steps: ['pay'], status: 'ended' } }])).problems.map((p) => p.step),
    ).toEqual([2, 2]);
    const refused = await play([start(901), { expect: { steps: [] } }]);
    expect(refused.problems).toEqual([{ step: 1, message: expect.stringContaining('over_cap') }]);
    expect((await play([start(1), { expect: { refused: true } }])).problems).toHaveLength(1);
    expect((await play([{ ...start(1), as: 'head' } as ScenarioStep])).ok).toBe(false);
  });

  it('reads whom a step casts', () => {
    expect(castOf('clerk')).toEqual({ role: 'clerk', nth: 1 });
    expect(castOf('county_dept:民政@990101#2')).toEqual({
      role: 'county_dept:民政',
      region: '990101',
      nth: 2,
    });
  });
});

describe('differs', () => {
  it.each([
    [{ a: 1 }, { a: 1, b: 2 }],
    [[{ a: 1 }], [{ a: 2 }, { a: 1, c: 3 }]],
    [[], []],
    [null, undefined],
    ['2026-03-03', '2026-03-03T16:00:00.000Z'],
    ['2026-03-04T00:00:00+08:00', '2026-03-03T16:00:00.000Z'],
  ])('%j is met by %j', (expected, actual) => {
    expect(differs(expected as never, actual as never)).toBeNull();
  });

  it.each([
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, undefined],
    [[{ a: 1 }, { a: 1 }], [{ a: 1 }]],
    [[], [1]],
    ['2026-03-04', '2026-03-03T16:00:00.000Z'],
  ])('%j is not met by %j', (expected, actual) => {
    expect(differs(expected as never, actual as never)).toMatch(/./);
  });
});

describe('keysOfRow', () => {
  it('are the row’s own, else every identity number in it', () => {
    expect(keysOfRow({ keys: ['x'], id_no: '990101198711050037' })).toEqual(['x']);
    expect(keysOfRow({ head: { id_no: '990101198711050037' }, n: 1, other: ['99010119870101001X'] })).toEqual(
      ['990101198711050037', '99010119870101001X'],
    );
  });
});
