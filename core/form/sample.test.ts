import { expect, test } from 'vitest';
import type { JsonObject } from '../vocabulary.ts';
import { validateSchema } from './schema-validator.ts';
import { fillRequired, sampleOf } from './sample.ts';
import { groupsFrom } from './fixtures/groups.ts';
import { expandRelief } from './fixtures/relief.ts';

const groups = groupsFrom(import.meta.glob('../../forms/shared/*.json', { eager: true, import: 'default' }));
const { form: relief } = expandRelief(groups);

const context = { today: '2026-03-02', validate: validateSchema };

test('the sample of a form is made of those of its groups and its own', () => {
  const { data, errors } = sampleOf(relief, context);
  expect(errors).toEqual([]);
  expect(data).toMatchObject({
    applicant: { name: '王某军' },
    household: { members: [{}, {}, {}] },
    requested_amount: 200000,
  });
});

test('a partial object is completed: groups by field, rows by row, null leaves out', () => {
  const given: JsonObject = {
    applicant: { name: '李某花' },
    household: { members: [{ name: '甲某' }, { name: '乙某' }, {}, { name: '丁某' }] },
    bank: null,
    category: ['低保'],
  };
  const filled = fillRequired(relief, given, context);
  expect(filled).toMatchObject({
    applicant: { name: '李某花', id_no: '990101198711050037' },
    category: ['低保'],
  });
  expect(filled).not.toHaveProperty('bank');
  expect(filled).toMatchObject({
    household: {
      members: [
        { relation: '本人' },
        { relation: '配偶' },
        { name: '王某轩' },
        { name: '丁某', relation: '子女' },
      ],
    },
  });
});

test('completing changes neither the sample nor what was given', () => {
  const before = JSON.stringify(relief.sample);
  const given = { applicant: { name: '李某花' } };
  fillRequired(relief, given, context)['urgent'] = true;
  expect(JSON.stringify(relief.sample)).toBe(before);
  expect(given).toEqual({ applicant: { name: '李某花' } });
});
