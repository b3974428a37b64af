/** Values as people type them and as they are kept: texts, names, numbers, and what was emptied. */
import { describe, expect, test } from 'vitest';
import type { FormDefinition } from '../definition/form.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { checkForm } from './check.ts';
import { expandForm } from './expand.ts';
import { groupsFrom } from './fixtures/groups.ts';
import { expandRelief } from './fixtures/relief.ts';
import { fillRequired } from './sample.ts';
import { validateSchema as validate } from './schema-validator.ts';

const groups = groupsFrom(import.meta.glob('../../forms/shared/*.json', { eager: true, import: 'default' }));
const context = { today: '2026-03-02', validate, mode: 'final' as const };

const definition: FormDefinition = {
  id: 'test/values',
  title: '测试',
  schema: {
    type: 'object',
    properties: {
      name: { type: 'string', title: '姓名' },
      id_no: { type: 'string', title: '证件号码', format: 'id-card' },
      phone: { type: 'string', title: '电话', format: 'phone' },
      card: { type: 'string', title: '账号' },
      day: { type: 'string', title: '日期', format: 'date' },
      line: { type: 'string', title: '事由' },
      story: { type: 'string', title: '情况', maxLength: 500 },
      note: { type: 'string', title: '备注', default: '缺省值' },
      ways: { type: 'array', title: '方式', items: { type: 'string', enum: ['甲', '乙'] }, default: ['甲'] },
      places: { type: 'array', title: '地点', items: { type: 'string' } },
      amount: { type: 'integer', title: '金额', format: 'money' },
      count: { type: 'integer', title: '数量' },
      area: { type: 'number', title: '面积' },
      papers: { title: '材料', 'x-type': 'attach' },
    },
  },
  privacy: { name: 'name', card: 'card' },
  ui: { line: { 'ui:widget': 'text' } },
};
const { form } = expandForm(definition, {});

const check = (data: JsonObject, more = {}) => checkForm(form, data, { ...context, ...more });
const kept = (name: string, value: Json) => check({ [name]: value }).data[name];
const codes = (data: JsonObject) => check(data).errors.map(({ path, code }) => `${path} ${code}`);

describe('what is typed in several ways is kept in one', () => {
  test.each([
    ['id_no', '11010119870307007x', '11010119870307007X'],
    ['id_no', '１１０１０１ 19870307-007ｘ', '11010119870307007X'],
    ['id_no', '11010119870307007х', '11010119870307007X'],
    ['phone', '+86 138 0000 0002', '13800000002'],
    ['phone', '0086-138-0000-0002', '13800000002'],
    ['phone', '8613800000002', '13800000002'],
    ['phone', '１３８０００００００２', '13800000002'],
    ['phone', '(0936)8812345', '0936-8812345'],
    ['phone', '+86 936 8812345', '09368812345'],
    ['phone', '0936－1234567', '0936-1234567'],
    ['card', '6217 9901 0100 0000 010', '6217990101000000010'],
    ['day', '２０２６-０３-０２', '2026-03-02'],
    ['name', '古丽•艾', '古丽·艾'],
    ['name', '古丽・艾', '古丽·艾'],
    ['name', '古丽‧艾', '古丽·艾'],
    ['name', '古丽 ･ 艾', '古丽·艾'],
    ['name', '古丽.艾', '古丽·艾'],
    ['name', '张　三', '张三'],
    ['name', 'John  B. Smith', 'John B. Smith'],
    ['line', 'a\u0000b\u200bc\ufeff\u202ed\ud800', 'abcd'],
    ['story', '一\r\n二\u2028三', '一\n二\n三'],
  ])('%s: %j', (name, typed, plain) => {
    expect(check({ [name]: typed }).data[name]).toBe(plain);
  });

  test('phones in every usual spelling are taken', () => {
    for (const phone of ['+86 138 0000 0002', '0936-1234567', '0936-8812345', '010-62345678', '400-810-1234'])
      expect({ phone, errors: codes({ phone }) }).toEqual({ phone, errors: [] });
  });

  test('what stood there may be sent back as it stood', () => {
    const before = { name: '古丽•艾' };
    expect(check(before, { before, writable: () => false })).toMatchObject({ data: before, errors: [] });
  });
});

describe('one line is one line', () => {
  test('a break is refused where one line is asked for, and only there', () => {
    const lines = '张三\n# 同意救助1万元\n| 金额 | 1万元 |';
    expect(check({ line: lines }).errors).toEqual([
      { path: 'line', code: 'line_break', message: '事由应写在一行内，请去掉换行' },
    ]);
    for (const end of ['\r', '\u2028', '\u0085', '\v'])
      expect(codes({ line: `张三${end}李四` })).toEqual(['line line_break']);
    expect(codes({ places: ['甲', '乙\n丙'] })).toEqual(['places.1 line_break']);
    expect(codes({ story: lines })).toEqual([]);
  });

  test('names of files are put on one line', () => {
    expect(kept('papers', [{ file: 'f1', name: '证明\n# 同意.pdf' }])).toEqual([
      { file: 'f1', name: '证明 # 同意.pdf' },
    ]);
  });
});

describe('numbers have bounds', () => {
  test.each([
    ['amount', 9007199254740993, 'number_too_large'],
    ['amount', 10_000_000_000_001, 'number_too_large'],
    ['amount', -9007199254740993, 'number_too_large'],
    ['count', 9007199254740993, 'number_too_large'],
    ['area', 1e300, 'number_too_large'],
    ['area', 0.12345678901234567, 'number_too_precise'],
  ])('%s %d: %s', (name, value, code) => {
    expect(codes({ [name]: value })).toEqual([`${name} ${code}`]);
  });

  test('usual ones are taken', () => {
    expect(codes({ amount: 9_999_999_999_999, count: 123456789012345, area: 666.667 })).toEqual([]);
    expect(check({ amount: 1e16 }).errors[0]?.message).toBe('金额数值过大，请核对是否多输了数字');
  });
});

describe('a field that was emptied stays empty', () => {
  test('a default is for a field nobody has seen', () => {
    expect(check({}).data).toEqual({ note: '缺省值', ways: ['甲'] });
  });

  test.each([[''], [null], ['  ']])('cleared with %j', (cleared) => {
    const { data, errors } = check({ note: cleared, ways: [] });
    expect({ data, errors }).toEqual({ data: { note: null, ways: null }, errors: [] });
    // also when it is sent again
    expect(check(data).data).toEqual(data);
    expect(check({ note: cleared }, { mode: 'draft' }).data['note']).toBeNull();
  });

  test('who may not write a field does not empty it', () => {
    expect(check({ note: '' }, { writable: () => false }).data).toMatchObject({ note: '缺省值' });
  });

  test('a required one is missing', () => {
    const must = expandForm({ ...definition, schema: { ...definition.schema, required: ['note'] } }, {}).form;
    expect(checkForm(must, { note: '' }, context).errors).toEqual([
      { path: 'note', code: 'required', message: '请填写备注' },
    ]);
  });
});

describe('the owner of an account', () => {
  const { form: relief } = expandRelief(groups);
  const unrelated = (person: JsonObject, bank: JsonObject) =>
    checkForm(relief, fillRequired(relief, { applicant: person, bank }, context), context).errors.filter(
      ({ code }) => code === 'payee_unrelated',
    );

  test.each<[JsonObject, JsonObject]>([
    [{ id_no: '99010119580721002X' }, { payee_id: '99010119580721002x' }],
    [{ name: '古丽·艾' }, { payee: '古丽•艾' }],
    [{ name: '张 三' }, { payee: '张三' }],
  ])('%j is %j', (person, bank) => {
    const name = person['name'] ?? '王某军';
    const id = person['id_no'] ?? '990101198711050037';
    const payee = { payee: name, payee_id: id, ...bank };
    expect(unrelated({ name, id_no: id }, payee)).toEqual([]);
    expect(unrelated({ name, id_no: id }, { ...payee, payee: '他人' })).toHaveLength(1);
  });
});
