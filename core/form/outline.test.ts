import { expect, test } from 'vitest';
import type { JsonObject } from '../vocabulary.ts';
import { flatten, linesOf, outlineOf, pageOutline } from './outline.ts';

const field = (title: string): JsonObject => ({ type: 'string', title });
const schema: JsonObject = {
  type: 'object',
  properties: {
    first: field('首项'),
    person: { type: 'object', title: '申请人', properties: { name: field('姓名'), phone: field('电话') } },
    members: {
      type: 'array',
      title: '成员',
      items: {
        type: 'object',
        properties: { name: field('姓名'), home: { type: 'object', properties: { at: field('住址') } } },
      },
    },
    last: field('末项'),
  },
};
const data: JsonObject = {
  first: '一',
  person: { name: '王某', phone: '' },
  members: [{ name: '甲', home: { at: '三组' } }, { name: '乙' }],
  last: '二',
  unknown: '不显示',
};
const shape = (form: Parameters<typeof outlineOf>[0]) =>
  flatten(outlineOf(form, data)).map(({ title, lines, rows }) => [
    title,
    rows ? rows.map((row) => linesOf(row).map(({ path }) => path)) : lines.map(({ label }) => label),
  ]);

test('loose values first, then groups and rows; what is empty or unknown is not there', () => {
  expect(shape({ title: '表', schema })).toEqual([
    ['表', ['首项', '末项']],
    ['申请人', ['姓名']],
    ['成员', [['members.0.name', 'members.0.home.at'], ['members.1.name']]],
  ]);
});

test('pages are sections, fields of groups among them; what no page names comes last', () => {
  const pages = [
    { title: '甲页', fields: ['last', 'person.name'] },
    { title: '空页', fields: ['person.phone'] },
  ];
  expect(shape({ title: '表', schema, pages })).toEqual([
    ['甲页', ['末项']],
    ['申请人', ['姓名']],
    ['表', ['首项']],
    ['成员', [['members.0.name', 'members.0.home.at'], ['members.1.name']]],
  ]);
});

test('what may not be seen is left out, with the groups that held only that', () => {
  const page = { title: '页', fields: ['first', 'person', 'members'] };
  const shown = pageOutline(schema, data, page, { shows: (path) => !/^(person|members)/.test(path) });
  expect(shown.lines.map(({ path }) => path)).toEqual(['first']);
  expect(shown.parts).toEqual([]);
});
