import { describe, expect, test } from 'vitest';
import type { FieldPermission } from '../definition/form.ts';
import { accessOfAll, accessTo, requiredPaths, type Who } from './access.ts';

const desk: Who = { roles: ['township_window'], filer: false, step: 'acceptance', editing: true };

function access(permissions: FieldPermission[], who: Partial<Who>, path: string) {
  return accessTo({ permissions }, { ...desk, ...who })(path);
}

describe('without a rule', () => {
  test('who fills in the form writes, everyone else reads', () => {
    expect(access([], {}, 'a.b')).toBe('write');
    expect(access([], { editing: false }, 'a.b')).toBe('read');
  });
});

describe('a rule', () => {
  test('applies to its roles, its steps, its fields', () => {
    const rule: FieldPermission = {
      roles: ['township_window'],
      steps: ['acceptance'],
      fields: ['a'],
      access: 'hidden',
    };
    expect(access([rule], {}, 'a')).toBe('hidden');
    expect(access([rule], { roles: ['other'] }, 'a')).toBe('write');
    expect(access([rule], { step: 'triage' }, 'a')).toBe('write');
    expect(access([rule], {}, 'ab')).toBe('write');
  });

  test('matches roles by prefix, the filer and the public by name', () => {
    const hide = (role: string): FieldPermission[] => [{ roles: [role], fields: ['*'], access: 'hidden' }];
    expect(access(hide('county_*'), { roles: ['county_finance'] }, 'x')).toBe('hidden');
    expect(access(hide('county_*'), {}, 'x')).toBe('write');
    expect(access(hide('filer'), { filer: true }, 'x')).toBe('hidden');
    expect(access(hide('public'), { roles: ['public'] }, 'x')).toBe('hidden');
  });

  test('about a group covers all in it; `bank.*` all below it; rows by any of their numbers', () => {
    const mask = (field: string): FieldPermission[] => [{ fields: [field], access: 'masked' }];
    expect(access(mask('bank'), {}, 'bank.card_no')).toBe('masked');
    expect(access(mask('bank.*'), {}, 'bank.card_no')).toBe('masked');
    expect(access(mask('bank.*'), {}, 'bank')).toBe('write');
    expect(access(mask('members[].id_no'), {}, 'members.3.id_no')).toBe('masked');
    expect(access(mask('members'), {}, 'members.3.id_no')).toBe('masked');
  });

  test('that comes later wins', () => {
    const rules: FieldPermission[] = [
      { fields: ['*'], access: 'hidden' },
      { fields: ['bank.*'], access: 'read' },
      { roles: ['township_window'], fields: ['bank.card_no'], access: 'required' },
    ];
    expect(access(rules, {}, 'a')).toBe('hidden');
    expect(access(rules, {}, 'bank.payee')).toBe('read');
    expect(access(rules, {}, 'bank.card_no')).toBe('required');
  });

  test('lets nobody write who only looks', () => {
    expect(access([{ fields: ['*'], access: 'required' }], { editing: false }, 'a')).toBe('read');
  });
});

test('a permission can require a field, a whole group by name only', () => {
  const schema = { properties: { bank: { properties: { payee: {}, card_no: {} } }, note: {} } };
  const require = (...fields: string[]) =>
    requiredPaths({ schema }, accessTo({ permissions: [{ fields, access: 'required' }] }, desk));
  expect(require('bank', 'note')).toEqual(['bank', 'note']);
  expect(require('bank.*')).toEqual(['bank.payee', 'bank.card_no']);
});

test('somebody in several roles may what any of them may, whatever the order of the rules', () => {
  const rules: FieldPermission[] = [
    { roles: ['filer'], fields: ['coi'], access: 'hidden' },
    { roles: ['village_*'], fields: ['*'], access: 'read' },
  ];
  const of = (...roles: string[]) => accessOfAll({ permissions: rules }, { roles, editing: true })('coi');
  expect([of('filer'), of('village_director'), of('township_window', 'filer')]).toEqual([
    'hidden',
    'read',
    'write',
  ]);
  expect([of('filer', 'village_director'), of('village_director', 'filer')]).toEqual(['read', 'read']);
});
