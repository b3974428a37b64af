/** Diagnostics of a definition: each names the element; nothing throws, whatever the file holds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateSchema } from '../form/schema-validator.ts';
import type { JsonObject } from '../vocabulary.ts';
import { compileProcess } from './compile.ts';
import { definitionOf, end, processOf, ROLES, task, when } from './testing/process.ts';

const forms = Object.fromEntries(processOf({ done: end('done') }).forms);
const compile = (definition: unknown) =>
  compileProcess({
    definition,
    forms: plain(forms),
    groups: {},
    roles: ROLES,
    version: 1,
    validate: validateSchema,
  });

/** The forms as files again. */
function plain(compiled: typeof forms): JsonObject {
  return Object.fromEntries(Object.values(compiled).map(({ id, schema }) => [id, { id, title: id, schema }]));
}

const done = end('done');

/** A step that opens a case on entering. */
function opening(params: JsonObject): JsonObject {
  const entry = [{ type: 'open', params: { process: 'child', data: {}, ...params } }];
  return task({ seats: ['clerk'] }, { complete: 'done' }, { entry });
}

/** A transition taken only while the machine is in `state`. */
function whileIn(state: string, condition?: string): JsonObject {
  const params = { state, ...(condition === undefined ? {} : { if: condition }) };
  return { guard: { type: 'in', params }, target: 'done' };
}

describe('a definition', () => {
  it.each([
    [
      'form_missing',
      { check: task({ seats: ['clerk'], form: 'test/none' }, { complete: 'done' }), done },
      {},
    ],
    ['role_unknown', { check: task({ seats: ['nobody'] }, { complete: 'done' }), done }, {}],
    [
      'outcome_unknown',
      { check: task({ seats: [{ role: 'clerk', outcomes: ['fly'] }] }, { complete: 'done' }), done },
      {},
    ],
    [
      'action_unknown',
      {
        check: task({ seats: ['clerk'] }, { complete: { target: 'done', actions: [{ type: 'explode' }] } }),
        done,
      },
      {},
    ],
    [
      'param_missing',
      {
        check: task(
          { seats: ['clerk'] },
          { complete: 'done' },
          { entry: [{ type: 'notify', params: { to: '"x"' } }] },
        ),
        done,
      },
      {},
    ],
    [
      'param_unknown',
      {
        check: task(
          { seats: ['clerk'] },
          { complete: 'done' },
          { exit: [{ type: 'refer', params: { process: '"x"', reason: '"y"', why: '"z"' } }] },
        ),
        done,
      },
      {},
    ],
    [
      'not_public',
      {
        shown: {
          meta: {
            notice: {
              kind: 'publicity',
              title: '"x"',
              days: { wd: 1 },
              fields: [{ name: 'phone', label: '电话', value: 'phone' }],
            },
          },
          on: { 'notice.ended': 'done' },
        },
        done,
      },
      {},
    ],
    ['name_reserved', { done }, { computed: { today: '1' } }],
    [
      'expression_invalid',
      { check: task({ seats: ['clerk'] }, { complete: when('amount >', 'done') }), done },
      {},
    ],
    [
      'expression_invalid',
      { check: task({ seats: ['clerk'] }, { complete: whileIn('done', 'amount >') }), done },
      {},
    ],
    ['state_unknown', { check: task({ seats: ['clerk'] }, { complete: whileIn('gone') }), done }, {}],
    [
      'guard_unknown',
      { check: task({ seats: ['clerk'] }, { complete: { guard: 'rich', target: 'done' } }), done },
      {},
    ],
    [
      'answer_unknown',
      {
        check: {
          meta: {
            notice: {
              kind: 'publicity',
              title: '"公示"',
              days: { wd: 3 },
              fields: [],
              objections: 'test/note',
              answer: { finding: 'fnding' },
            },
          },
          on: { 'notice.ended': 'done' },
        },
        done,
      },
      {},
    ],
    [
      'param_missing',
      {
        check: task(
          { seats: ['clerk'] },
          { complete: 'done' },
          { exit: [{ type: 'ledger.close', params: { ledger: 'relief', reason: '"去世"' } }] },
        ),
        done,
      },
      {},
    ],
    ['message_unknown', { check: opening({ answer: 'child.done' }), done }, {}],
    [
      'expression_invalid',
      { check: opening({ answer: 'child.done', result: { paid: 'amount *' } }), done },
      { messages: ['child.done'] },
    ],
    ['machine_invalid', { check: task({ seats: ['clerk'] }, { complete: 'nowhere' }), done }, {}],
    ['definition_invalid', { done }, { key: 'Not A Key' }],
  ])('%s', (code, states, more) => {
    const { process, diagnostics } = compile(definitionOf(states as Record<string, JsonObject>, more));
    expect(process).toBeUndefined();
    expect(diagnostics.map((d) => d.code)).toContain(code);
    expect(diagnostics[0]?.message).toMatch(/[一-鿿]/);
  });

  it('is refused with a form of a newer format, and reads one without a number', () => {
    const compileWith = (form: JsonObject) =>
      compileProcess({
        definition: definitionOf({ done }),
        forms: { ...plain(forms), 'test/start': { ...(plain(forms)['test/start'] as JsonObject), ...form } },
        groups: {},
        roles: ROLES,
        version: 1,
        validate: validateSchema,
      });
    expect(compileWith({})).toMatchObject({ process: {}, diagnostics: [] });
    const { process, diagnostics } = compileWith({ format: 7 });
    expect(process).toBeUndefined();
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ severity: 'error', code: 'format_newer', element: 'test/start' }),
    );
  });

  it('is warned of an outcome that takes the place of an act on tasks', () => {
    const { process, diagnostics } = compile(
      definitionOf({ check: task({ seats: ['clerk'], outcomes: ['transfer'] }, { transfer: 'done' }), done }),
    );
    expect(process).toBeDefined();
    expect(diagnostics).toMatchObject([
      { severity: 'warning', code: 'outcome_shadows_act', element: 'check' },
    ]);
  });

  it('is warned of a condition that `in` takes in', () => {
    const condition = 'amount in [1, 2] and flag';
    for (const guarded of [when(condition, 'done'), whileIn('done', condition)]) {
      const { process, diagnostics } = compile(
        definitionOf({ check: task({ seats: ['clerk'] }, { complete: guarded }), done }),
      );
      expect(process).toBeDefined();
      expect(diagnostics).toMatchObject([
        {
          severity: 'warning',
          code: 'in_takes_condition',
          element: 'test.states.check.on.complete.guard',
          message: expect.stringContaining('“(amount in [1, 2]) and flag”'),
        },
      ]);
    }
  });

  it('names every column of a ledger it declares', () => {
    const checked = (fields: JsonObject) =>
      compile(
        definitionOf(
          { check: task({ seats: ['clerk'] }, { complete: 'done' }), done },
          { ledgers: { help: { title: '救助台账', fields } } },
        ),
      ).diagnostics.map(({ code, path }) => `${code} ${path}`);
    expect(checked({ amount: { title: '金额', type: 'integer' } })).toEqual([]);
    expect(checked({ amount: { type: 'integer' }, note: { title: ' ' } })).toEqual([
      'column_untitled /ledgers/help/fields/amount',
      'column_untitled /ledgers/help/fields/note',
    ]);
  });

  it('may be anything at all', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (machine, more) => {
        expect(compile(machine).process).toBeUndefined();
        const states = definitionOf({ done }) as { machine: JsonObject };
        expect(() =>
          compile({ ...states, machine: typeof machine === 'object' ? machine : {}, computed: more }),
        ).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });
});
