import { expect, it } from 'vitest';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { idOfPath, layoutOf, pathOfId, shapeFor } from './layout.ts';

const schema: JsonObject = {
  type: 'object',
  title: '表',
  properties: {
    amount: { type: 'integer', format: 'money', title: '金额' },
    head: { 'x-type': 'person', 'x-widget': 'person', type: ['string', 'object'], title: '户主' },
    house: {
      type: 'object',
      title: '房屋',
      properties: { kind: { type: 'string', enum: ['自有', '租住'] } },
    },
    members: {
      type: 'array',
      title: '成员',
      items: { type: 'object', properties: { name: { type: 'string', title: '姓名' } } },
    },
    tags: { type: 'array', title: '标签', items: { type: 'string' } },
  },
};

it('tells rjsf only what it has to lay out', () => {
  const { schema: told, uiSchema } = layoutOf(schema);
  expect(told.properties?.['head']).toEqual({ type: 'string', title: '户主' });
  expect(told.properties?.['members']).toEqual({
    type: 'array',
    title: '成员',
    items: { type: 'object', properties: { name: { type: 'string', title: '姓名' } } },
  });
  expect(uiSchema['amount']).toEqual({ 'ui:widget': 'money' });
  expect(uiSchema['head']).toEqual({ 'ui:widget': 'person' });
  expect(uiSchema['house']).toEqual({ kind: { 'ui:widget': 'choice' } });
  expect(uiSchema['tags']).toEqual({ 'ui:widget': 'list' });
});

it('gives it groups and rows, never values', () => {
  expect(shapeFor(schema, { amount: 5, members: [{ name: '甲' }, { name: '乙' }] })).toEqual({
    house: {},
    members: [{}, {}],
  });
});

it('finds the path in the id and back', () => {
  expect(pathOfId(idOfPath('members.0.name'))).toBe('members.0.name');
  expect(pathOfId(idOfPath(''))).toBe('');
});
