/** A suspended case stands still: what ran has the rest it had once it goes on. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockSlot } from '../blocks/clock/state.ts';
import { noticeSlot } from '../blocks/notice/state.ts';
import { started, type TestWorld } from './testing/house.ts';
import { end, processOf, task } from './testing/process.ts';

const process = processOf(
  {
    check: {
      ...task({ seats: ['clerk'], due: { wd: 3 } }, { complete: 'done', stop: 'papers' }),
      after: { lapse: 'lapsed' },
    },
    papers: {
      ...task({ seats: ['filer'] }, { complete: 'check' }, { meta: { pauses: true } }),
    },
    done: end('done'),
    lapsed: end('lapsed'),
  },
  {
    delays: { lapse: { h: 100 } },
    limit: { period: { wd: 10 }, from: 'check', until: ['done', 'lapsed'] },
    messages: ['stop'],
  },
);

/** The moments at which what runs of a case is due. */
function dates(house: TestWorld): Record<string, string | undefined> {
  const timer = house.case.timers.find(({ kind }) => kind === 'machine');
  return { due: house.open[0]?.due, limit: clockSlot.of(house.case)?.dueAt, delay: timer?.at };
}

const suspend = (house: TestWorld): string => house.onCase('admin', 'suspend', {}, '等待协查');
const resume = (house: TestWorld): string => house.onCase('admin', 'resume');

describe('suspended', () => {
  it('nothing is due meanwhile; afterwards the rest runs on, working days and hours', () => {
    const house = started(process);
    expect(dates(house)).toEqual({
      due: '2026-03-05T16:00:00.000Z',
      limit: '2026-03-16T16:00:00.000Z',
      delay: '2026-03-06T05:00:00.000Z',
    });
    house.wait('24h');
    suspend(house);
    // Tuesday 09:00 to Friday 09:00 of the week after
    house.wait('240h');
    expect(house.case.status).toBe('suspended');
    expect(resume(house)).toBe('ok');
    expect(dates(house)).toEqual({
      // stood at the end of eight working days
      due: '2026-03-17T16:00:00.000Z',
      limit: '2026-03-26T16:00:00.000Z',
      delay: '2026-03-16T05:00:00.000Z',
    });
    expect(house.open[0]?.overdue).toBeUndefined();
    expect(house.case.timers.find(({ kind }) => kind === 'due')?.at).toBe('2026-03-17T16:00:00.000Z');
  });

  it('within one day costs no day', () => {
    const house = started(process);
    const before = dates(house);
    house.wait('24h');
    suspend(house);
    house.wait('3h');
    resume(house);
    expect(dates(house)).toMatchObject({ due: before.due, limit: before.limit });
  });

  it('during 补正 the limit gets each day back once', () => {
    const house = started(process);
    house.deliver('stop');
    expect(clockSlot.of(house.case)?.pausedAt).toBe('2026-03-02T01:00:00.000Z');
    house.wait('24h');
    suspend(house);
    house.wait('48h');
    resume(house);
    expect(clockSlot.of(house.case)?.pausedAt).toBe('2026-03-02T01:00:00.000Z');
    house.wait('24h');
    house.act('applicant', 'complete');
    // 6 March: four days stood, of which the first is not counted anyway
    expect(dates(house).limit).toBe('2026-03-19T16:00:00.000Z');
  });

  it('补正 that begins while it is suspended counts from the suspension', () => {
    const house = started(process);
    house.wait('24h');
    suspend(house);
    house.wait('24h');
    house.deliver('stop');
    house.wait('24h');
    resume(house);
    house.wait('24h');
    house.act('applicant', 'complete');
    expect(dates(house).limit).toBe('2026-03-19T16:00:00.000Z');
  });

  it('a fixed date stays the date, and what has passed already stays passed', () => {
    const fixed = started(
      processOf(
        {
          check: task({ seats: ['clerk'], due: { until: '"2026-03-04"' } }, { complete: 'done' }),
          done: end('done'),
        },
        {},
      ),
    );
    suspend(fixed);
    fixed.wait('24h');
    resume(fixed);
    expect(fixed.open[0]?.due).toBe('2026-03-04T16:00:00.000Z');
    const late = started(process);
    late.wait('96h');
    expect(late.open[0]?.overdue).toBe(true);
    const { due } = dates(late);
    suspend(late);
    late.wait('2h');
    resume(late);
    expect(dates(late).due).toBe(due);
  });

  it('the public gets the days back on which nobody could object', () => {
    const house = started(
      processOf(
        {
          publicity: {
            meta: {
              notice: {
                kind: 'publicity',
                title: '"公示"',
                days: { cd: 7 },
                fields: [],
                objections: 'test/note',
              },
            },
            on: { 'notice.ended': 'done' },
          },
          done: end('done'),
        },
        { public: [] },
      ),
    );
    expect(noticeSlot.of(house.case)[0]?.endsAt).toBe('2026-03-09T16:00:00.000Z');
    house.wait('24h');
    suspend(house);
    expect(house.object({ note: '不实' })).toBe('suspended');
    house.wait('240h');
    resume(house);
    expect(noticeSlot.of(house.case)[0]).toMatchObject({ endsAt: '2026-03-19T16:00:00.000Z', ended: false });
    expect(house.said).toContain('notice.moved');
    expect(house.object({ note: '不实' })).toBe('ok');
  });

  it('the rest is the same whenever and however often it is suspended, counted in days that ran', () => {
    const hours = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(hours, (spans) => {
        const house = started(
          processOf(
            {
              check: { ...task({ seats: ['clerk'] }, { complete: 'done' }), after: { lapse: 'lapsed' } },
              done: end('done'),
              lapsed: end('lapsed'),
            },
            { delays: { lapse: { h: 1000 } } },
          ),
        );
        let stood = 0;
        spans.forEach((span, n) => {
          if (n % 2 === 1) suspend(house);
          house.wait(`${span}h`);
          if (n % 2 === 0) return;
          resume(house);
          stood += span;
        });
        const due = Date.parse('2026-03-02T01:00:00.000Z') + (1000 + stood) * 3_600_000;
        expect(Date.parse(house.case.timers[0]!.at)).toBe(due);
      }),
      { numRuns: 30 },
    );
  });
});
