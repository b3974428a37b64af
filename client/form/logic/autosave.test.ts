import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Autosave } from './autosave.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('waits for a pause and saves the latest once', async () => {
  const save = vi.fn();
  const autosave = new Autosave<number>({ save });
  autosave.change(1);
  autosave.change(2);
  expect(autosave.current().kind).toBe('waiting');
  await vi.advanceTimersByTimeAsync(1000);
  expect(save.mock.calls).toEqual([[2]]);
  expect(autosave.current().kind).toBe('saved');
});

test('somebody who never pauses is saved all the same', async () => {
  const save = vi.fn();
  const autosave = new Autosave<number>({ save, delayMs: 1000, atLeastMs: 3000 });
  for (let i = 0; i < 8; i += 1) {
    autosave.change(i);
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(save).toHaveBeenCalledTimes(1);
});

test('never twice at once, and what came meanwhile afterwards', async () => {
  const done: (() => void)[] = [];
  const seen: number[] = [];
  const save = (value: number) => {
    seen.push(value);
    return new Promise<void>((resolve) => done.push(resolve));
  };
  const autosave = new Autosave<number>({ save });
  autosave.change(1);
  const first = autosave.flush();
  autosave.change(2);
  const second = autosave.flush();
  await vi.advanceTimersByTimeAsync(0);
  expect(seen).toEqual([1]);
  done[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(seen).toEqual([1, 2]);
  done[1]?.();
  await Promise.all([first, second]);
});

test('a failure shows and is tried again, with what was typed since', async () => {
  const save = vi.fn().mockRejectedValueOnce(new Error('network')).mockResolvedValue(undefined);
  const autosave = new Autosave<number>({ save, retryMs: 100 });
  autosave.change(1);
  await autosave.flush();
  expect(autosave.current().kind).toBe('failed');
  await vi.advanceTimersByTimeAsync(100);
  expect(save.mock.calls).toEqual([[1], [1]]);
  expect(autosave.current().kind).toBe('saved');
});

test('what was handed in is not saved afterwards', async () => {
  const save = vi.fn();
  const autosave = new Autosave<number>({ save });
  autosave.change(1);
  autosave.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(save).not.toHaveBeenCalled();
});
