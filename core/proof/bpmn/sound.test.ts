/** Diagrams that are in order have no errors, however unusual they look. */
import { describe, expect, test } from 'vitest';
import type { BpmnModel } from '../../bpmn/model.ts';
import { proveModel } from '../index.ts';
import { diagram, modelOf, processOf, sub } from '../testing/diagram.ts';
import { inside } from '../testing/faults.ts';

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
      't non-interrupting a timer',
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

test('twenty branches of five steps each are looked at in every order', () => {
  const branches = Array.from({ length: 20 }, (_, i) => i);
  const steps = (i: number): string[] => Array.from({ length: 5 }, (_, n) => `t${i}_${n}`);
  const model = diagram(
    's start',
    'x and',
    'm and',
    'e end',
    's > x',
    'm > e',
    ...branches.flatMap((i) => [...steps(i).map((id) => `${id} user`), ['x', ...steps(i), 'm'].join(' > ')]),
  );
  expect(proveModel(model)).toEqual([]);
});
