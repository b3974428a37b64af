import { describe, expect, it } from 'vitest';
import { FormDefinition } from '../../../core/definition/form.ts';
import { expandForm } from '../../../core/form/expand.ts';
import { Check } from 'typebox/value';
import {
  accessAt,
  addField,
  addShared,
  changeKind,
  linesOf,
  moveField,
  moveFieldTo,
  removeField,
  renameField,
  setAccess,
  setRequired,
  type Form,
} from './edit.ts';
import { KIND_IDS, kindOfField } from './kinds.ts';

const EMPTY: Form = { id: 'a/b', title: '表', schema: { type: 'object', properties: {} } };
const ROAD: Form = {
  id: 'a/b',
  title: '修路申请',
  schema: {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string', title: '姓名' },
      members: {
        type: 'array',
        title: '成员',
        items: { type: 'object', properties: { id_no: { type: 'string', title: '证件号' } } },
      },
      amount: { type: 'integer', format: 'money', title: '金额' },
    },
  },
  pages: [
    { title: '谁', fields: ['name', 'members'] },
    { title: '多少', fields: ['amount'] },
  ],
  privacy: { name: 'name', 'members[].id_no': 'id' },
  visible: { amount: 'name != null' },
};

const names = (form: Form): string[] => linesOf(form).map(({ template }) => template);

describe('a form being edited', () => {
  it.each(KIND_IDS)('takes a field of the kind %s, which is read as what it is', (kind) => {
    const { form, template } = addField(EMPTY, '', kind, '新字段');
    expect(Check(FormDefinition, form)).toBe(true);
    expect(expandForm(form, {}).diagnostics).toEqual([]);
    const line = linesOf(form).find((each) => each.template === template);
    expect(line && kindOfField(line.field)).toBe(kind);
  });

  it('gives every new field a name of its own, in groups and rows too', () => {
    const once = addField(EMPTY, '', 'text', '甲').form;
    const twice = addField(once, '', 'text', '乙').form;
    const rows = addField(twice, '', 'rows', '明细').form;
    expect(names(addField(rows, 'rows_1[]', 'money', '金额').form)).toEqual([
      'text_1',
      'text_2',
      'rows_1',
      'rows_1[].name',
      'rows_1[].money_1',
    ]);
  });

  it('shows a new field on its last page', () => {
    expect(addField(ROAD, '', 'date', '日期').form.pages?.at(-1)?.fields).toEqual(['amount', 'date_1']);
  });

  it('takes a field out with everything said of it', () => {
    const form = removeField(ROAD, 'members');
    expect(names(form)).toEqual(['name', 'amount']);
    expect(form.privacy).toEqual({ name: 'name' });
    expect(form.pages?.[0]?.fields).toEqual(['name']);
    expect(removeField(form, 'amount')).not.toHaveProperty('visible');
  });

  it('renames a field wherever a path speaks of it', () => {
    const form = renameField(ROAD, 'members', 'family');
    expect(names(form)).toEqual(['name', 'family', 'family[].id_no', 'amount']);
    expect(form.privacy).toEqual({ name: 'name', 'family[].id_no': 'id' });
    expect(renameField(ROAD, 'name', 'who').schema['required']).toEqual(['who']);
  });

  it('moves a field among its neighbours and on its page, never past the end', () => {
    const form = moveField(ROAD, 'members', -1);
    expect(names(form)).toEqual(['members', 'members[].id_no', 'name', 'amount']);
    expect(form.pages?.[0]?.fields).toEqual(['members', 'name']);
    expect(names(moveField(ROAD, 'name', -1))).toEqual(names(ROAD));
  });

  it('asks for a field and leaves it open again', () => {
    const asked = setRequired(ROAD, 'members[].id_no', true);
    expect(linesOf(asked).find(({ template }) => template === 'members[].id_no')?.required).toBe(true);
    expect(setRequired(asked, 'members[].id_no', false)).toEqual(ROAD);
  });

  it('turns a field into another kind and keeps its words', () => {
    const form = changeKind(ROAD, 'amount', 'phone');
    const line = linesOf(form).find(({ template }) => template === 'amount');
    expect(line?.field).toEqual({ type: 'string', format: 'phone', title: '金额' });
    expect(form.privacy).toMatchObject({ amount: 'phone' });
  });

  it('keeps what may be done at each step, one rule a field and step', () => {
    const once = setAccess(ROAD, 'name', 'review', 'read');
    const twice = setAccess(once, 'name', 'review', 'hidden');
    expect(accessAt(twice, 'name', 'review')).toBe('hidden');
    expect(twice.permissions).toHaveLength(1);
    expect(setAccess(twice, 'name', 'review', null)).toEqual(ROAD);
  });

  it('places a shared group under a free name', () => {
    const once = addShared(EMPTY, 'shared/person', '人员');
    const twice = addShared(once.form, 'shared/person', '人员');
    expect(twice.form.use).toEqual({ person: 'shared/person', person_2: 'shared/person' });
  });
});

describe('dragging a field', () => {
  const names = (form: Form): string[] => Object.keys((form.schema as { properties: object }).properties);

  it('puts it where the other one stands, either way', () => {
    expect(names(moveFieldTo(ROAD, 'amount', 'name'))).toEqual(['amount', 'name', 'members']);
    expect(names(moveFieldTo(ROAD, 'name', 'amount'))).toEqual(['members', 'amount', 'name']);
  });

  it('leaves a form alone where the other one is of another group', () => {
    expect(moveFieldTo(ROAD, 'name', 'members.[].id_no')).toBe(ROAD);
    expect(moveFieldTo(ROAD, 'name', 'name')).toBe(ROAD);
  });
});
