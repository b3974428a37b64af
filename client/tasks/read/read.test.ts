import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { papersIn } from './files.ts';
import { keyFacts } from './key-facts.ts';
import { sectionsOf } from './sections.ts';
import { wordsOf } from './words.ts';

const schema: JsonObject = {
  type: 'object',
  properties: {
    applicant: {
      type: 'object',
      title: '申请人',
      properties: {
        name: { type: 'string', title: '姓名' },
        id_no: { type: 'string', title: '证件号码', format: 'id-card' },
      },
    },
    members: {
      type: 'array',
      title: '家庭成员',
      items: { type: 'object', properties: { name: { type: 'string', title: '姓名' } } },
    },
    hardship: { type: 'string', title: '困难类型', enum: ['火灾', '重大疾病'] },
    urgent: { type: 'boolean', title: '是否急难' },
    amount: { type: 'integer', format: 'money', title: '申请金额' },
    story: { type: 'string', title: '困难情况', 'x-widget': 'textarea' },
    papers: { 'x-type': 'attach', type: 'array', title: '证明材料', items: { type: ['string', 'object'] } },
  },
};
const data: JsonObject = {
  applicant: { name: '王某军', id_no: '990101198711050037' },
  members: [{ name: '赵某兰' }],
  hardship: '火灾',
  urgent: true,
  amount: 320000,
  story: '房子烧了',
  papers: [{ kind: '照片', name: '现场.jpg', file: 'f1' }, { name: '说明.pdf' }],
};
const form = { title: '申请表', schema, pages: [] };

describe('wordsOf', () => {
  it('says money, truth, days and lists in words', () => {
    expect(wordsOf({ format: 'money' }, 123400)).toBe('1,234.00 元');
    expect(wordsOf({ type: 'boolean' }, false)).toBe('否');
    expect(wordsOf({ format: 'date' }, '2026-03-02')).toBe('2026年3月2日 周一');
    expect(wordsOf({ format: 'date-time' }, '2026-03-02T10:05')).toBe('2026年3月2日 周一 10:05');
    expect(wordsOf({ items: { type: 'string' } }, ['低保', '特困'])).toBe('低保、特困');
    expect(wordsOf({ 'x-unit': '周岁' }, 38)).toBe('38 周岁');
    expect(wordsOf({ 'x-type': 'person' }, { name: '刘某', user: 'u1' })).toBe('刘某');
  });
  it('shows what is odd instead of hiding it', () => {
    expect(wordsOf({ format: 'money' }, '***')).toBe('***');
    expect(wordsOf({ format: 'date' }, '二月初')).toBe('二月初');
  });
});

describe('sectionsOf', () => {
  it('keeps loose values, groups and rows apart', () => {
    const titles = sectionsOf(form, data).map(({ title, rows }) => [title, rows !== null]);
    expect(titles).toEqual([
      ['申请表', false],
      ['申请人', false],
      ['家庭成员', true],
    ]);
  });
});

describe('keyFacts', () => {
  it('takes who, what was chosen and how much; the story apart', () => {
    const { facts, story } = keyFacts(form, data);
    expect(facts.map(({ label }) => label)).toEqual(['申请人', '困难类型', '是否急难', '申请金额']);
    expect(story.map(({ label }) => label)).toEqual(['困难情况']);
  });
});

describe('papersIn', () => {
  it('finds pictures, files and papers of which only the name is known', () => {
    expect(papersIn(schema, data)).toEqual([
      { kind: '照片', name: '现场.jpg', file: 'f1', image: true },
      { kind: '证明材料', name: '说明.pdf', file: null, image: false },
    ]);
  });
});
