import { expect, test } from 'vitest';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { newDraft, type Draft } from './drafts.ts';
import { differencesOf, meet, merged } from './meet.ts';

const copy = (rev: number, data: JsonObject, base: JsonObject | null = null): Draft => ({
  ...newDraft('p', '临时救助', null),
  rev,
  data,
  base,
});

test.each([
  ['nothing newer there', copy(2, { a: 1 }), copy(2, { a: 2 }), 'older'],
  ['the same there, nothing written another way', copy(1, { a: 1, b: '' }), copy(2, { a: 1 }), 'same'],
  ['newer there, nothing filled in here since', copy(1, { a: 1 }), copy(2, { a: 2 }), 'theirs'],
  ['saved there without a change', copy(1, { a: 2 }, { a: 1 }), copy(2, { a: 1 }), 'mine'],
  ['both went on', copy(1, { a: 2 }, { a: 1 }), copy(2, { a: 1, b: 1 }), 'choose'],
  ['both began', copy(0, { a: 2 }, {}), copy(1, { a: 3 }), 'choose'],
])('%s', (_what, mine, theirs, outcome) => {
  expect(meet(mine, theirs)).toBe(outcome);
});

const schema: JsonObject = {
  type: 'object',
  properties: {
    who: {
      type: 'object',
      title: '申请人',
      properties: { name: { type: 'string', title: '姓名' }, phone: { type: 'string', title: '电话' } },
    },
    members: {
      type: 'array',
      title: '家庭成员',
      items: { type: 'object', properties: { name: { type: 'string' } } },
    },
    amount: { type: 'integer', title: '金额', default: 0 },
  },
};

test('each field that differs is named, with the side that changed it', () => {
  const base = { who: { name: '王', phone: '1' }, members: [{ name: '王' }], amount: 0 };
  const mine = { who: { name: '王军', phone: '1' }, members: [{ name: '王' }, { name: '赵' }], amount: null };
  const theirs = { who: { name: '王', phone: '2' }, members: [{ name: '李' }], amount: 0 };
  const found = differencesOf(schema, mine, theirs, base);
  expect(found.map(({ label, suggested }) => [label, suggested])).toEqual([
    ['申请人 · 姓名', 'mine'],
    ['申请人 · 电话', 'theirs'],
    ['家庭成员', 'theirs'],
    ['金额', 'mine'],
  ]);
  const chosen = found.map(({ path, suggested }) => ({ path, side: suggested }));
  expect(merged(mine, theirs, chosen)).toEqual({
    who: { name: '王军', phone: '2' },
    members: [{ name: '李' }],
    // what was cleared stays cleared
    amount: null,
  });
});
