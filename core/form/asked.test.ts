import { expect, test } from 'vitest';
import { groupsFrom } from './fixtures/groups.ts';
import { expandRelief } from './fixtures/relief.ts';
import { placesAsked } from './asked.ts';

const groups = groupsFrom(import.meta.glob('../../forms/shared/*.json', { eager: true, import: 'default' }));
const { form } = expandRelief(groups);
const paths = (...asked: string[]): string[] =>
  placesAsked(form, asked).map(({ name, path }) => `${path} ${name}`);

test('what is asked for in words leads to the fields and papers of that name', () => {
  expect(paths('户口簿', '缺本人页')).toEqual(['attach 身份证/户口簿']);
  expect(paths('一卡通账号', '少一位')).toEqual([expect.stringMatching(/^bank\.card_no /)]);
  expect(paths('诊断书及费用票据', '照片')).toEqual(['attach 诊断书及费用票据', 'attach 照片']);
});

test('free words that name nothing lead nowhere', () => {
  expect(paths('请到办公室来一趟', '')).toEqual([]);
});
