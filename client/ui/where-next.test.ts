import { expect, test } from 'vitest';
import { whereNext } from './where-next.ts';

const staff = { work: true, apply: true, admin: false, steward: false };
const villager = { work: false, apply: true, admin: false, steward: false };

test('back to where one was', () => {
  expect(whereNext('?next=%2Fapply%2Fcases%2F1', staff)).toBe('/apply/cases/1');
});

test('else to one’s own place', () => {
  expect(whereNext('', staff)).toBe('/tasks');
  expect(whereNext('', villager)).toBe('/apply');
  expect(whereNext('', { work: false, apply: false, admin: true, steward: false })).toBe('/designer');
});

test('never to somebody else’s site, never in a circle', () => {
  for (const next of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/\t/evil.example/x',
    '/\n/evil.example',
    '/\r\n//evil.example',
    '/.//evil.example',
    '/login?next=x',
  ])
    expect(whereNext(`?next=${encodeURIComponent(next)}`, villager)).toBe('/apply');
});
