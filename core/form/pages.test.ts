import { expect, test } from 'vitest';
import type { FormDefinition } from '../definition/form.ts';
import { expandForm } from './expand.ts';
import { isOnPage, pageOf, pagesOf, partOfSchema } from './pages.ts';

const field = (title: string) => ({ type: 'string', title });
const schema = {
  type: 'object',
  properties: {
    a: field('甲'),
    bank: { type: 'object', title: '账户', properties: { no: field('账号'), name: field('户名') } },
    rows: { type: 'array', title: '成员', items: { type: 'object', properties: { name: field('姓名') } } },
    z: field('末'),
  },
};
const compile = (rest: Partial<FormDefinition>) =>
  expandForm({ id: 'test/pages', title: '表', schema, ...rest }, {}).form;

test('the form’s own pages, and what they forget at the end', () => {
  const form = compile({
    pages: [
      { title: '一', fields: ['a', 'bank.no'] },
      { title: '二', fields: ['rows'] },
    ],
  });
  const pages = pagesOf(form);
  expect(pages.map(({ title, fields }) => [title, fields])).toEqual([
    ['一', ['a', 'bank.no']],
    ['二', ['rows']],
    ['', ['z']],
  ]);
  expect(pageOf(pages, 'rows.3.name')).toBe(1);
  expect(pageOf(pages, 'bank')).toBe(0);
});

test('without pages each group is one, and single fields stand together', () => {
  expect(pagesOf(compile({})).map(({ fields }) => fields)).toEqual([['a'], ['bank'], ['rows'], ['z']]);
});

test('a page shows its fields with the groups around them', () => {
  const part = partOfSchema(schema, ['bank.no', 'rows']);
  expect(Object.keys(part['properties'] as object)).toEqual(['bank', 'rows']);
  expect(part).toMatchObject({ properties: { bank: { properties: { no: field('账号') } } } });
  expect(part).not.toMatchObject({ properties: { bank: { properties: { name: field('户名') } } } });
  expect(isOnPage('rows.0.name', { fields: ['rows'] })).toBe(true);
});
