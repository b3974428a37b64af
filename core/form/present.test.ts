import { describe, expect, test } from 'vitest';
import type { Access } from '../definition/form.ts';
import { accessTo } from './access.ts';
import { validateSchema } from './schema-validator.ts';
import { isWithin, templateOf } from './paths.ts';
import { maskValue, present, privacyOf } from './present.ts';
import { publicFields } from './public-fields.ts';
import { sampleOf } from './sample.ts';
import { groupsFrom } from './fixtures/groups.ts';
import { expandRelief } from './fixtures/relief.ts';

const groups = groupsFrom(import.meta.glob('../../forms/shared/*.json', { eager: true, import: 'default' }));
const { form: relief } = expandRelief(groups);

const { data } = sampleOf(relief, { today: '2026-03-02', validate: validateSchema });

/** `masked` for the fields named and all below them. */
const masking =
  (...fields: string[]) =>
  (path: string): Access =>
    fields.some((field) => isWithin(templateOf(path), field)) ? 'masked' : 'read';

describe('presenting a form', () => {
  test('shows all that may be read', () => {
    expect(present(relief, data, () => 'read')).toEqual({ data, masked: [] });
  });

  test('leaves out what is hidden, groups of hidden fields too', () => {
    const finance = accessTo(relief, { roles: ['township_finance'], filer: false, editing: false });
    expect(present(relief, data, finance).data).toEqual({ bank: data['bank'], requested_amount: 200000 });
    const village = accessTo(relief, { roles: ['village_director'], filer: false, editing: false });
    expect(present(relief, data, village).data['medical']).toEqual({
      hospital: '青河县人民医院',
      total: 5000000,
      insurance_paid: 2500000,
      self_paid: 2500000,
    });
  });

  test('hides how many rows there are when all in them is hidden', () => {
    const shown = present(relief, data, (path) =>
      templateOf(path).startsWith('household') ? 'hidden' : 'read',
    );
    expect(shown.data).not.toHaveProperty('household');
  });

  test('masks by class and says where', () => {
    const { data: shown, masked } = present(
      relief,
      data,
      masking(
        'applicant.name',
        'applicant.id_no',
        'bank.card_no',
        'medical',
        'household.members[].income_month',
      ),
    );
    expect(shown).toMatchObject({
      applicant: { name: '王**', id_no: '990101********0037', phone: '13800000001' },
      bank: { card_no: '6217***********0010', payee: '王某军' },
      medical: { diagnosis: '***', total: null },
    });
    expect(masked.slice(0, 2)).toEqual(['applicant.name', 'applicant.id_no']);
    expect(masked).toContain('household.members.2.income_month');
    expect(data).toHaveProperty('applicant.name', '王某军');
  });

  test('does not show what the form does not know', () => {
    expect(present(relief, { ...data, leaked: 1 }, () => 'read').data).not.toHaveProperty('leaked');
  });
});

describe('the class of a field', () => {
  test('is its own or that of the group around it', () => {
    expect(privacyOf(relief, 'household.members.0.id_no')).toBe('id');
    expect(privacyOf(relief, 'household.property.deposits')).toBe('income');
    expect(privacyOf(relief, 'hardship_type')).toBeUndefined();
  });

  test.each([
    ['欧阳小山', 'name', '欧阳**'],
    ['13800000001', 'phone', '138****0001'],
    ['第一村3组12号', 'address', '第一村3组**号'],
    ['糖尿病', 'health', '***'],
    ['王某', 'minor', '***'],
    [120000, 'income', null],
    [['a'], undefined, null],
  ] as const)('masks %j of class %s as %j', (value, privacy, masked) => {
    expect(maskValue(value as never, privacy)).toEqual(masked);
  });
});

test('the public sees named fields, names masked, and never what must not be public', () => {
  const paths = [
    'applicant.name',
    'hardship_type',
    'household.persons',
    'applicant.id_no',
    'medical.diagnosis',
    'household.income_total',
    'bank.card_no',
    'household',
    'nothing',
  ];
  expect(publicFields(relief, data, paths)).toEqual([
    { name: 'applicant.name', label: '姓名', value: '王**' },
    { name: 'hardship_type', label: '困难类型', value: '重大疾病' },
    { name: 'household.persons', label: '共同生活人口', value: 3 },
  ]);
});
