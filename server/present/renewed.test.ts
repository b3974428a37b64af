/** Who handles a case that came back sees what is new in it: by field, by row and by file. */
import { expect, test } from 'vitest';
import { started } from '../../core/engine/testing/house.ts';
import { end, processOf, task } from '../../core/engine/testing/process.ts';
import { renewedIn } from '../../core/form/renewed.ts';
import { renewedOf } from './renewed.ts';

const process = processOf({
  accept: task({ seats: ['clerk'], outcomes: ['complete', 'return'] }, { complete: 'done', return: 'amend' }),
  amend: task(
    { seats: ['filer'], form: 'test/start', block: '.', outcomes: ['resubmit'] },
    { resubmit: 'accept' },
  ),
  done: end('done'),
});
const all = (): boolean => true;

test('what the last correction changed, and nothing of the rounds before', () => {
  const list = [{ id: 'a', n: 1 }];
  const house = started(process, { name: '甲', list });
  expect(renewedOf(process, house.case, all)).toBeNull();
  house.act('clerk', 'return', { data: { note: '缺' } });
  expect(renewedOf(process, house.case, all)).toBeNull();
  house.act('applicant', 'resubmit', { data: { name: '乙', list: [{ id: 'b', n: 2 }, ...list] } });
  expect(renewedOf(process, house.case, all)?.paths).toEqual(['name', 'list.0']);
  house.act('clerk', 'return');
  house.act('applicant', 'resubmit', { data: { amount: 5 } });
  expect(renewedOf(process, house.case, all)?.paths).toEqual(['amount']);
  expect(renewedOf(process, house.case, (path) => path !== 'amount')?.paths).toEqual([]);
});

test('a file added is new, those that stood there are not; a list that lost one is told', () => {
  const [one, two] = [
    { file: 'f1', name: 'a.jpg' },
    { file: 'f2', name: 'b.jpg' },
  ];
  expect(renewedIn({ attach: [one] }, { attach: [two, one] })).toEqual(['attach.0']);
  expect(renewedIn({ attach: [one, two] }, { attach: [two] })).toEqual(['attach']);
  expect(renewedIn({ bank: { card: '1', name: '甲' } }, { bank: { card: '2', name: '甲' } })).toEqual([
    'bank.card',
  ]);
  expect(renewedIn({ bank: { card: '1' } }, { bank: { card: '1' } })).toEqual([]);
});
