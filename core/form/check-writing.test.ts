/** Who may write only some fields leaves the others as they were. */
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../vocabulary.ts';
import { accessTo } from './access.ts';
import { validateSchema as validate } from './schema-validator.ts';
import { checkForm } from './check.ts';
import { sampleOf } from './sample.ts';
import { groupsFrom } from './fixtures/groups.ts';
import { expandRelief } from './fixtures/relief.ts';

const groups = groupsFrom(import.meta.glob('../../forms/shared/*.json', { eager: true, import: 'default' }));
const { form: relief } = expandRelief(groups);

const today = '2026-03-02';
const before = sampleOf(relief, { today, validate }).data;

function handIn(input: JsonObject, writable: (path: string) => boolean) {
  const { data, errors } = checkForm(relief, input, { today, validate, mode: 'final', before, writable });
  return { data, errors: errors.map(({ path, code }) => `${path} ${code}`) };
}

const only =
  (...paths: string[]) =>
  (path: string) =>
    paths.some((prefix) => path.startsWith(prefix));

describe('a person who may write the account only', () => {
  const account = { ...(before['bank'] as JsonObject), bank: '青河县农业银行' };

  test('changes it and nothing else', () => {
    const { data, errors } = handIn({ bank: account }, only('bank'));
    expect(errors).toEqual([]);
    expect(data).toEqual({ ...before, bank: account });
  });

  test('may send back what stands there', () => {
    expect(handIn({ ...before, bank: account }, only('bank'))).toEqual({
      data: { ...before, bank: account },
      errors: [],
    });
  });

  test('is refused another change, which does not happen', () => {
    const { data, errors } = handIn(
      { bank: account, urgent: true, applicant: { name: '他人' }, attach: ['x'] },
      only('bank'),
    );
    expect(errors).toEqual(['applicant.name not_writable', 'urgent not_writable', 'attach not_writable']);
    expect(data).toEqual({ ...before, bank: account });
  });

  test('changes no value that is computed from what was typed there', () => {
    const foreigner = {
      ...before,
      applicant: { ...(before['applicant'] as JsonObject), id_type: '护照', birth_date: '1980-01-01' },
    };
    const input = { applicant: { birth_date: '2020-01-01' } };
    const { data } = checkForm(relief, input, {
      today,
      validate,
      mode: 'draft',
      before: foreigner,
      writable: only('bank'),
    });
    expect(data).toHaveProperty('applicant.birth_date', '1980-01-01');
  });

  test('is not asked for what others left out', () => {
    const { errors } = handIn({ bank: account, commitment: null }, only('bank'));
    expect(errors).toEqual([]);
    expect(
      checkForm(relief, { bank: {} }, { today, validate, mode: 'final', writable: only('bank') }).errors.map(
        ({ path }) => path,
      ),
    ).toEqual(['bank.payee', 'bank.payee_id', 'bank.bank', 'bank.card_no', 'bank.relation_to_applicant']);
  });
});

describe('rows', () => {
  const rows = (before['household'] as JsonObject)['members'] as JsonObject[];
  const members = (list: JsonObject[]) => ({ household: { members: list } });

  test('of a list that may not be written take changes in the fields that may', () => {
    const changed = rows.map((row) => ({ ...row, health: '慢性病' }));
    const { data, errors } = handIn(members(changed), only('household.members[].health'));
    expect(errors).toEqual([]);
    expect(data).toHaveProperty('household.members.2.health', '慢性病');
  });

  test('of such a list are neither added nor taken away', () => {
    expect(handIn(members([...rows, {}]), only('household.members[].health')).errors).toEqual([
      'household.members not_writable',
    ]);
    const { data, errors } = handIn(members(rows.slice(1)), () => false);
    expect(errors).toContain('household.members not_writable');
    expect(data).toEqual(before);
  });

  test('keep the fields in them that may not be written', () => {
    const { data, errors } = handIn(
      members([{ ...rows[0], name: '他人', income_month: 5 }]),
      (path) => path !== 'household.members[].name',
    );
    expect(errors).toContain('household.members.0.name not_writable');
    expect(data).toHaveProperty('household.members.0.name', '王某军');
    expect(data).toHaveProperty('household.members.0.income_month', 5);
  });
});

test('permissions decide what is writable', () => {
  const access = accessTo(relief, { roles: ['township_finance'], filer: false, editing: true });
  const { errors } = handIn(
    { requested_amount: 5, hardship_desc: '别的' },
    (path) => access(path) === 'write',
  );
  expect(errors).toEqual(['hardship_desc not_writable', 'requested_amount not_writable']);
});

test('a default that nobody typed is not refused, another value is', () => {
  const told = (idType: string) =>
    checkForm(
      relief,
      { applicant: { id_type: idType } },
      { today, validate, mode: 'final', before: {}, writable: only('bank') },
    ).errors.filter(({ code }) => code === 'not_writable');
  expect(told('居民身份证')).toEqual([]);
  expect(told('护照').map(({ path }) => path)).toEqual(['applicant.id_type']);
});
