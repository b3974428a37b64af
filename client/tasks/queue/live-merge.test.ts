import { describe, expect, it } from 'vitest';
import type { LiveMessage } from '../../../core/api.ts';
import { mergeLive, NOTHING_NEW, onlyShown, type Looking, type QueueLive } from './live-merge.ts';

const looking: Looking = {
  rows: new Set(['c1.1', 'c2.1']),
  me: 'wang',
  mine: new Set(['c9.1']),
};
const message = (type: string, task?: string, by = '李调查员'): LiveMessage => ({
  seq: 1,
  type,
  by,
  ...(task === undefined ? {} : { task }),
});
const play = (...messages: LiveMessage[]): QueueLive =>
  messages.reduce((live, next) => mergeLive(live, next, looking), NOTHING_NEW);

describe('mergeLive', () => {
  it('counts new tasks once, and not those already in the list', () => {
    const live = play(
      message('task.opened', 'c3.1'),
      message('task.opened', 'c3.1'),
      message('task.opened', 'c1.1'),
    );
    expect([...live.fresh]).toEqual(['c3.1']);
  });
  it('keeps a row that somebody else took, with their name', () => {
    expect(play(message('task.claimed', 'c1.1')).gone.get('c1.1')).toEqual({
      by: '李调查员',
      how: 'claimed',
    });
  });
  it('gives a row back that was released', () => {
    expect(play(message('task.claimed', 'c1.1'), message('task.released', 'c1.1')).gone.size).toBe(0);
  });
  it('takes a new task out of the count when it is gone before it was seen', () => {
    expect(play(message('task.opened', 'c3.1'), message('task.acted', 'c3.1')).fresh.size).toBe(0);
  });
  it('says nothing about my own acts', () => {
    expect(play({ ...message('task.claimed', 'c1.1', '王审核员'), byId: 'wang' })).toBe(NOTHING_NEW);
    expect(play(message('task.acted', 'c9.1'))).toBe(NOTHING_NEW);
  });
  it('takes a colleague of my name for a colleague', () => {
    const live = play({ ...message('task.claimed', 'c1.1', '王审核员'), byId: 'wang2' });
    expect(live.gone.get('c1.1')).toEqual({ by: '王审核员', how: 'claimed' });
  });
  it('counts what is handed to me', () => {
    expect([...play(message('task.transferred', 'c4.1')).fresh]).toEqual(['c4.1']);
  });
  it('marks what became late, and a list that may be old', () => {
    expect(play(message('task.overdue', 'c2.1')).late.has('c2.1')).toBe(true);
    expect(play(message('resync')).stale).toBe(true);
  });
  it('keeps the same object when nothing changed', () => {
    expect(play(message('case.started'), message('task.saved', 'c1.1'))).toBe(NOTHING_NEW);
  });
  it('counts only what this list would show, once that is known', () => {
    const live = play(
      message('task.opened', 'c3.1'),
      message('task.opened', 'c4.1'),
      message('task.opened', 'c5.1'),
    );
    // c5.1 came after the question was asked
    expect([...onlyShown(live, new Set(['c3.1', 'c4.1']), new Set(['c4.1'])).fresh]).toEqual([
      'c4.1',
      'c5.1',
    ]);
  });
});
