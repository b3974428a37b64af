/** Nobody decides a case of their own: who filed it, is named in it or has a relative registered in it. */
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../vocabulary.ts';
import { TestWorld } from './testing/house.ts';
import { end, processOf, task } from './testing/process.ts';

const more: JsonObject = {
  start: { roles: ['applicant', 'clerk', 'boss'], form: 'test/start', outcome: 'submit' },
  interested: '[name, list.id]',
};

function opened(seat: JsonObject, data: JsonObject = {}, as = 'clerk+boss'): TestWorld {
  const process = processOf(
    { check: task({ seats: [{ role: 'clerk', ...seat }] }, { complete: 'done' }), done: end('done') },
    more,
  );
  const house = new TestWorld(process);
  expect(house.start(data, as)).toBe('ok');
  return house;
}

describe('a step of a case', () => {
  it('is not done by who filed it, in whichever post', () => {
    const house = opened({});
    expect(house.act('clerk+boss', 'complete')).toBe('excluded');
    expect(house.act('clerk+boss', 'claim')).toBe('excluded');
    expect(house.act('clerk', 'complete')).toBe('ok');
  });

  it('is done by who filed it where the seat says so', () => {
    expect(opened({ own: true }).act('clerk+boss', 'complete')).toBe('ok');
  });

  it.each<JsonObject>([{ name: 'clerk' }, { list: [{ id: '村委会委员clerk之弟' }] }])(
    'is not done by who is named in it, though the seat is open to who filed: %j',
    (data) => {
      const house = opened({ own: true }, data, 'clerk');
      expect(house.act('clerk', 'complete')).toBe('excluded');
      expect(house.act('clerk#2', 'complete')).toBe('ok');
    },
  );

  it('is not handed to them either', () => {
    const house = opened({}, { name: 'boss' }, 'applicant');
    expect(house.act('clerk', 'transfer', { to: 'boss', comment: '出差' })).toBe('receiver_excluded');
    expect(house.act('clerk', 'transfer', { to: 'guest', comment: '出差' })).toBe('ok');
  });

  it('that is theirs as who filed is done by them', () => {
    const process = processOf(
      { check: task({ seats: ['filer'] }, { complete: 'done' }), done: end('done') },
      more,
    );
    const house = new TestWorld(process);
    house.start({ name: 'clerk' }, 'clerk');
    expect(house.act('clerk', 'complete')).toBe('ok');
  });
});
