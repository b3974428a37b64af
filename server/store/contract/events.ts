import { describe, expect, test } from 'vitest';
import type { TheStore } from './the-store.ts';
import type { Doc } from '../types.ts';

/** The event log. */
export function describeEvents(store: TheStore): void {
  type Event = Doc & { pos: number };
  const append = (...ids: string[]) =>
    store().write(ids.map((id) => ({ op: 'append', doc: { _id: id, case: id.split(':')[0], seq: 1 } })));

  describe('event log', () => {
    test('positions rise by one in the order appended', async () => {
      const before = await store().head();
      await append('e1:1:0', 'e1:1:1');
      await append('e1:2:0');
      const events = await store().tail<Event>(before, 10);
      expect(events.map((event) => [event._id, event.pos - before])).toEqual([
        ['e1:1:0', 1],
        ['e1:1:1', 2],
        ['e1:2:0', 3],
      ]);
      expect(await store().head()).toBe(before + 3);
      expect(await store().tail(before + 3, 10)).toEqual([]);
      expect((await store().tail<Event>(before + 1, 1))[0]!._id).toBe('e1:1:1');
    });

    test('an id that is there is not appended again and keeps its position', async () => {
      await append('e2:1:0');
      const [first] = await store().find<Event>('events', { filter: { case: 'e2' } });
      await append('e2:1:0', 'e2:1:1', 'e2:1:1');
      const found = await store().find<Event>('events', {
        filter: { case: 'e2' },
        sort: { by: 'pos', dir: 1 },
      });
      expect(found.map((event) => event._id)).toEqual(['e2:1:0', 'e2:1:1']);
      expect(found[0]!.pos).toBe(first!.pos);
    });

    test('a position the caller brings along is not believed', async () => {
      const before = await store().head();
      await store().write([{ op: 'append', doc: { _id: 'e3:1:0', case: 'e3', seq: 1, pos: 1 } }]);
      expect((await store().get<Event>('events', 'e3:1:0'))!.pos).toBe(before + 1);
    });

    test('appending at once leaves no gap and no double', async () => {
      const before = await store().head();
      await Promise.all(
        Array.from({ length: 40 }, (_, i) =>
          append(...Array.from({ length: 1 + (i % 4) }, (_, n) => `e4-${i}:1:${n}`)),
        ),
      );
      const events = await store().tail<Event>(before, 1000);
      expect(events).toHaveLength(100);
      expect(events.map((event) => event.pos)).toEqual(events.map((_, i) => before + 1 + i));
      expect(await store().head()).toBe(before + 100);
    });

    test('appending the same events at once keeps one of each', async () => {
      const before = await store().head();
      const ids = ['e5:1:0', 'e5:1:1', 'e5:1:2'];
      await Promise.all(Array.from({ length: 10 }, () => append(...ids)));
      await append('e5:2:0');
      const events = await store().tail<Event>(before, 1000);
      expect(events.map((event) => event._id).sort()).toEqual([...ids, 'e5:2:0']);
      expect(await store().count('events', { case: 'e5' })).toBe(4);
    });

    test('a reader that follows while others write sees every event, once, in order', async () => {
      const before = await store().head();
      const writers = Promise.all(
        Array.from({ length: 8 }, async (_, w) => {
          for (let i = 0; i < 15; i++) await append(`e6-${w}:${i}:0`, `e6-${w}:${i}:1`);
        }),
      );
      const seen: Event[] = [];
      while (seen.length < 240) {
        const page = await store().tail<Event>(seen.at(-1)?.pos ?? before, 7);
        seen.push(...page);
        if (page.length === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      await writers;
      expect(new Set(seen.map((event) => event._id)).size).toBe(240);
      expect(seen.every((event, i) => i === 0 || event.pos > seen[i - 1]!.pos)).toBe(true);
    });
  });
}
