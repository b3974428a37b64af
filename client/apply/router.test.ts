import { expect, test } from 'vitest';
import { pages } from '../pages.ts';
import { routeOf } from './router.tsx';

const read = (address: string) => {
  const { pathname, search } = new URL(address, 'http://x');
  return routeOf(pathname, search);
};

test('every address the house writes is understood', () => {
  expect(read(pages.apply())).toEqual({ page: 'home' });
  expect(read(pages.applyGuide('临时 a'))).toEqual({ page: 'guide', key: '临时 a' });
  expect(read(pages.applyForm('demo'))).toEqual({ page: 'form', key: 'demo', at: 1, draft: null });
  expect(read(pages.applyForm('demo', 3))).toEqual({ page: 'form', key: 'demo', at: 3, draft: null });
  expect(read(pages.applyForm('demo', 'check'))).toEqual({
    page: 'form',
    key: 'demo',
    at: 'check',
    draft: null,
  });
  expect(read(pages.applyCase('c1'))).toEqual({ page: 'case', id: 'c1' });
  expect(read(pages.applyReceipt('c1'))).toEqual({ page: 'receipt', id: 'c1' });
  expect(read(pages.applyTask('c1', 'c1.2'))).toEqual({ page: 'task', id: 'c1', task: 'c1.2' });
});

test('nonsense leads home or to the first page', () => {
  expect(read('/apply/cases')).toEqual({ page: 'home' });
  expect(read('/apply/demo/form?page=-7')).toEqual({ page: 'form', key: 'demo', at: 1, draft: null });
  expect(read('/apply/%E0%A4%A')).toEqual({ page: 'guide', key: '%E0%A4%A' });
});
