/** Every deadline is said by one function, and what it says is what the engine's own timers do. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockSlot } from '../blocks/clock/state.ts';
import { noticeSlot } from '../blocks/notice/state.ts';
import { started } from '../engine/testing/house.ts';
import { end, processOf, task } from '../engine/testing/process.ts';
import { makeCalendar } from './calendar.ts';
import { addDays, daysBetween } from './day.ts';
import { describeDeadline, describeDay, describeDue } from './describe.ts';
import { dayOf, HOUR_MS, toMs } from './instant.ts';

const calendar = makeCalendar({ '2026': { holidays: ['2026-05-01'], workdays: [] } });

const period = fc.oneof(
  fc.record({ wd: fc.integer({ min: 0, max: 15 }) }),
  fc.record({ cd: fc.integer({ min: 0, max: 20 }) }),
  fc.record({ h: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ min: fc.integer({ min: 1, max: 3000 }) }),
);
/** Moments at which somebody looks, in minutes from the beginning. */
const looks = fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 8 });

describe('what a deadline says', () => {
  it('is late exactly when the engine’s timer has fired, and counts what is left truly', () => {
    fc.assert(
      fc.property(period, looks, (due, minutes) => {
        const house = started(
          processOf(
            { check: task({ seats: ['clerk'], due }, { complete: 'done' }), done: end('done') },
            { limit: { period: due, from: 'check', until: ['done'] } },
          ),
        );
        for (const wait of minutes) {
          house.wait(`${wait}min`);
          const at = house.open[0]?.due as string;
          const said = describeDue(at, house.now, calendar);
          expect(said.startsWith('已超期')).toBe(house.open[0]?.overdue === true);
          expect(said.startsWith('已超期')).toBe(clockSlot.of(house.case)?.overdue === true);
          const left = toMs(at) - toMs(house.now);
          const hours = /还剩(\d+)小时/.exec(said);
          if (hours) expect(Number(hours[1])).toBe(Math.floor(left / HOUR_MS));
          const days = /还剩(\d+)天/.exec(said);
          if (days)
            expect(Number(days[1])).toBe(
              daysBetween(dayOf(house.now), addDays(dayOf(at), at.endsWith('16:00:00.000Z') ? -1 : 0)),
            );
          // somebody who reads days has a day at least
          if (/还剩\d+(天|个工作日)/.test(said)) expect(left).toBeGreaterThanOrEqual(8 * HOUR_MS);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('公示至 is the last day on which one can object', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), (days) => {
        const notice = {
          kind: 'publicity',
          title: '"公示"',
          days: { cd: days },
          fields: [],
          objections: 'test/note',
        };
        const house = started(
          processOf(
            { show: { meta: { notice }, on: { 'notice.ended': 'done' } }, done: end('done') },
            { public: [] },
          ),
        );
        const { endsAt } = noticeSlot.of(house.case)[0]!;
        const last = addDays('2026-03-02', days);
        expect(describeDeadline(endsAt)).toBe(describeDay(last));
        house.wait(`${days * 24 + 14}h`);
        expect(dayOf(house.now)).toBe(last);
        expect(house.object({ note: '不实' })).toBe('ok');
        house.wait('1h');
        expect(house.object({ note: '不实' })).not.toBe('ok');
      }),
      { numRuns: 20 },
    );
  });

  it('an open date is said to be open', () => {
    expect(describeDeadline(null)).toBe('待定');
    expect(describeDue(null, '2026-12-30T01:00:00.000Z', calendar)).toBe('期限待定');
  });
});
