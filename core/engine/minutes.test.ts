/** The minutes of those who decide together are written once, by whoever speaks first. */
import { describe, expect, it } from 'vitest';
import { started, type TestWorld } from './testing/house.ts';
import { end, processOf, task } from './testing/process.ts';

const council = (more: Record<string, unknown> = {}) =>
  processOf({
    vote: task(
      {
        seats: [{ role: 'expert', count: 3 }],
        mode: 'ratio',
        pass: '2/3',
        form: 'test/strict',
        outcomes: { approve: {}, reject: {} },
        collect: true,
        ...more,
      },
      { approve: 'done', reject: 'vote' },
    ),
    done: end('done'),
  });
const vote = (house: TestWorld, n: number, more: object = {}) => house.act(`expert#${n}`, 'approve', more);

describe('a vote', () => {
  it('asks one voter for the minutes; they stand for all', () => {
    const house = started(council({ minutes: ['reason'] }));
    expect(vote(house, 1)).toBe('required');
    expect(vote(house, 1, { data: { reason: '到会12户' } })).toBe('ok');
    // who follows writes nothing, and changes nothing
    expect(vote(house, 2, { data: { reason: '到会3户' } })).toBe('ok');
    expect(house.case.records.slice(1).map(({ data }) => data)).toEqual([
      { reason: '到会12户' },
      { reason: '到会12户' },
    ]);
  });

  it('without minutes asks everyone', () => {
    const house = started(council());
    expect(vote(house, 1, { data: { reason: '一' } })).toBe('ok');
    expect(vote(house, 2)).toBe('required');
  });

  it('of a later visit has minutes of its own', () => {
    const house = started(council({ minutes: ['reason'], mode: 'any' }));
    expect(house.act('expert#1', 'reject', { data: { reason: '一' } })).toBe('ok');
    expect(vote(house, 2)).toBe('required');
  });
});

it('minutes and kept fields that no form of the step has are an error of the definition', () => {
  expect(() => council({ minutes: ['nothing'] })).toThrow(/没有字段 nothing/);
  expect(() => council({ prefill: [{ field: 'none', rows: 'row.ok = false' }] })).toThrow(/没有字段 none/);
});
