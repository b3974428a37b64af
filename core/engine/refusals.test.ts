/** Every refusal of the catalogue that is not shown with its command elsewhere; and that a refusal changes nothing. */
import { OPEN_END } from '../time/open.ts';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../vocabulary.ts';
import { Restless } from './restless.ts';
import { TestWorld, started } from './testing/house.ts';
import { end, processOf, task } from './testing/process.ts';

const process = processOf(
  {
    check: task(
      { seats: ['clerk', { role: 'boss', outcomes: ['veto'] }], outcomes: ['complete', 'veto'] },
      { complete: 'next', veto: 'done' },
    ),
    next: task({ seats: ['clerk'] }, { complete: 'done' }),
    done: end('done'),
  },
  { actions: { withdraw: { label: '撤回', roles: ['filer'] } }, machine: { on: { withdraw: '.done' } } },
);

describe('at a step', () => {
  it.each([
    ['unknown_action', 'clerk', 'fly', { step: 'check' }],
    ['unknown_step', 'clerk', 'complete', { step: 'nowhere' }],
    ['unknown_task', 'clerk', 'complete', { task: 'c1.999' }],
    ['unknown_task', 'clerk', 'complete', { task: 'other.1' }],
    ['unknown_task', 'clerk', 'complete', { task: 'c1.-1' }],
    ['step_not_active', 'clerk', 'complete', { step: 'next' }],
    ['not_your_task', 'head', 'complete', { step: 'check' }],
    ['not_your_action', 'clerk', 'veto', { step: 'check' }],
    ['conflict', 'clerk', 'complete', { step: 'check', seq: 0 }],
  ])('%s', (code, as, action, more) => {
    const house = started(process);
    const before = JSON.stringify(house.case);
    expect(house.act(as, action, more)).toBe(code);
    expect(JSON.stringify(house.case)).toBe(before);
    expect(house.last.rejection?.message).toMatch(/[一-鿿]/);
  });

  it('unknown_action by task, whoever asks', () => {
    const house = started(process);
    expect(house.act('head', 'fly', { task: house.open[0]?.id })).toBe('unknown_action');
  });

  it('task_closed tells where the case is now', () => {
    const house = started(process);
    const [task] = house.open;
    house.act('clerk', 'complete', { step: 'check' });
    expect(house.act('clerk', 'complete', { task: task?.id })).toBe('task_closed');
    expect(house.last.rejection?.details).toEqual({ steps: ['next'] });
  });

  it('unknown_step when several are open and none is named', () => {
    const both = processOf({
      both: {
        type: 'parallel',
        states: {
          a: { initial: 'x', states: { x: task({ seats: ['clerk'] }) } },
          b: { initial: 'y', states: { y: task({ seats: ['clerk'] }) } },
        },
      },
    });
    expect(started(both).act('clerk', 'complete')).toBe('unknown_step');
  });

  it('not_running after the end', () => {
    const house = started(process);
    house.act('boss', 'veto');
    expect(house.act('clerk', 'complete', { step: 'check' })).toBe('not_running');
  });
});

describe('Start', () => {
  it.each([
    ['cannot_start', 'head', {}],
    ['unknown_region', 'applicant', { village: 'x' }],
    ['type', 'applicant', { amount: 'many' }],
  ])('%s', (code, as, data) => {
    const house = new TestWorld(process);
    expect(house.start(data, as)).toBe(code);
    expect(house.current).toBeNull();
  });

  it('obeys the rules of the start', () => {
    const ruled = processOf(
      { done: end('done') },
      {
        start: {
          roles: ['anyone'],
          form: 'test/start',
          outcome: 'submit',
          rules: [{ must: 'count(mine) = 0', code: 'duplicate', message: '已有在办的' }],
        },
        lookups: { mine: { cases: 'test', keys: '[name]' } },
      },
    );
    expect(new TestWorld(ruled, { answers: { mine: [{ id: 'c0' }] } }).start({ name: '甲' })).toBe(
      'duplicate',
    );
    expect(new TestWorld(ruled, { answers: { mine: [] } }).start({ name: '甲' }, 'public')).toBe('ok');
  });
});

describe('a faulty definition', () => {
  it('a calendar of a year nobody has published refuses nobody: the date stays open', () => {
    const due = processOf({
      check: task({ seats: ['clerk'], due: { wd: 3 } }, { complete: 'done' }),
      done: end('done'),
    });
    const at = '2026-12-30T01:00:00.000Z';
    const filed = new TestWorld(due, { at });
    expect(filed.start()).toBe('ok');
    expect(filed.open[0]).toMatchObject({ dueOpen: true });
    expect(filed.open[0]?.due).toBeUndefined();
    expect(filed.case.timers).toMatchObject([{ kind: 'due', at: OPEN_END }]);
    const first = processOf(
      { done: end('done') },
      {
        machine: {
          initial: 'draft',
          states: {
            draft: {
              ...task({ seats: ['filer'], outcomes: ['submit'], block: '.' }, { submit: 'done' }),
              after: { late: 'done' },
            },
            done: end('done'),
          },
        },
        delays: { late: { wd: 3 } },
      },
    );
    expect(new TestWorld(first, { at }).start()).toBe('ok');
  });

  it.each<JsonObject>([
    { cd: 'amount' },
    { wd: 'name' },
    { until: 'name' },
    { h: 'name' },
    { cd: 1, from: 'name' },
  ])('whose period %j is none is a refusal with its code', (due) => {
    const odd = processOf({
      check: task({ seats: ['clerk'], due }, { complete: 'done' }),
      done: end('done'),
    });
    expect(new TestWorld(odd).start({ name: '甲', amount: -1 })).toBe('period_unclear');
    const late = processOf(
      {
        check: task({ seats: ['clerk'] }, { complete: 'wait' }),
        wait: { meta: { waits: true }, after: { soon: 'done' } },
        done: end('done'),
      },
      { delays: { soon: due } },
    );
    expect(started(late, { name: '甲', amount: -1 }).act('clerk', 'complete')).toBe('period_unclear');
  });

  it('that runs in a circle is a fault, not an endless loop', () => {
    const circle = processOf({ a: { always: 'b' }, b: { always: 'a' } });
    expect(() => new TestWorld(circle).start()).toThrow(Restless);
  });
});
