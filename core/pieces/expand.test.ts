/** Pieces of process written out: what stands there then, and what is said of a use or a piece that is wrong. */
import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '../definition/process.ts';
import { compileProcess, type CompileResult } from '../engine/compile.ts';
import { definitionOf, FORMS, ROLES, task } from '../engine/testing/process.ts';
import { validateSchema } from '../form/schema-validator.ts';
import { copy } from '../json.ts';
import type { JsonObject } from '../vocabulary.ts';
import { expandPieces, withoutPieces } from './expand.ts';

/** Somebody brings what is missing within some days; else it ends. */
const MISSING: JsonObject = {
  format: 1,
  id: 'shared/missing',
  title: '补正',
  parameters: {
    who: { type: 'role', label: '谁补' },
    days: { type: 'feel', label: '几天' },
    due: { type: 'period', label: '期限', default: { wd: 2 } },
    help: { type: 'text', label: '说明', optional: true },
  },
  exits: { brought: '已补', late: '逾期' },
  delays: { deadline: { wd: '${days}' } },
  initial: 'bring',
  states: {
    bring: task(
      { seats: ['${who}'], due: '${due}' },
      { complete: { target: 'look', actions: [{ type: 'set', params: { brought: 'true' } }] } },
      { after: { deadline: { target: '${late}' } }, meta: { help: '${help}' } },
    ),
    look: task(
      { seats: ['clerk'], outcomes: ['complete', 'return'] },
      {
        complete: [{ guard: { type: 'when', params: { if: 'brought' } }, target: '${brought}' }, 'bring'],
        return: { target: 'bring' },
      },
      { meta: { help: '看“${bring}”补了什么' } },
    ),
  },
};

const USE: JsonObject = {
  use: 'shared/missing',
  with: { who: 'head', days: '3' },
  on: { brought: { target: 'work' }, late: { target: 'over' } },
};

const WORK = task(
  { seats: ['clerk'], outcomes: ['complete', 'return'] },
  { complete: 'over', return: 'more' },
);

function definition(use: JsonObject = USE): ProcessDefinition {
  return definitionOf({ work: WORK, more: use, over: { type: 'final' } }) as unknown as ProcessDefinition;
}

function compiled(
  use: JsonObject = USE,
  pieces: Record<string, unknown> = { 'shared/missing': MISSING },
): CompileResult {
  return compileProcess({
    definition: definition(use),
    forms: FORMS,
    groups: {},
    pieces,
    roles: ROLES,
    version: 1,
    validate: validateSchema,
  });
}

/** What is said, without how grave it is. */
function said(result: CompileResult): string[][] {
  return result.diagnostics.map(({ code, element, path, message }) => [code, element, path, message]);
}

const PATH = '/machine/states/more';

/** The piece after a change. */
function changed(change: (piece: JsonObject) => void): Record<string, unknown> {
  const piece = copy(MISSING);
  change(piece);
  return { 'shared/missing': piece };
}

describe('a piece stands in place of the state that uses it', () => {
  it('its first step under the name of that state, the others after it, parameters filled in', () => {
    const { process, diagnostics } = compiled();
    expect(diagnostics).toEqual([]);
    const { states } = process!.definition.machine as { states: Record<string, JsonObject> };
    expect(Object.keys(states)).toEqual(['draft', 'work', 'more', 'more_look', 'over']);
    expect(states.more).toMatchObject({
      meta: { task: { seats: [{ role: 'head' }], due: { wd: 2 } } },
      on: { complete: { target: 'more_look' } },
      after: { more_deadline: { target: 'over' } },
    });
    expect(states.more!.meta).not.toHaveProperty('help');
    expect(states.more_look!.meta).toMatchObject({ help: '看“more”补了什么' });
    expect(process!.definition.delays).toEqual({ more_deadline: { wd: '3' } });
  });

  it('steps and delays have the names the use gives them', () => {
    const { process } = compiled({ ...USE, as: { look: 'inspect', deadline: 'limit' } });
    const { machine, delays } = process!.definition;
    expect(Object.keys(machine.states!)).toEqual(['draft', 'work', 'more', 'inspect', 'over']);
    expect(delays).toEqual({ limit: { wd: '3' } });
  });

  it('a way out does what the piece says, then what the use says, where both conditions hold', () => {
    const brought: JsonObject[] = [
      { guard: { type: 'when', params: { if: 'amount > 5' } }, target: 'work' },
      { target: 'over', actions: [{ type: 'set', params: { note: '"few"' } }] },
    ];
    const pieces = changed(({ states }) => {
      const { look } = states as { look: { on: JsonObject } };
      look.on.complete = {
        guard: { type: 'when', params: { if: 'brought' } },
        target: '${brought}',
        actions: [{ type: 'set', params: { looked: 'true' } }],
      };
    });
    const { process } = compiled({ ...USE, on: { ...(USE.on as JsonObject), brought } }, pieces);
    const { more_look } = process!.definition.machine.states as Record<string, JsonObject>;
    expect(more_look!.on).toMatchObject({
      complete: [
        {
          guard: { type: 'when', params: { if: '(brought) and (amount > 5)' } },
          target: 'work',
          actions: [{ type: 'set', params: { looked: 'true' } }],
        },
        {
          guard: { type: 'when', params: { if: 'brought' } },
          target: 'over',
          actions: [
            { type: 'set', params: { looked: 'true' } },
            { type: 'set', params: { note: '"few"' } },
          ],
        },
      ],
    });
  });

  it('inside a group, places of no meaning keep their names and a way out takes the whole way', () => {
    const grouped = {
      ...MISSING,
      states: {
        bring: {
          type: 'parallel',
          states: {
            side: {
              initial: 'idle',
              states: {
                idle: { on: { go: 'ask' } },
                ask: task({ seats: ['${who}'] }, { complete: '${brought}' }),
              },
            },
            late: { initial: 'wait', states: { wait: { after: { deadline: '${late}' } } } },
          },
        },
      },
    };
    const use = expandPieces(definition(), { 'shared/missing': grouped });
    expect(use.problems).toEqual([]);
    expect((use.definition.machine.states as Record<string, JsonObject>).more!.states).toMatchObject({
      side: {
        initial: 'idle',
        states: {
          idle: { on: { go: { target: 'more_ask' } } },
          more_ask: { on: { complete: { target: '#test.work' } } },
        },
      },
      late: { states: { wait: { after: { more_deadline: { target: '#test.over' } } } } },
    });
  });

  it('a piece may use another one', () => {
    const outer = {
      format: 1,
      id: 'shared/outer',
      title: '先看后补',
      exits: { done: '办完' },
      initial: 'first',
      states: {
        first: task({ seats: ['clerk'] }, { complete: 'bring' }),
        bring: { ...USE, on: { brought: '${done}', late: '${done}' } },
      },
    };
    const { process, diagnostics } = compiled(
      { use: 'shared/outer', on: { done: { target: 'over' } } },
      { 'shared/missing': MISSING, 'shared/outer': outer },
    );
    expect(diagnostics).toEqual([]);
    const { states } = process!.definition.machine as { states: Record<string, JsonObject> };
    expect(Object.keys(states)).toEqual(['draft', 'work', 'more', 'more_bring', 'more_bring_look', 'over']);
    expect(states.more_bring).toMatchObject({ after: { more_bring_deadline: { target: 'over' } } });
  });

  it('a definition without uses is the same object', () => {
    const plain = definition(task({ seats: ['clerk'] }, { complete: 'over' }));
    expect(expandPieces(plain, { 'shared/missing': MISSING }).definition).toBe(plain);
  });

  it.each([
    {},
    { machine: 1 },
    { machine: { states: { a: { use: 'shared/missing', with: 1, as: 2, on: 3 } } } },
  ])('never throws: %j', (broken) => {
    const source = { definition: broken, pieces: { 'shared/missing': MISSING } };
    expect(withoutPieces(source)).toBeTypeOf('object');
  });
});

describe('what is wrong with a use is said at its place', () => {
  it.each([
    [
      'a piece nobody knows',
      { use: 'shared/mising' },
      [['piece_unknown', 'more', `${PATH}/use`, '没有公共流程段 shared/mising，是不是 shared/missing？']],
    ],
    [
      'a parameter that is missing',
      { with: { who: 'head' } },
      [['piece_parameter_missing', 'more', `${PATH}/with`, '缺少参数 days（几天）']],
    ],
    [
      'a parameter nobody knows',
      { with: { who: 'head', days: '3', hepl: '快' } },
      [['piece_parameter_unknown', 'more', `${PATH}/with/hepl`, '不认识 hepl，是不是 help？']],
    ],
    [
      'a parameter of another type',
      { with: { who: 'head', days: '3', due: { wd: 2, month: 1 } } },
      [['piece_parameter_invalid', 'more', `${PATH}/with/due/month`, '不认识 month']],
    ],
    [
      'a way out that leads nowhere',
      { on: { brought: { target: 'work' } } },
      [['piece_exit_missing', 'more', `${PATH}/on`, '出口 late（逾期）没有写去哪里']],
    ],
    [
      'a way out the piece does not have',
      { on: { ...(USE.on as JsonObject), lost: { target: 'work' } } },
      [['piece_exit_unknown', 'more', `${PATH}/on/lost`, '不认识 lost']],
    ],
    [
      'a name for a step the piece does not have',
      { as: { lok: 'inspect' } },
      [['piece_name_unknown', 'more', `${PATH}/as/lok`, '不认识 lok，是不是 look？']],
    ],
    [
      'a name that is taken',
      { as: { look: 'work' } },
      [['piece_name_taken', 'more', `${PATH}/as`, '名称 work 已经有了，请用 as 另取一个']],
    ],
    [
      'what only the piece may say',
      { entry: [] },
      [['piece_use_invalid', 'more', `${PATH}/entry`, '用了公共流程段，就不能再写 entry']],
    ],
  ])('%s', (_what, change, expected) => {
    const result = compiled({ ...USE, ...change } as JsonObject);
    expect(said(result)).toEqual(expected);
    expect(result.process).toBeUndefined();
  });
});

it('a piece written before pieces had a number of their format is read as it was meant', () => {
  const before = changed((piece) => delete piece.format);
  expect(said(compiled(USE, before))).toEqual([]);
});

describe('what is wrong with a piece is said at its place in the piece', () => {
  it.each([
    [
      'a word that is none of the language of pieces',
      changed((piece) => (piece.exit = {})),
      [
        'piece_invalid',
        'shared/missing',
        'shared/missing#/exit',
        '公共流程段不合规范：不认识 exit，是不是 exits？',
      ],
    ],
    [
      'another id than its file',
      changed((piece) => (piece.id = 'shared/other')),
      [
        'piece_invalid',
        'shared/missing',
        'shared/missing#/id',
        '公共流程段不合规范：代号应为 shared/missing',
      ],
    ],
    [
      'a format this program does not know yet',
      changed((piece) => (piece.format = 7)),
      [
        'piece_invalid',
        'shared/missing',
        'shared/missing#/format',
        '公共流程段不合规范：这份公共流程段的格式是 7，本系统只认到格式 1，请升级系统后再用',
      ],
    ],
    [
      'no step to begin with',
      changed((piece) => (piece.initial = 'first')),
      ['piece_invalid', 'shared/missing', 'shared/missing#/initial', '公共流程段不合规范：没有环节 first'],
    ],
    [
      'a name nothing stands for',
      changed((piece) => ((piece.delays as JsonObject).deadline = { wd: '${weeks}' })),
      [
        'piece_hole_unknown',
        'more',
        'shared/missing#/delays/deadline/wd',
        '${weeks} 既不是参数，也不是环节或出口',
      ],
    ],
    [
      'a word that is none of the language of processes, and who uses it',
      changed((piece) => ((piece.states as { look: JsonObject }).look.pause = true)),
      [
        'definition_invalid',
        'more',
        'shared/missing#/states/look/pause',
        '流程定义不合规范：不认识 pause（在公共流程段“补正”里，由 more 使用）',
      ],
    ],
    [
      'a role the house does not have, and who uses it',
      changed(
        (piece) =>
          ((piece.states as JsonObject).look = task({ seats: ['nobody'] }, { complete: '${brought}' })),
      ),
      [
        'role_unknown',
        'more',
        'shared/missing#/states/look',
        '没有岗位 nobody（在公共流程段“补正”里，由 more 使用）',
      ],
    ],
  ])('%s', (_what, pieces, expected) => {
    expect(said(compiled(USE, pieces))).toEqual([expected]);
  });

  it('pieces that use one another have no end', () => {
    const using = (id: string, other: string): JsonObject => ({
      format: 1,
      id,
      title: id,
      exits: { out: '出去' },
      initial: 'a',
      states: { a: { use: other, on: { out: '${out}' } } },
    });
    const result = compiled(
      { use: 'shared/a', on: { out: { target: 'over' } } },
      { 'shared/a': using('shared/a', 'shared/b'), 'shared/b': using('shared/b', 'shared/a') },
    );
    expect(said(result)).toEqual([
      ['piece_cycle', 'more', 'shared/b#/states/a/use', '公共流程段互相套用：shared/a → shared/b → shared/a'],
    ]);
  });

  it('nor do they go deeper, or grow larger, than anybody can follow', () => {
    const level = (n: number, uses: number): JsonObject => ({
      format: 1,
      id: `shared/n${n}`,
      title: `第 ${n} 层`,
      exits: { out: '出去' },
      initial: 'a0',
      states: Object.fromEntries(
        Array.from({ length: uses }, (_, i) => [`a${i}`, { use: `shared/n${n + 1}`, on: { out: '${out}' } }]),
      ),
    });
    const levels = (uses: number): Record<string, JsonObject> =>
      Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`shared/n${n}`, level(n, uses)]));
    const use = { use: 'shared/n0', on: { out: { target: 'over' } } };
    const deep = expandPieces(definition(use), levels(1));
    expect(deep.problems).toMatchObject([
      { code: 'piece_deep', path: 'shared/n7#/states/a0/use', message: '公共流程段套用超过 8 层' },
    ]);
    const wide = expandPieces(definition(use), levels(6));
    expect(wide.problems.map(({ message }) => message)).toContain('公共流程段展开后的环节超过 2000 个');
    expect(JSON.stringify(wide.definition).length).toBeLessThan(1_000_000);
  });
});
