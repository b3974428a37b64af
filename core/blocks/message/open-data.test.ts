/** What may leave the house: the white-list of public pages, no more. */
import { expect, it } from 'vitest';
import { processOf } from '../../engine/testing/process.ts';
import { compileProcess } from '../../engine/compile.ts';
import { FORMS, ROLES, task, end } from '../../engine/testing/process.ts';
import { validateSchema as validate } from '../../form/schema-validator.ts';
import type { CompiledProcess } from '../../engine/process.ts';
import { openData } from './open-data.ts';

const text = { type: 'string' };

function process(): CompiledProcess {
  const { definition } = processOf({
    check: task({ seats: ['clerk'], form: 'test/note' }, { complete: 'done' }),
    done: end('done'),
  });
  const start = {
    ...FORMS['test/start'],
    schema: {
      type: 'object',
      properties: {
        village: text,
        name: text,
        address: text,
        phone: text,
        illness: text,
        income: { type: 'integer' },
        amount: { type: 'integer' },
        kind: { type: 'string', enum: ['火灾', '疾病'] },
        day: { type: 'string', format: 'date' },
        words: text,
        members: {
          type: 'array',
          items: { type: 'object', properties: { name: text, id_no: text, age: { type: 'integer' } } },
        },
      },
    },
    privacy: {
      name: 'name',
      address: 'address',
      phone: 'phone',
      illness: 'health',
      income: 'income',
      'members[].name': 'name',
      'members[].id_no': 'id',
    },
  };
  const result = compileProcess({
    definition,
    forms: { ...FORMS, 'test/start': start },
    groups: {},
    roles: ROLES,
    version: 1,
    validate,
  });
  expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return result.process as CompiledProcess;
}

const DATA = {
  name: '张某山',
  address: '青石村一组12号',
  phone: '13900000001',
  illness: '尿毒症',
  income: 120000,
  amount: 500,
  kind: '火灾',
  day: '2026-03-02',
  words: '张某山的儿子生病',
  members: [{ name: '张小某', id_no: '99010119870305003X', age: 9 }],
  check: { note: '不符合', amount: 5 },
  noted: { by: 'u1', n: 3 },
};

it('names and addresses are masked; numbers, dates and choices go; what is personal or free words stays', () => {
  expect(openData(process(), DATA, true)).toEqual({
    name: '张**',
    address: '青石村一组**号',
    phone: null,
    illness: null,
    income: null,
    amount: 500,
    kind: '火灾',
    day: '2026-03-02',
    words: null,
    members: [{ name: '张**', id_no: null, age: 9 }],
    check: { note: null, amount: 5 },
    noted: { by: null, n: 3 },
  });
});

it('without strictness only what would be shown in part is masked', () => {
  const masked = { name: '张**', address: '青石村一组**号', members: [{ ...DATA.members[0], name: '张**' }] };
  expect(openData(process(), DATA, false)).toEqual({ ...DATA, ...masked });
});
