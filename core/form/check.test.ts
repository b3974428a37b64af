import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../vocabulary.ts';
import { validateSchema as validate } from './schema-validator.ts';
import { checkForm } from './check.ts';
import { fillRequired } from './sample.ts';
import type { CheckContext } from './types.ts';
import { groupsFrom } from './fixtures/groups.ts';
import { expandRelief } from './fixtures/relief.ts';

const groups = groupsFrom(import.meta.glob('../../forms/shared/*.json', { eager: true, import: 'default' }));
const { form: relief } = expandRelief(groups);

/** The sample with what a test says; an empty object empties a group. */
function check(data: JsonObject, context: Partial<CheckContext> = {}) {
  const filled = fillRequired(relief, data, { today: '2026-03-02' });
  for (const [name, value] of Object.entries(data)) if (JSON.stringify(value) === '{}') filled[name] = {};
  return checkForm(relief, filled, {
    today: '2026-03-02',
    validate,
    mode: 'final',
    ...context,
  });
}

function errorsOf(data: JsonObject, context: Partial<CheckContext> = {}): string[] {
  return check(data, context).errors.map(({ path, code }) => `${path} ${code}`);
}

function messagesOf(data: JsonObject): string[] {
  return check(data).errors.map(({ message }) => message);
}

describe('an application', () => {
  test('that is complete has no errors, and its computed values', () => {
    const { data, errors, warnings } = check({});
    expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
    expect(data).toMatchObject({
      medical: { self_paid: 2500000 },
      household: { persons: 3, income_per_capita: 40000 },
    });
  });

  test('keeps nothing of branches that are not visible', () => {
    const { data } = check({});
    expect(Object.keys(data)).not.toEqual(expect.arrayContaining(['education']));
    expect(data).not.toHaveProperty('loss');
    expect(data).not.toHaveProperty('waiting_harm');
    expect(data).not.toHaveProperty('agent');
  });

  test('asks for the branch that belongs to the hardship', () => {
    expect(errorsOf({ hardship_type: '火灾', loss: null })).toEqual(['loss required']);
    expect(errorsOf({ hardship_type: '教育支出', education: {} })).toEqual(['education.stage required']);
    expect(errorsOf({ medical: {} })).toEqual([]);
    expect(errorsOf({ medical: null })).toEqual(['medical required']);
  });

  test('by an agent needs the agent and the authorisation', () => {
    expect(errorsOf({ channel: '代办', agent: null })).toEqual(['agent required', 'attach required']);
    expect(errorsOf({ channel: '代办', attach: ['1', '2', '3'] })).toEqual([]);
  });

  test('drops what the form does not know', () => {
    const { data } = check({ hacked: true, applicant: { admin: true }, household: { members: [{ x: 1 }] } });
    expect(JSON.stringify(data)).not.toMatch(/hacked|admin|"x"/);
  });

  test('says all that is wrong at once, in the order of the form', () => {
    const { errors } = check({
      commitment: null,
      applicant: { id_no: '990101198711050038', name: null },
      household: { members: [{ income_month: -1, relation: '邻居' }] },
      hardship_desc: '家里困难请帮助',
      requested_amount: 0,
      happened_on: '2026-03-03',
    });
    expect(errors).toEqual(
      [
        { path: 'applicant.name', code: 'required', message: '请填写姓名' },
        { path: 'applicant.id_no', code: 'id_card_checksum', message: '身份证号第18位校验不符，请核对' },
        {
          path: 'household.members.0.relation',
          code: 'enum',
          message: '家庭成员第1人：与户主关系只能是：本人、配偶、子女、父母、祖父母、孙子女、兄弟姐妹、其他',
        },
        {
          path: 'household.members.0.income_month',
          code: 'minimum',
          message: '家庭成员第1人：月均收入不应小于0元',
        },
        { path: 'happened_on', code: 'future_date', message: '发生日期不应晚于今天' },
        { path: 'hardship_desc', code: 'too_short', message: '困难情况不少于20字，现为7字' },
        { path: 'requested_amount', code: 'minimum', message: '申请金额应大于0元' },
        {
          path: 'bank.payee',
          code: 'payee_unrelated',
          message: '户名应为申请人、家庭成员或登记的监护人，姓名和证件号码应与所填人员一致',
        },
        { path: 'commitment', code: 'required', message: '请签署承诺书' },
      ].filter(({ path }) => path !== 'bank.payee'),
    );
  });

  test('pays only to the applicant, the household or the guardian', () => {
    expect(errorsOf({ bank: { payee: '郑某才', payee_id: '990101194901010118' } })).toEqual([
      'bank.payee payee_unrelated',
    ]);
    expect(
      errorsOf({ bank: { payee: '赵某兰', payee_id: '990101199002280045', relation_to_applicant: '配偶' } }),
    ).toEqual([]);
    expect(errorsOf({ bank: { payee: '赵某兰', payee_id: '990101198711050037' } })).toEqual([
      'bank.payee payee_unrelated',
    ]);
  });
});

describe('what may be missing', () => {
  const urgent = { urgent: true, bank: null, commitment: null, attach: null };

  test('is required as long as nobody exempts it', () => {
    expect(errorsOf(urgent)).toEqual(['bank required', 'commitment required', 'attach required']);
    expect(errorsOf({ ...urgent, bank: {} })[0]).toBe('bank.payee required');
  });

  test('is exempted with all below it', () => {
    const optional = ['bank', 'commitment', 'attach'];
    expect(errorsOf(urgent, { optional })).toEqual([]);
    expect(check({ ...urgent, bank: {} }, { optional }).data).not.toHaveProperty('bank');
    expect(
      errorsOf({ ...urgent, bank: { payee: '王某军', bank: null, card_no: null } }, { optional }),
    ).toEqual([]);
    expect(errorsOf({ hardship_desc: null, attach: null }, { optional: ['*'] })).toEqual([]);
  });

  test('an outcome asks for more', () => {
    expect(errorsOf({ requested_amount: null }, { required: ['requested_amount', 'bank.card_no'] })).toEqual([
      'requested_amount required',
    ]);
    expect(errorsOf({ bank: null }, { optional: ['bank'], required: ['applicant.phone'] })).toEqual([]);
    expect(errorsOf({ applicant: { phone: null } }, { required: ['applicant.phone'] })).toEqual([
      'applicant.phone required',
    ]);
  });
});

describe('attachments', () => {
  test('of a kind are asked for by name', () => {
    expect(check({ attach: [] }).errors).toEqual([
      { path: 'attach', code: 'required', message: '请上传：身份证/户口簿、诊断书及费用票据' },
    ]);
    expect(messagesOf({ attach: [{ kind: '身份证' }] })).toEqual(['请上传：诊断书及费用票据']);
  });

  test('without a kind stand for any that is missing', () => {
    expect(check({ attach: ['f1', 'f2'] }).errors).toEqual([]);
    expect(messagesOf({ attach: ['f1'] })).toEqual(['请上传：诊断书及费用票据']);
  });

  test('given as one alone are a list of one', () => {
    expect(check({ hardship_type: '其他特殊原因', attach: 'f1' }).data['attach']).toEqual(['f1']);
    expect(check({ hardship_type: '其他特殊原因', attach: { file: 'f1' } }).data['attach']).toEqual([
      { file: 'f1' },
    ]);
  });

  test('may be too many', () => {
    expect(errorsOf({ attach: [...Array(4).fill({ kind: '照片' }), 'a', 'b'] as Json[] })).toEqual([
      'attach max_items',
    ]);
  });
});

describe('a draft', () => {
  test('may be incomplete and wrong, but has the shape of the form', () => {
    const draft = {
      applicant: { id_no: '99' },
      household: { members: [{}] },
      hardship_desc: 7,
      education: {},
      urgent: 'yes',
      zzz: 1,
    };
    const { data, errors } = checkForm(relief, draft, { today: '2026-03-02', validate, mode: 'draft' });
    expect(errors.map(({ path, code }) => `${path} ${code}`)).toEqual(['urgent type', 'hardship_desc type']);
    expect(data).toMatchObject({
      applicant: { id_no: '99', id_type: '居民身份证' },
      household: { members: [{}] },
    });
    expect(data).not.toHaveProperty('zzz');
  });
});
