import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { papersIn } from './files.ts';
import { keyFacts } from './key-facts.ts';

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

describe('keyFacts', () => {
  it('takes who, what was chosen and how much; the story apart', () => {
    const { facts, story } = keyFacts(form, data);
    expect(facts.map(({ label }) => label)).toEqual(['申请人', '困难类型', '是否急难', '申请金额']);
    expect(story.map(({ label }) => label)).toEqual(['困难情况']);
  });

  it('knows a person by their identity number, whatever the fields are called', () => {
    const group = (properties: JsonObject): JsonObject => ({ type: 'object', title: '户主', properties });
    const labels = (properties: JsonObject): string[] =>
      keyFacts(
        {
          title: '表',
          schema: { type: 'object', properties: { head: group(properties) } },
          pages: [{ title: '一', fields: ['head'] }],
        },
        { head: { called: '王某军', name: '王家院子', card: '990101198711050037' } },
      ).facts.map(({ label }) => label);
    const called = { type: 'string', title: '姓名' };
    const card = { type: 'string', title: '证件号码', format: 'id-card' };
    expect(labels({ called, card })).toEqual(['户主']);
    expect(labels({ name: { type: 'string', title: '院名' } })).toEqual([]);
  });
});

describe('papersIn', () => {
  it('finds pictures, files and papers of which only the name is known', () => {
    expect(papersIn(schema, data)).toEqual([
      { kind: '照片', name: '现场.jpg', file: 'f1', look: 'picture' },
      { kind: '证明材料', name: '说明.pdf', file: null, look: null },
    ]);
  });
});
