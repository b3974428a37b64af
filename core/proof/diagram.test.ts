/** Each thing the proof says of a diagram: once where it is true, once beside it where it is not. */
import { describe, expect, test } from 'vitest';
import type { BpmnModel } from '../bpmn/model.ts';
import { DIAGRAM } from './config.ts';
import { proveModel } from './index.ts';
import { runRules } from './runner.ts';
import { diagram, modelOf, processOf, sub } from './testing/diagram.ts';

interface Fixture {
  code: string;
  bad: BpmnModel;
  /** The element that is named. */
  at: string;
  good?: BpmnModel;
  trace?: string;
}

const sketch = (model: BpmnModel): BpmnModel => ({
  ...model,
  processes: model.processes.map((p) => ({ ...p, executable: false })),
});
const withMessage = (model: BpmnModel, source: string, target: string): BpmnModel => ({
  ...model,
  messageFlows: [{ id: 'mf', name: '', source, target }],
});
const PLAIN = diagram('s start', 'a user', 'e end', 's > a > e');
const two = (split: string, join: string, ...more: string[]): BpmnModel =>
  diagram(
    's start',
    `x ${split}`,
    'a user',
    'b user',
    `m ${join}`,
    'e end',
    's > x > a > m > e',
    'x > b > m',
    ...more,
  );
const asks = (first: string, second: string): BpmnModel =>
  diagram(
    's start',
    'x xor',
    'a user',
    'b user',
    'e end',
    's > x',
    `x > a | ${first}`,
    `x > b | ${second}`,
    'a > e',
    'b > e',
  );
const inside = (...lines: string[]): BpmnModel =>
  diagram(
    's start',
    sub('u', ['s2 start', 'a user', ...lines]),
    't boundary u error E1',
    'b user',
    'e end',
    'f end',
    's > u > e',
    't > b > f',
  );

const wide = (width: number): BpmnModel => {
  const all = Array.from({ length: width }, (_, i) => i);
  return diagram(
    's start',
    'o or',
    'g or',
    'e end',
    ...all.map((i) => `a${i} user`),
    's > o',
    ...all.map((i) => `o > a${i} > g`),
    'g > e',
  );
};
/** Branches that wait for each other in pairs, each with a choice that can also end it. */
const crowded = (width: number): BpmnModel => {
  const all = Array.from({ length: width }, (_, i) => i);
  const branch = (i: number): string[] => [`x${i} xor`, `a${i} user`, `b${i} user`, `j${i} and`, `k${i} and`];
  const flows = all.flatMap((i) => [
    `p > x${i}`,
    `x${i} > a${i} > j${i}`,
    `x${i} > b${i} > k${i}`,
    `j${i} > e${i}`,
    `k${i} > e${i}`,
    `j${i} > k${(i + 1) % width}`,
  ]);
  return diagram(
    's start',
    'p and',
    ...all.flatMap(branch),
    ...all.map((i) => `e${i} end`),
    's > p',
    ...flows,
  );
};

const FIXTURES: Fixture[] = [
  { code: 'process_without_start', at: 'p', bad: diagram('a user', 'e end', 'a > e'), good: PLAIN },
  { code: 'process_without_end', at: 'p', bad: diagram('s start', 'a user', 's > a'), good: PLAIN },
  {
    code: 'process_without_start_in_sketch',
    at: 'p',
    bad: sketch(diagram('a user', 'e end', 'a > e')),
    good: sketch(PLAIN),
  },
  {
    code: 'process_without_end_in_sketch',
    at: 'p',
    bad: sketch(diagram('s start', 'a user', 's > a')),
    good: sketch(PLAIN),
  },
  {
    code: 'no_incoming',
    at: 'b',
    bad: diagram('s start', 'a user', 'b user', 'e end', 's > a > e', 'b > e'),
    good: PLAIN,
  },
  {
    code: 'no_outgoing',
    at: 'b',
    bad: diagram('s start', 'a user', 'b user', 'e end', 's > a > e', 'a > b'),
    good: PLAIN,
  },
  {
    code: 'disconnected',
    at: 'b',
    bad: diagram('s start', 'a user', 'b user', 'e end', 's > a > e'),
    good: diagram(
      's start',
      'a user',
      'b compensates',
      sub('v', ['s2 start timer', 'e2 end', 's2 > e2'], 'event'),
      'e end',
      's > a > e',
    ),
  },
  {
    code: 'unreachable',
    at: 'b',
    bad: diagram('s start', 'a user', 'b xor', 'c user', 'e end', 's > a > e', 'b > c > b', 'c > e'),
    good: PLAIN,
  },
  {
    code: 'flow_dangling',
    at: 'a_z',
    bad: diagram('s start', 'a user', 'e end', 's > a > e', 'a > z'),
    good: PLAIN,
  },
  {
    code: 'flow_across_scopes',
    at: 'a_b',
    bad: modelOf(
      processOf('p', ['s start', 'a user', 'e end', 's > a > e', 'a > b']),
      processOf('q', ['s2 start', 'b user', 'e2 end', 's2 > b > e2']),
    ),
    good: PLAIN,
  },
  {
    code: 'start_has_incoming',
    at: 's',
    bad: diagram('s start', 'a user', 'x xor', 'e end', 's > a > x > e', 'x > s'),
    good: PLAIN,
  },
  {
    code: 'end_has_outgoing',
    at: 'e',
    bad: diagram('s start', 'a user', 'e end', 'f end', 's > a > e > f'),
    good: PLAIN,
  },
  {
    code: 'boundary_unattached',
    at: 't',
    bad: diagram('s start', 'a user', 't boundary z timer', 'e end', 'f end', 's > a > e', 't > f'),
    good: diagram('s start', 'a user', 't boundary a timer', 'e end', 'f end', 's > a > e', 't > f'),
  },
  {
    code: 'boundary_without_flow',
    at: 't',
    bad: diagram('s start', 'a user', 't boundary a timer', 'e end', 's > a > e'),
    good: diagram('s start', 'a user', 't boundary a compensation', 'u compensates', 'e end', 's > a > e'),
  },
  {
    code: 'boundary_has_incoming',
    at: 't',
    bad: diagram(
      's start',
      'a user',
      'b user',
      't boundary a timer',
      'e end',
      'f end',
      's > a > b > e',
      't > f',
      'b > t',
    ),
    good: PLAIN,
  },
  {
    code: 'boundary_without_trigger',
    at: 't',
    bad: diagram('s start', 'a user', 't boundary a', 'e end', 'f end', 's > a > e', 't > f'),
    good: PLAIN,
  },
  {
    code: 'boundary_error_beside',
    at: 't',
    bad: diagram('s start', 'a user', 't beside a error', 'e end', 'f end', 's > a > e', 't > f'),
    good: diagram('s start', 'a user', 't beside a timer', 'e end', 'f end', 's > a > e', 't > f'),
  },
  {
    code: 'event_gateway_target',
    at: 'd',
    bad: diagram(
      's start',
      'g events',
      'c catch timer',
      'd user',
      'm xor',
      'e end',
      's > g > c > m > e',
      'g > d > m',
    ),
    good: diagram(
      's start',
      'g events',
      'c catch timer',
      'd receive',
      'm xor',
      'e end',
      's > g > c > m > e',
      'g > d > m',
    ),
  },
  {
    code: 'event_gateway_single',
    at: 'g',
    bad: diagram('s start', 'g events', 'c catch timer', 'e end', 's > g > c > e'),
    good: PLAIN,
  },
  {
    code: 'event_subprocess_start',
    at: 'v',
    bad: diagram('s start', sub('v', ['s2 start', 'e2 end', 's2 > e2'], 'event'), 'e end', 's > e'),
    good: diagram('s start', sub('v', ['s2 start timer', 'e2 end', 's2 > e2'], 'event'), 'e end', 's > e'),
  },
  {
    code: 'event_subprocess_flow',
    at: 'v',
    bad: diagram(
      's start',
      'a user',
      sub('v', ['s2 start timer', 'e2 end', 's2 > e2'], 'event'),
      'e end',
      's > a > v > e',
    ),
    good: PLAIN,
  },
  {
    code: 'link_without_target',
    at: 'l',
    bad: diagram('s start', 'x and', 'l throw link L', 'e end', 's > x > e', 'x > l'),
    good: diagram('s start', 'l throw link L', 'k catch link L', 'e end', 's > l', 'k > e'),
  },
  {
    code: 'link_without_source',
    at: 'k',
    bad: diagram('s start', 'k catch link L', 'e end', 'f end', 's > e', 'k > f'),
    good: PLAIN,
  },
  {
    code: 'link_ambiguous',
    at: 'k2',
    bad: diagram(
      's start',
      'l throw link L',
      'k catch link L',
      'k2 catch link L',
      'e end',
      'f end',
      's > l',
      'k > e',
      'k2 > f',
    ),
    good: PLAIN,
  },
  {
    code: 'default_flow_unknown',
    at: 'x',
    bad: {
      ...two('xor', 'xor'),
      ...modelOf(
        processOf('p', [
          's start',
          {
            ...(two('xor', 'xor').processes[0]?.nodes[1] as never as object),
            id: 'x',
            default: 'nowhere',
          } as never,
          'a user',
          'b user',
          'm xor',
          'e end',
          's > x > a > m > e',
          'x > b > m',
        ]),
      ),
    },
    good: two('xor', 'xor'),
  },
  {
    code: 'condition_ignored',
    at: 'x_a',
    bad: diagram(
      's start',
      'x and',
      'a user',
      'b user',
      'm and',
      'e end',
      's > x',
      'x > a | n > 1',
      'a > m > e',
      'x > b > m',
    ),
    good: two('and', 'and'),
  },
  {
    code: 'condition_on_default',
    at: 'x_b',
    bad: diagram(
      's start',
      'x xor',
      'a user',
      'b user',
      'e end',
      's > x',
      'x > a | n > 1',
      'x > b * | n < 1',
      'a > e',
      'b > e',
    ),
    good: two('and', 'and'),
  },
  {
    code: 'message_flow_inside_pool',
    at: 'mf',
    bad: withMessage(PLAIN, 's', 'a'),
    good: withMessage(PLAIN, 'a', 'elsewhere'),
  },
  { code: 'complex_gateway', at: 'x', bad: two('complex', 'or'), good: two('or', 'or') },
  {
    code: 'adhoc_not_proved',
    at: 'u',
    bad: diagram('s start', sub('u', ['a user', 'b user'], 'adhoc'), 'e end', 's > u > e'),
    good: PLAIN,
  },
  { code: 'deadlock', at: 'm', bad: two('xor', 'and'), good: two('and', 'and'), trace: 's x a m' },
  {
    code: 'livelock',
    at: 'm',
    bad: diagram(
      's start',
      'm xor',
      'a user',
      'b user',
      'x xor',
      'e end',
      's > x',
      'x > e',
      'x > m > a > b > m',
    ),
    good: diagram('s start', 'm xor', 'a user', 'x xor', 'e end', 's > m > a > x > e', 'x > m'),
  },
  { code: 'multiple_tokens', at: 'm', bad: two('and', 'xor'), good: two('xor', 'xor'), trace: 's x a b m m' },
  {
    code: 'end_reached_twice',
    at: 'e',
    bad: diagram('s start', 'x and', 'a user', 'b user', 'e end', 's > x > a > e', 'x > b > e'),
    good: diagram('s start', 'x and', 'a user', 'b user', 'e end', 'f end', 's > x > a > e', 'x > b > f'),
  },
  {
    code: 'dead_element',
    at: 't',
    bad: diagram(
      's start',
      sub('u', ['s2 start', 'e2 end', 's2 > e2']),
      't boundary u escalation X',
      'e end',
      'f end',
      's > u > e',
      't > f',
    ),
    good: inside('e2 end', 's2 > a > e2'),
  },
  {
    code: 'work_cut_off',
    at: 'e',
    bad: diagram(
      's start',
      'x and',
      'a user',
      'b user',
      'e end terminate',
      'f end',
      's > x > a > e',
      'x > b > f',
    ),
    good: diagram('s start', 'a user', 'e end terminate', 's > a > e'),
  },
  {
    code: 'error_uncaught',
    at: 'e2',
    bad: diagram(
      's start',
      sub('u', ['s2 start', 'x xor', 'e2 end error E9', 'f2 end', 's2 > x > e2', 'x > f2']),
      'e end',
      's > u > e',
    ),
    good: inside('x xor', 'e2 end error E1', 'f2 end', 's2 > a > x > e2', 'x > f2'),
  },
  { code: 'state_space_too_large', at: 'p', bad: crowded(12), good: PLAIN },
  { code: 'branches_narrowed', at: 'o', bad: wide(9), good: wide(5) },
  { code: 'condition_missing', at: 'x_a', bad: two('xor', 'xor'), good: asks('n > 5', 'n <= 5') },
  { code: 'gateway_hole', at: 'x', bad: asks('n > 5', 'n < 5'), good: asks('n > 5', 'n <= 5') },
  { code: 'gateway_overlap', at: 'x', bad: asks('n >= 5', 'n <= 5'), good: asks('ok = true', 'ok = false') },
  {
    code: 'gateway_overlap_ordered',
    at: 'x',
    bad: diagram(
      's start',
      'x xor',
      'a user',
      'b user',
      'e end',
      's > x',
      'x > a | n > 5',
      'x > b | n > 9',
      'x > e *',
      'a > e',
      'b > e',
    ),
    good: asks('n > 5', 'n <= 5'),
  },
  {
    code: 'gateway_undecided',
    at: 'x',
    bad: asks('result = "同意"', 'result = "不同意"'),
    good: asks('n > 5', 'n <= 5'),
  },
  {
    code: 'condition_never',
    at: 'x_a',
    bad: asks('n > 5 and n < 3', 'n > 0 or n <= 0'),
    good: asks('n > 5', 'n <= 5'),
  },
];

const found = (model: BpmnModel): string[] =>
  proveModel(model).map(({ code, element }) => `${code} ${element}`);

describe.each(FIXTURES)('$code', ({ code, bad, at, good, trace }) => {
  test('is found and names the element', () => {
    expect(found(bad)).toContain(`${code} ${at}`);
    const finding = proveModel(bad).find((one) => one.code === code && one.element === at);
    expect(finding?.severity).toBe(DIAGRAM[code]);
    expect(finding?.message).toMatch(/[\u4e00-\u9fff]/);
    if (trace !== undefined) expect(finding?.trace?.join(' ')).toBe(trace);
  });
  test.runIf(good)('is not found beside it', () => {
    expect(found(good as BpmnModel).map((one) => one.split(' ')[0])).not.toContain(code);
  });
});

test('every finding of diagrams has a fixture', () => {
  expect(Object.keys(DIAGRAM).filter((code) => !FIXTURES.some((fixture) => fixture.code === code))).toEqual(
    [],
  );
});

describe('what is sound stays without errors', () => {
  const cases: Record<string, BpmnModel> = {
    'several starts, each by itself': diagram(
      's start',
      't start message',
      'm xor',
      'a user',
      'e end',
      's > m > a > e',
      't > m',
    ),
    'a race of events': diagram(
      's start',
      'g events',
      'c catch timer',
      'd catch message',
      'm xor',
      'e end',
      's > g > c > m > e',
      'g > d > m',
    ),
    'a reminder in a loop': diagram(
      's start',
      'm xor',
      'a user',
      'x xor',
      't beside a timer',
      'b user',
      'e end',
      'f end',
      's > m > a > x > e',
      'x > m',
      't > b > f',
    ),
    'an error caught on the boundary': inside(
      'x xor',
      'e2 end error E1',
      'f2 end',
      's2 > a > x > e2',
      'x > f2',
    ),
    'conditions on an activity, joined inclusively': diagram(
      's start',
      'a user',
      'b user',
      'c user',
      'm or',
      'e end',
      's > a',
      'a > b | n > 5',
      'a > c | n <= 5',
      'b > m > e',
      'c > m',
    ),
    'an event sub-process': diagram(
      's start',
      'a user',
      sub('v', ['s2 start message', 'b user', 'e2 end', 's2 > b > e2'], 'event'),
      'e end',
      's > a > e',
    ),
    'several pools': modelOf(
      processOf('p', ['s start', 'a send', 'c catch message', 'e end', 's > a > c > e']),
      processOf('q', ['s2 start message', 'b send', 'e2 end', 's2 > b > e2']),
    ),
    'an empty pool': modelOf(processOf('p', ['s start', 'e end', 's > e']), processOf('q', [])),
  };
  test.each(Object.entries(cases))('%s', (_name, model) => {
    expect(proveModel(model).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

test('a rule that breaks down is a finding', () => {
  const broken = {
    name: 'broken',
    run: () => {
      throw new Error('unexpected');
    },
  };
  expect(runRules([broken], {})).toMatchObject([{ code: 'rule_failed', severity: 'error', path: 'broken' }]);
});
