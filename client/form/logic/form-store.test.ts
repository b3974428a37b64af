import { beforeAll, describe, expect, test } from 'vitest';
import { expandForm } from '../../../core/form/expand.ts';
import type { FormDefinition } from '../../../core/definition/form.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { engine } from './engine.ts';
import { FormStore, type FormOptions } from './form-store.ts';

const definition: FormDefinition = {
  id: 'test/form',
  title: '测试表',
  schema: {
    type: 'object',
    required: ['kind'],
    properties: {
      kind: { type: 'string', title: '类型', enum: ['疾病', '火灾'] },
      medical: {
        type: 'object',
        title: '医疗',
        required: ['total'],
        properties: {
          total: { type: 'integer', format: 'money', title: '总额', minimum: 0 },
          paid: { type: 'integer', format: 'money', title: '报销', minimum: 0 },
          own: { type: 'integer', format: 'money', title: '自付' },
        },
      },
      person: {
        type: 'object',
        title: '人员',
        properties: {
          id_type: { type: 'string', title: '证件类型', enum: ['身份证', '护照'], default: '身份证' },
          id_no: { type: 'string', title: '证件号' },
          birth: { type: 'string', format: 'date', title: '出生日期' },
        },
      },
      members: {
        type: 'array',
        title: '成员',
        items: {
          type: 'object',
          required: ['name'],
          properties: { name: { type: 'string', title: '姓名' }, age: { type: 'integer', title: '年龄' } },
        },
      },
      count: { type: 'integer', title: '人数' },
      note: { type: 'string', title: '备注' },
      signer: { type: 'string', title: '签批人', 'x-auto': 'actor' },
    },
  },
  computed: {
    'medical.own': 'if total = null then null else total - (if paid = null then 0 else paid)',
    'person.birth': 'if id_type = "身份证" then birth_date(id_no) else birth',
    count: 'count(members)',
  },
  visible: { medical: 'kind = "疾病"' },
  required: { medical: 'kind = "疾病"', note: 'kind = "火灾"' },
};

const { form, diagnostics } = expandForm(definition, {});
const begin = (options: Partial<FormOptions> = {}) => {
  const store = new FormStore({ form, today: '2026-03-02', ...options });
  store.attach(engine);
  return store;
};

beforeAll(() => expect(diagnostics).toEqual([]));

describe('what follows from what was typed', () => {
  test('a branch appears, is computed, and vanishes without leaving anything behind', () => {
    const store = begin();
    expect(store.isHidden('medical.total')).toBe(true);
    store.set('kind', '疾病');
    store.set('medical.total', 10_000);
    store.set('medical.paid', 2_500);
    expect(store.stateOf('medical.own')).toMatchObject({ value: 7_500, computed: true, hidden: false });
    store.set('kind', '火灾');
    expect(store.isHidden('medical')).toBe(true);
    expect(store.submission()).not.toHaveProperty('medical');
    // whoever only tried the other answer finds what was typed again
    store.set('kind', '疾病');
    expect(store.stateOf('medical.total').value).toBe(10_000);
  });

  test('required follows too', () => {
    const store = begin();
    expect(store.stateOf('note').required).toBe(false);
    store.set('kind', '火灾');
    expect(store.stateOf('note').required).toBe(true);
  });

  test('a value that is computed only sometimes can be typed at other times', () => {
    const store = begin();
    store.set('person.id_no', '990101198711050037');
    expect(store.stateOf('person.birth')).toMatchObject({ value: '1987-11-05', computed: true });
    store.set('person.id_type', '护照');
    expect(store.stateOf('person.birth').computed).toBe(false);
    store.set('person.birth', '1990-01-01');
    expect(store.stateOf('person.birth').value).toBe('1990-01-01');
  });

  test('until the engine is there, what may be hidden stays away and the rest can be filled in', () => {
    const store = new FormStore({ form, today: '2026-03-02' });
    expect(store.isHidden('medical.total')).toBe(true);
    expect(store.isHidden('kind')).toBe(false);
    store.set('kind', '疾病');
    store.attach(engine);
    expect(store.isHidden('medical.total')).toBe(false);
  });
});

describe('who hears of a change', () => {
  test('only the field itself, where nothing depends on it', () => {
    const store = begin();
    const heard: string[] = [];
    for (const path of ['note', 'kind', 'medical.own']) store.subscribe(() => heard.push(path), path);
    store.set('note', '甲');
    expect(heard).toEqual(['note']);
    heard.length = 0;
    store.set('kind', '疾病');
    expect(heard.sort()).toEqual(['kind', 'medical.own', 'note']);
  });

  test('the state of a field stays the same object until something of it changes', () => {
    const store = begin({ initial: { members: [{ name: '甲' }] } });
    const rows = store.stateOf('members');
    const kind = store.stateOf('kind');
    store.set('members.0.name', '乙');
    store.set('note', '丙');
    expect(store.stateOf('members')).toBe(rows);
    expect(store.stateOf('kind')).toBe(kind);
  });
});

describe('rows', () => {
  test('come, go and come back under the same key', () => {
    const store = begin();
    store.addRow('members');
    store.addRow('members');
    store.set('members.0.name', '甲');
    store.set('members.1.name', '乙');
    const keys = store.stateOf('members').value as string[];
    const undo = store.removeRow('members', 0);
    expect(store.data['members']).toEqual([{ name: '乙' }]);
    expect(store.stateOf('members').value).toEqual([keys[1]]);
    expect(store.stateOf('count').value).toBe(1);
    undo();
    expect(store.data['members']).toEqual([{ name: '甲' }, { name: '乙' }]);
    expect(store.stateOf('members').value).toEqual(keys);
  });
});

describe('what is wrong', () => {
  test('all at once, in the order of the form, gone when changed', () => {
    const store = begin({ initial: { kind: '疾病', members: [{}] } });
    expect(store.check().errors.map(({ path }) => path)).toEqual(['medical.total', 'members.0.name']);
    store.set('medical.total', 1);
    expect(store.shownErrors().map(({ path }) => path)).toEqual(['members.0.name']);
  });

  test('only of the page that is asked about', () => {
    const store = begin();
    expect(store.check((path) => path === 'note').errors).toEqual([]);
    expect(store.shownErrors()).toEqual([]);
  });

  test('nothing that stops is silent: what has no place on the page is told apart', () => {
    const store = begin({
      initial: { kind: '疾病', medical: { total: -1, paid: -1 } },
      permissions: { 'medical.total': 'hidden' },
    });
    const { errors } = store.check();
    const unseen = store.unseen(errors);
    expect(unseen.map(({ path }) => path)).toEqual(['medical.total']);
    const said = [...store.shownErrors(), ...unseen];
    expect(said.map(({ path }) => path).sort()).toEqual(errors.map(({ path }) => path).sort());
  });

  test('leaving an empty field is not a fault yet, leaving a wrong one is', () => {
    const store = begin({ initial: { kind: '疾病' } });
    store.touch('kind');
    store.set('kind', undefined);
    store.touch('kind');
    expect(store.stateOf('kind').error).toBeUndefined();
    store.set('kind', '水灾');
    store.touch('kind');
    expect(store.stateOf('kind').error).toContain('类型');
  });

  test('a refusal of the server stands until the field is changed', () => {
    const store = begin();
    store.refuse([{ path: 'note', code: 'x', message: '服务器不同意' }]);
    store.check();
    expect(store.stateOf('note').error).toBe('服务器不同意');
    store.set('note', '改了');
    expect(store.stateOf('note').error).toBeUndefined();
  });

  test('an action may ask for more, or for less', () => {
    const store = begin();
    store.demand(['note']);
    expect(store.check().errors.map(({ path }) => path)).toEqual(['kind', 'note']);
    store.demand([], ['*']);
    expect(store.check().errors).toEqual([]);
  });

  test('a default that was emptied is handed in as emptied, and does not come back with the draft', () => {
    const store = begin();
    store.set('person.id_no', 'E12345678');
    store.set('person.id_type', undefined);
    expect(store.submission()['person']).toEqual({ id_type: null, id_no: 'E12345678' });
    const again = begin({ initial: JSON.parse(JSON.stringify(store.typed)) as JsonObject });
    expect(again.stateOf('person.id_type').value).toBeNull();
    expect(again.submission()['person']).toEqual({ id_type: null, id_no: 'E12345678' });
  });

  test('a default standing alone in a group nobody needs asks for nothing', () => {
    const store = begin({ initial: { kind: '火灾', note: '有' } });
    expect(store.stateOf('person.id_type').value).toBe('身份证');
    expect(store.check().errors).toEqual([]);
    expect(store.submission()).toMatchObject({ kind: '火灾', person: {} });
  });
});

describe('what is handed in', () => {
  test('nothing the person may not write: masked values stay on the screen', () => {
    const initial: JsonObject = { kind: '火灾', note: '张**', members: [{ name: '王**', age: 3 }] };
    const store = begin({ initial, permissions: { note: 'masked', 'members[].name': 'read' } });
    expect(store.stateOf('note')).toMatchObject({ value: '张**', access: 'masked' });
    expect(store.submission()).toEqual({ kind: '火灾', members: [{ age: 3 }], count: 1, person: {} });
    expect(store.check().errors).toEqual([]);
  });

  test('nothing the system fills in', () => {
    const store = begin();
    expect(store.stateOf('signer').access).toBe('read');
  });

  test('a field that is not listed may be written; a hidden group shows what is not hidden of it', () => {
    const store = begin({
      initial: { kind: '疾病' },
      permissions: {
        kind: 'read',
        medical: 'hidden',
        'medical.total': 'hidden',
        'medical.own': 'hidden',
        members: 'hidden',
      },
    });
    expect(store.access('kind')).toBe('read');
    expect(store.access('note')).toBe('write');
    expect(store.isHidden('medical')).toBe(false);
    expect(store.isHidden('medical.total')).toBe(true);
    expect(store.isHidden('medical.paid')).toBe(false);
    expect(store.isHidden('members')).toBe(true);
    expect(begin({ permissions: { '*': 'read', note: 'write' } }).access('kind')).toBe('read');
  });
});
