import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { addDays } from '../time/day.ts';
import { ageOf, birthDateOf, checkCharacter, checkIdCard, genderOf } from './id-card.ts';
import { plainNumber } from './plain.ts';

/** processes.md Appendix F.2: name, number, birth date, sex, age on 2026-03-02. */
const PERSONS = [
  ['张某山', '990101194503120012', '1945-03-12', '男', 80],
  ['李某花', '99010119580721002X', '1958-07-21', '女', 67],
  ['王某军', '990101198711050037', '1987-11-05', '男', 38],
  ['赵某兰', '990101199002280045', '1990-02-28', '女', 36],
  ['王某轩', '990101201309010058', '2013-09-01', '男', 12],
  ['王某涵', '990101201806060064', '2018-06-06', '女', 7],
  ['陈某福', '990101193101150070', '1931-01-15', '男', 95],
  ['周某英', '990101192003100083', '1920-03-10', '女', 105],
  ['吴某贵', '990101194406060097', '1944-06-06', '男', 81],
  ['郑某才', '990101194901010118', '1949-01-01', '男', 77],
] as const;

describe('the persons of F.2', () => {
  it.each(PERSONS)('%s %s', (_, idNo, born, sex, age) => {
    expect(checkIdCard(idNo, '2026-03-02')).toBeNull();
    expect([birthDateOf(idNo), genderOf(idNo), ageOf(idNo, '2026-03-02')]).toEqual([born, sex, age]);
  });

  it('the two invalid numbers are refused, each for its reason', () => {
    expect(checkIdCard('990101198711050038')).toEqual({
      code: 'id_card_checksum',
      message: '身份证号第18位校验不符，请核对',
      level: 'error',
    });
    expect(checkIdCard('990101199002300042')).toEqual({
      code: 'id_card_birth_date',
      message: '身份证号中的出生日期不存在',
      level: 'error',
    });
    expect(birthDateOf('990101199002300042')).toBeNull();
  });

  it('吴某贵 turns 80 on 2024-06-06', () => {
    expect([ageOf('990101194406060097', '2024-06-05'), ageOf('990101194406060097', '2024-06-06')]).toEqual([
      79, 80,
    ]);
  });
});

describe('refusals', () => {
  it.each([
    ['99010119871105003', 'id_card_shape', '身份证号应为18位，现为17位'],
    ['99010119580721002x', 'id_card_shape', '身份证号末位的X请用大写'],
    ['9901011987110500A7', 'id_card_shape', '身份证号前17位应为数字，末位应为数字或大写X'],
    ['', 'id_card_shape', '身份证号应为18位，现为0位'],
  ])('“%s”： %s', (text, code, message) => {
    expect(checkIdCard(text)).toMatchObject({ code, message });
  });

  it('a birth date after the day asked for', () => {
    expect(checkIdCard('990101201806060064', '2018-06-05')).toMatchObject({ code: 'id_card_future' });
    expect(checkIdCard('990101201806060064', '2018-06-06')).toBeNull();
    expect(ageOf('990101201806060064', '2018-06-05')).toBeNull();
  });

  it('plainNumber takes what people paste', () => {
    expect(checkIdCard(plainNumber(' 990101 19580721 002x'))).toBeNull();
    expect(plainNumber('９９０１Ｘ')).toBe('9901X');
  });
});

const born = fc.nat(50_000).map((n) => addDays('1890-01-01', n));
const number = fc.tuple(fc.nat(999_999), born, fc.nat(999)).map(([region, day, sequence]) => {
  const stem = String(region).padStart(6, '0') + day.replaceAll('-', '') + String(sequence).padStart(3, '0');
  return { idNo: stem + checkCharacter(stem), day, sequence };
});

test.prop([number])('a number made by the rule is taken and read back', ({ idNo, day, sequence }) => {
  expect(checkIdCard(idNo)).toBeNull();
  expect(birthDateOf(idNo)).toBe(day);
  expect(genderOf(idNo)).toBe(sequence % 2 ? '男' : '女');
});

test.prop([number, fc.nat(16), fc.integer({ min: 1, max: 9 })])(
  'every single wrong digit is seen',
  ({ idNo }, place, by) => {
    const wrong = idNo.slice(0, place) + String((Number(idNo[place]) + by) % 10) + idNo.slice(place + 1);
    expect(checkIdCard(wrong)).not.toBeNull();
  },
);

test.prop([fc.string()])('anything may be asked about', (text) => {
  expect(() => [checkIdCard(text), birthDateOf(text), genderOf(text), ageOf(text, text)]).not.toThrow();
});
