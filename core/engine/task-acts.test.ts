/** Acts on a task: claim, release, save, transfer, urge; and who may act at all. */
import { describe, expect, it } from 'vitest';
import { started } from './testing/house.ts';
import { end, processOf, task } from './testing/process.ts';

const one = processOf({
  check: task({ seats: ['clerk'], exclude: '["clerk#9"]' }, { complete: 'done' }),
  done: end('done'),
});
const two = processOf({
  check: task({ mode: 'all', seats: [{ role: 'investigator', count: 2 }, 'boss'] }, { complete: 'done' }),
  done: end('done'),
});

describe('claim 签收 and release', () => {
  it('keeps others out until it is released', () => {
    const house = started(one);
    expect(house.act('clerk', 'claim')).toBe('ok');
    expect(house.open[0]?.assignee).toEqual({ user: 'clerk', name: 'clerk' });
    expect(house.act('clerk#2', 'complete', { step: 'check' })).toBe('taken');
    expect(house.last.rejection?.status).toBe(409);
    expect(house.act('clerk', 'release')).toBe('ok');
    expect(house.act('clerk#2', 'complete')).toBe('ok');
  });

  it('ends with an act beside the step', () => {
    const boss = { role: 'boss', optional: true, outcomes: ['allow'] };
    const outcomes = { complete: {}, allow: { stays: true } };
    const allow = { actions: [{ type: 'set', params: { allowed: 'true' } }] };
    const check = task({ seats: ['clerk', boss], outcomes }, { complete: 'done', allow });
    const house = started(processOf({ check, done: end('done') }));
    const aside = house.open.find(({ role }) => role === 'boss')?.id;
    expect(house.act('boss', 'claim', { task: aside })).toBe('ok');
    expect(house.act('boss', 'allow', { task: aside })).toBe('ok');
    expect(house.case.timers).toEqual([]);
  });

  it('release needs a claim', () => {
    const house = started(one);
    expect(house.act('clerk', 'release', { task: house.open[0]?.id })).toBe('not_possible_now');
  });
});

describe('save 暂存', () => {
  it('keeps what has the right shape, requires nothing, and is gone once the task is done', () => {
    const house = started(
      processOf({
        check: task({ mode: 'all', seats: ['clerk', 'boss'], form: 'test/strict' }, { complete: 'done' }),
        done: end('done'),
      }),
    );
    expect(house.act('clerk', 'save', { data: {} })).toBe('ok');
    expect(house.act('clerk', 'save', { data: { reason: '写了一半', other: 1 } })).toBe('ok');
    expect(house.open[0]?.draft).toEqual({ reason: '写了一半' });
    house.act('clerk', 'complete', { data: { reason: '写完了' } });
    expect(house.case.activities[0]?.tasks[0]).not.toHaveProperty('draft');
  });
});

describe('transfer 转办', () => {
  it('gives the task to somebody, with a reason', () => {
    const house = started(one);
    expect(house.act('clerk', 'transfer', { comment: '出差' })).toBe('receiver_missing');
    expect(house.act('clerk', 'transfer', { to: 'clerk#2', comment: ' ' })).toBe('reason_missing');
    expect(house.act('clerk', 'transfer', { to: 'clerk#2', comment: '出差' })).toBe('ok');
    expect(house.act('clerk', 'complete', { step: 'check' })).toBe('taken');
    expect(house.act('clerk#2', 'complete')).toBe('ok');
    expect(house.case.records.at(-1)?.role).toBe('clerk');
  });

  it('gives it to nobody who does not hold the post: holding a task is no right to act on it', () => {
    const house = started(one);
    expect(house.act('clerk', 'transfer', { to: 'boss', comment: '出差' })).toBe('ok');
    expect(house.act('boss', 'complete')).toBe('not_your_task');
  });

  it('not to oneself, not to who is excluded, not to who has voted already', () => {
    const house = started(one);
    expect(house.act('clerk', 'transfer', { to: 'clerk', comment: '我' })).toBe('receiver_self');
    expect(house.act('clerk', 'transfer', { to: 'clerk#9', comment: '他' })).toBe('receiver_excluded');
    const joint = started(two);
    joint.act('investigator', 'complete');
    expect(joint.act('boss', 'transfer', { to: 'investigator', comment: '忙' })).toBe('receiver_excluded');
  });

  it('to who holds another seat: that one goes back to its office when they have voted', () => {
    const house = started(two);
    house.act('investigator+boss', 'claim', { task: house.open[0]?.id });
    house.act('boss', 'transfer', { to: 'investigator+boss', comment: '忙' });
    expect(house.act('investigator+boss', 'complete', { task: house.open[2]?.id })).toBe('ok');
    expect(house.open[0]).not.toHaveProperty('assignee');
    expect(house.act('investigator+boss', 'complete', { step: 'check' })).toBe('already_acted');
  });
});

describe('urge 催办', () => {
  it('is open to those who wait, by task and by step, and reminds who has it', () => {
    const house = started(one);
    expect(house.act('applicant', 'urge', { step: 'check', comment: '急' })).toBe('ok');
    expect(house.last.effects).toMatchObject([{ kind: 'notify', to: ['clerk@990101001'] }]);
    house.act('clerk', 'claim');
    house.act('applicant', 'urge', { task: house.open[0]?.id });
    expect(house.last.effects).toMatchObject([{ to: ['user:clerk'] }]);
  });

  it('not for who is not in turn yet, nor for what is done', () => {
    const house = started(
      processOf({
        check: task({ mode: 'sequential', seats: ['clerk', 'boss'] }, { complete: 'done' }),
        done: end('done'),
      }),
    );
    const [first, second] = house.case.activities[0]!.tasks.map((t) => t.id);
    expect(house.act('applicant', 'urge', { task: second })).toBe('not_possible_now');
    house.act('clerk', 'complete');
    expect(house.act('applicant', 'urge', { task: first })).toBe('task_closed');
  });
});

describe('who may act', () => {
  it('roles are held at the office responsible for the region', () => {
    const levels = processOf({
      check: task(
        { mode: 'all', seats: ['head', 'clerk', 'county_clerk', 'city_clerk', 'county_dept:民政', 'expert'] },
        { complete: 'done' },
      ),
      done: end('done'),
    });
    const house = started(levels);
    expect(house.open.map((t) => t.candidates[0])).toEqual([
      'head@990101001001',
      'clerk@990101001',
      'county_clerk@990101',
      'city_clerk@9901',
      'county_dept:民政@990101',
      'expert@99',
    ]);
    expect(house.open[5]?.candidates).toHaveLength(5);
    expect(house.act('clerk@990101002', 'complete', { step: 'check' })).toBe('not_your_task');
  });

  it('a seat may belong to the office of another region', () => {
    const house = started(
      processOf({
        check: task({ seats: [{ role: 'clerk', region: '"990101002001"' }] }, { complete: 'done' }),
        done: end('done'),
      }),
    );
    expect(house.act('clerk', 'complete', { step: 'check' })).toBe('not_your_task');
    expect(house.act('clerk@990101002', 'complete')).toBe('ok');
  });

  it('any of several roles', () => {
    const house = started(
      processOf({
        check: task({ seats: [{ role: ['head', 'clerk'] }] }, { complete: 'done' }),
        done: end('done'),
      }),
    );
    house.act('clerk', 'complete');
    expect(house.case.records.at(-1)?.role).toBe('clerk');
  });

  it('the filer’s seat is the filer’s alone', () => {
    const house = started(
      processOf({ check: task({ seats: ['filer'] }, { complete: 'done' }), done: end('done') }),
    );
    expect(house.act('applicant#2', 'complete', { step: 'check' })).toBe('not_your_task');
    expect(house.act('applicant', 'complete')).toBe('ok');
  });

  it('not who handled an earlier step （回避）', () => {
    const house = started(
      processOf({
        first: task({ seats: ['clerk'] }, { complete: 'second' }),
        second: task({ seats: ['clerk'], exclude: 'handlers.first' }, { complete: 'done' }),
        done: end('done'),
      }),
    );
    house.act('clerk', 'complete');
    expect(house.act('clerk', 'complete', { step: 'second' })).toBe('excluded');
    expect(house.act('clerk#2', 'complete')).toBe('ok');
  });
});

describe('an outcome named like an act on tasks', () => {
  it('takes its place, and only at the seats that may give it', () => {
    const seats = ['clerk', { role: 'boss', outcomes: ['transfer'] }];
    const house = started(
      processOf({
        check: task({ seats, outcomes: ['complete', 'transfer'] }, { complete: 'done', transfer: 'done' }),
        done: end('done'),
      }),
    );
    expect(house.act('clerk', 'transfer', { step: 'check', to: 'x', comment: 'y' })).toBe('not_your_action');
    expect(house.act('boss', 'transfer')).toBe('ok');
    expect(house.case.status).toBe('ended');
  });
});
