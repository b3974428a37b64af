import { expect, it } from 'vitest';
import { counterOf } from './counter.ts';
import { schemaSentence } from './errors.ts';

it.each([
  ['a list says its own', { type: 'array', 'x-unit': '人' }, '人'],
  ['a list that says none', { type: 'array' }, '项'],
  ['photos taken on the spot', { 'x-type': 'attach', 'x-camera': true }, '张'],
  ['photos alone', { 'x-type': 'attach', 'x-accept': ['photo'] }, '张'],
  ['photos or papers', { 'x-type': 'attach', 'x-accept': ['photo', 'document'] }, '份'],
  ['papers of any kind', { 'x-type': 'attach' }, '份'],
  ['signatures', { 'x-type': 'sign' }, '人'],
])('%s', (_what, field, counter) => {
  expect(counterOf(field)).toBe(counter);
});

it('is said where there are too few', () => {
  const photos = { title: '走访照片', 'x-type': 'attach', 'x-camera': true, minItems: 2 };
  const schema = { type: 'object', properties: { photos } };
  expect(schemaSentence(schema, { photos: [{}] }, 'photos', 'min_items')).toBe('走访照片不少于2张，现为1张');
});
