/** Acts on the case: those of the definition, suspend, resume, terminate, urge; and ends that still hear something. */
import { HOUSE } from '../blocks/message/templates.ts';
import { describe, expect, it } from 'vitest';
import { started } from './testing/house.ts';
import { end, processOf, task } from './testing/process.ts';

const actions = {
  withdraw: { label: '撤回', roles: ['filer'], when: 'paid != true' },
  appeal: { label: '申诉', roles: ['filer'], form: 'test/strict' },
  note: {
    label: '备注',
    roles: ['clerk'],
    form: 'test/note',
    rules: [{ must: 'entry.amount < 5', code: 'too_much', message: '过多' }],
  },
};

const process = processOf(
  {
    check: task({ seats: ['clerk'], due: { wd: 3 } }, { complete: 'closed' }, { after: { late: 'closed' } }),
    closed: end('closed', {
      appeal: 'review',
      note: { actions: [{ type: 'set', params: { noted: 'true' } }] },
    }),
    review: task({ seats: ['boss'] }, { complete: 'closed' }),
    withdrawn: end('withdrawn'),
  },
  { actions, delays: { late: { cd: 30 } }, machine: { on: { withdraw: '.withdrawn' } } },
);

describe('an act of the definition', () => {
  it('is heard by the machine, with its block and its record', () => {
    const house = started(process);
    expect(house.onCase('applicant', 'withdraw', { reason: '不办了' }, '谢谢')).toBe('ok');
    expect(house.case).toMatchObject({
      status: 'ended',
      outcome: 'withdrawn',
      activities: [],
      timers: [],
      data: { withdraw: { reason: '不办了' } },
    });
    expect(house.case.records.at(-1)).toMatchObject({
      step: 'withdraw',
      action: 'withdraw',
      comment: '谢谢',
    });
    expect(house.said).toContain('task.cancelled');
  });

  it.each([
    ['not_your_action', 'clerk', 'withdraw', {}],
    ['unknown_action', 'applicant', 'fly', {}],
    ['not_possible_now', 'applicant', 'appeal', { reason: 'x' }],
    ['required', 'applicant', 'appeal', {}],
    ['too_much', 'clerk', 'note', { amount: 5 }],
  ])('%s', (code, as, action, data) => {
    expect(started(process).onCase(as, action, data)).toBe(code);
  });

  it('is not offered while its condition does not hold', () => {
    const house = started(process);
    house.case.data.paid = true;
    expect(house.onCase('applicant', 'withdraw')).toBe('not_possible_now');
  });
});

describe('an end that still hears something', () => {
  it('runs again when it is left', () => {
    const house = started(process);
    house.act('clerk', 'complete');
    expect(house.case).toMatchObject({ status: 'ended', outcome: 'closed', timers: [] });
    expect(house.steps).toEqual([]);
    expect(house.onCase('applicant', 'appeal', { reason: '不服' })).toBe('ok');
    expect(house.case.status).toBe('running');
    expect(house.case).not.toHaveProperty('outcome');
    expect(house.said).toContain('case.reopened');
    house.act('boss', 'complete');
    expect(house.case.outcome).toBe('closed');
  });

  it('stays an end when it is not left', () => {
    const house = started(process);
    house.act('clerk', 'complete');
    expect(house.onCase('clerk', 'note', { amount: 1 })).toBe('ok');
    expect(house.case).toMatchObject({ status: 'ended', outcome: 'closed', data: { noted: true } });
    expect(house.said).not.toContain('case.reopened');
  });

  it('also on a message and after a time', () => {
    const later = processOf(
      {
        closed: end('closed', { wake: 'check' }, { after: { year: 'check' } }),
        check: task({ seats: ['clerk'] }, { complete: 'closed' }),
      },
      { messages: ['wake'], delays: { year: { cd: 60 } } },
    );
    const house = started(later);
    expect(house.deliver('wake')).toBe('ok');
    expect(house.case.status).toBe('running');
    house.act('clerk', 'complete');
    house.wait('61cd');
    expect(house.steps).toEqual(['check']);
    expect(house.case.status).toBe('running');
  });

  it('hears nothing that is said around it: no act, no message, no time', () => {
    const around = processOf(
      {
        work: {
          initial: 'check',
          states: {
            check: task({ seats: ['clerk'] }, { complete: 'refused' }),
            refused: end('refused', { appeal: 'check' }),
          },
          after: { late: 'withdrawn' },
        },
        withdrawn: end('withdrawn'),
      },
      {
        actions,
        messages: ['knock'],
        delays: { late: { cd: 30 } },
        machine: { on: { withdraw: '.withdrawn', knock: '.withdrawn' } },
      },
    );
    const house = started(around);
    house.act('clerk', 'complete');
    expect(house.onCase('applicant', 'withdraw')).toBe('not_running');
    expect(house.deliver('knock')).toBe('ok');
    house.wait('31cd');
    expect(house.case).toMatchObject({ status: 'ended', outcome: 'refused' });
    expect(house.onCase('applicant', 'appeal', { reason: '不服' })).toBe('ok');
    expect(house.onCase('applicant', 'withdraw')).toBe('ok');
    expect(house.case.outcome).toBe('withdrawn');
  });

  it('tells expressions of its own entry that it has ended', () => {
    const notify = {
      type: 'notify',
      params: {
        to: '["user:" + case.filer]',
        message: '{{ status }}',
        data: { status: 'case.status', outcome: 'case.outcome' },
      },
    };
    const house = started(
      processOf({
        check: task({ seats: ['clerk'] }, { complete: { target: 'closed', actions: [notify] } }),
        closed: end('closed', {}, { entry: [notify] }),
      }),
    );
    house.act('clerk', 'complete');
    expect(house.last.effects.map((e) => (e.kind === 'notify' ? e.data : {}))).toEqual([
      { status: 'running', outcome: null },
      { status: 'ended', outcome: 'closed' },
    ]);
  });
});

describe('suspend 挂起 and resume', () => {
  it('stops everything until it is resumed; what ran has the rest it had then', () => {
    const house = started(process);
    expect(house.onCase('clerk', 'suspend', {}, '调查')).toBe('not_your_action');
    expect(house.onCase('admin', 'suspend')).toBe('reason_missing');
    expect(house.onCase('admin', 'suspend', {}, '调查')).toBe('ok');
    expect(house.onCase('admin', 'suspend', {}, '再来')).toBe('suspended');
    expect(house.act('clerk', 'complete')).toBe('suspended');
    expect(house.onCase('applicant', 'withdraw')).toBe('suspended');
    house.wait('31cd');
    expect(house.fire(house.case.timers[0]!.id)).toBe('suspended');
    expect(house.onCase('admin', 'resume')).toBe('ok');
    house.wait('28cd');
    expect(house.case.outcome).toBeUndefined();
    house.wait('2cd');
    expect(house.case.outcome).toBe('closed');
    expect(house.onCase('admin', 'suspend', {}, '晚了')).toBe('not_running');
  });

  it('resume needs a suspended case', () => {
    expect(started(process).onCase('admin', 'resume')).toBe('not_suspended');
  });
});

describe('terminate 终止', () => {
  it('ends the case where it stands, with a reason, and nothing moves it any more', () => {
    const house = started(process);
    expect(house.onCase('clerk', 'terminate', {}, '误报')).toBe('not_your_action');
    expect(house.onCase('admin', 'terminate')).toBe('reason_missing');
    expect(house.onCase('admin', 'terminate', {}, '误报')).toBe('ok');
    expect(house.case).toMatchObject({ status: 'ended', outcome: 'terminated', activities: [], timers: [] });
    expect(house.onCase('admin', 'terminate', {}, '再来')).toBe('not_running');
    expect(house.onCase('applicant', 'withdraw')).toBe('not_running');
    expect(house.onCase('applicant', 'urge')).toBe('not_running');
    expect(house.answer('complete')).toBe('ok');
    expect(house.case.outcome).toBe('terminated');
  });

  it('also from suspension', () => {
    const house = started(process);
    house.onCase('admin', 'suspend', {}, '调查');
    expect(house.onCase('admin', 'terminate', {}, '属实')).toBe('ok');
  });
});

describe('urge 催办', () => {
  it('reminds whoever has something open', () => {
    const house = started(process);
    expect(house.onCase('applicant', 'urge', {}, '三天了')).toBe('ok');
    expect(house.last.effects).toMatchObject([
      { kind: 'notify', to: ['clerk@990101001'], template: HOUSE.urgeCase },
    ]);
  });

  it('is refused when nobody has', () => {
    const waiting = processOf(
      { wait: { meta: { waits: true }, on: { go: 'done' } }, done: end('done') },
      { messages: ['go'] },
    );
    expect(started(waiting).onCase('applicant', 'urge')).toBe('not_possible_now');
  });
});
