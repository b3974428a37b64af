import Type from 'typebox';
import { expect, it } from 'vitest';
import { SPECS } from '../../../core/blocks/specs.ts';
import { closed } from '../../../core/definition/closed.ts';
import { Feel, FormId, PeriodSpec } from '../../../core/definition/feel.ts';
import { schemaField, wordOf } from './schema-field.ts';

const Meeting = closed(
  {
    form: '签到表',
    days: '会期',
    when: '何时召开',
    kind: '哪种会议',
    open: '是否公开',
    seats: '席位',
    place: '地点',
  },
  {
    form: Type.Optional(FormId),
    days: PeriodSpec,
    when: Type.Optional(Feel),
    kind: Type.Enum(['council', 'assembly']),
    open: Type.Boolean(),
    seats: Type.Integer(),
    place: Type.String(),
  },
);

it('finds a control for every sort of part, and its word', () => {
  const field = schemaField(Meeting);
  if (field.as !== 'group') throw new Error(field.as);
  expect(field.fields.map(([name, schema]) => [wordOf(name, schema), schemaField(schema)])).toEqual([
    ['签到表', { as: 'form' }],
    ['会期', { as: 'period' }],
    ['何时召开', { as: 'feel' }],
    ['哪种会议', { as: 'choice', of: ['council', 'assembly'] }],
    ['是否公开', { as: 'flag' }],
    ['席位', { as: 'number' }],
    ['地点', { as: 'text' }],
  ]);
  expect(schemaField(Type.Array(Type.String()))).toEqual({ as: 'json' });
});

it('has a Chinese word for all that the blocks add to states and definitions', () => {
  for (const { meta = {}, definition = {} } of SPECS)
    for (const [name, schema] of Object.entries({ ...meta, ...definition }))
      expect(wordOf(name, schema), name).toMatch(/[一-鿿]/);
});
