import { expect, test } from 'vitest';
import { widgetFor } from './widgets.ts';

test('the widget follows from the kind of value', () => {
  expect(widgetFor({ type: 'string', format: 'id-card' })).toBe('idCard');
  expect(widgetFor({ type: 'integer', format: 'money' })).toBe('money');
  expect(widgetFor({ type: 'integer' })).toBe('number');
  // a question is asked whatever it is called; an aside is one only where the form says so
  for (const title of ['无村霸', '无黑恶势力', '无电话'])
    expect(widgetFor({ type: 'boolean', title })).toBe('yesNo');
  expect(widgetFor({ type: 'boolean', title: '无电话', 'x-widget': 'tick' })).toBe('tick');
  expect(widgetFor({ type: 'string', enum: ['甲', '乙'] })).toBe('choice');
  expect(widgetFor({ type: 'string', enum: [...'一二三四五六七八九'] })).toBe('select');
  expect(widgetFor({ type: 'array', items: { type: 'string', enum: ['甲'] } })).toBe('choices');
  expect(widgetFor({ type: 'array', items: { type: 'string' } })).toBeUndefined();
  expect(widgetFor({ type: 'string', maxLength: 500 })).toBe('textarea');
});

test('a form may ask for another, if that can write the value', () => {
  expect(widgetFor({ type: 'string', 'x-widget': 'textarea' })).toBe('textarea');
  expect(widgetFor({ type: 'array', 'x-type': 'attach', 'x-widget': 'attachments' })).toBe('attachments');
  expect(widgetFor({ type: 'boolean' }, { 'ui:widget': 'radio' })).toBe('yesNo');
  expect(widgetFor({ type: 'string' }, { 'ui:widget': 'radio' })).toBe('text');
  expect(widgetFor({ type: 'string' }, { 'ui:widget': 'no-such' })).toBe('text');
});
