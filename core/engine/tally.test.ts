/** Task modes: how many must agree before the machine hears an outcome. */
import { describe, expect, it } from 'vitest';
import { started } from './testing/house.ts';
import { end, processOf, task } from './testing/process.ts';

const VOTE = ['approve', 'reject'];

/** One step with these seats; approved or rejected. */
function vote(spec: Parameters<typeof task>[0]) {
  return processOf({
    vote: task({ outcomes: VOTE, ...spec }, { approve: 'approved', reject: 'rejected' }),
    approved: end('approved'),
    rejected: end('rejected'),
  });
}

describe('any 或签', () => {
  it('ends with what the first one says', () => {
    const house = started(vote({ seats: ['clerk', 'boss'] }));
    expect(house.tasks).toEqual(['vote:boss', 'vote:clerk']);
    expect(house.act('boss', 'reject')).toBe('ok');
    expect(house.case.outcome).toBe('rejected');
    expect(house.said).toContain('task.cancelled');
  });
});

describe('all 会签', () => {
  const all = vote({ mode: 'all', seats: ['clerk', 'boss'] });

  it('waits for everybody', () => {
    const house = started(all);
    house.act('clerk', 'approve');
    expect(house.tasks).toEqual(['vote:boss']);
    house.act('boss', 'approve');
    expect(house.case.outcome).toBe('approved');
  });

  it('is against as soon as all have spoken and one was against', () => {
    const house = started(all);
    house.act('clerk', 'reject');
    expect(house.case.status).toBe('running');
    house.act('boss', 'approve');
    expect(house.case.outcome).toBe('rejected');
  });

  it('ends at once with a decisive outcome', () => {
    const house = started(
      vote({ mode: 'all', seats: ['clerk', 'boss'], outcomes: { approve: {}, reject: { decisive: true } } }),
    );
    house.act('boss', 'reject');
    expect(house.case.outcome).toBe('rejected');
  });

  it('asks different persons of one role, none twice', () => {
    const house = started(vote({ mode: 'all', seats: [{ role: 'investigator', count: 2 }] }));
    expect(house.act('investigator', 'approve')).toBe('ok');
    expect(house.act('investigator', 'approve', { step: 'vote' })).toBe('already_acted');
    expect(house.act('investigator#2', 'approve')).toBe('ok');
    expect(house.case.outcome).toBe('approved');
  });

  it('does not wait for optional seats', () => {
    const house = started(vote({ mode: 'all', seats: ['clerk', { role: 'boss', optional: true }] }));
    house.act('clerk', 'approve');
    expect(house.case.outcome).toBe('approved');
  });

  it('does not ask for a seat whose reason does not hold', () => {
    const house = started(vote({ mode: 'all', seats: ['clerk', { role: 'boss', when: 'amount > 100' }] }), {
      amount: 50,
    });
    expect(house.tasks).toEqual(['vote:clerk']);
  });

  it('raises an incident when no seat has a reason', () => {
    const house = started(vote({ seats: [{ role: 'boss', when: 'flag' }] }));
    expect(house.said).toContain('incident.raised');
    expect(house.onCase('admin', 'terminate', {}, '没有人办理')).toBe('ok');
  });
});

describe('ratio 票签', () => {
  const three = [{ role: 'clerk', weight: 2 }, { role: 'boss' }, { role: 'head' }];

  it('passes as soon as enough weight is for it', () => {
    const house = started(vote({ mode: 'ratio', pass: 0.5, seats: three }));
    house.act('clerk', 'approve');
    expect(house.case.outcome).toBe('approved');
  });

  it('fails as soon as it cannot be reached any more', () => {
    const house = started(vote({ mode: 'ratio', pass: 0.75, seats: three }));
    house.act('boss', 'approve');
    expect(house.case.status).toBe('running');
    house.act('clerk', 'reject');
    expect(house.case.outcome).toBe('rejected');
  });

  it('may need a number of votes instead of a share', () => {
    const two = vote({ mode: 'ratio', need: 2, seats: ['clerk', 'boss', 'head'] });
    const passed = started(two);
    passed.act('clerk', 'approve');
    expect(passed.case.status).toBe('running');
    passed.act('head', 'approve');
    expect(passed.case).toMatchObject({ outcome: 'approved', activities: [] });
    const failed = started(two);
    failed.act('clerk', 'reject');
    expect(failed.case.status).toBe('running');
    failed.act('head', 'reject');
    expect(failed.case.outcome).toBe('rejected');
  });

  it('does not count the weight of optional seats', () => {
    const house = started(
      vote({ mode: 'ratio', pass: 1, seats: ['clerk', 'boss', { role: 'head', optional: true }] }),
    );
    house.act('clerk', 'approve');
    house.act('boss', 'approve');
    expect(house.case.outcome).toBe('approved');
  });
});

describe('sequential 依次', () => {
  const turns = vote({ mode: 'sequential', due: { wd: 1 }, seats: ['head', 'clerk', 'boss'] });

  it('asks one after the other', () => {
    const house = started(turns);
    expect(house.tasks).toEqual(['vote:head']);
    expect(house.act('clerk', 'approve')).toBe('not_possible_now');
    house.act('head', 'approve');
    expect(house.tasks).toEqual(['vote:clerk']);
    house.act('clerk', 'approve');
    house.act('boss', 'approve');
    expect(house.case.outcome).toBe('approved');
  });

  it('does not wait for the turn of an optional seat: it is open from the start', () => {
    const house = started(
      vote({ mode: 'sequential', seats: ['head', { role: 'county_clerk', optional: true }, 'boss'] }),
    );
    expect(house.tasks).toEqual(['vote:county_clerk', 'vote:head']);
    house.act('head', 'approve');
    house.act('boss', 'approve');
    expect(house.case.outcome).toBe('approved');
  });

  it('takes what a seat without weight says for an opinion, whichever way; those who decide are still asked', () => {
    const advised = vote({ mode: 'sequential', seats: [{ role: 'clerk', weight: 0 }, 'boss'] });
    for (const opinion of VOTE)
      for (const [decision, outcome] of [
        ['approve', 'approved'],
        ['reject', 'rejected'],
      ] as const) {
        const house = started(advised);
        house.act('clerk', opinion);
        expect(house.tasks).toEqual(['vote:boss']);
        house.act('boss', decision);
        expect(house.case.outcome).toBe(outcome);
      }
  });

  it('gives each the whole period from when it is their turn', () => {
    const house = started(turns);
    house.wait('2wd');
    expect(house.open[0]?.overdue).toBe(true);
    house.act('head', 'approve');
    expect(house.open[0]?.due).toBe('2026-03-06T16:00:00.000Z');
    expect(house.case.timers).toHaveLength(1);
  });
});

describe('the same person in two seats', () => {
  it('is not asked for both, and what they had claimed is free again', () => {
    const house = started(vote({ mode: 'all', seats: [{ role: 'investigator', count: 2 }] }));
    const [one, two] = house.open.map((t) => t.id);
    house.act('investigator', 'claim', { task: one });
    house.act('investigator', 'claim', { task: two });
    house.act('investigator', 'approve', { task: one });
    expect(house.said).toContain('task.released');
    expect(house.act('investigator#2', 'approve', { task: two })).toBe('ok');
  });

  it('may act as filer and as official where the definition allows it, for nobody else can do the filer’s part', () => {
    const house = started(vote({ mode: 'all', seats: ['clerk', 'filer'] }), {});
    const byClerk = started(vote({ mode: 'all', seats: [{ role: 'clerk', own: true }, 'filer'] }));
    byClerk.current = null;
    byClerk.events = [];
    byClerk.start({}, 'clerk');
    expect(byClerk.act('clerk', 'approve')).toBe('ok');
    expect(byClerk.act('clerk', 'approve')).toBe('ok');
    expect(byClerk.case.outcome).toBe('approved');
    expect(house.case.status).toBe('running');
  });
});
