/** The short notation: what it says, that it loses nothing, and that a fault names its place in the short text. */
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { ActionWord } from '../../blocks/action.ts';
import { ACTIONS } from '../../engine/vocabulary.ts';
import type { Json, JsonObject } from '../../vocabulary.ts';
import { expand, shorten } from './index.ts';

const machine = (states: JsonObject, more: JsonObject = {}): JsonObject => ({
  key: 'road',
  machine: { id: 'road', initial: 'a', ...more, states },
});

describe('short words', () => {
  const notify = { notify: 'case.filer', message: '已受理' };
  const canonicalNotify = { type: 'notify', params: { to: 'case.filer', message: '已受理' } };

  it.each<[string, JsonObject, JsonObject]>([
    ['a bare target', { on: { go: 'b' } }, { on: { go: { target: 'b' } } }],
    [
      'ways in order, with a condition',
      { always: [{ if: 'urgent', to: 'b' }, { in: 'x.y', if: 'late', to: 'c' }, 'd'] },
      {
        always: [
          { guard: { type: 'when', params: { if: 'urgent' } }, target: 'b' },
          { guard: { type: 'in', params: { state: 'x.y', if: 'late' } }, target: 'c' },
          { target: 'd' },
        ],
      },
    ],
    [
      'an action under its own word',
      { entry: notify, after: { late: { to: 'b', do: [{ set: { n: '1' } }, { document: 'letter' }] } } },
      {
        entry: [canonicalNotify],
        after: {
          late: {
            target: 'b',
            actions: [
              { type: 'set', params: { n: '1' } },
              { type: 'document', params: { document: 'letter' } },
            ],
          },
        },
      },
    ],
    [
      'what a state means to people, who acts, and outcomes that lead on',
      {
        label: '受理',
        task: {
          who: ['clerk', { role: 'chief', optional: true }],
          outcomes: {
            yes: { label: '同意', to: 'b', do: notify },
            no: { label: '不同意', to: [{ if: 'late', to: 'c' }, 'd'] },
            note: { label: '记录', stays: true, do: notify },
            odd: { label: '其他' },
          },
        },
        on: { withdraw: 'b' },
      },
      {
        meta: {
          label: '受理',
          task: {
            seats: [{ role: 'clerk' }, { role: 'chief', optional: true }],
            outcomes: {
              yes: { label: '同意' },
              no: { label: '不同意' },
              note: { label: '记录', stays: true },
              odd: { label: '其他' },
            },
          },
        },
        on: {
          yes: { target: 'b', actions: [canonicalNotify] },
          no: [{ guard: { type: 'when', params: { if: 'late' } }, target: 'c' }, { target: 'd' }],
          note: { actions: [canonicalNotify] },
          withdraw: { target: 'b' },
        },
      },
    ],
  ])('%s', (_, short, canonical) => {
    const { definition, diagnostics } = expand(machine({ a: short }));
    expect(diagnostics).toEqual([]);
    expect(definition).toEqual(machine({ a: canonical }));
    expect(expand(shorten(definition as JsonObject)).definition).toEqual(definition);
  });

  it('a list of actions is used by its name, and keeps it', () => {
    const short = machine(
      { a: { entry: 'tell', on: { go: { to: 'b', do: ['tell', { set: { n: '2' } }] } } } },
      { actions: { tell: [{ set: { n: '1' } }, notify] } },
    );
    const { definition, diagnostics, lists } = expand(short);
    const tell = [{ type: 'set', params: { n: '1' } }, canonicalNotify];
    expect(diagnostics).toEqual([]);
    expect(definition).toEqual(
      machine({
        a: {
          entry: tell,
          on: { go: { target: 'b', actions: [...tell, { type: 'set', params: { n: '2' } }] } },
        },
      }),
    );
    expect(shorten(definition as JsonObject, lists)).toEqual(short);
    expect(shorten(definition as JsonObject, { ...lists, idle: [{ type: 'document', params: {} }] })).toEqual(
      short,
    );
    expect(expand(shorten(definition as JsonObject)).definition).toEqual(definition);
  });

  it('a state that uses a shared piece is left to whoever writes pieces out', () => {
    const piece = { use: 'shared/supplement', with: { days: 'params.days' }, on: { done: 'b' } };
    expect(expand(machine({ a: piece })).definition).toEqual(
      machine({ a: { ...piece, on: { done: { target: 'b' } } } }),
    );
  });

  it('a file can say that it is canonical word for word', () => {
    const odd = machine({ a: { on: { go: 'b' } } });
    expect(expand({ notation: 'xstate', ...odd }).definition).toEqual(odd);
    expect(shorten(odd)).toEqual({ notation: 'xstate', ...odd });
  });
});

describe('a fault', () => {
  it.each<[string, string, JsonObject, JsonObject?]>([
    ['action_unknown', '/machine/states/a/entry/1', { entry: [{ set: {} }, { notfy: 'x' }] }],
    ['action_unknown', '/machine/states/a/on/go/do', { on: { go: { do: {} } } }],
    ['action_beside', '/machine/states/a/entry', { entry: { set: {}, to: 'x' } }],
    ['list_unknown', '/machine/states/a/exit', { exit: 'tell' }],
    [
      'list_in_list',
      '/machine/actions/tell/0',
      { exit: 'tell' },
      { actions: { tell: ['other'], other: [] } },
    ],
    ['lists_invalid', '/machine/actions', {}, { actions: [] }],
    ['notation_twice', '/machine/states/a/label', { meta: { label: 'x' }, label: 'y' }],
    ['notation_twice', '/machine/states/a/on/go/to', { on: { go: { target: 'b', to: 'c' } } }],
    ['notation_twice', '/machine/states/a/task/who', { task: { who: 'filer', seats: [], outcomes: {} } }],
    [
      'notation_twice',
      '/machine/states/a/on/yes',
      { task: { who: 'x', outcomes: { yes: { to: 'b' } } }, on: { yes: 'c' } },
    ],
    [
      'do_beside',
      '/machine/states/a/task/outcomes/yes/do',
      { task: { outcomes: { yes: { to: ['b'], do: [] } } } },
    ],
  ])('%s is told at %s', (code, path, state, more) => {
    expect(expand(machine({ a: state }, more)).diagnostics).toMatchObject([
      { severity: 'error', code, path },
    ]);
  });

  it('found later in what was written out is told where it stands in the short text', () => {
    const { placeOf } = expand(
      machine(
        {
          'a/b': {
            label: '甲',
            task: {
              who: ['clerk', 'chief'],
              outcomes: { yes: { label: '同意', to: 'b', do: ['tell', { set: {} }] } },
            },
            always: [{ if: 'late', to: 'c' }],
            on: { withdraw: 'b' },
          },
        },
        { actions: { tell: [{ notify: 'x', message: 'y' }] } },
      ),
    );
    const state = '/machine/states/a~1b';
    expect(placeOf('/caseNo')).toBe('/caseNo');
    expect(placeOf(`${state}/meta/label`)).toBe(`${state}/label`);
    expect(placeOf(`${state}/meta/task/seats/1/role`)).toBe(`${state}/task/who/1`);
    expect(placeOf(`${state}/meta/task/outcomes/yes/label`)).toBe(`${state}/task/outcomes/yes/label`);
    expect(placeOf(`${state}/on/yes/target`)).toBe(`${state}/task/outcomes/yes/to`);
    expect(placeOf(`${state}/on/yes/actions/0/params/to`)).toBe('/machine/actions/tell/0/notify');
    expect(placeOf(`${state}/on/yes/actions/0/params/message`)).toBe('/machine/actions/tell/0/message');
    expect(placeOf(`${state}/on/yes/actions/1/params/n`)).toBe(`${state}/task/outcomes/yes/do/1/set/n`);
    expect(placeOf(`${state}/on/withdraw/target`)).toBe(`${state}/on/withdraw`);
    expect(placeOf(`${state}/always/0/guard/params/if`)).toBe(`${state}/always/0/if`);
    expect(placeOf(`${state}/nothing/there`)).toBe(`${state}/nothing/there`);
  });
});

function requiredOf({ params }: ActionWord): string[] {
  return Object.keys(params).filter((name) => params[name]?.required);
}

/** Machines as they may be, some canonical and many not. */
const { json, machines } = fc.letrec<{
  json: Json;
  action: Json;
  actions: Json;
  way: Json;
  ways: Json;
  task: Json;
  state: Json;
  machines: JsonObject;
}>((tie) => {
  const word = fc.constantFrom('a', 'b', 'yes', 'no', 'type', 'to', 'do', 'if', 'set', 'notify', 'tell');
  const some = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
    fc.dictionary(word, value, { maxKeys: 3, noNullPrototype: true });
  const part = (
    shape: Record<string, fc.Arbitrary<unknown>>,
    requiredKeys: string[] = [],
  ): fc.Arbitrary<JsonObject> =>
    fc.record(shape, { requiredKeys, noNullPrototype: true }) as fc.Arbitrary<JsonObject>;
  const params = Object.values(ACTIONS).flatMap(requiredOf);
  return {
    json: fc.oneof(word, fc.boolean(), fc.constant(null), some(word), fc.array(word, { maxLength: 2 })),
    action: fc.oneof(
      { withCrossShrink: true },
      part({ type: fc.constantFrom(...Object.keys(ACTIONS), 'other'), params: some(word) }, [
        'type',
        'params',
      ]),
      fc.constantFrom(...Object.entries(ACTIONS)).map(([type, action]) => ({
        type,
        params: Object.fromEntries(requiredOf(action).map((name) => [name, 'x'])),
      })),
      fc.record({ type: fc.constant('set'), params: fc.dictionary(fc.constantFrom(...params), word) }),
      tie('json'),
    ) as fc.Arbitrary<Json>,
    actions: fc.oneof(fc.array(tie('action'), { maxLength: 3 }), tie('action')) as fc.Arbitrary<Json>,
    way: fc.oneof(
      part({ target: word, actions: tie('actions'), reenter: fc.boolean() }),
      part({
        guard: part({
          type: fc.constantFrom('when', 'in', 'other'),
          params: part({ if: word, state: tie('json') }),
        }),
        target: word,
        actions: fc.array(tie('action'), { maxLength: 3 }),
      }),
      part({ target: word }, ['target']),
      tie('json'),
    ),
    ways: fc.oneof(tie('way'), fc.array(tie('way'), { maxLength: 3 })) as fc.Arbitrary<Json>,
    task: part({
      seats: fc.oneof(fc.array(part({ role: tie('json'), form: word }), { maxLength: 2 }), tie('json')),
      mode: word,
      outcomes: fc.oneof(some(part({ label: word, to: word })), some(part({ label: word })), tie('json')),
    }),
    state: part({
      type: word,
      meta: fc.oneof(part({ label: word, task: tie('task'), notice: tie('json'), tags: word }), tie('json')),
      entry: tie('actions'),
      exit: tie('actions'),
      on: fc.oneof(some(tie('ways')), tie('json')) as fc.Arbitrary<Json>,
      after: fc.oneof(some(tie('ways')), tie('json')) as fc.Arbitrary<Json>,
      always: tie('ways'),
      states: fc.oneof({ maxDepth: 3 }, tie('json'), some(tie('state'))) as fc.Arbitrary<Json>,
    }),
    machines: part(
      { id: word, initial: word, on: some(tie('ways')), actions: tie('json'), states: some(tie('state')) },
      ['states'],
    ),
  };
});

describe('nothing is lost', () => {
  const lists = fc.dictionary(fc.constantFrom('tell', 'pay'), fc.array(json, { maxLength: 2 }));

  test.prop([machines, lists])('short and out again is the same, to the order of keys', (random, names) => {
    const definition = JSON.parse(JSON.stringify({ key: 'x', machine: random })) as JsonObject;
    const again = expand(shorten(definition, names));
    expect(again.diagnostics).toEqual([]);
    expect(JSON.stringify(again.definition)).toBe(JSON.stringify(definition));
    expect(shorten(definition, names)).toEqual(shorten(definition, names));
  });

  test.prop([machines])('out, short and out again is the same as out', (random) => {
    const short = JSON.parse(JSON.stringify({ key: 'x', machine: random })) as JsonObject;
    const { definition } = expand(short);
    expect(expand(shorten(definition as JsonObject)).definition).toEqual(definition);
  });

  test.prop([fc.jsonValue()])('whatever it is, it does not throw', (value) => {
    expect(() => expand(value)).not.toThrow();
    expect(() => expand({ machine: value })).not.toThrow();
    expect(() => expand({ machine: { states: { a: value }, actions: value } })).not.toThrow();
  });
});
