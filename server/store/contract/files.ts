import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import type { TheStore } from './the-store.ts';

/** File contents. */
export function describeFiles(store: TheStore): void {
  const read = async (id: string) => {
    const stream = await store().files.open(id);
    return stream && buffer(stream as Readable);
  };

  describe('files', () => {
    test('what is saved comes back, byte for byte', async () => {
      const content = randomBytes(700_000);
      expect(
        await store().files.save('photo', Readable.from([content.subarray(0, 9), content.subarray(9)])),
      ).toEqual({
        size: 700_000,
      });
      expect((await read('photo'))!.equals(content)).toBe(true);
    });

    test('a part of a file, across the pieces it is kept in', async () => {
      const content = randomBytes(700_000);
      await store().files.save('film', Readable.from([content]));
      for (const [first, last] of [
        [0, 1],
        [0, 0],
        [261_000, 262_000],
        [100, 699_999],
        [699_999, 699_999],
      ] as const) {
        const part = await buffer((await store().files.open('film', { first, last })) as Readable);
        expect(part.equals(content.subarray(first, last + 1)), `${first}-${last}`).toBe(true);
      }
      expect(await store().files.open('missing', { first: 0, last: 1 })).toBeNull();
    });

    test('an empty file, a missing one, a removed one', async () => {
      expect(await store().files.save('empty', Readable.from([]))).toEqual({ size: 0 });
      expect(await read('empty')).toHaveLength(0);
      expect(await store().files.open('missing')).toBeNull();
      await store().files.remove('empty');
      await store().files.remove('empty');
      expect(await store().files.open('empty')).toBeNull();
    });

    test('saving again replaces', async () => {
      await store().files.save('again', Readable.from(['old content']));
      await store().files.save('again', Readable.from(['new']));
      expect(String(await read('again'))).toBe('new');
    });

    test('an upload that breaks off leaves nothing, or the content before', async () => {
      const broken = () =>
        Readable.from(
          (function* () {
            yield Buffer.from('half');
            throw new Error('connection lost');
          })(),
        );
      await expect(store().files.save('broken', broken())).rejects.toThrow('connection lost');
      expect(await store().files.open('broken')).toBeNull();
      await store().files.save('kept', Readable.from(['whole']));
      await expect(store().files.save('kept', broken())).rejects.toThrow('connection lost');
      expect(String(await read('kept'))).toBe('whole');
    });

    test('an id is a name, never a path', async () => {
      for (const id of ['../escape', '..', '.', 'a/b', 'C:\\x', '文件 1.jpg']) {
        await store().files.save(id, Readable.from([id]));
        expect(String(await read(id))).toBe(id);
      }
    });
  });
}
