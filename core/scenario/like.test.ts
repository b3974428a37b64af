/** Scenarios told along another one. */
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../vocabulary.ts';
import { readScenario } from './check.ts';

const PLAIN: JsonObject = {
  name: '一般',
  process: 'road',
  at: '2026-03-02',
  given: { params: { cap: 1, days: 3 } },
  steps: [
    { as: 'applicant', start: { length: 3, bank: { no: 'x' }, photos: ['a', 'b'] } },
    { expect: { steps: ['look'] } },
    { as: 'clerk', step: 'look', do: 'complete', data: { n: 1 } },
    { as: 'clerk#2', step: 'look', do: 'complete', data: { n: 2 } },
    { wait: '3wd' },
    { as: 'chief', step: 'decide', do: 'approve' },
    { expect: { status: 'ended' } },
  ],
};
const [START, SEEN, FIRST, SECOND, WAIT, DECIDE, END] = PLAIN.steps as JsonObject[];

const OTHERS: Record<string, unknown> = {
  plain: PLAIN,
  longer: { name: '长', like: 'plain', steps: [{ same: 'start', change: { length: 9 } }, { same: {} }] },
  round: { name: '圈', like: 'about' },
  about: { name: '圈', like: 'round' },
};
const read = (value: JsonObject) => readScenario({ name: '不同', ...value }, (name) => OTHERS[name]);

describe('a scenario like another', () => {
  it.each<[string, JsonObject, unknown]>([
    ['all of it', { like: 'plain' }, PLAIN.steps],
    [
      'up to an act, then its own way, then on from another',
      {
        like: 'plain',
        steps: [{ same: { until: 'look#2' } }, { wait: '1wd' }, { same: { from: 'decide' } }],
      },
      [START, SEEN, FIRST, { wait: '1wd' }, DECIDE, END],
    ],
    [
      'acts that differ in fields, and in who acts',
      {
        like: 'plain',
        steps: [
          { same: 'start', change: { 'bank.no': 'y', 'photos.1': 'c' }, without: ['length'] },
          { same: { until: 'look#2' } },
          { same: 'look#2', as: 'chief', change: { why: '复核' } },
          { same: {} },
        ],
      },
      [
        { as: 'applicant', start: { bank: { no: 'y' }, photos: ['a', 'c'] } },
        SEEN,
        FIRST,
        { ...SECOND, as: 'chief', data: { n: 2, why: '复核' } },
        WAIT,
        DECIDE,
        END,
      ],
    ],
    [
      'one act more than once, and one without a form done by somebody else in another case',
      {
        like: 'plain',
        steps: [
          { same: 'look', change: { n: 0 } },
          { same: { from: 'look', until: 'look#2' } },
          { same: 'decide', as: 'vice', case: 'b' },
        ],
      },
      [{ ...FIRST, data: { n: 0 } }, FIRST, { as: 'vice', step: 'decide', do: 'approve', case: 'b' }],
    ],
    [
      'of one that is like another itself',
      { like: 'longer', steps: [{ same: { until: 'look' } }] },
      [{ as: 'applicant', start: { ...(START!.start as JsonObject), length: 9 } }, SEEN],
    ],
  ])('is %s', (_, value, steps) => {
    const found = read(value);
    expect(found).toMatchObject({ scenario: { name: '不同', process: 'road', at: '2026-03-02' } });
    expect('scenario' in found && found.scenario.steps).toEqual(steps);
  });

  it('changes of the world what it names', () => {
    const found = read({ like: 'plain', given: { params: { cap: 2 }, fund: { a: null } } });
    expect('scenario' in found && found.scenario.given).toEqual({
      params: { cap: 2, days: 3 },
      fund: { a: null },
    });
  });

  it.each<[string, JsonObject]>([
    ['like', { like: 'nothing' }],
    ['like', { like: 7 }],
    ['like', { like: 'round' }],
    ['steps.0.same', { like: 'plain', steps: [{ same: 7 }] }],
    ['steps.0.same', { like: 'plain', steps: [{ same: 'look#3' }] }],
    ['steps.0.same.until', { like: 'plain', steps: [{ same: { until: 'nowhere' } }] }],
    ['steps.0.same', { like: 'plain', steps: [{ same: { from: 'decide', until: 'look' } }] }],
    ['steps.0.without', { like: 'plain', steps: [{ same: 'start', without: ['house'] }] }],
    ['steps.0', { like: 'plain', steps: [7] }],
  ])('that cannot be is told at %s', (path, value) => {
    expect(read(value)).toMatchObject({ faults: [{ path }] });
  });
});
