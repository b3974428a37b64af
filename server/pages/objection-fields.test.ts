import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { objectionForm } from './fixtures/data.ts';
import { objectionFields, readObjection, TRAP } from './objection-fields.ts';

const fields = objectionFields(objectionForm);
const GOOD = '他家在县城还有一套房子出租。';
const read = (body: Record<string, unknown>) => readObjection(fields, body);

describe('the fields of an objection', () => {
  it('are those of the form that can be written without script', () => {
    expect(fields.map((f) => [f.name, f.kind, f.required])).toEqual([
      ['objector_name', 'line', false],
      ['phone', 'phone', false],
      ['relation', 'choice', false],
      ['content', 'text', true],
    ]);
  });
  it('are those of a group too, and are handed in as the group has them', () => {
    const text = (title: string) => ({ type: 'string', title });
    const inGroup = objectionFields({
      schema: {
        type: 'object',
        required: ['objection'],
        properties: {
          objection: {
            type: 'object',
            required: ['content'],
            properties: { content: text('内容'), relation: text('关系') },
          },
        },
      },
    });
    expect(inGroup.map((f) => [f.name, f.required])).toEqual([
      ['objection.content', true],
      ['objection.relation', false],
    ]);
    expect(readObjection(inGroup, { 'objection.content': GOOD })).toMatchObject({
      data: { objection: { content: GOOD } },
      errors: [],
    });
    expect(readObjection(inGroup, {}).errors).toMatchObject([{ name: 'objection.content' }]);
  });
  it('are no others than those of the form, whatever they are called', () => {
    const schema = {
      type: 'object',
      required: ['why'],
      properties: {
        why: { type: 'string', title: '理由', 'x-widget': 'textarea' },
        content: { type: 'string', title: '附言' },
      },
    };
    expect(objectionFields({ schema }).map((f) => [f.name, f.kind, f.required, f.min, f.max])).toEqual([
      ['why', 'text', true, 5, 1000],
      ['content', 'line', false, 0, 100],
    ]);
  });
  it('want 5 characters of a text that must be written where the form says nothing', () => {
    expect(fields.find(({ name }) => name === 'content')).toMatchObject({
      min: 5,
      max: 1000,
      required: true,
    });
  });
});

describe('reading an objection', () => {
  it('takes one without a name', () => {
    expect(read({ content: ` ${GOOD}\r\n`, objector_name: '', phone: ' ' })).toMatchObject({
      data: { content: GOOD },
      errors: [],
      trapped: false,
    });
  });
  it.each([
    ['nothing', {}, 'content', '请填写异议内容'],
    ['too little', { content: '不对' }, 'content', '至少写 5 个字，现在是 2 个字'],
    ['too much', { content: '房'.repeat(1001) }, 'content', '请删减 1 个字'],
    ['a wrong number', { content: GOOD, phone: '123' }, 'phone', '手机号'],
    ['another choice', { content: GOOD, relation: '干部' }, 'relation', '选一项'],
  ])('refuses %s', (_, body, name, message) => {
    const { errors, values } = read(body);
    expect(errors).toEqual([{ name, message: expect.stringContaining(message) as string }]);
    expect(values).toMatchObject(body);
  });
  it('counts characters as people do', () => {
    expect(read({ content: '𠮷𠮷𠮷𠮷' }).errors).toHaveLength(1);
    expect(read({ content: '𠮷'.repeat(1000) }).errors).toHaveLength(0);
  });
  it('reads a number typed in full width', () => {
    expect(read({ content: GOOD, phone: '１３８１２３４ ５６７８' }).data).toMatchObject({
      phone: '13812345678',
    });
  });
  it('notices who fills in what cannot be seen', () => {
    expect(read({ content: GOOD, [TRAP]: 'http://x' }).trapped).toBe(true);
  });

  test.prop([
    fc.dictionary(fc.constantFrom('content', 'phone', 'relation', 'constructor', '__proto__'), fc.anything()),
  ])('never fails, and keeps only what the form knows', (body) => {
    const { data } = read(body as Record<string, unknown>);
    expect(fields.map((f) => f.name)).toEqual(expect.arrayContaining(Object.keys(data)));
  });
});
