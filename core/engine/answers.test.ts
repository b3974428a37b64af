/** Money a case set aside is freed when the case ends by hand or no longer listens; what cannot be undone is told. */
import { describe, expect, it } from 'vitest';
import { fundSlot } from '../blocks/fund/state.ts';
import { started } from './testing/house.ts';
import { end, processOf, task } from './testing/process.ts';

const fund = (op: string, more: object = {}) => ({
  type: `fund.${op}`,
  params: { fund: 'reserve', region: 'case.region9', amount: 'amount', ...more },
});
const process = processOf(
  {
    ask: { meta: { waits: true }, entry: [fund('commit')], on: { FUND_RESERVED: 'pay', skip: 'pay' } },
    pay: task({ seats: ['clerk'] }, { complete: 'paying' }),
    paying: {
      meta: { waits: true },
      entry: [fund('commit_spend')],
      on: { FUND_SPENT: 'done', skip: 'done' },
    },
    done: end('done'),
  },
  { messages: ['skip'] },
);
const released = { kind: 'fund', op: 'release', fund: 'reserve', region: '990101001', answer: false };

describe('money set aside', () => {
  it('is remembered by its account and freed when the case is terminated', () => {
    const house = started(process, { amount: 5 });
    expect(fundSlot.of(house.case)).toEqual([
      { fund: 'reserve', region: '990101001', effect: house.effects[0]?.id, amount: 5 },
    ]);
    house.answer('FUND_RESERVED', {}, house.effects[0]?.id);
    expect(house.onCase('admin', 'terminate', {}, '误报')).toBe('ok');
    expect(house.last.effects).toEqual([
      { ...released, id: expect.any(String), data: { ref: 'c1', case_no: '' } },
    ]);
  });

  it('for a case that listens no more is freed again, as much as was asked', () => {
    const house = started(process, { amount: 5 });
    const [asked] = house.effects;
    house.deliver('skip');
    house.answer('FUND_RESERVED', {}, asked?.id);
    expect(house.said).toEqual(['answer.received']);
    expect(house.last.effects).toMatchObject([{ ...released, data: { amount: 5, ref: 'c1' } }]);
  });

  it('in an account of a named year is freed there', () => {
    const named = processOf({
      ask: { meta: { waits: true }, entry: [fund('commit', { data: { year: '2025' } })] },
    });
    const house = started(named, { amount: 5 });
    house.onCase('admin', 'terminate', {}, '误报');
    expect(house.last.effects).toMatchObject([{ ...released, data: { year: 2025 } }]);
  });

  it('is not looked for where none was', () => {
    const house = started(processOf({ check: task({ seats: ['clerk'] }) }));
    expect(house.case).not.toHaveProperty('funds');
    house.onCase('admin', 'terminate', {}, '误报');
    expect(house.last.effects).toEqual([]);
  });
});

it('money spent for a case that listens no more is an incident', () => {
  const house = started(process, { amount: 5 });
  house.deliver('skip', {}, 'm1');
  house.act('clerk', 'complete');
  const effect = house.last.effects[0]?.id;
  house.deliver('skip', {}, 'm2');
  house.answer('FUND_SPENT', {}, effect);
  expect(house.last.events.at(-1)).toMatchObject({
    type: 'incident.raised',
    data: { effect, message: expect.stringMatching(/核对/) },
  });
});
