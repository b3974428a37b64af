import { expect, test } from 'vitest';
import { calls, linkTo } from './call.ts';

test('an address carries its parameters, whatever is in them', () => {
  expect(linkTo(calls.cases.read, { params: { id: 'c 1/甲' } })).toBe('/api/cases/c%201%2F%E7%94%B2');
  expect(linkTo(calls.designer.version, { params: { key: 'a', version: 2 } })).toBe(
    '/api/admin/processes/a/versions/2',
  );
});

test('what is asked for follows it, what is left out does not', () => {
  expect(linkTo(calls.tasks.list, { query: { box: 'done', q: '张三', cursor: undefined, limit: 20 } })).toBe(
    '/api/tasks?box=done&q=%E5%BC%A0%E4%B8%89&limit=20',
  );
  expect(linkTo(calls.tasks.list)).toBe('/api/tasks');
  expect(linkTo(calls.files.read, { params: { id: 'f1' }, query: { case: 'c1' } })).toBe(
    '/api/files/f1?case=c1',
  );
});
