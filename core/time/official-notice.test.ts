import { describe, expect, it } from 'vitest';
import { readNotice } from './official-notice.ts';

const NOTICE = `国务院办公厅关于2026年部分节假日安排的通知
各省、自治区、直辖市人民政府,国务院各部委、各直属机构:
一、元旦:1月1日(周四)至3日(周六)放假调休,共3天。1月4日(周日)上班。
二、春节:2月15日(农历腊月二十八、周日)至23日(农历正月初七、周一)放假调休,共9天。2月14日(周六)、2月28日(周六)上班。
三、清明节:4月4日(周六)至6日(周一)放假,共3天。
四、劳动节:5月1日(周五)至5日(周二)放假调休,共5天。5月9日(周六)上班。
节假日期间,各地区、各部门要妥善安排好值班和安全、保卫等工作。`;

describe('the notice of the State Council', () => {
  it('is read with its days off and the weekends worked', () => {
    const read = readNotice(NOTICE);
    expect(read).toMatchObject({ year: 2026, otherYears: [], problems: [] });
    expect(read.holidays).toHaveLength(3 + 9 + 3 + 5);
    expect(read.holidays.slice(0, 4)).toEqual(['2026-01-01', '2026-01-02', '2026-01-03', '2026-02-15']);
    expect(read.workdays).toEqual(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09']);
  });

  it('full-width punctuation reads the same', () => {
    const wide = NOTICE.replace(/[(),:]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    expect(readNotice(wide)).toEqual(readNotice(NOTICE));
  });

  it('a notice that begins in the year before names those days apart', () => {
    const read = readNotice('2023年节假日安排:元旦:2022年12月31日至2023年1月2日放假调休,共3天。');
    expect(read).toMatchObject({
      year: 2023,
      holidays: ['2023-01-01', '2023-01-02'],
      otherYears: ['2022-12-31'],
    });
  });

  it.each([
    ['2026年节假日安排:元旦:1月1日(周五)至3日(周六)放假,共3天。', '2026-01-01不是周五'],
    ['2026年节假日安排:元旦:1月1日至3日放假,共4天。', '1月1日至3日是3天，通知写的是4天'],
    ['2026年节假日安排:元旦:1月5日(周一)上班。', '2026-01-05不是周末，不能作为调休上班日'],
    ['2026年节假日安排:2月30日放假。', '没有2026-02-30这一天'],
    ['元旦放假', '没有写明是哪一年的安排'],
    ['{"holidays": [', 'JSON 的格式不对'],
  ])('%s', (text, problem) => {
    expect(readNotice(text).problems).toContain(problem);
  });

  it.each([
    '{"holidays":["2027-01-01"],"workdays":["2027-01-03"]}',
    '{"2027":{"holidays":["2027-01-01"],"workdays":["2027-01-03"]}}',
    '{"year":2027,"days":[{"name":"元旦","date":"2027-01-01","isOffDay":true},{"date":"2027-01-03","isOffDay":false}]}',
  ])('JSON %s', (text) => {
    expect(readNotice(text)).toEqual({
      year: 2027,
      holidays: ['2027-01-01'],
      workdays: ['2027-01-03'],
      otherYears: [],
      problems: [],
    });
  });
});
