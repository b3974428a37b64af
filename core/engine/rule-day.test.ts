/** By the values of which day a case is judged: its own, unless the definition says otherwise. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../time/day.ts';
import { migrateCase } from '../migration/migrate.ts';
import { planMigration } from '../migration/plan.ts';
import type { JsonObject } from '../vocabulary.ts';
import { started, type TestPreset } from './testing/house.ts';
import { end, processOf, task } from './testing/process.ts';

const table = (asOf?: string): JsonObject => ({
  label: '面积标准',
  hit: 'first',
  ...(asOf ? { asOf } : {}),
  inputs: [],
  outputs: ['max'],
  rules: [
    { when: [], then: ['150'], to: '2026-12-31' },
    { when: [], then: ['130'], from: '2027-01-01' },
  ],
});
const param = (more: JsonObject = {}): JsonObject => ({
  key: 'test.cap',
  type: 'integer',
  default: 0,
  label: '上限',
  ...more,
});

/** A window that sends back what the filer corrects, under limits of several days. */
const process = processOf(
  {
    check: task(
      { seats: ['clerk'], outcomes: ['complete', 'return'] },
      { complete: 'done', return: 'correct' },
    ),
    correct: task(
      {
        seats: ['filer'],
        form: 'test/start',
        block: '.',
        outcomes: {
          resubmit: {
            rules: [
              { must: 'amount <= params.cap', code: 'over_cap', message: '超过上限{{ params.cap }}' },
              { must: 'amount <= size.max', code: 'too_large', message: '面积超标' },
            ],
          },
        },
      },
      { resubmit: 'check' },
    ),
    done: end('done'),
  },
  {
    params: {
      cap: param(),
      cap_today: param({ asOf: 'today' }),
      cap_then: param({ asOf: 'day' }),
      cap_unknown: param({ asOf: 'name.nothing' }),
    },
    tables: { size: table(), size_today: table('today'), size_unknown: table('name.nothing') },
    shows: {
      own: 'params.cap',
      today: 'params.cap_today',
      named: 'params.cap_then',
      unknown: 'params.cap_unknown',
      rows: '[size.max, size_today.max]',
      no_row: 'size_unknown',
    },
  },
);
const given = (at: string): TestPreset => ({
  at,
  dated: {
    'test.cap': [
      ['2026-01-01', 150],
      ['2027-01-01', 130],
    ],
  },
});
const at = (day: string): string => `${day}T02:00:00.000Z`;

describe('dated parameters and tables', () => {
  it('hold as of the day the case was handed in, whenever it is decided; otherwise as the definition says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -40, max: 40 }),
        fc.integer({ min: 0, max: 80 }),
        fc.integer({ min: -40, max: 40 }),
        (filed, later, named) => {
          const on = (n: number) => addDays('2027-01-01', n);
          const house = started(process, { day: on(named) }, given(at(on(filed))));
          house.now = at(on(filed + later));
          house.act('clerk', 'complete');
          const cap = (n: number) => (n < 0 ? 150 : 130);
          expect(house.case.shown).toEqual({
            own: cap(filed),
            today: cap(filed + later),
            named: cap(named),
            unknown: null,
            rows: [cap(filed), cap(filed + later)],
            no_row: null,
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('a lowered limit does not hit a case filed before its day when it is moved to another version and corrected', () => {
    const house = started(process, { amount: 150 }, given(at('2026-12-18')));
    const next = { ...process, version: 2 };
    const { plan } = planMigration(process, next, {});
    house.now = at('2027-01-20');
    const by = { user: 'admin', name: 'admin', positions: [] };
    const moved = migrateCase(
      house.case,
      { old: process, next, plan },
      { by, reason: '新规' },
      house.facts(),
    );
    if (!moved.ok) throw new Error(moved.reasons.join());
    house.current = moved.case;
    expect(house.act('clerk', 'return')).toBe('ok');
    expect(house.act('applicant', 'resubmit', { data: { name: '张三' } })).toBe('ok');
    // what the case itself says anew is held to its limit all the same
    expect(house.act('clerk', 'return')).toBe('ok');
    expect(house.act('applicant', 'resubmit', { data: { amount: 151 } })).toBe('over_cap');
  });

  it('the same case filed under the lowered limit is refused', () => {
    const house = started(process, { amount: 150 }, given(at('2027-01-02')));
    expect(house.act('clerk', 'return')).toBe('ok');
    expect(house.act('applicant', 'resubmit', { data: { name: '张三' } })).toBe('over_cap');
  });

  it('a case that began with an earlier program goes on by the day of each decision', () => {
    const house = started(process, { amount: 150 }, given(at('2026-12-18')));
    house.current = { ...house.case, behaviour: 1 };
    house.now = at('2027-01-20');
    house.act('clerk', 'return');
    expect(house.act('applicant', 'resubmit', { data: { name: '张三' } })).toBe('over_cap');
  });
});
