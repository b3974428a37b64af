import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../vocabulary.ts';
import { wordsOf } from './words.ts';

const names: Record<string, string> = { '990101': '青河县', '990101001': '青石镇', '990101001001': '青石村' };
const picture = 'data:image/png;base64,AAAA';

test.each<[string, JsonObject, Json, string]>([
  ['nothing', { type: 'string' }, null, ''],
  ['a text that looks like a day', { type: 'string' }, '2026-03-02', '2026-03-02'],
  ['a text that looks like an amount', { type: 'string' }, '2,800.00', '2,800.00'],
  ['a day', { type: 'string', format: 'date' }, '2026-03-02', '2026年3月2日 周一'],
  ['no day', { type: 'string', format: 'date' }, '二月初', '二月初'],
  ['a moment in Beijing', { format: 'date-time' }, '2026-03-02T10:05', '2026年3月2日 周一 10:05'],
  [
    'a moment with its offset',
    { format: 'date-time' },
    '2026-03-02T01:00:00.000Z',
    '2026年3月2日 周一 09:00',
  ],
  ['money', { type: 'integer', format: 'money' }, 123_400, '1,234.00 元'],
  ['masked money', { type: 'integer', format: 'money' }, '***', '***'],
  ['half a fen', { type: 'integer', format: 'money' }, 0.5, '0.5'],
  ['a number', { type: 'integer' }, 73_500, '73500'],
  ['a number with its unit', { type: 'integer', 'x-unit': '周岁' }, 38, '38 周岁'],
  ['yes', { type: 'boolean' }, true, '是'],
  ['no', { type: 'boolean' }, false, '否'],
  ['an option by its title', { oneOf: [{ const: 'a', title: '甲' }] }, 'a', '甲'],
  ['an option that is a truth', { oneOf: [{ const: true, title: '同意' }] }, true, '同意'],
  ['a plain option', { enum: ['甲', '乙'] }, '乙', '乙'],
  [
    'several options',
    {
      items: {
        oneOf: [
          { const: 1, title: '一' },
          { const: 2, title: '二' },
        ],
      },
    },
    [1, 2],
    '一、二',
  ],
  ['an account in fours', { format: 'bank-card' }, '6217990101000000010', '6217 9901 0100 0000 010'],
  ['a masked account', { format: 'bank-card' }, '6217***********0010', '6217***********0010'],
  ['a region', { format: 'region' }, '990101001001', '青河县青石镇青石村'],
  ['a region nobody knows', { format: 'region' }, '110101', '110101'],
  ['a place', { 'x-type': 'geo' }, { lat: 30.1, lng: 110.2 }, '北纬 30.10000°，东经 110.20000°'],
  ['a place in the south', { 'x-type': 'geo' }, { lat: -1, lon: -2 }, '南纬 1.00000°，西经 2.00000°'],
  ['a place by its address', { 'x-type': 'geo' }, { lat: 1, lng: 2, address: '青石村3组' }, '青石村3组'],
  ['a drawn signature', { 'x-type': 'sign' }, picture, '已签名'],
  ['a stored signature', { 'x-type': 'sign' }, { id: 'f1', name: '签名.png' }, '已签名'],
  ['a written name', { 'x-type': 'sign' }, '王某军', '王某军（已签名）'],
  ['two signatures', { 'x-type': 'sign' }, ['王某', picture], '王某（已签名）、已签名'],
  ['a paper', { 'x-type': 'attach' }, [{ kind: '照片', name: '现场.jpg', id: 'f1' }], '照片：现场.jpg'],
  ['papers of which little is known', { 'x-type': 'attach' }, [{ kind: '照片' }, {}], '照片、附件'],
  ['a person', { 'x-type': 'person' }, { name: '刘某', user: 'u1' }, '刘某'],
  ['a person by name', { 'x-type': 'person' }, '刘某', '刘某'],
  ['a list', { items: { type: 'string' } }, ['低保', '', '特困'], '低保、特困'],
  [
    'rows',
    { items: { properties: { name: { type: 'string' }, sum: { format: 'money' } } } },
    [{ name: '甲', sum: 100 }, { name: '乙' }],
    '甲 1.00 元、乙',
  ],
])('%s', (_, field, value, text) => {
  expect(wordsOf(field, value, (code) => names[code])).toBe(text);
});
