/** Seats whose condition comes true while their step is under way: whoever must sign or consent is asked then. */
import { describe, expect, it } from 'vitest';
import { mayNeedSeats, mayTakeSeats } from './late-seats.ts';
import { person, started } from './testing/house.ts';
import { end, processOf, task } from './testing/process.ts';

const repeated = 'params.repeat = true';

/** A step whose act the county must consent to where the cause is known to be one of before. */
const consent = processOf(
  {
    pay: task(
      {
        seats: [
          { role: 'boss', outcomes: ['complete'] },
          { role: 'county_clerk', optional: true, when: repeated, outcomes: ['consent'] },
        ],
        outcomes: {
          complete: {
            rules: [
              { must: `not(${repeated}) or consent.note != null`, code: 'repeated', message: '需同意' },
            ],
          },
          consent: { stays: true, form: 'test/note', block: 'consent', required: ['note'] },
        },
      },
      { complete: 'done' },
    ),
    done: end('done'),
  },
  { params: { repeat: { key: 'test.repeat', type: 'boolean', default: false, label: '同一事由' } } },
);

const roles = (house: ReturnType<typeof started>): string[] => house.open.map(({ role }) => role);

describe('a seat beside the step', () => {
  it('is asked for when its reason becomes known, told once, and not again after it has spoken', () => {
    const house = started(consent, {}, { params: { 'test.repeat': false } });
    expect(roles(house)).toEqual(['boss']);
    house.params = { 'test.repeat': true };
    expect(house.act('boss', 'complete')).toBe('repeated');
    expect(
      mayNeedSeats(consent, house.case, { type: 'Act', by: person('boss', consent), action: 'complete' }),
    ).toBe(true);
    expect(house.run({ type: 'OpenSeats' })).toBe('ok');
    expect(roles(house)).toEqual(['boss', 'county_clerk']);
    expect(house.said).toEqual(['task.opened']);
    expect(house.run({ type: 'OpenSeats' })).toBe('conflict');
    const [, seat] = house.open;
    expect(house.act('county_clerk', 'consent', { task: seat?.id, data: { note: '同意' } })).toBe('ok');
    expect(roles(house)).toEqual(['boss']);
    house.act('boss', 'claim');
    expect(roles(house)).toEqual(['boss']);
    expect(house.act('boss', 'complete')).toBe('ok');
    expect(house.case.outcome).toBe('done');
  });

  it('is asked for with any command on the case', () => {
    const house = started(consent, {}, { params: { 'test.repeat': false } });
    house.params = { 'test.repeat': true };
    house.act('boss', 'claim');
    expect(roles(house)).toEqual(['boss', 'county_clerk']);
  });

  it('is found by an act that names the other place of the same person', () => {
    const house = started(consent, {}, { params: { 'test.repeat': false } });
    const [seat] = house.open;
    house.params = { 'test.repeat': true };
    expect(house.act('county_clerk', 'consent', { task: seat?.id, data: { note: '同意' } })).toBe(
      'not_your_task',
    );
    expect(house.act('boss+county_clerk', 'consent', { task: seat?.id, data: { note: '同意' } })).toBe('ok');
  });

  it('is not asked for while nothing is known, and only its own roles find it by reading', () => {
    const house = started(consent, {}, { params: { 'test.repeat': false } });
    expect(house.run({ type: 'OpenSeats' })).toBe('conflict');
    expect(mayTakeSeats(consent, house.case, person('county_clerk', consent))).toBe(true);
    expect(mayTakeSeats(consent, house.case, person('boss', consent))).toBe(false);
    house.onCase('admin', 'suspend', {}, '暂停');
    expect(mayTakeSeats(consent, house.case, person('county_clerk', consent))).toBe(false);
  });
});

describe('a seat beside the step whose reason is gone', () => {
  it('is not used any more, and goes with the next command; the reason back, it is asked for again', () => {
    const house = started(consent, {}, { params: { 'test.repeat': true } });
    expect(roles(house)).toEqual(['boss', 'county_clerk']);
    house.params = { 'test.repeat': false };
    const seat = house.open[1];
    expect(house.act('county_clerk', 'consent', { task: seat?.id, data: { note: '同意' } })).toBe(
      'not_possible_now',
    );
    expect(house.run({ type: 'OpenSeats' })).toBe('ok');
    expect(house.said).toEqual(['task.cancelled']);
    expect(roles(house)).toEqual(['boss']);
    house.params = { 'test.repeat': true };
    expect(house.run({ type: 'OpenSeats' })).toBe('ok');
    expect(roles(house)).toEqual(['boss', 'county_clerk']);
  });
});

describe('a seat that the step waits for', () => {
  const large = 'check.amount > 100';
  const signing = (mode: string) =>
    processOf({
      check: task(
        {
          mode,
          form: 'test/note',
          seats: ['clerk', { role: 'county_clerk', when: large }, 'boss'],
          outcomes: { complete: {} },
        },
        { complete: 'done' },
      ),
      done: end('done'),
    });

  it('signs too where the first voice gives the reason', () => {
    const house = started(signing('all'));
    expect(roles(house)).toEqual(['clerk', 'boss']);
    house.act('clerk', 'complete', { data: { amount: 200 } });
    house.act('boss', 'complete', { data: { amount: 200 } });
    expect(house.steps).toEqual(['check']);
    expect(roles(house)).toEqual(['county_clerk']);
    house.act('county_clerk', 'complete', { data: { amount: 200 } });
    expect(house.case.outcome).toBe('done');
  });

  it('is asked for even where the reason comes with the last voice, and stays when the reason goes', () => {
    const house = started(signing('all'));
    house.act('clerk', 'complete', { data: { amount: 1 } });
    house.act('boss', 'complete', { data: { amount: 200 } });
    expect(roles(house)).toEqual(['county_clerk']);
    const few = started(signing('all'));
    few.act('clerk', 'complete', { data: { amount: 200 } });
    few.act('boss', 'complete', { data: { amount: 1 } });
    expect(roles(few)).toEqual(['county_clerk']);
  });

  it('speaks in its turn, and nobody speaks twice', () => {
    const house = started(signing('sequential'));
    house.act('clerk+county_clerk', 'complete', { data: { amount: 200 } });
    expect(roles(house)).toEqual(['county_clerk']);
    expect(house.act('clerk+county_clerk', 'complete')).toBe('already_acted');
    house.act('county_clerk', 'complete');
    expect(roles(house)).toEqual(['boss']);
    house.act('boss', 'complete');
    expect(house.case.outcome).toBe('done');
  });

  it('is not asked for on an unknown amount', () => {
    const house = started(signing('all'));
    house.act('clerk', 'complete', { data: {} });
    house.act('boss', 'complete', { data: {} });
    expect(house.case.outcome).toBe('done');
  });
});
