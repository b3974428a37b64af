import type { JsonObject } from '../vocabulary.ts';
import { describe, expect, test } from 'vitest';
import {
  getAt,
  instanceAbove,
  instancesOf,
  isWithin,
  joinPath,
  nameOf,
  parentOf,
  segmentsOf,
  setAt,
  templateOf,
} from './paths.ts';

const data: JsonObject = { a: { rows: [{ n: 1 }, { n: 2, inner: [{ x: 1 }] }] }, t: 'x' };

describe('paths', () => {
  test('are taken apart and put together', () => {
    expect(segmentsOf('a.rows[].n')).toEqual(['a', 'rows', '[]', 'n']);
    expect([
      joinPath('', 'a'),
      joinPath('a', ''),
      joinPath('a', 'b'),
      joinPath('a', 0),
      joinPath('a', '[]'),
      joinPath('a', '[].b'),
    ]).toEqual(['a', 'a', 'a.b', 'a.0', 'a[]', 'a[].b']);
    expect(['a', 'a.b', 'a[]', 'a[].b', 'x.a[]', 'a.0'].map(parentOf)).toEqual([
      '',
      'a',
      'a',
      'a[]',
      'x.a',
      'a',
    ]);
    expect([nameOf('a.rows[].n'), nameOf('')]).toEqual(['n', '']);
  });

  test('concrete ones have a template', () => {
    expect(templateOf('a.rows.0.inner.12.x')).toBe('a.rows[].inner[].x');
    expect(templateOf('a.rows[].n')).toBe('a.rows[].n');
    expect(templateOf('a1.2b')).toBe('a1.2b');
  });

  test('lie within others by whole names', () => {
    expect([isWithin('a.b', 'a'), isWithin('a[].b', 'a'), isWithin('ab', 'a'), isWithin('x', '')]).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });

  test('stand for one field in each row', () => {
    expect(instancesOf(data, 'a.rows[].n')).toEqual(['a.rows.0.n', 'a.rows.1.n']);
    expect(instancesOf(data, 'a.rows[].inner[].x')).toEqual(['a.rows.1.inner.0.x']);
    expect(instancesOf(data, 't[].x')).toEqual([]);
    expect(instancesOf(data, '')).toEqual(['']);
    expect(instanceAbove('a.rows.1.inner.0', 'a.rows[]')).toBe('a.rows.1');
  });

  test('read and write', () => {
    expect([
      getAt(data, 'a.rows.1.n'),
      getAt(data, 'a.rows.x'),
      getAt(data, 'toString'),
      getAt(data, 't.length'),
    ]).toEqual([2, undefined, undefined, undefined]);
    const copy = structuredClone(data);
    setAt(copy, 'a.rows.0.n', 9);
    setAt(copy, 'no.where', 1);
    setAt(copy, 't', undefined);
    expect(copy).toEqual({ a: { rows: [{ n: 9 }, { n: 2, inner: [{ x: 1 }] }] } });
  });
});
