/** What follows outside the case: each word of the machine as an effect; answers, messages, obligations. */
import { idOf } from '../blocks/message/templates.ts';
import { describe, expect, it } from 'vitest';
import { obligationSlot } from '../blocks/obligation/state.ts';
import type { JsonObject } from '../vocabulary.ts';
import { TestWorld, started } from './testing/house.ts';
import { end, processOf, task } from './testing/process.ts';

/** The effects of entering a step with these actions. */
function effectsOf(actions: JsonObject[], data: JsonObject = {}) {
  return started(
    processOf(
      { check: task({ seats: ['clerk'] }, { complete: 'done' }, { entry: actions }), done: end('done') },
      { documents: { decision: { title: '决定书', body: [] } } },
    ),
    data,
  ).effects;
}

describe('an action of the machine', () => {
  it.each([
    [
      'ledger.put',
      { ledger: 'relief', keys: '[name]', fields: { who: 'name', amount: 'amount' }, to: '"2026-12-31"' },
      {
        kind: 'ledger',
        op: 'put',
        ledger: 'relief',
        row: '1',
        keys: ['甲'],
        data: { who: '甲', amount: 5 },
        from: '2026-03-02',
        to: '2026-12-31',
        region: '990101001001',
      },
    ],
    [
      'ledger.close',
      { ledger: 'relief', reason: '"去世"', reasonField: 'left_because' },
      { kind: 'ledger', op: 'close', row: '1', data: { left_because: '去世' }, to: '2026-03-02' },
    ],
    [
      'fund.open',
      { fund: 'reserve', region: 'case.region9', data: { quota: '100' } },
      { kind: 'fund', op: 'open', region: '990101001', answer: false, data: { quota: 100 } },
    ],
    [
      'fund.advance',
      { fund: 'reserve', region: 'case.region9', amount: 'amount' },
      { op: 'advance', data: { amount: 5 } },
    ],
    [
      'fund.commit',
      { fund: 'reserve', region: 'case.region9', amount: 'amount', limit: '9' },
      { op: 'commit', answer: true, data: { amount: 5, limit: 9, ref: 'c1' } },
    ],
    [
      'fund.spend',
      { fund: 'reserve', region: 'case.region9', amount: 'amount' },
      { op: 'spend', answer: false },
    ],
    [
      'fund.commit_spend',
      { fund: 'reserve', region: 'case.region9', amount: 'amount' },
      { op: 'commit_spend', answer: true },
    ],
    ['fund.release', { fund: 'reserve', region: 'case.region9' }, { op: 'release', answer: false }],
    ['fund.reverse', { fund: 'reserve', region: 'case.region9', amount: 'amount' }, { op: 'reverse' }],
    ['fund.top_up', { fund: 'reserve', region: 'case.region9', amount: 'amount' }, { op: 'top_up' }],
    ['fund.carry_over', { fund: 'reserve', region: 'case.region9', amount: 'amount' }, { op: 'carry_over' }],
    ['fund.settle', { fund: 'reserve', region: 'case.region9', data: {} }, { op: 'settle' }],
    [
      'notify',
      {
        to: '["clerk@" + case.region9, null, ""]',
        message: '{{ name }}等{{ amount }}元',
        data: { n: 'amount' },
      },
      {
        kind: 'notify',
        to: ['clerk@990101001'],
        template: idOf({ message: '{{ name }}等{{ amount }}元' }),
        data: { n: 5 },
      },
    ],
    [
      'document',
      { document: 'decision', data: { n: 'amount' } },
      { kind: 'document', document: 'decision', data: { n: 5 } },
    ],
    [
      'refer',
      { process: '"dibao"', reason: '"困难"' },
      { kind: 'refer', process: 'dibao', reason: '困难', data: {} },
    ],
    [
      'open',
      { process: 'child', data: { who: 'name' } },
      { kind: 'open', process: 'child', region: '990101001001', data: { who: '甲' } },
    ],
    [
      'send',
      { process: 'parent', region: 'case.region6', message: 'done' },
      { kind: 'send', process: 'parent', region: '990101', message: 'done', data: {} },
    ],
  ])('%s', (type, params, expected) => {
    const effects = effectsOf([{ type, params }], { name: '甲', amount: 5 });
    expect(effects).toMatchObject([expected]);
  });

  it('has an id that carries it out once', () => {
    const ids = effectsOf([
      { type: 'refer', params: { process: '"a"', reason: '"b"' } },
      { type: 'refer', params: { process: '"a"', reason: '"b"' } },
    ]).map((e) => e.id);
    expect(new Set(ids).size).toBe(2);
  });

  it('sees the data as it was at that point of the transition', () => {
    const notify = { type: 'notify', params: { to: '"x"', message: '{{ n }}', data: { n: 'n' } } };
    const set = (n: string) => ({ type: 'set', params: { n } });
    expect(
      effectsOf([set('1'), notify, set('n + 1'), notify]).map((e) => (e.kind === 'notify' ? e.data : {})),
    ).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('`set` makes objects on its way, and sees what was there before all of it', () => {
    const house = started(
      processOf({
        check: task(
          { seats: ['clerk'] },
          {},
          { entry: [{ type: 'set', params: { 'a.b': 'amount', c: 'a.b', amount: '9' } }] },
        ),
      }),
      { amount: 1 },
    );
    expect(house.case.data).toMatchObject({ a: { b: 1 }, c: null, amount: 9 });
  });
});

describe('the answer of an effect', () => {
  const commit = {
    type: 'fund.commit',
    params: { fund: 'reserve', region: 'case.region9', amount: 'amount' },
  };
  const process = processOf({
    ask: {
      meta: { waits: true },
      entry: [commit],
      on: {
        FUND_RESERVED: 'done',
        INSUFFICIENT: { target: 'check', actions: [{ type: 'set', params: { why: 'event.reason' } }] },
      },
    },
    check: task({ seats: ['clerk'] }, { complete: 'ask' }),
    done: end('done'),
  });

  it('is heard by the machine with its data', () => {
    const house = started(process, { amount: 5 });
    house.answer('INSUFFICIENT', { reason: 'suspended' });
    expect(house.case.data.why).toBe('suspended');
    house.act('clerk', 'complete');
    house.answer('FUND_RESERVED');
    expect(house.case.outcome).toBe('done');
  });

  it('that comes too late changes nothing but the record', () => {
    const house = started(process, { amount: 5 });
    house.answer('INSUFFICIENT');
    expect(house.answer('FUND_RESERVED')).toBe('ok');
    expect(house.said).toEqual(['answer.received']);
    expect(house.steps).toEqual(['check']);
  });
});

describe('a message', () => {
  it('is heard, kept by its id so that it is delivered once, and seen as event.message', () => {
    const process = processOf(
      {
        wait: {
          meta: { waits: true },
          on: { done: { target: 'over', actions: [{ type: 'set', params: { got: 'event.message.n' } }] } },
        },
        over: end('over'),
      },
      { messages: ['done'] },
    );
    const house = started(process);
    expect(house.deliver('done', { n: 7 }, 'm7')).toBe('ok');
    expect(house.case.data.got).toBe(7);
    expect(house.case.requests).toMatchObject([{ id: 'm7', seq: 2 }]);
  });

  it('request ids of clients are remembered too, the latest fifty', () => {
    const house = started(processOf({ check: task({ seats: ['clerk'] }, { complete: 'check' }) }));
    for (let n = 0; n < 60; n += 1) {
      // nobody urges more than a few times a day
      house.wait('1cd');
      house.run({
        type: 'ActOnCase',
        by: { user: 'u', name: 'u', positions: [] },
        action: 'urge',
        requestId: `r${n}`,
      });
    }
    expect(house.case.requests).toHaveLength(50);
    expect(house.case.requests.at(-1)).toMatchObject({ id: 'r59', seq: 61 });
  });
});

describe('an obligation 后补', () => {
  const owe = {
    type: 'obligation.open',
    params: {
      kind: 'papers',
      due: { wd: 5 },
      fund: 'reserve',
      region: 'case.region9',
      data: { title: '"材料"' },
    },
  };
  const process = processOf(
    {
      check: task(
        { seats: ['clerk'] },
        {
          complete: { target: 'done', actions: [{ type: 'obligation.done', params: { kind: 'papers' } }] },
          skip: 'done',
        },
        { entry: [owe] },
      ),
      done: end('done'),
    },
    { messages: ['skip'] },
  );

  it('that is fulfilled in time leaves no trace on the fund', () => {
    const house = started(process);
    expect(obligationSlot.of(house.case)).toMatchObject([
      { kind: 'papers', state: 'open', dueAt: '2026-03-09T16:00:00.000Z', data: { title: '材料' } },
    ]);
    house.act('clerk', 'complete');
    expect(obligationSlot.of(house.case)).toMatchObject([{ state: 'done' }]);
    expect(house.last.effects).toEqual([]);
    expect(house.case.timers).toEqual([]);
  });

  it('that is late marks the account red until it is fulfilled', () => {
    const house = started(process);
    house.wait('6wd');
    expect(obligationSlot.of(house.case)).toMatchObject([{ state: 'late' }]);
    expect(house.last.effects).toMatchObject([
      { kind: 'fund', op: 'block', fund: 'reserve', region: '990101001', data: { ref: 'c1' } },
    ]);
    house.act('clerk', 'complete');
    expect(house.last.effects).toMatchObject([{ op: 'unblock' }]);
  });

  it('is watched also after the end', () => {
    const house = started(process);
    house.deliver('skip');
    expect(house.case.status).toBe('ended');
    house.wait('6wd');
    expect(obligationSlot.of(house.case)).toMatchObject([{ state: 'late' }]);
  });
});

describe('events', () => {
  it('sort by id in the order of what happened and name who and when', () => {
    const house = new TestWorld(processOf({ done: end('done') }));
    house.start();
    expect([...house.events].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(house.events);
    expect(house.events[0]).toMatchObject({
      type: 'case.started',
      case: 'c1',
      seq: 1,
      at: house.now,
      by: { user: 'applicant' },
    });
  });
});
