import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { FormDefinition } from '../definition/form.ts';
import { expandForm } from './expand.ts';
import { validateSchema as validate } from './schema-validator.ts';
import { checkForm } from './check.ts';
import { fillRequired, sampleOf } from './sample.ts';
import { checkCharacter } from '../values/id-card.ts';
import type { JsonObject } from '../vocabulary.ts';
import { groupsFrom } from './fixtures/groups.ts';

const groups = groupsFrom(import.meta.glob('../../forms/shared/*.json', { eager: true, import: 'default' }));

const today = '2026-03-02';

/** A group as a form of its own, filled with its sample and what a test says. */
function filled(id: string, data: JsonObject) {
  const { form } = expandForm(groups[id] as (typeof groups)[string], groups);
  return checkForm(form, fillRequired(form, data, { today }), { today, validate, mode: 'final' });
}

/** A number of 18 with the check character that belongs to it; another as it is. */
function checkDigit(number: string): string {
  return number.length === 18 ? number.slice(0, 17) + checkCharacter(number.slice(0, 17)) : number;
}

function errorsOf(id: string, data: JsonObject): string[] {
  return filled(id, data).errors.map(({ path, code }) => `${path} ${code}`);
}

describe.each(Object.keys(groups))('%s', (id) => {
  test('is written in the language of forms', () => {
    const ajv = new Ajv2020({ strict: false });
    expect({ valid: ajv.validate(FormDefinition, groups[id]), errors: ajv.errors }).toEqual({
      valid: true,
      errors: null,
    });
  });

  test('is without mistakes and its sample valid', () => {
    const { form, diagnostics } = expandForm(groups[id] as (typeof groups)[string], groups);
    expect(diagnostics).toEqual([]);
    expect(sampleOf(form, { today, validate })).toMatchObject({ errors: [], warnings: [] });
  });
});

describe('a person', () => {
  test('has sex, birth date and age from the identity number, whatever was typed', () => {
    expect(filled('shared/person', { gender: '女', age: 3 }).data).toMatchObject({
      gender: '男',
      birth_date: '1987-11-05',
      age: 38,
    });
    expect(filled('shared/person', { id_type: null, id_no: '99010119580721002X' }).data).toMatchObject({
      id_type: '居民身份证',
      gender: '女',
    });
  });

  test('keeps sex and birth date typed for other papers', () => {
    const typed = { id_type: '护照', id_no: 'E12345678', gender: '女', birth_date: '2010-03-03' };
    expect(filled('shared/person', typed)).toMatchObject({
      errors: [],
      data: { gender: '女', birth_date: '2010-03-03', age: 15 },
    });
    expect(errorsOf('shared/person', { ...typed, birth_date: '2026-03-03' })).toEqual([
      'birth_date future_date',
    ]);
  });

  test('needs an identity number that can be one', () => {
    expect(filled('shared/person', { id_no: '990101198711050038' }).errors).toEqual([
      { path: 'id_no', code: 'id_card_checksum', message: '身份证号第18位校验不符，请核对' },
    ]);
    expect(errorsOf('shared/person', { id_no: '990101199002300042' })).toEqual(['id_no id_card_birth_date']);
  });

  test('need not have a telephone', () => {
    expect(errorsOf('shared/person', { phone: null })).toEqual([]);
    expect(errorsOf('shared/person', { phone: '0936-8234567' })).toEqual([]);
    expect(errorsOf('shared/person', { phone: '12345' })).toEqual(['phone phone_mobile']);
    expect(filled('shared/person', { no_phone: true }).data).not.toHaveProperty('phone');
  });

  test('may have a name of one character', () => {
    expect(filled('shared/person', { name: '王' }).errors).toEqual([]);
    expect(errorsOf('shared/person', { name: ' ' })).toEqual(['name required']);
  });

  test.each([
    ['港澳台居住证', '810000198711050033', 'residence_permit_shape', '990101198711050037'],
    ['港澳台居住证', '830000198711050037', 'id_card_checksum', '830000198711050038'],
    ['港澳居民来往内地通行证', 'H12345678', 'hong_kong_macao_permit_shape', 'H1234567'],
    ['台湾居民来往大陆通行证', '12345678', 'taiwan_permit_shape', '1234567'],
    ['外国人永久居留身份证', 'CHN110187110501', 'permanent_residence_shape', '110187110501'],
    ['护照', 'E12345678', 'passport_shape', '无'],
  ])('proves who it is by %s, numbered like %s: %s', (id_type, id_no, code, wrong) => {
    const other = { gender: '男', birth_date: '1987-11-05' };
    const checked = checkDigit(id_no);
    expect(errorsOf('shared/person', { id_type, id_no: checked, ...other })).toEqual([]);
    expect(errorsOf('shared/person', { id_type, id_no: wrong, ...other })).toContain(`id_no ${code}`);
  });

  test('says sex and birth date where the number of the paper does not', () => {
    expect(errorsOf('shared/person', { id_type: '护照', id_no: 'E12345678' })).toEqual([
      'gender required',
      'birth_date required',
    ]);
    const resident = { id_type: '港澳台居住证', id_no: checkDigit('810000198711050033') };
    expect(filled('shared/person', resident)).toMatchObject({
      errors: [],
      data: { gender: '男', birth_date: '1987-11-05' },
    });
  });
});

describe('a member of the household', () => {
  const disabled = { health: '残疾', disability_type: '肢体', disability_grade: '二级' };

  test('shows a certificate when disabled', () => {
    expect(errorsOf('shared/member', { health: '残疾' })).toEqual([
      'disability_type required',
      'disability_grade required',
      'disability_cert_no required',
    ]);
    expect(errorsOf('shared/member', { ...disabled, disability_cert_no: '99010119871105003742' })).toEqual(
      [],
    );
    expect(errorsOf('shared/member', { ...disabled, disability_cert_no: '99010119871105003742B1' })).toEqual(
      [],
    );
    expect(filled('shared/member', { disability_type: '肢体' }).data).not.toHaveProperty('disability_type');
  });

  test.each([
    ['9901011987110500374', 'pattern'],
    ['99010119900228004542', 'disability_cert_holder'],
    ['99010119871105003732', 'disability_cert_type'],
    ['99010119871105003743', 'disability_cert_grade'],
  ])('whose certificate %s is refused: %s', (disability_cert_no, code) => {
    expect(errorsOf('shared/member', { ...disabled, disability_cert_no })).toEqual([
      `disability_cert_no ${code}`,
    ]);
  });
});

describe('a household', () => {
  test('counts who lives together and divides their income', () => {
    const members: JsonObject[] = [
      { income_month: 100000 },
      { income_month: 100001 },
      { lives_together: false, income_month: 900000 },
    ];
    expect(filled('shared/household', { members }).data).toMatchObject({
      persons: 2,
      income_total: 200001,
      income_per_capita: 100000,
    });
  });

  test('has members, each once', () => {
    expect(errorsOf('shared/household', { members: [] })).toEqual(['members min_items']);
    expect(errorsOf('shared/household', { members: [{}, { id_no: '990101198711050037' }] })).toEqual([
      'members.0.id_no duplicate_id_no',
      'members.1.id_no duplicate_id_no',
    ]);
  });

  test('says in which row something is missing', () => {
    expect(filled('shared/household', { members: [{}, { name: null }] }).errors).toEqual([
      { path: 'members.1.name', code: 'required', message: '家庭成员第2人：请填写姓名' },
    ]);
  });

  test('takes number plates for vehicles', () => {
    expect(filled('shared/household', { property: { vehicles: ['甘A00001'] } }).data).toHaveProperty(
      'property.vehicles',
      [{ plate: '甘A00001' }],
    );
  });
});

describe('an agent', () => {
  test('that is an office gives its name only, but an authorisation', () => {
    const { data, errors } = filled('shared/agent', {
      agent_type: '村(居)委会',
      agent: '第一村村委会',
      authorisation: null,
    });
    expect(errors).toMatchObject([{ path: 'authorisation', message: '请上传：委托书' }]);
    expect(data['agent']).toMatchObject({ name: '第一村村委会' });
    expect(data['agent']).not.toHaveProperty('id_type');
  });

  test('that is a person is asked for everything', () => {
    expect(errorsOf('shared/agent', { agent_type: '近亲属', agent: '赵某' })).toEqual([
      'agent.id_no required',
      'agent.hukou_region required',
      'agent.residence_region required',
      'agent.address required',
    ]);
  });
});

describe('an opinion, an appraisal, a visit, a payment', () => {
  test('an opinion that does not agree says why', () => {
    expect(errorsOf('shared/opinion', { result: '不同意' })).toEqual(['reason required']);
  });

  test('votes add up to who was there', () => {
    expect(filled('shared/appraisal', { votes_for: 9 }).errors).toMatchObject([
      { path: 'votes_for', code: 'votes_sum', message: '同意、不同意、弃权票合计10票，应等于参会人数9人' },
    ]);
    expect(filled('shared/appraisal', { votes_for: 4, votes_against: 4 }).data).toMatchObject({
      eligible: 9,
      conclusion: '不通过',
    });
  });

  test('a visit takes two visitors and two photos', () => {
    expect(errorsOf('shared/visit', { visitors: ['刘某'], photos: ['a.jpg'] })).toEqual([
      'visitors min_items',
      'photos min_items',
    ]);
    expect(
      errorsOf('shared/visit', { visit_at: '2026-03-03 25:00', visitors: ['刘某', { id: 'u1' }] }),
    ).toEqual(['visit_at date_time', 'visitors.1.name required']);
  });

  test('a failed payment has a reason', () => {
    expect(errorsOf('shared/payment', { status: '失败' })).toEqual(['fail_reason required']);
    expect(errorsOf('shared/payment', { status: '失败', fail_reason: '账号有误', month: '2026-13' })).toEqual(
      ['month pattern'],
    );
  });

  test('a doubtful account number is a warning', () => {
    expect(filled('shared/bank', { card_no: '6217990101000000011' })).toMatchObject({
      errors: [],
      warnings: [{ path: 'card_no', code: 'bank_card_luhn' }],
    });
    expect(errorsOf('shared/bank', { card_no: '123' })).toEqual(['card_no bank_card_shape']);
  });
});
