/** What is wrong with a value is told at its place, in words, with the word that was meant; and nothing else is wrong. */
import fc from 'fast-check';
import { Check } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { Scenario } from '../scenario/schema.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { schemaFaults } from './faults.ts';
import { nearest } from './nearest.ts';
import { ProcessDefinition } from './process.ts';

const TASK = { seats: [{ role: 'clerk' }], outcomes: { complete: { label: '办结' } } };

function definition(state: JsonObject, more: JsonObject = {}): JsonObject {
  return {
    format: 2,
    key: 'test',
    title: '测试',
    caseNo: '{seq5}',
    subject: 'name',
    region: 'village',
    start: { roles: ['applicant'], form: 'test/start', outcome: 'submit' },
    machine: { id: 'test', initial: 'check', states: { check: state } },
    ...more,
  };
}

const AT = '/machine/states/check';

describe('what is not of the language of processes', () => {
  it.each<[string, JsonObject, string, string]>([
    [
      'mod for mode',
      { meta: { task: { ...TASK, mod: 'all' } } },
      '/meta/task/mod',
      '不认识 mod，是不是 mode？',
    ],
    ['deu for due', { meta: { task: { ...TASK, deu: { wd: 3 } } } }, '/meta/task/deu', '是不是 due？'],
    ['exlude', { meta: { task: { ...TASK, exlude: '[]' } } }, '/meta/task/exlude', '是不是 exclude？'],
    [
      'independant',
      { meta: { task: { ...TASK, independant: true } } },
      '/meta/task/independant',
      'independent？',
    ],
    ['a pause', { meta: { pause: true } }, '/meta/pause', '是不是 pauses？'],
    [
      'mode every',
      { meta: { task: { ...TASK, mode: 'every' } } },
      '/meta/task/mode',
      'any、all、ratio、sequential',
    ],
    ['no seats', { meta: { task: { outcomes: TASK.outcomes } } }, '/meta/task', '缺少 seats'],
    ['nobody', { meta: { task: { ...TASK, seats: [] } } }, '/meta/task/seats', '不能少于 1 项'],
    [
      'due in wdays',
      { meta: { task: { ...TASK, due: { wdays: 3 } } } },
      '/meta/task/due/wdays',
      '是不是 wd？',
    ],
    ['an invoked actor', { invoke: { src: 'x' } }, '/invoke', '不认识 invoke'],
    ['a word beside a target', { on: { go: { targte: 'x' } } }, '/on/go/targte', '是不是 target？'],
    [
      'an unknown guard',
      { on: { go: [{ guard: { type: 'wen' } }] } },
      '/on/go/0/guard/type',
      '是不是 when？',
    ],
    ['an unknown action', { entry: [{ type: 'notfy' }] }, '/entry/0/type', '是不是 notify？'],
    ['an action without type', { exit: { params: {} } }, '/exit', '缺少 type'],
    [
      'a word of an action',
      { entry: { type: 'notify', params: { to: '"x"', mesage: '好' } } },
      '/entry/params/mesage',
      '是不是 message？',
    ],
    ['a number for a target', { always: 3 }, '/always', '类型不对，应为文字或对象或列表'],
    [
      'half a place',
      { always: { guard: { type: 'in', params: { state: { least: 2 } } } } },
      '/always/guard/params/state',
      '缺少 of',
    ],
  ])('%s', (_name, state, path, message) => {
    const found = schemaFaults(ProcessDefinition, definition(state));
    expect(found.map((fault) => fault.path)).toContain(AT + path);
    expect(found.find((fault) => fault.path === AT + path)?.message).toContain(message);
  });

  it('is told of the kind that was meant where it may be one of several', () => {
    const lookups = { same: { ledgr: 'x', keys: '[1]' } };
    expect(schemaFaults(ProcessDefinition, definition({}, { lookups }))).toMatchObject([
      { path: '/lookups/same', message: '缺少 ledger' },
      { path: '/lookups/same/ledgr', message: '不认识 ledgr，是不是 ledger？' },
    ]);
  });
});

const json = fc.jsonValue() as fc.Arbitrary<Json>;

it('finds a fault exactly where the schema does not hold', { timeout: 60_000 }, () => {
  const values = fc.oneof(
    fc.jsonValue(),
    fc.record({ name: fc.string(), process: fc.string(), at: fc.string(), steps: fc.jsonValue() }),
    json.map((meta) => definition({ meta })),
    json.map((then) => definition({ on: { go: then }, entry: then, after: then })),
  );
  fc.assert(
    fc.property(fc.constantFrom(Scenario, ProcessDefinition), values, (schema, value) => {
      expect(schemaFaults(schema, value).length === 0).toBe(Check(schema, value));
    }),
    { numRuns: 60 },
  );
});

it.each([
  ['mod', ['label', 'mode', 'due'], 'mode'],
  ['deu', ['need', 'due'], 'due'],
  ['wdays', ['cd', 'wd'], 'wd'],
  ['Mode', ['mode'], 'mode'],
  ['banana', ['mode', 'due'], undefined],
  ['', ['mode'], undefined],
])('%j is meant to be one of %j: %j', (word, known, meant) => {
  expect(nearest(word, known)).toBe(meant);
});
