/** 公示 as a step with results: what comes of it by whether somebody objected, what was found, and when it is looked into. */
import { describe, expect, it } from 'vitest';
import { noticeSlot } from '../core/blocks/notice/state.ts';
import { compileProcess } from '../core/engine/compile.ts';
import type { CompiledProcess } from '../core/engine/process.ts';
import { TestWorld } from '../core/engine/testing/house.ts';
import { definitionOf, end, FORMS, ROLES } from '../core/engine/testing/process.ts';
import { validateSchema as validate } from '../core/form/schema-validator.ts';
import type { JsonObject } from '../core/vocabulary.ts';
import { checkSource } from '../core/versions/check.ts';
import { drawn } from '../core/versions/draw.ts';
import { redrawn } from '../core/versions/redraw.ts';
import { readPieces } from '../server/definitions/files.ts';
import { ROOT } from './patterns/load.ts';

const { pieces } = readPieces(ROOT);

const RESULTS = {
  at_once: ['unopposed', 'upheld', 'unfounded'],
  at_end: ['unopposed', 'upheld', 'unfounded'],
  none: ['unopposed', 'opposed'],
} as const;
type Check = keyof typeof RESULTS;
const CHECKS = Object.keys(RESULTS) as Check[];

/** A process that publishes and ends with the result. */
function definition(check: Check, more: JsonObject = {}): JsonObject {
  const results: readonly string[] = RESULTS[check];
  const use: JsonObject = {
    use: 'shared/publicity',
    with: {
      title: '"公示"',
      period: { wd: 3 },
      fields: [{ name: 'name', label: '姓名', value: 'mask_name(name)' }],
      objection_form: 'test/note',
      check,
      check_role: 'investigator',
      check_form: 'test/note',
    },
    on: Object.fromEntries(results.map((result) => [result, { target: `end_${result}` }])),
    ...more,
  };
  const ends = results.map((result) => [`end_${result}`, end(result)] as const);
  const made = definitionOf({ shown: use, ...Object.fromEntries(ends) }, { public: ['name'] });
  // what the applicant writes has one form: a second one beside it would clash with its names
  const { machine } = made as { machine: { states: { draft: { meta: { task: JsonObject } } } } };
  machine.states.draft.meta.task.form = 'test/start';
  return made;
}

function house(check: Check): TestWorld {
  const { process, diagnostics } = compileProcess({
    definition: definition(check),
    forms: FORMS,
    groups: {},
    pieces,
    roles: ROLES,
    version: 1,
    validate,
  });
  expect(diagnostics).toEqual([]);
  const made = new TestWorld(process as CompiledProcess);
  expect(made.start({ name: '张三' })).toBe('ok');
  return made;
}

const isUp = ({ case: c }: TestWorld): boolean =>
  noticeSlot.of(c).some(({ archived, open }) => open && !archived);
const found = (finding: string): { data: JsonObject } => ({ data: { finding, reply: '已核实' } });

describe.each(CHECKS)('where objections are checked %s', (check) => {
  it('the period is over without any', () => {
    const made = house(check);
    made.wait('4wd');
    expect(made.case.outcome).toBe('unopposed');
  });

  it('the notice stays up when somebody objects', () => {
    const made = house(check);
    expect(made.object({ note: '不实' })).toBe('ok');
    expect(isUp(made)).toBe(true);
    expect(made.object({ note: '我也反对' })).toBe('ok');
  });
});

describe('each at once', () => {
  it('is asked for beside the notice; what is not so lets it go on, and is the result when the period is over', () => {
    const made = house('at_once');
    made.object({ note: '一' });
    expect(made.tasks).toEqual(['shown_objection_check:investigator']);
    made.act('investigator', 'complete', found('不属实'));
    expect(isUp(made)).toBe(true);
    expect(made.tasks).toEqual([]);
    made.wait('4wd');
    expect(made.case.outcome).toBe('unfounded');
  });

  it('what is found true is the result at once; the notice takes no more, and stays to be read as broken off', () => {
    const made = house('at_once');
    made.object({ note: '一' });
    made.act('investigator', 'complete', found('属实'));
    expect(made.case.outcome).toBe('upheld');
    expect(isUp(made)).toBe(false);
    expect(noticeSlot.of(made.case)).toMatchObject([
      { archived: false, ended: false, halted: { upheld: true } },
    ]);
    made.wait('40cd');
    expect(noticeSlot.of(made.case)).toMatchObject([{ archived: true }]);
  });

  it('a period that runs out meanwhile waits for what is being checked', () => {
    const made = house('at_once');
    made.object({ note: '一' });
    made.wait('4wd');
    expect(made.case.outcome).toBeUndefined();
    made.act('investigator', 'complete', found('无法核实'));
    expect(made.case.outcome).toBe('unfounded');
  });
});

describe('all at the end', () => {
  it('nobody is asked before the period is over, then all of them are checked', () => {
    const made = house('at_end');
    made.object({ note: '一' });
    made.object({ note: '二' });
    expect(made.tasks).toEqual([]);
    made.wait('4wd');
    expect(made.tasks).toEqual(['shown_objection_check:investigator', 'shown_objection_check:investigator']);
    const [first, second] = made.open.map(({ id }) => id);
    made.act('investigator', 'complete', { task: first!, ...found('不属实') });
    expect(made.case.outcome).toBeUndefined();
    made.act('investigator', 'complete', { task: second!, ...found('部分属实') });
    expect(made.case.outcome).toBe('upheld');
  });

  it('none of them being true is a result of its own', () => {
    const made = house('at_end');
    made.object({ note: '一' });
    made.wait('4wd');
    made.act('investigator', 'complete', found('不属实'));
    expect(made.case.outcome).toBe('unfounded');
  });
});

it('without a check there is only whether somebody objected', () => {
  const made = house('none');
  made.object({ note: '一' });
  expect(made.tasks).toEqual([]);
  made.wait('4wd');
  expect(made.case.outcome).toBe('opposed');
});

const roles = [...ROLES].map(([id, level]) => ({ id, name: id, level }));
const sourceOf = (made: JsonObject) => ({ definition: made, forms: FORMS, groups: {}, pieces });

describe.each(CHECKS)('proved, where objections are checked %s', (check) => {
  const findings = async (more: JsonObject = {}): Promise<string[]> => {
    const told = await checkSource(sourceOf(definition(check, more)), { roles, validate });
    return told
      .filter(({ severity }) => severity === 'error')
      .map(({ code, element }) => `${code} ${element}`);
  };

  it('nothing is wrong with it', async () => {
    expect(await findings()).toEqual([]);
  });

  it('nor with its drawing, which opens no other case', async () => {
    const source = sourceOf(definition(check));
    const told = await checkSource({ ...source, diagram: drawn(source).xml }, { roles, validate });
    expect(told.map(({ code }) => code)).not.toContain('call_answer_expected');
  });

  it.each(RESULTS[check])('without a way for %s it is wrong, and says where', async (result) => {
    const { on } = (definition(check) as { machine: { states: { shown: { on: JsonObject } } } }).machine
      .states.shown;
    const { [result]: _gone, ...rest } = on;
    expect(await findings({ on: rest })).toContain('piece_exit_missing shown');
  });

  it('drawn and read back it is the same, each result a way of its own by its words', async () => {
    const source = sourceOf(definition(check));
    const { xml } = drawn(source);
    const { source: back } = await redrawn(source, xml, { roles });
    const [before, now] = [source, back].map(({ definition: made }) => {
      const { draft: _, ...states } = (made.machine as { states: JsonObject }).states;
      return states;
    });
    expect(now).toEqual(before);
    const named = [...xml.matchAll(/<(?:bpmn:)?sequenceFlow [^>]*name="([^"]+)"/g)].map(([, name]) => name);
    const words = { unopposed: '期满无异议', opposed: '期满有异议', upheld: '查实', unfounded: '不实' };
    expect(named).toEqual(expect.arrayContaining(RESULTS[check].map((result) => words[result])));
  });
});

it('a way for a result it cannot have is wrong', async () => {
  const on = { ...Object.fromEntries(RESULTS.none.map((each) => [each, { target: `end_${each}` }])) };
  const told = await checkSource(
    sourceOf(definition('none', { on: { ...on, upheld: { target: 'end_opposed' } } })),
    {
      roles,
      validate,
    },
  );
  expect(told.map(({ code }) => code)).toContain('piece_exit_unknown');
});

it('what is chosen is one of the choices', async () => {
  const made = definition('none');
  const { shown } = (made as { machine: { states: { shown: { with: JsonObject } } } }).machine.states;
  shown.with.check = 'sometimes';
  const told = await checkSource(sourceOf(made), { roles, validate });
  expect(told.map(({ code, path }) => `${code} ${path}`)).toContain(
    'piece_parameter_invalid /machine/states/shown/with/check',
  );
});
