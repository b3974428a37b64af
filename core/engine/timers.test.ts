/** Time: delays of the machine, deadlines of tasks, the statutory clock. */
import { describe, expect, it } from 'vitest';
import { clockSlot } from '../blocks/clock/state.ts';
import type { JsonObject } from '../vocabulary.ts';
import { started } from './testing/house.ts';
import { end, processOf, task } from './testing/process.ts';

describe('a delay of the machine', () => {
  const waiting = (delay: JsonObject, more: JsonObject = {}) =>
    processOf(
      { wait: { meta: { waits: true }, after: { soon: 'done' }, on: { go: 'done' } }, done: end('done') },
      { delays: { soon: delay }, messages: ['go'], ...more },
    );

  it.each([
    [
      '3 workdays, over a holiday and a weekend',
      { wd: 3 },
      '2026-04-30T01:00:00.000Z',
      '2026-05-06T16:00:00.000Z',
    ],
    ['10 calendar days', { cd: 10 }, '2026-03-02T01:00:00.000Z', '2026-03-12T16:00:00.000Z'],
    ['a day and a half', { h: 36 }, '2026-03-02T01:00:00.000Z', '2026-03-03T13:00:00.000Z'],
    ['an hour and a half', { h: 1.5 }, '2026-03-02T01:00:00.000Z', '2026-03-02T02:30:00.000Z'],
    ['minutes', { min: 30 }, '2026-03-02T01:00:00.000Z', '2026-03-02T01:30:00.000Z'],
    ['a fixed day', { until: '"2026-12-10"' }, '2026-03-02T01:00:00.000Z', '2026-12-10T16:00:00.000Z'],
    ['a parameter', { cd: 'params.days' }, '2026-03-02T01:00:00.000Z', '2026-03-07T16:00:00.000Z'],
    [
      'counted from an earlier moment',
      { cd: 1, from: 'day' },
      '2026-03-02T01:00:00.000Z',
      '2026-03-02T01:00:00.000Z',
    ],
  ])('%s', (_name, delay, at, expected) => {
    const process = waiting(delay, {
      params: { days: { key: 'test.days', type: 'integer', default: 5, label: '天数' } },
    });
    const house = started(process, { day: '2026-02-20T01:00:00.000Z' }, { at });
    expect(house.case.timers).toMatchObject([{ kind: 'machine', at: expected }]);
  });

  it('is heard when it is over, once, and is gone when the step is left before', () => {
    const house = started(waiting({ cd: 1 }));
    const [timer] = house.case.timers;
    house.wait('2cd');
    expect(house.case.outcome).toBe('done');
    expect(house.fire(timer!.id)).toBe('conflict');
    const early = started(waiting({ cd: 1 }));
    early.deliver('go');
    expect(early.case.timers).toEqual([]);
  });
});

describe('a deadline', () => {
  const process = processOf({
    check: task(
      { mode: 'all', seats: ['clerk', { role: 'boss', optional: true }], due: { wd: 1 } },
      { complete: 'done' },
    ),
    done: end('done'),
  });

  it('marks the task and reminds its holders; nothing is decided', () => {
    const house = started(process);
    expect(house.open.map((t) => t.due)).toEqual(['2026-03-03T16:00:00.000Z', undefined]);
    house.wait('2wd');
    expect(house.open[0]?.overdue).toBe(true);
    expect(house.said).toEqual(['task.overdue']);
    expect(house.last.effects).toMatchObject([{ kind: 'notify', to: ['clerk@990101001'] }]);
    expect(house.steps).toEqual(['check']);
  });

  it('goes with the task', () => {
    const house = started(process);
    house.act('clerk', 'complete');
    expect(house.case.timers).toEqual([]);
  });

  it('goes with each of several who must all act, as soon as they have', () => {
    const both = processOf({
      check: task({ mode: 'all', seats: ['clerk', 'boss'], due: { wd: 1 } }, { complete: 'done' }),
      done: end('done'),
    });
    const house = started(both);
    house.act('clerk', 'complete');
    expect(house.case.timers).toMatchObject(house.open.map(({ id }) => ({ kind: 'due', ref: id })));
  });

  it('of the draft goes with the start', () => {
    const draft = task(
      { seats: ['filer'], outcomes: ['submit'], block: '.', due: { wd: 5 } },
      { submit: 'check' },
    );
    const house = started(
      processOf(
        { check: task({ seats: ['clerk'] }) },
        { machine: { states: { draft, check: task({ seats: ['clerk'] }) } } },
      ),
    );
    expect(house.case.timers).toEqual([]);
  });
});

describe('the statutory clock 办理时限', () => {
  const process = processOf(
    {
      accept: task({ seats: ['clerk'] }, { complete: 'check' }),
      check: task(
        { seats: ['clerk'], outcomes: ['complete', 'return'] },
        { complete: 'decide', return: 'supply' },
      ),
      supply: task({ seats: ['filer'] }, { complete: 'check' }, { meta: { pauses: true } }),
      decide: task({ seats: ['boss'] }, { complete: 'done' }),
      done: end('done'),
    },
    { limit: { period: { wd: 5 }, from: 'check', until: ['decide'] } },
  );

  it('runs from one step to another', () => {
    const house = started(process);
    expect(clockSlot.of(house.case)).toBeNull();
    house.act('clerk', 'complete');
    expect(clockSlot.of(house.case)?.dueAt).toBe('2026-03-09T16:00:00.000Z');
    house.act('clerk', 'complete');
    expect(clockSlot.of(house.case)?.stoppedAt).toBe(house.now);
    expect(house.case.timers).toEqual([]);
  });

  it('stands still where the office waits', () => {
    const house = started(process);
    house.act('clerk', 'complete');
    house.wait('1cd');
    house.act('clerk', 'return');
    expect(clockSlot.of(house.case)?.pausedAt).toBe(house.now);
    expect(house.case.timers).toEqual([]);
    house.wait('2wd');
    house.act('applicant', 'complete');
    expect(house.said).toContain('clock.resumed');
    expect(clockSlot.of(house.case)?.dueAt).toBe('2026-03-12T16:00:00.000Z');
    expect(house.case.timers).toMatchObject([{ block: 'clock', at: '2026-03-12T16:00:00.000Z' }]);
  });

  it('says when it is over and goes on', () => {
    const house = started(process);
    house.act('clerk', 'complete');
    house.wait('6wd');
    expect(clockSlot.of(house.case)?.overdue).toBe(true);
    expect(house.said).toEqual(['clock.overdue']);
    expect(house.steps).toEqual(['check']);
  });
});
