import { describe, expect, it } from 'vitest';
import type { TaskItem } from '../../../core/api.ts';
import { nextAfter, perProcess, rowsOf, totalOf, without, type QueueData } from './queue-cache.ts';

const row = (id: string, process = 'a'): TaskItem =>
  ({ id, process, processTitle: `事项${process}` }) as unknown as TaskItem;
const data: QueueData = {
  pages: [
    { items: [row('1'), row('2', 'b')], next: 'x', total: 4 },
    { items: [row('2', 'b'), row('3', 'b'), row('4')], next: null, total: 4 },
  ],
  pageParams: [null, 'x'],
};
const never = (): boolean => false;

describe('a queue that is already read', () => {
  it('shows a row once, even when it moved between two pages', () => {
    expect(rowsOf(data).map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
  });
  it('loses what was dealt with, and counts it', () => {
    const rest = without(data, new Set(['2', '9']));
    expect(rowsOf(rest).map(({ id }) => id)).toEqual(['1', '3', '4']);
    expect(totalOf(rest)).toBe(3);
    expect(without(data, new Set(['9']))).toBe(data);
  });
  it('takes what was dealt with out of the counts, too', () => {
    const counts = {
      late: 0,
      today: 0,
      processes: [
        { process: 'a', title: '事项a', count: 2 },
        { process: 'b', title: '事项b', count: 1 },
      ],
    };
    const [first, ...more] = data.pages as [QueueData['pages'][number], ...QueueData['pages']];
    const rest = without({ ...data, pages: [{ ...first, counts }, ...more] }, new Set(['1', '2']));
    expect(perProcess(rest).map(({ process, count }) => [process, count])).toEqual([['a', 1]]);
  });
  it('counts per process, the server first', () => {
    expect(perProcess(data).map(({ process, count }) => [process, count])).toEqual([
      ['a', 2],
      ['b', 2],
    ]);
    const counts = { late: 0, today: 0, processes: [{ process: 'z', title: '事项z', count: 9 }] };
    expect(perProcess({ ...data, pages: [{ items: [], next: null, counts }] })).toEqual(counts.processes);
  });
});

describe('nextAfter', () => {
  const rows = rowsOf(data);
  it('is the next one, at the end the one before', () => {
    expect(nextAfter(rows, '2', never)?.id).toBe('3');
    expect(nextAfter(rows, '4', never)?.id).toBe('3');
  });
  it('passes over rows that others took', () => {
    expect(nextAfter(rows, '1', (id) => id === '2')?.id).toBe('3');
    expect(nextAfter(rows, '1', () => true)).toBeUndefined();
  });
  it('starts at the top when the task was not in the list', () => {
    expect(nextAfter(rows, 'elsewhere', never)?.id).toBe('1');
  });
});
