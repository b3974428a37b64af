/** Desk, phone and the filed paper say the same of one value: they draw one outline in one set of words. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { SummaryList } from '../../client/apply/SummaryList.tsx';
import { ReadForm } from '../../client/tasks/read/ReadForm.tsx';
import type { FormView } from '../../core/api.ts';
import { expandForm } from '../../core/form/expand.ts';
import { outlineOf } from '../../core/form/outline.ts';
import type { Json, JsonObject } from '../../core/vocabulary.ts';
import { dataTables } from '../../server/pages/archive-data.ts';

/** What is read off a page: its text, and of pictures what they are. */
function textOf(markup: string): string {
  return markup
    .replace(/<img[^>]*alt="([^"]*)"[^>]*>/g, '$1')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The same form read in the three places. */
function readings(properties: JsonObject, data: JsonObject): Record<string, string> {
  const { form } = expandForm({ id: 'test/read', title: '表', schema: { type: 'object', properties } }, {});
  const view: FormView = { ...form, uiSchema: form.ui };
  const phone = outlineOf(form, data).map((section, key) => createElement(SummaryList, { section, key }));
  return {
    desk: textOf(renderToStaticMarkup(createElement(ReadForm, { form: view, data, step: null }))),
    phone: textOf(renderToStaticMarkup(createElement('div', null, phone))),
    archive: textOf(dataTables(form.schema, data, () => undefined).toString()),
  };
}

describe('one value', () => {
  test.each<[string, JsonObject, Json, string]>([
    [
      'an option',
      {
        oneOf: [
          { const: 'a', title: '甲' },
          { const: 'b', title: '乙' },
        ],
      },
      'a',
      '甲',
    ],
    ['options', { type: 'array', items: { oneOf: [{ const: 'a', title: '甲' }] } }, ['a'], '甲'],
    ['a drawn signature', { 'x-type': 'sign' }, 'data:image/png;base64,AAAA', '已签名'],
    ['a stored signature', { 'x-type': 'sign' }, { id: 'f1', name: '签名.png' }, '已签名'],
    ['a written name', { 'x-type': 'sign' }, '王某军', '王某军（已签名）'],
    ['a place', { 'x-type': 'geo' }, { lat: 30.1, lng: 110.2 }, '北纬 30.10000°，东经 110.20000°'],
    ['a day', { type: 'string', format: 'date' }, '2026-03-02', '2026年3月2日 周一'],
    ['a moment', { type: 'string', format: 'date-time' }, '2026-03-02T10:05', '2026年3月2日 周一 10:05'],
    ['an account', { type: 'string', format: 'bank-card' }, '6217990101000000010', '6217 9901 0100 0000 010'],
    ['a text like a day', { type: 'string' }, '2026-03-02', '2026-03-02'],
    ['money', { type: 'integer', format: 'money' }, 123_400, '1,234.00 元'],
    ['a number with its unit', { type: 'integer', 'x-unit': '周岁' }, 38, '38 周岁'],
    ['a truth', { type: 'boolean' }, false, '否'],
    ['a person', { 'x-type': 'person' }, { name: '刘某', user: 'u1' }, '刘某'],
    ['a list', { type: 'array', items: { type: 'string' } }, ['低保', '特困'], '低保、特困'],
    ['a region not known', { type: 'string', format: 'region' }, '990101001001', '990101001001'],
  ])('%s', (_, field, value, words) => {
    const said = readings({ it: { ...field, title: '某项' } }, { it: value });
    expect(said['desk']).toBe(`表 某项 ${words}`);
    expect(said['phone']).toBe(`某项 ${words}`);
    expect(said['archive']).toBe(`某项 ${words}`);
  });
});

test('groups and rows stand in one order, with every value, in all three', () => {
  const text = { type: 'string', title: '姓名' };
  const properties: JsonObject = {
    person: { type: 'object', title: '申请人', properties: { name: text } },
    members: {
      type: 'array',
      title: '成员',
      items: {
        type: 'object',
        properties: { name: text, sum: { type: 'integer', format: 'money', title: '收入' } },
      },
    },
    why: { type: 'string', title: '事由' },
  };
  const data: JsonObject = {
    why: '火灾',
    person: { name: '王某' },
    members: [{ name: '甲', sum: 100 }, { name: '乙' }],
  };
  for (const said of Object.values(readings(properties, data))) {
    const order = ['火灾', '申请人', '王某', '成员', '甲', '1.00 元', '乙'].map((word) => said.indexOf(word));
    expect(order, said).toEqual([...order].sort((a, b) => a - b));
    expect(order, said).not.toContain(-1);
  }
});
