/** Each word of the form language by itself, on small forms. */
import { describe, expect, test } from 'vitest';
import type { FormDefinition } from '../definition/form.ts';
import type { Json } from '../vocabulary.ts';
import { validateSchema as validate } from './schema-validator.ts';
import { checkForm } from './check.ts';
import { expandForm } from './expand.ts';
import type { CheckContext } from './types.ts';

/** A small form for one behaviour. */
function checkWith(rest: Partial<FormDefinition>, data: Json, context: Partial<CheckContext> = {}) {
  const { form, diagnostics } = expandForm({ id: 't/f', title: '测试', schema: {}, ...rest }, {});
  expect(diagnostics).toEqual([]);
  return checkForm(form, data, { today: '2026-03-02', validate, mode: 'final', ...context });
}

describe('values', () => {
  const properties = {
    n: { type: 'integer', title: '人数' },
    s: { type: 'string', title: '说明' },
    list: { type: 'array', items: { type: 'string' } },
  };

  test('are not converted', () => {
    expect(checkWith({ schema: { properties } }, { n: '3' }).errors).toEqual([
      { path: 'n', code: 'type', message: '人数应为整数' },
    ]);
    expect(
      checkWith({ schema: { properties } }, { list: 'a', s: { a: 1 } }).errors.map(
        ({ path, code }) => `${path} ${code}`,
      ),
    ).toEqual(['s type', 'list type']);
  });

  test('that are empty are absent', () => {
    expect(checkWith({ schema: { properties } }, { n: null, s: '  ', list: ['', null] }).data).toEqual({});
    expect(checkWith({ schema: { required: ['list'], properties } }, { list: [] }).errors).toMatchObject([
      { code: 'required' },
    ]);
    expect(checkWith({ schema: { properties } }, { s: ' 甲 ' }).data).toEqual({ s: '甲' });
  });

  test('of special types may be written plainly', () => {
    const schema = {
      required: ['sign', 'who', 'geo'],
      properties: { sign: { 'x-type': 'sign' }, who: { 'x-type': 'person' }, geo: { 'x-type': 'geo' } },
    };
    expect(checkWith({ schema }, { sign: true, who: '王某', geo: { lat: 1 } }).errors).toEqual([]);
    expect(
      checkWith({ schema }, { sign: { file: 'x' }, who: { name: '王某' }, geo: { lat: 1 } }).errors,
    ).toEqual([]);
    expect(
      checkWith({ schema }, { sign: false, who: { id: 1 }, geo: {} }).errors.map(({ path }) => path),
    ).toEqual(['sign', 'who.name', 'geo']);
  });

  test.each([
    '2026-03-02T09:00',
    '2026-03-02T09:00:00',
    '2026-03-02T01:00:00.000Z',
    '2026-03-02T09:00+08:00',
  ])('of time: %s', (at) => {
    expect(
      checkWith({ schema: { properties: { at: { type: 'string', format: 'date-time' } } } }, { at }).errors,
    ).toEqual([]);
  });
});

describe('rules', () => {
  const schema = {
    properties: {
      a: { type: 'integer', title: '甲', format: 'money' },
      b: { type: 'integer', title: '乙' },
      rows: { type: 'array', title: '明细', items: { properties: { n: { type: 'integer', title: '数' } } } },
    },
  };
  const rule = { must: 'a <= b', code: 'a_above_b', message: '甲{{ a }}不应超过乙{{b}}', path: 'a' };

  test('fill in their sentence, money in yuan', () => {
    expect(checkWith({ schema, rules: [rule] }, { a: 120000, b: 3 }).errors).toEqual([
      { path: 'a', code: 'a_above_b', message: '甲1,200元不应超过乙3' },
    ]);
  });

  test('say nothing while a field they read is missing or of a wrong type, unless they always apply', () => {
    expect(checkWith({ schema, rules: [rule] }, { a: 1 }).errors).toEqual([]);
    expect(checkWith({ schema, rules: [rule] }, { a: 1, b: 'x' }).errors.map(({ code }) => code)).toEqual([
      'type',
    ]);
    expect(
      checkWith({ schema, rules: [{ ...rule, always: true }] }, { a: 1 }).errors.map(({ code }) => code),
    ).toEqual(['a_above_b']);
  });

  test('warn where they say so', () => {
    const { errors, warnings } = checkWith(
      { schema, rules: [{ ...rule, level: 'warning' }] },
      { a: 2, b: 1 },
    );
    expect([errors.length, warnings.length]).toEqual([0, 1]);
  });

  test('see each row, its number, the fields around and the case', () => {
    const each = {
      each: 'rows',
      must: 'n <= b and n < case_data.limit and index > 0',
      code: 'n',
      message: '第{{index}}行',
      path: 'n',
    };
    const { errors } = checkWith(
      { schema, rules: [each] },
      { b: 5, rows: [{ n: 1 }, { n: 6 }, {}, { n: 4 }] },
      { caseData: { limit: 4 } },
    );
    expect(errors.map(({ path, message }) => `${path} ${message}`)).toEqual([
      'rows.1.n 明细第2项：第2行',
      'rows.3.n 明细第4项：第4行',
    ]);
  });
});

describe('computed values and visibility', () => {
  test('follow from each other through any number of steps', () => {
    const properties = {
      a: { type: 'integer' },
      b: { type: 'integer' },
      c: { type: 'integer' },
      d: { type: 'string' },
      e: { type: 'string' },
    };
    const form = {
      schema: { properties },
      computed: { c: 'b * 2', b: 'a + 1' },
      visible: { d: 'c > 4', e: 'd = "x"' },
    };
    expect(checkWith(form, { a: 2, d: 'x', e: 'y' }).data).toEqual({ a: 2, b: 3, c: 6, d: 'x', e: 'y' });
    expect(checkWith(form, { a: 1, d: 'x', e: 'y', c: 99 }).data).toEqual({ a: 1, b: 2, c: 4 });
  });

  test('a computed value of what is hidden does not come back', () => {
    const properties = { show: { type: 'boolean' }, g: { properties: { n: { type: 'integer' } } } };
    const form = { schema: { properties }, visible: { 'g.n': 'root.show' }, computed: { 'g.n': '1' } };
    expect(checkWith(form, { show: false, g: { n: 4 } }).data).toEqual({ show: false, g: {} });
    expect(checkWith(form, { show: true }).data).toEqual({ show: true, g: { n: 1 } });
  });
});
