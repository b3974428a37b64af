import { describe, expect, it } from 'vitest';
import { CLEAR, filterOf, searchOf, to, type Filter } from './paths.ts';

describe('the address of a queue', () => {
  const odd: Filter = { box: 'done', process: 'demo-a', q: '张 三&四', reason: '来信 核查', sort: 'due' };

  it('survives the way to the address and back', () => {
    expect(filterOf(new URLSearchParams(searchOf(odd)))).toEqual(odd);
    expect(filterOf(new URLSearchParams(searchOf(CLEAR)))).toEqual(CLEAR);
  });
  it('leaves out what is as usual', () => {
    expect(searchOf(CLEAR)).toBe('');
    expect(searchOf({ ...CLEAR, box: 'done', sort: 'newest' })).toBe('?box=done');
  });
  it('falls back for what it does not know', () => {
    expect(filterOf(new URLSearchParams('box=spam&sort=colour'))).toEqual(CLEAR);
  });
});

it('the map of the desk', () => {
  const filter = { ...CLEAR, q: '张' };
  expect({
    queue: to.queue(CLEAR),
    filtered: to.queue(filter),
    task: to.task('c1.3', filter),
    case: to.case('c1', CLEAR),
    start: to.start(CLEAR),
  }).toEqual({
    queue: '/',
    filtered: '/?q=%E5%BC%A0',
    task: '/c1.3?q=%E5%BC%A0',
    case: '/cases/c1',
    start: '/new',
  });
});
