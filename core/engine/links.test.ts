/** Cases that open others: who opened a case, and what the opener hears of its end. */
import { describe, expect, it } from 'vitest';
import type { OpenedBy } from '../vocabulary.ts';
import { TestWorld, started, person } from './testing/house.ts';
import { end, processOf, task, VILLAGE, when } from './testing/process.ts';

const child = processOf(
  {
    check: task(
      { seats: ['clerk'], outcomes: ['approve', 'reject'] },
      { approve: 'done', reject: 'refused' },
    ),
    done: end(
      'done',
      { again: 'check' },
      {
        entry: [{ type: 'ledger.put', params: { ledger: 'l', fields: {} } }],
      },
    ),
    refused: end('refused'),
  },
  {
    actions: { again: { label: '再办', roles: ['filer'] } },
  },
);

/** A case of the child opened by another one. */
function opened(openedBy?: OpenedBy): TestWorld {
  const house = new TestWorld(child);
  const by = person('applicant', child);
  const reply = house.run({
    type: 'Start',
    by,
    data: { village: VILLAGE, amount: 7 },
    ...(openedBy ? { openedBy } : {}),
  });
  expect(reply).toBe('ok');
  return house;
}

const asked: OpenedBy = {
  case: 'parent',
  depth: 1,
  answer: 'child.done',
  result: { paid: 'amount * 2', lost: 'nowhere' },
};

describe('a case that was opened by another one', () => {
  it('tells it the outcome and what it asked for, after all else that follows', () => {
    const house = opened(asked);
    expect(house.case.openedBy).toEqual(asked);
    house.act('clerk', 'approve');
    expect(house.last.effects.map(({ kind }) => kind)).toEqual(['ledger', 'tell']);
    expect(house.last.effects[1]).toMatchObject({
      case: 'parent',
      message: 'child.done',
      data: { case: 'c1', outcome: 'done', result: { paid: 14, lost: null } },
    });
  });

  it('tells it once for each time it ends, also when it is terminated', () => {
    const house = opened(asked);
    house.act('clerk', 'approve');
    house.onCase('applicant', 'again');
    expect(house.case.status).toBe('running');
    expect(house.last.effects).toEqual([]);
    house.onCase('admin', 'terminate', {}, '误开');
    expect(house.last.effects).toMatchObject([{ kind: 'tell', data: { outcome: 'terminated' } }]);
    house.onCase('applicant', 'again');
    expect(house.effects.filter(({ kind }) => kind === 'tell')).toHaveLength(2);
  });

  it('tells nothing where nobody waits', () => {
    for (const from of [undefined, { case: 'parent', depth: 1 }]) {
      const house = opened(from);
      house.act('clerk', 'reject');
      expect(house.case.outcome).toBe('refused');
      expect(house.effects.filter(({ kind }) => kind === 'tell')).toEqual([]);
    }
  });
});

describe('opening a case', () => {
  const call = {
    type: 'open',
    params: { process: 'child', data: { who: 'name' }, answer: 'child.done', result: { paid: 'amount' } },
  };
  const parent = processOf(
    {
      call: {
        meta: { waits: true },
        entry: [call],
        on: {
          'child.done': [
            when('event.message.outcome = "done"', 'done', [
              { type: 'set', params: { paid: 'event.message.result.paid' } },
            ]),
            { target: 'refused' },
          ],
        },
      },
      done: end('done'),
      refused: end('refused'),
    },
    { messages: ['child.done'] },
  );

  it('says who opens it and what is to be told', () => {
    expect(started(parent).effects).toMatchObject([
      {
        kind: 'open',
        process: 'child',
        openedBy: { case: 'c1', depth: 1, answer: 'child.done', result: { paid: 'amount' } },
      },
    ]);
  });

  it('is waited for, and how it ended decides', () => {
    const message = (outcome: string) => ({ case: 'c2', outcome, result: { paid: 5 } });
    const good = started(parent);
    expect(good.deliver('child.done', message('done'))).toBe('ok');
    expect(good.case).toMatchObject({ outcome: 'done', data: { paid: 5 } });
    const bad = started(parent);
    bad.deliver('child.done', message('terminated'));
    expect(bad.case.outcome).toBe('refused');
    expect(bad.deliver('child.done', message('done'), 'm2')).toBe('ok');
    expect(bad.case.outcome).toBe('refused');
  });

  it('comes to an end where cases open one another for ever', () => {
    const house = new TestWorld(parent);
    const openedBy = { case: 'p', depth: 16 };
    house.run({ type: 'Start', by: person('applicant', parent), data: { village: VILLAGE }, openedBy });
    expect(house.effects).toEqual([]);
    expect(house.events.at(-1)).toMatchObject({
      type: 'incident.raised',
      data: { process: 'child', message: expect.stringContaining('逐级') },
    });
  });
});
