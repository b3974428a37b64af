/** What compiling says of drawings that cannot run as they stand, and the corners of events and starts. */
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../vocabulary.ts';
import { compileBpmn, type CompiledBpmn } from './compile.ts';
import { readBpmn } from './read.ts';
import { xmlOf, type Drawing, type Drawn } from './testing/drawing.ts';
import { Player } from './testing/player.ts';

const task = (id: string): Drawn => ({ id, tag: 'userTask', attributes: 'xz:role="clerk" xz:form="f"' });
const node = (id: string, tag: string, body = '', attributes = ''): Drawn => ({ id, tag, body, attributes });
const start = node('start', 'startEvent', '', 'xz:plain="true"');

/** `a > b > c`, with `| condition`. */
function flows(...lines: string[]): Drawing['flows'] {
  return lines.flatMap((line) => {
    const [way = '', condition] = line.split('|').map((part) => part.trim());
    const steps = way.split('>').map((part) => part.trim());
    return steps
      .slice(1)
      .map((target, n) => ({ source: steps[n] as string, target, ...(condition ? { condition } : {}) }));
  });
}

async function compile(nodes: Drawn[], ...lines: string[]): Promise<CompiledBpmn> {
  const { model, findings } = await readBpmn(xmlOf({ nodes, flows: flows(...lines) }));
  expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  return compileBpmn(model as never, { roles: [{ id: 'clerk', name: '经办' }] });
}

const codes = ({ findings }: CompiledBpmn): string[] =>
  findings.map(({ severity, code, element }) => `${severity} ${code} ${element}`);

/** Plays cues from the start and gives the steps after each. */
function play({ machine, delays, messages }: CompiledBpmn, data: JsonObject, ...cues: string[]): string[] {
  const player = new Player(machine as JsonObject, { delays: Object.keys(delays), messages });
  let at = player.start(data);
  const seen = [player.steps(at).join(' ')];
  for (const name of cues) {
    const cue = player.cues(at).find((each) => each.name === name);
    if (!cue) throw new Error(`${name} cannot be said at ${seen.at(-1)}`);
    at = player.play(at, cue) ?? at;
    seen.push(player.steps(at).join(' '));
  }
  return seen;
}

describe('branches that are never joined', () => {
  it.each([
    ['an end each', ['start > x > a > e', 'x > b > f']],
    ['one end for both', ['start > x > a > e', 'x > b > e']],
  ])('end when both are through, whichever is first: %s', async (_what, lines) => {
    const result = await compile(
      [
        start,
        node('x', 'parallelGateway'),
        task('a'),
        task('b'),
        node('e', 'endEvent'),
        node('f', 'endEvent'),
      ],
      ...lines,
    );
    for (const [first, second] of [
      ['a', 'b'],
      ['b', 'a'],
    ]) {
      const seen = play(result, {}, `${first}/complete`, `${second}/complete`);
      expect(seen.at(-2)?.split(' ')).toContain(second);
      expect(seen.at(-1)).toMatch(/^end:\w+$/);
    }
  });
});

describe('a cycle that counts', () => {
  const reminding = (cycle: string, ...rest: Drawn[]): Drawn[] => [
    start,
    task('a'),
    node(
      'again',
      'boundaryEvent',
      `<timerEventDefinition><timeCycle>${cycle}</timeCycle></timerEventDefinition>`,
      'attachedToRef="a" cancelActivity="false"',
    ),
    task('remind'),
    ...rest,
  ];
  const ends = [node('e', 'endEvent'), node('f', 'endEvent')];
  const round = ['timer again', 'remind/complete'];

  it('goes off as often as it says, and not once more', async () => {
    const result = await compile(reminding('R3/P3D', ...ends), 'start > a > e', 'again > remind > f');
    expect(codes(result)).toEqual([]);
    expect(play(result, {}, ...round, ...round, ...round).at(-1)).toBe('a');
    expect(() => play(result, {}, ...round, ...round, ...round, ...round)).toThrow(
      'timer again cannot be said',
    );
  });

  it('counts from the beginning when its activity begins again', async () => {
    const result = await compile(
      reminding('R2/P3D', task('b'), ...ends),
      'start > a > b',
      'b > a | outcome = "back"',
      'b > e | outcome = "ok"',
      'again > remind > f',
    );
    const twice = [...round, ...round, 'a/complete', 'b/back', ...round, ...round];
    expect(play(result, {}, ...twice).at(-1)).toBe('a');
  });

  it('without a count goes off again and again', async () => {
    const result = await compile(reminding('R/P3D', ...ends), 'start > a > e', 'again > remind > f');
    expect(play(result, {}, ...Array.from({ length: 5 }, () => round).flat()).at(-1)).toBe('a');
  });

  it.each([
    ['straight', ['a > e', 'again > remind > e'], []],
    ['where ways are led together', ['a > x > e', 'again > remind > x'], [node('x', 'exclusiveGateway')]],
  ])('counts also where it comes to the same end, %s', async (_how, lines, more) => {
    const result = await compile(reminding('R2/P3D', node('e', 'endEvent'), ...more), 'start > a', ...lines);
    expect(codes(result)).toEqual([]);
    expect(play(result, {}, ...round, ...round).at(-1)).toBe('a');
    expect(() => play(result, {}, ...round, ...round, ...round)).toThrow('timer again cannot be said');
    expect(play(result, {}, ...round, 'a/complete').at(-1)).toBe('end:e');
  });

  it('is refused where the branches meet and nobody counts', async () => {
    const result = await compile(
      reminding('R3/P3D', task('b'), node('e', 'endEvent')),
      'start > a > b > e',
      'again > remind > b',
    );
    expect(codes(result)).toContain('error cycle_count_ignored again');
  });
});

describe('branches that come to the same end', () => {
  it.each([
    ['two of three', ['fork > a > e', 'fork > b > e', 'fork > c > f'], 'f'],
    ['all, by a gateway', ['fork > a > x', 'fork > b > x', 'fork > c > x', 'x > e'], 'e'],
    ['one of them after a fork of its own', ['fork > a > e', 'fork > more > b > e', 'more > c > e'], 'e'],
  ])('end when all have: %s', async (_which, lines, end) => {
    const result = await compile(
      [
        start,
        node('fork', 'parallelGateway'),
        ...(lines.join().includes('more') ? [node('more', 'parallelGateway')] : []),
        ...(lines.join().includes('x') ? [node('x', 'exclusiveGateway')] : []),
        ...['a', 'b', 'c'].map((id) => task(id)),
        node('e', 'endEvent'),
        ...(end === 'f' ? [node('f', 'endEvent')] : []),
      ],
      'start > fork',
      ...lines,
    );
    expect(codes(result)).toEqual([]);
    for (const order of ['abc', 'cba', 'bca']) {
      const seen = play(result, {}, ...[...order].map((id) => `${id}/complete`));
      expect(seen.at(-1)).toBe(`end:${end}`);
      expect(seen.at(-2)?.split(' ')).toContain(order.at(-1));
    }
  });
});

describe('what cannot run is named', () => {
  it.each([
    [
      'an ad-hoc sub-process',
      [{ id: 'x', tag: 'adHocSubProcess', inner: { nodes: [task('a')], flows: [] } } as Drawn],
      'error not_executable x',
    ],
    [
      'a thrown compensation',
      [node('x', 'intermediateThrowEvent', '<compensateEventDefinition/>')],
      'error not_executable x',
    ],
    [
      'a link without its other end',
      [node('x', 'intermediateThrowEvent', '<linkEventDefinition name="L"/>')],
      'error link_open x',
    ],
    [
      'a process that calls itself',
      [node('x', 'callActivity', '', 'calledElement="p"')],
      'error call_circle x',
    ],
    [
      'a timer nobody can read',
      [
        node(
          'x',
          'intermediateCatchEvent',
          '<timerEventDefinition><timeDuration>soon</timeDuration></timerEventDefinition>',
        ),
      ],
      'error timer_unreadable x',
    ],
    ['a call that calls nothing', [node('x', 'callActivity')], 'warning call_empty x'],
    [
      'an error nobody catches',
      [node('x', 'endEvent', '<errorEventDefinition/>')],
      'warning error_uncaught x',
    ],
    ['a rule without a table', [node('x', 'businessRuleTask')], 'warning table_missing x'],
    [
      'several triggers at once',
      [
        node(
          'x',
          'intermediateCatchEvent',
          '<signalEventDefinition/><conditionalEventDefinition><condition>a</condition></conditionalEventDefinition>',
          'parallelMultiple="true"',
        ),
      ],
      'warning parallel_multiple x',
    ],
  ])('%s', async (_what, nodes, expected) => {
    const result = await compile([start, ...nodes], 'start > x');
    expect(codes(result)).toContain(expected);
    expect(result.machine).not.toBeNull();
  });

  const timer = (time: string): string => `<timerEventDefinition>${time}</timerEventDefinition>`;

  it.each([
    ['an empty timer', timer(''), 'warning timer_missing x'],
    ['days behind the T', timer('<timeDuration>PT5D</timeDuration>'), 'error timer_unreadable x'],
    ['a period without a length', timer('<timeDuration>P</timeDuration>'), 'error timer_unreadable x'],
    ['a T with nothing behind', timer('<timeDuration>P1DT</timeDuration>'), 'error timer_unreadable x'],
    ['a day that does not exist', timer('<timeDate>2026-02-30</timeDate>'), 'error timer_unreadable x'],
    ['a cron line', timer('<timeCycle>0 0 9 * * MON</timeCycle>'), 'error timer_unreadable x'],
    [
      'a cycle with its own beginning',
      timer('<timeCycle>R/2026-01-01/P1D</timeCycle>'),
      'error timer_unreadable x',
    ],
    ['a cycle of none', timer('<timeCycle>R0/P1D</timeCycle>'), 'error timer_unreadable x'],
    ['a condition that is not there', '<conditionalEventDefinition/>', 'warning event_condition_missing x'],
  ])('no time and no condition is made up: %s', async (_what, body, expected) => {
    for (const where of ['intermediateCatchEvent', 'boundaryEvent']) {
      const attached = where === 'boundaryEvent' ? 'attachedToRef="a"' : '';
      const result = await compile(
        [start, task('a'), node('x', where, body, attached), node('e', 'endEvent'), node('f', 'endEvent')],
        where === 'boundaryEvent' ? 'start > a > e' : 'start > a > x > e',
        ...(where === 'boundaryEvent' ? ['x > f'] : []),
      );
      expect(codes(result)).toContain(expected);
      expect(result.delays).toEqual({});
    }
  });

  it('a start at a time that is not said, a limit that is not understood', async () => {
    const result = await compile(
      [
        node('s', 'startEvent', timer('')),
        node('a', 'userTask', '', 'xz:role="clerk" xz:form="f" xz:due="P5X"'),
      ],
      's > a',
    );
    expect(codes(result)).toEqual(
      expect.arrayContaining(['warning timer_missing s', 'error due_unreadable a']),
    );
    expect(JSON.stringify(result.machine)).not.toContain('"due"');
  });

  it.each([
    ['<multiInstanceLoopCharacteristics/>', 'warning loop_count_missing x'],
    ['<standardLoopCharacteristics/>', 'warning loop_condition_missing x'],
  ])('repeats that say neither how often nor over what: %s', async (body, expected) => {
    const result = await compile([start, { ...task('x'), body }, node('e', 'endEvent')], 'start > x > e');
    expect(codes(result)).toContain(expected);
  });

  it('a compensation that is only drawn', async () => {
    const result = await compile(
      [
        start,
        task('a'),
        node('b', 'boundaryEvent', '<compensateEventDefinition/>', 'attachedToRef="a"'),
        node('c', 'serviceTask', '', 'isForCompensation="true"'),
      ],
      'start > a',
    );
    expect(codes(result)).toEqual(['warning compensation_not_run b', 'warning compensation_not_run c']);
  });

  it('a condition that is prose never holds, one that is broken is an error', async () => {
    const result = await compile(
      [start, task('a'), node('x', 'exclusiveGateway'), task('b'), task('c'), task('d')],
      'start > a > x',
      'x > b | 金额较大，加急',
      'x > c | amount >',
      'x > d',
    );
    expect(codes(result).map((code) => code.replace(/ [^ ]*$/, ''))).toEqual([
      'warning condition_is_text',
      'error expression_invalid',
    ]);
    expect(play(result, {}, 'a/complete')).toEqual(['a', 'd']);
  });

  it('a task behind an event-based gateway', async () => {
    expect(
      codes(await compile([start, node('g', 'eventBasedGateway'), task('a')], 'start > g > a')),
    ).toContain('error event_gateway_target g');
  });

  it('nothing to run at all', async () => {
    const { model } = await readBpmn(xmlOf({ nodes: [], flows: [] }));
    expect(compileBpmn(model as never).findings.map((finding) => finding.code)).toEqual(['process_empty']);
  });
});

describe('starts', () => {
  it('without a start event everything that nothing leads to begins', async () => {
    const result = await compile([task('a'), task('b'), task('c')], 'a > c');
    expect(codes(result)).toEqual(['warning start_missing p']);
    expect(play(result, {}, 'p_start/submit', 'a/complete', 'b/complete', 'c/complete')).toEqual([
      'p_start',
      'a b',
      'b c',
      'c',
      'end:c_end',
    ]);
  });

  it('several: the word that opens the case decides', async () => {
    const result = await compile(
      [
        node('s1', 'startEvent'),
        node('s2', 'startEvent', '<messageEventDefinition/>', 'xz:event="call"'),
        task('a'),
        task('b'),
      ],
      's1 > a',
      's2 > b',
    );
    expect(play(result, {}, 's1/submit')).toEqual(['s1', 'a']);
    expect(play(result, {}, 'message call')).toEqual(['s1', 'b']);
  });
});

describe('events inside', () => {
  const sub = (id: string, nodes: Drawn[], ...lines: string[]): Drawn => ({
    id,
    tag: 'subProcess',
    inner: { nodes: [node(`${id}_s`, 'startEvent'), ...nodes], flows: flows(...lines) },
  });
  const fails = node('bad', 'endEvent', '<errorEventDefinition/>');

  it('an error goes past a sub-process that does not catch it', async () => {
    const inner = sub(
      'in',
      [task('a'), node('x', 'exclusiveGateway'), node('ok', 'endEvent'), fails],
      'in_s > a > x',
      'x > ok | outcome = "complete"',
      'x > bad | outcome = "fail"',
    );
    const outer = sub('out', [inner, task('b')], 'out_s > in > b');
    const result = await compile(
      [
        start,
        outer,
        node('caught', 'boundaryEvent', '<errorEventDefinition/>', 'attachedToRef="out"'),
        task('repair'),
        task('after'),
      ],
      'start > out > after',
      'caught > repair',
    );
    expect(codes(result)).toEqual([]);
    expect(play(result, {}, 'a/fail')).toEqual(['a', 'repair']);
    expect(play(result, {}, 'a/complete', 'b/complete')).toEqual(['a', 'b', 'after']);
  });

  it('an error is caught by an event sub-process of its scope', async () => {
    const handler: Drawn = {
      id: 'handler',
      tag: 'subProcess',
      attributes: 'triggeredByEvent="true"',
      inner: {
        nodes: [node('hs', 'startEvent', '<errorEventDefinition/>'), task('h')],
        flows: flows('hs > h'),
      },
    };
    const inner = sub('in', [task('a'), fails, handler], 'in_s > a > bad');
    const result = await compile([start, inner, task('after')], 'start > in > after');
    expect(codes(result)).toEqual([]);
    expect(play(result, {}, 'a/complete', 'h/complete')).toEqual(['a', 'h', 'after']);
  });

  it('a timer at a branch that crosses others leaves the others alone', async () => {
    const late = node(
      'late',
      'boundaryEvent',
      '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>',
      'attachedToRef="a"',
    );
    const result = await compile(
      [
        start,
        ...['fork', 'fa', 'j1', 'j2'].map((id) => node(id, 'parallelGateway')),
        task('a'),
        task('b'),
        task('c'),
        task('d'),
        late,
        node('m', 'exclusiveGateway'),
        node('end', 'endEvent'),
      ],
      'start > fork',
      'fork > a > m > fa',
      'fork > b > j1',
      'fa > j1 > c > j2',
      'fa > d > j2 > end',
      'late > m',
    );
    expect(codes(result)).toEqual([]);
    expect(play(result, {}, 'timer late', 'b/complete', 'd/complete', 'c/complete')).toEqual([
      'a b',
      'b d',
      'c d',
      'c',
      'end:end',
    ]);
  });

  it('a withdrawal that only ends the case is heard everywhere, and does what it is told', async () => {
    const actions =
      '<extensionElements><xz:properties><xz:property name="actions">[{"type":"notify","params":{"to":"[]","message":"撤回"}}]</xz:property></xz:properties></extensionElements>';
    const withdraw: Drawn = {
      id: 'w',
      tag: 'subProcess',
      attributes: 'triggeredByEvent="true"',
      inner: {
        nodes: [
          node('ws', 'startEvent', '<messageEventDefinition/>', 'xz:event="withdraw"'),
          node('withdrawn', 'endEvent', actions, 'xz:outcome="gone"'),
        ],
        flows: flows('ws > withdrawn'),
      },
    };
    const result = await compile([start, task('a'), withdraw], 'start > a');
    expect(play(result, {}, 'message withdraw')).toEqual(['a', 'end:gone']);
    expect(JSON.stringify(result.machine)).toContain('撤回');
  });
});

describe('times', () => {
  it.each([
    ['PT90M', { min: 90 }],
    ['P2D', { cd: 2 }],
    ['P1W', { cd: 7 }],
    ['P1DT12H', { h: 36 }],
    ['P1M', { until: 'string(date and time(now) + duration("P1M"))' }],
    ['3wd', { wd: 3 }],
    ['=wait', { until: 'string(date and time(now) + (wait))' }],
    ['${wait}', { until: 'string(date and time(now) + (wait))' }],
  ])('%s', async (text, period) => {
    const result = await compile(
      [
        start,
        node(
          'x',
          'intermediateCatchEvent',
          `<timerEventDefinition><timeDuration>${text}</timeDuration></timerEventDefinition>`,
        ),
      ],
      'start > x',
    );
    expect(result.delays).toEqual({ x: period });
  });
});
