import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { checkBankCard, luhn } from './bank-card.ts';
import { checkCreditCode, creditCheckCharacter } from './credit-code.ts';
import { checkDisabilityCert, readDisabilityCert } from './disability-cert.ts';
import { checkPhone } from './phone.ts';
import { plainNumber } from './plain.ts';
import {
  ancestorsOf,
  checkRegion,
  levelOf,
  officeOf,
  parentOf,
  REGION_LENGTHS,
  type RegionLevel,
  within,
} from './region.ts';

const digits = (n: number) =>
  fc.array(fc.nat(9), { minLength: n, maxLength: n }).map((list) => list.join(''));

describe('disability certificates', () => {
  const own = '990101198711050037';

  it('are taken apart', () => {
    expect(readDisabilityCert(`${own}42`)).toEqual({ idNo: own, type: '肢体', grade: '二级', reissued: 0 });
    expect(readDisabilityCert(`${own}63B1`)).toEqual({ idNo: own, type: '精神', grade: '三级', reissued: 1 });
    expect(readDisabilityCert('99010119580721002X11')).toMatchObject({ type: '视力', grade: '一级' });
  });

  it.each([
    ['right', `${own}42`, {}, null],
    ['right and agreeing with the form', `${own}42B2`, { idNo: own, type: '肢体', grade: '二级' }, null],
    ['too short', own, {}, 'disability_cert_shape'],
    ['no such type', `${own}82`, {}, 'disability_cert_shape'],
    ['no such grade', `${own}45`, {}, 'disability_cert_shape'],
    ['a wrong identity number in it', '99010119871105003842', {}, 'disability_cert_id'],
    ['of somebody else', `${own}42`, { idNo: '990101199002280045' }, 'disability_cert_holder'],
    ['another type than said', `${own}42`, { type: '视力' }, 'disability_cert_type'],
    ['another grade than said', `${own}42`, { grade: '一级' }, 'disability_cert_grade'],
  ])('%s', (_, text, holder, code) => {
    expect(checkDisabilityCert(text, holder, '2026-03-02')?.code ?? null).toBe(code);
  });
});

describe('telephone numbers', () => {
  it.each([
    '13812345678',
    '19912345678',
    '0936-8812345',
    '09368812345',
    '010-62345678',
    '8812345',
    '0936-8812345-801',
  ])('%s is one', (text) => {
    expect(checkPhone(text)).toBeNull();
  });

  it.each([
    ['12812345678', 'phone_mobile'],
    ['1381234567', 'phone_mobile'],
    ['138123456789', 'phone_mobile'],
    ['', 'phone_shape'],
    ['无', 'phone_shape'],
    ['0936-12345', 'phone_shape'],
  ])('“%s” is none: %s', (text, code) => {
    expect(checkPhone(text)).toMatchObject({ code, level: 'error' });
  });
});

describe('bank accounts', () => {
  it('a failed Luhn sum is only a warning', () => {
    expect(checkBankCard('6222020000000000008')).toMatchObject({ code: 'bank_card_luhn', level: 'warning' });
    expect(checkBankCard('4111111111111111')).toBeNull();
    for (const text of ['411111111111111', '41111111111111111111', '4111 1111 1111 1111']) {
      expect(checkBankCard(text)).toMatchObject({ code: 'bank_card_shape', level: 'error' });
    }
    expect(checkBankCard(plainNumber('４１１１ 1111-1111 1111'))).toBeNull();
  });

  test.prop([digits(15), fc.nat(15), fc.integer({ min: 1, max: 9 })])(
    'Luhn sees every single wrong digit',
    (stem, place, by) => {
      const right = [...'0123456789'].map((last) => stem + last).find(luhn) as string;
      const wrong = right.slice(0, place) + String((Number(right[place]) + by) % 10) + right.slice(place + 1);
      expect(luhn(wrong)).toBe(false);
    },
  );
});

describe('credit codes', () => {
  it('takes numbers in use', () => {
    expect(checkCreditCode('91350100M000100Y43')).toBeNull();
    expect(checkCreditCode('91440300708461136T')).toBeNull();
  });

  it.each([
    ['91350100M000100Y44', 'credit_code_checksum'],
    ['9135010OM000100Y43', 'credit_code_shape'],
    ['91350100m000100y43', 'credit_code_shape'],
    ['91350100M000100Y4', 'credit_code_shape'],
  ])('%s: %s', (text, code) => {
    expect(checkCreditCode(text)?.code).toBe(code);
  });

  test.prop([
    digits(6),
    fc.array(fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), { minLength: 9, maxLength: 9 }),
  ])('the check character it makes is the one it takes', (region, organisation) => {
    const stem = `91${region}${organisation.join('')}`;
    expect(checkCreditCode(stem + creditCheckCharacter(stem))).toBeNull();
  });
});

describe('regions', () => {
  it('by code', () => {
    expect(['99', '9901', '990101', '990101001', '990101001001', '990101001001002'].map(levelOf)).toEqual([
      'province',
      'city',
      'county',
      'township',
      'village',
      'group',
    ]);
    expect(['', '990', '99010', 'abcdef', '990101-01'].map(levelOf)).toEqual([null, null, null, null, null]);
    expect(ancestorsOf('990101001001')).toEqual(['990101001', '990101', '9901', '99']);
    expect([parentOf('990101'), parentOf('99')]).toEqual(['9901', null]);
    expect([
      officeOf('990101001001', 'county'),
      officeOf('990101', 'county'),
      officeOf('9901', 'county'),
    ]).toEqual(['990101', '990101', null]);
    expect([
      within('990101001001', '990101'),
      within('990101', '990101'),
      within('990101', '990101001'),
      within('990102001', '990101'),
    ]).toEqual([true, true, false, false]);
    expect([
      checkRegion('990101001001', 'village'),
      checkRegion('990101', 'village')?.code,
      checkRegion('9901011')?.code,
    ]).toEqual([null, 'region_level', 'region_shape']);
  });

  test.prop([digits(15), fc.constantFrom(...(Object.keys(REGION_LENGTHS) as RegionLevel[]))])(
    'a region lies in its office',
    (group, level) => {
      const office = officeOf(group, level) as string;
      expect(within(group, office)).toBe(true);
      expect(levelOf(office)).toBe(level);
      for (const above of ancestorsOf(office)) expect(within(group, above)).toBe(true);
    },
  );
});
