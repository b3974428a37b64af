import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { maskAddress, maskCard, maskId, maskName, maskPhone } from './mask.ts';
import { capitals, formatYuan, parseYuan } from './money.ts';

describe('money', () => {
  it.each([
    ['1,234.5', 123_450],
    ['2000', 200_000],
    ['2000.01', 200_001],
    ['0', 0],
    ['-0.05', -5],
    ['￥1,234.00元', 123_400],
    ['１２３．４０', 12_340],
    [' 800 ', 80_000],
    ['12,345,678.9', 1_234_567_890],
  ])('reads %s', (text, fen) => {
    expect(parseYuan(text)).toBe(fen);
  });

  it.each(['', '元', '1,23', '12,34.5', '1.234', '1e3', '.5', '5.', '--1', '99999999999999999', '两千'])(
    'refuses “%s”',
    (text) => {
      expect(parseYuan(text)).toBeNull();
    },
  );

  it.each([
    [123_400, '1,234.00'],
    [0, '0.00'],
    [5, '0.05'],
    [-5, '-0.05'],
    [-123_456_789, '-1,234,567.89'],
    [99_999, '999.99'],
    [100_000_000, '1,000,000.00'],
  ])('writes %i', (fen, text) => {
    expect(formatYuan(fen)).toBe(text);
  });

  it.each([
    [200_000, '贰仟元整'],
    [0, '零元整'],
    [12_345, '壹佰贰拾叁元肆角伍分'],
    [200_005, '贰仟元零伍分'],
    [1_000, '壹拾元整'],
    [50, '伍角整'],
    [5, '伍分'],
    [-50, '负伍角整'],
    [10_000_000_000, '壹亿元整'],
    [100_100, '壹仟零壹元整'],
    [30, '叁角整'],
    [10, '壹角整'],
    [10_010, '壹佰元壹角整'],
    [1_000_010, '壹万元壹角整'],
  ])('%i in capitals is %s', (fen, text) => {
    expect(capitals(fen)).toBe(text);
  });

  it('never rounds', () => {
    expect(() => formatYuan(0.5)).toThrow(RangeError);
    expect(() => capitals(Number.NaN)).toThrow(RangeError);
  });

  test.prop([fc.maxSafeInteger()])('reads what it writes', (fen) => {
    expect(parseYuan(formatYuan(fen))).toBe(fen === 0 ? 0 : fen);
  });

  test.prop([fc.integer({ min: 0, max: 100_000_000_000 })])(
    'capitals end in 整 or 分 and differ for different amounts',
    (fen) => {
      expect(capitals(fen)).toMatch(/[整分]$/);
      expect(capitals(fen)).not.toBe(capitals(fen + 1));
    },
  );
});

describe('masks', () => {
  it.each([
    ['张某山', '张**'],
    ['王军', '王*'],
    ['欧阳某', '欧阳*'],
    ['欧阳娜娜', '欧阳**'],
    ['司马', '司*'],
    ['张', '张'],
    ['', ''],
    ['买买提·吐尔逊', '买******'],
    ['𠮷田某', '𠮷**'],
  ])('%s → %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it('numbers', () => {
    expect(maskId('990101194503120012')).toBe('990101********0012');
    expect(maskId('99010119580721002X')).toBe('990101********002X');
    expect(maskId('H0123456')).toBe('******56');
    expect(maskPhone('13812345678')).toBe('138****5678');
    expect(maskPhone('0936-8812345')).toBe('0936-*****45');
    expect(maskPhone('8812345')).toBe('*****45');
    expect(maskCard('6217000012345671234')).toBe('6217***********1234');
    expect(maskCard('1234')).toBe('****');
  });

  it.each([
    ['青河县城关镇王庄村三组25号', '青河县城关镇王庄村三组**号'],
    ['王庄村3组十二号', '王庄村3组**号'],
    ['城关镇幸福小区5号楼2单元301室', '城关镇幸福小区**号楼**单元**室'],
    ['幸福小区5栋2单元301', '幸福小区**栋**单元**'],
    ['王庄村第3村民小组', '王庄村第3村民小组'],
    ['王庄村3社12-3', '王庄村3社**'],
    ['王庄村', '王庄村'],
  ])('%s → %s', (address, masked) => {
    expect(maskAddress(address)).toBe(masked);
  });

  test.prop([fc.string({ unit: 'grapheme', minLength: 2, maxLength: 30 })])(
    'a mask keeps the length and hides at least one character',
    (text) => {
      for (const mask of [maskId, maskPhone, maskCard]) {
        expect(Array.from(mask(text))).toHaveLength(Array.from(text).length);
        expect(mask(text)).toContain('*');
      }
    },
  );
});
