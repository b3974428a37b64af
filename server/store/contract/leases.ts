import { describe, expect, test } from 'vitest';
import type { TheStore } from './the-store.ts';

/** What servers share: leases and counters. */
export function describeLeases(store: TheStore): void {
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  describe('leases', () => {
    test('one owner holds it, renews it, and another takes over when it has run out', async () => {
      expect(await store().lease('timers', 'a', 60_000)).toBe(true);
      expect(await store().lease('timers', 'b', 60_000)).toBe(false);
      expect(await store().lease('other', 'b', 60_000)).toBe(true);
      expect(await store().lease('timers', 'a', 30)).toBe(true);
      await pause(60);
      expect(await store().lease('timers', 'b', 60_000)).toBe(true);
      expect(await store().lease('timers', 'a', 60_000)).toBe(false);
    });

    test('of ten that ask at once one gets it', async () => {
      const owners = Array.from({ length: 10 }, (_, i) => `owner${i}`);
      const held = await Promise.all(owners.map((owner) => store().lease('rush', owner, 60_000)));
      expect(held.filter(Boolean)).toHaveLength(1);
    });

    test('a lease that was given up is free', async () => {
      await store().lease('given-up', 'a', 60_000);
      await store().delete('leases', 'given-up');
      expect(await store().lease('given-up', 'b', 60_000)).toBe(true);
    });
  });

  describe('counters', () => {
    test('each is counted for itself, from 0', async () => {
      expect(await store().increment('one')).toBe(1);
      expect(await store().increment('one', 5)).toBe(6);
      expect(await store().increment('two')).toBe(1);
    });

    test('all of them can be read', async () => {
      await store().increment('read:甲', 3);
      await store().increment('read:__b', 4);
      const counters = await store().counters();
      expect(counters).toMatchObject({ 'read:甲': 3, 'read:__b': 4 });
      expect(Object.keys(counters).every((name) => !name.startsWith('named:'))).toBe(true);
      expect(counters).not.toHaveProperty('events');
    });

    test('at once every caller gets a number of its own', async () => {
      const numbers = await Promise.all(Array.from({ length: 50 }, () => store().increment('numbers')));
      expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
    });
  });
}
