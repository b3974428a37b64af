/** Act: outcomes of a step. */
import { describe, expect, it } from 'vitest';
import { started } from './testing/house.ts';
import { end, processOf, task } from './testing/process.ts';

const done = end('done');

describe('an outcome', () => {
  const simple = processOf({ check: task({ seats: ['clerk'] }, { complete: 'done' }), done });

  it('puts the block under the step, keeps the record and ends the task', () => {
    const house = started(simple);
    expect(house.act('clerk', 'complete', { data: { note: '好', unknown: 1 }, comment: '同意' })).toBe('ok');
    expect(house.case.data.check).toEqual({ note: '好' });
    expect(house.case.records[1]).toMatchObject({
      step: 'check',
      role: 'clerk',
      action: 'complete',
      comment: '同意',
      data: { note: '好' },
    });
    expect(house.said).toEqual(['task.acted', 'step.left', 'step.entered', 'case.ended']);
  });

  it('is refused with the path of the first fault', () => {
    const house = started(simple);
    expect(house.act('clerk', 'complete', { data: { amount: -1 } })).toBe('minimum');
    expect(house.last.rejection).toMatchObject({
      status: 422,
      path: 'amount',
      details: [{ path: 'amount' }],
    });
  });

  it('obeys its rules, which see the block as `entry` and in its place', () => {
    const rules = [
      {
        must: 'entry.amount <= amount and check.amount = entry.amount',
        code: 'too_much',
        message: '最多{{ amount }}',
        path: 'amount',
      },
    ];
    const house = started(
      processOf({
        check: task({ seats: ['clerk'], outcomes: { complete: { rules } } }, { complete: 'done' }),
        done,
      }),
      { amount: 10 },
    );
    expect(house.act('clerk', 'complete', { data: { amount: 11 } })).toBe('too_much');
    expect(house.last.rejection).toEqual({
      status: 422,
      code: 'too_much',
      message: '最多10',
      path: 'amount',
    });
    expect(house.act('clerk', 'complete', { data: { amount: 10 } })).toBe('ok');
  });

  it.each([
    ['a transition without a target', { actions: [{ type: 'set', params: { failed: 'true' } }] }],
    ['a transition to the step itself', { target: 'check' }],
    ['the same, entered anew', { target: 'check', reenter: true }],
  ])('that does not lead away from the step asks for it anew: %s', (_name, stay) => {
    const failed = { guard: { type: 'when', params: { if: 'check.amount = 0' } }, ...stay };
    const house = started(
      processOf({ check: task({ seats: ['clerk'], due: { wd: 1 } }, { complete: [failed, 'done'] }), done }),
    );
    const [first] = house.open;
    expect(house.act('clerk', 'complete', { data: { amount: 0 } })).toBe('ok');
    expect(house.open).toHaveLength(1);
    expect(house.open[0]?.id).not.toBe(first?.id);
    expect(house.act('clerk', 'complete', { data: { amount: 5 } })).toBe('ok');
    expect(house.case.outcome).toBe('done');
  });

  it('that nobody listens to is refused', () => {
    const house = started(
      processOf({
        check: task({ seats: ['clerk'], outcomes: ['complete', 'lost'] }, { complete: 'done' }),
        done,
      }),
    );
    expect(house.act('clerk', 'lost')).toBe('not_possible_now');
    expect(house.tasks).toEqual(['check:clerk']);
  });

  it('may require more, skip what the form requires, and have another form', () => {
    const outcomes = {
      complete: { required: ['note'] },
      return: { form: 'test/strict', partial: true },
      reject: { form: 'test/strict', block: 'refusal' },
      drop: { form: null },
    };
    const house = started(
      processOf({
        check: task(
          { seats: ['clerk'], outcomes },
          { complete: 'done', return: 'check', reject: 'check', drop: 'check' },
        ),
        done,
      }),
    );
    expect(house.act('clerk', 'complete', { data: {} })).toBe('required');
    expect(house.last.rejection?.path).toBe('note');
    expect(house.act('clerk', 'return', { data: {} })).toBe('ok');
    expect(house.act('clerk', 'reject', { data: {} })).toBe('required');
    expect(house.act('clerk', 'reject', { data: { reason: '缺件' } })).toBe('ok');
    expect(house.case.data.refusal).toEqual({ reason: '缺件' });
    expect(house.act('clerk', 'drop', { data: { reason: '算了', note: 'x' } })).toBe('ok');
  });

  it('merges into the start form where the block is `.`', () => {
    const house = started(
      processOf({
        check: task({ seats: ['clerk'], form: 'test/start', block: '.' }, { complete: 'done' }),
        done,
      }),
      { name: '甲', amount: 1 },
    );
    house.act('clerk', 'complete', { data: { amount: 2 } });
    expect(house.case.data).toMatchObject({ name: '甲', amount: 2 });
  });

  it('is filled in by the house where the form says so', () => {
    const house = started(
      processOf({ check: task({ seats: ['clerk'], form: 'test/signed' }, { complete: 'done' }), done }),
    );
    house.act('clerk', 'complete', { data: { signed_by: '别人' } });
    expect(house.case.data.check).toEqual({ signed_by: 'clerk', signed_at: house.now });
  });
});

describe('an outcome that stays', () => {
  const beside = processOf({
    check: task(
      {
        seats: ['clerk'],
        due: { wd: 1 },
        outcomes: { complete: {}, ask: { stays: true, block: 'question' } },
      },
      { complete: 'done', ask: { actions: [{ type: 'set', params: { asked: 'event.note' } }] } },
    ),
    done,
  });

  it('is heard while the step, its task and its deadline go on', () => {
    const house = started(beside);
    house.act('clerk', 'save', { data: { note: '草稿' } });
    expect(house.act('clerk', 'ask', { data: { note: '为何' } })).toBe('ok');
    expect(house.case.data.asked).toBe('为何');
    expect(house.open[0]?.draft).toEqual({ note: '草稿' });
    expect(house.case.timers).toHaveLength(1);
    expect(house.act('clerk', 'complete')).toBe('ok');
  });

  it('may leave the step all the same', () => {
    const house = started(
      processOf({
        check: task(
          { seats: ['clerk'], outcomes: { complete: {}, back: { stays: true } } },
          { complete: 'done', back: { target: 'check', reenter: true } },
        ),
        done,
      }),
    );
    const before = house.open[0]?.id;
    expect(house.act('clerk', 'back')).toBe('ok');
    expect(house.open[0]?.id).not.toBe(before);
  });
});

describe('optional seats', () => {
  const boss = { role: 'boss', optional: true, outcomes: ['allow'], when: 'flag' };
  const outcomes = { complete: {}, allow: { stays: true } };
  const process = processOf({
    check: task(
      { seats: ['clerk', boss], outcomes, exclude: '["boss#2"]' },
      { complete: 'done', allow: { actions: [{ type: 'set', params: { allowed: 'true' } }] } },
    ),
    done,
  });

  it('are asked for when they have a reason, and may act again', () => {
    const house = started(process, { flag: true });
    expect(house.tasks).toEqual(['check:boss', 'check:clerk']);
    expect(house.act('boss', 'allow', { step: 'check' })).toBe('ok');
    expect(house.tasks).toEqual(['check:clerk']);
    expect(house.act('boss', 'allow', { step: 'check' })).toBe('ok');
  });

  it('that had no reason when the step opened are refused until they have one', () => {
    const house = started(process, { flag: false });
    expect(house.tasks).toEqual(['check:clerk']);
    expect(house.act('boss', 'allow', { step: 'check' })).toBe('not_possible_now');
  });

  it('keep who is excluded out, also where they would be asked for late', () => {
    const house = started(process, { flag: true });
    expect(house.act('boss#2', 'allow', { step: 'check' })).toBe('excluded');
    house.act('boss', 'allow', { step: 'check' });
    expect(house.act('boss#2', 'allow', { step: 'check' })).toBe('excluded');
  });

  it('that somebody has claimed are theirs', () => {
    const house = started(process, { flag: true });
    house.act('boss', 'claim', { task: house.open.find((t) => t.role === 'boss')?.id });
    expect(house.act('boss#3', 'allow', { step: 'check' })).toBe('taken');
  });
});

describe('seats with outcomes of their own', () => {
  const seats = [
    { role: 'clerk', form: 'test/strict' },
    { role: 'boss', outcomes: ['veto'] },
  ];
  const process = processOf({
    check: task(
      { mode: 'all', form: 'test/note', seats, outcomes: { complete: {}, veto: { decisive: true } } },
      { complete: 'done', veto: 'done' },
    ),
    done,
  });

  it('leave the others to the rest, each with its form', () => {
    const house = started(process);
    expect(house.act('clerk', 'veto', { step: 'check' })).toBe('not_your_action');
    expect(house.act('clerk', 'veto', { task: house.open.find((t) => t.role === 'clerk')?.id })).toBe(
      'not_your_action',
    );
    expect(house.act('clerk', 'complete', { data: {} })).toBe('required');
    expect(house.act('boss', 'veto', { data: { note: '不行' } })).toBe('ok');
    expect(house.case.status).toBe('ended');
  });
});

describe('blocks of several seats', () => {
  const process = (spec: object) =>
    processOf({
      check: task(
        { mode: 'all', seats: [{ role: 'investigator', count: 2 }], ...spec },
        { complete: 'again' },
      ),
      again: task({ seats: ['clerk'] }, { complete: 'check' }),
    });

  it('are one, to which each adds', () => {
    const house = started(process({}));
    house.act('investigator', 'complete', { data: { note: 'a' } });
    house.act('investigator#2', 'complete', { data: { amount: 1 } });
    expect(house.case.data.check).toEqual({ note: 'a', amount: 1 });
  });

  it('are a list with `collect`, begun anew at the next visit', () => {
    const house = started(process({ collect: true }));
    house.act('investigator', 'complete', { data: { note: 'a' } });
    house.act('investigator#2', 'complete', { data: { note: 'b' } });
    expect(house.case.data.check).toEqual([{ note: 'a' }, { note: 'b' }]);
    house.act('clerk', 'complete');
    house.act('investigator', 'complete', { data: { note: 'c' } });
    expect(house.case.data.check).toEqual([{ note: 'c' }]);
  });
});

describe('`do: complete` on an act of the present step', () => {
  it('is read as that act', () => {
    const house = started(
      processOf({
        check: task(
          { seats: ['clerk'], outcomes: { finish: {}, visit: { stays: true, block: 'visit' } } },
          { finish: 'done', visit: {} },
        ),
        done,
      }),
    );
    expect(house.act('clerk', 'complete', { step: 'visit', data: { note: '去过' } })).toBe(
      'not_possible_now',
    );
    const heard = started(
      processOf({
        check: task(
          { seats: ['clerk'], outcomes: { finish: {}, visit: { stays: true, block: 'visit' } } },
          { finish: 'done', visit: { actions: [{ type: 'set', params: { seen: 'true' } }] } },
        ),
        done,
      }),
    );
    expect(heard.act('clerk', 'complete', { step: 'visit', data: { note: '去过' } })).toBe('ok');
    expect(heard.case.data).toMatchObject({ seen: true, visit: { note: '去过' } });
    expect(heard.act('boss', 'complete', { step: 'visit' })).toBe('not_your_task');
  });
});

describe('an opinion an outcome asks for', () => {
  const process = processOf({
    check: task({ seats: ['clerk'], outcomes: { reject: { required: ['comment'] } } }, { reject: 'done' }),
    done: end('done'),
  });

  it('is asked for by the engine, whoever sends the act', () => {
    const house = started(process);
    expect(house.act('clerk', 'reject')).toBe('reason_missing');
    expect(house.act('clerk', 'reject', { comment: '  ' })).toBe('reason_missing');
    expect(house.act('clerk', 'reject', { comment: '材料不符' })).toBe('ok');
  });
});
