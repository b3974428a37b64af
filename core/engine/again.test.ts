/** What is said once, and a correction that corrects nothing. */
import { describe, expect, it } from 'vitest';
import { started } from './testing/house.ts';
import { end, processOf, task } from './testing/process.ts';

const process = processOf({
  accept: task(
    { seats: ['clerk'], outcomes: { complete: {}, incomplete: { tone: 'back', once: true } } },
    { complete: 'done', incomplete: 'amend' },
  ),
  amend: task(
    { seats: ['filer'], form: 'test/start', block: '.', outcomes: { resubmit: { changed: true } } },
    { resubmit: 'accept' },
  ),
  done: end('done'),
});

describe('一次告知', () => {
  it('is said once; again only with a reason', () => {
    const house = started(process, { name: '甲' });
    expect(house.act('clerk', 'incomplete')).toBe('ok');
    expect(house.act('applicant', 'resubmit', { data: { village: '990101001001', name: '乙' } })).toBe('ok');
    expect(house.act('clerk', 'incomplete')).toBe('told_before');
    expect(house.act('clerk', 'incomplete', { comment: ' ' })).toBe('told_before');
    expect(house.act('clerk', 'incomplete', { comment: '户口簿缺页' })).toBe('ok');
  });
});

describe('重新提交', () => {
  it('with nothing added is refused', () => {
    const house = started(process, { name: '甲' });
    house.act('clerk', 'incomplete');
    expect(house.act('applicant', 'resubmit', { data: { village: '990101001001', name: '甲' } })).toBe(
      'nothing_changed',
    );
    expect(house.act('applicant', 'resubmit', { data: {} })).toBe('nothing_changed');
    expect(
      house.act('applicant', 'resubmit', { data: { village: '990101001001', name: '甲', amount: 5 } }),
    ).toBe('ok');
  });
});
