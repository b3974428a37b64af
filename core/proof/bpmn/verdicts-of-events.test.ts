/** The textbook, where events and scopes decide: every error the proof may name and no other. */
import { describe, expect, test } from 'vitest';
import { sub } from '../testing/diagram.ts';
import { verdict, type Case } from '../testing/verdict.ts';

const EVENTS: Case[] = [
  [
    'a race of message and time',
    [
      's start',
      'g events',
      'c catch timer',
      'd catch message',
      'm xor',
      'e end',
      's > g > c > m > e',
      'g > d > m',
    ],
    [],
  ],
  [
    'a race that a parallel join closes',
    [
      's start',
      'g events',
      'c catch timer',
      'd catch message',
      'm and',
      'e end',
      's > g > c > m > e',
      'g > d > m',
    ],
    ['deadlock m'],
  ],
  [
    'a step behind an event gateway',
    ['s start', 'g events', 'c catch timer', 'a user', 'm xor', 'e end', 's > g > c > m > e', 'g > a > m'],
    ['event_gateway_target a'],
  ],
  [
    'time runs out, merged',
    ['s start', 'a user', 't boundary a timer', 'b user', 'm xor', 'e end', 's > a > m > e', 't > b > m'],
    [],
  ],
  [
    'time runs out, joined',
    ['s start', 'a user', 't boundary a timer', 'b user', 'm and', 'e end', 's > a > m > e', 't > b > m'],
    ['deadlock m'],
  ],
  [
    'a reminder with an end of its own',
    ['s start', 'a user', 't non-interrupting a timer', 'b user', 'f end', 'e end', 's > a > e', 't > b > f'],
    [],
  ],
  [
    'a reminder merged into the main way',
    [
      's start',
      'a user',
      't non-interrupting a timer',
      'b user',
      'm xor',
      'e end',
      's > a > m > e',
      't > b > m',
    ],
    ['multiple_tokens m'],
  ],
  [
    'a reminder joined inclusively',
    [
      's start',
      'a user',
      't non-interrupting a timer',
      'b user',
      'm or',
      'e end',
      's > a > m > e',
      't > b > m',
    ],
    [],
  ],
  [
    'a branch cut off in front of its join',
    [
      's start',
      'x and',
      'a user',
      't boundary a timer',
      'f end',
      'b user',
      'm and',
      'e end',
      's > x > a > m > e',
      'x > b > m',
      't > f',
    ],
    ['deadlock m'],
  ],
  ['a link', ['s start', 'o throw link A', 'i catch link A', 'a user', 'e end', 's > o', 'i > a > e'], []],
  [
    'a link taken twice at once',
    [
      's start',
      'x and',
      'o throw link A',
      'p throw link A',
      'i catch link A',
      'e end',
      's > x > o',
      'x > p',
      'i > e',
    ],
    ['multiple_tokens i'],
  ],
  ['two starts, each by itself', ['s start', 't start message', 'm xor', 'e end', 's > m > e', 't > m'], []],
  [
    'two starts that a join waits for both of',
    ['s start', 't start message', 'm and', 'e end', 's > m > e', 't > m'],
    ['deadlock m'],
  ],
];

const SCOPES: Case[] = [
  [
    'a sub-process with two ends',
    ['s start', sub('u', ['i start', 'x xor', 'j end', 'k end', 'i > x > j', 'x > k']), 'e end', 's > u > e'],
    [],
  ],
  [
    'a sub-process that cannot end',
    [
      's start',
      sub('u', ['i start', 'x xor', 'j and', 'k end', 'a user', 'i > x > j > k', 'x > a > j']),
      'e end',
      's > u > e',
    ],
    ['deadlock j'],
  ],
  [
    'an error that always leaves a sub-process',
    [
      's start',
      sub('u', ['i start', 'j end error E', 'i > j']),
      't boundary u error E',
      'f end',
      'e end',
      's > u > e',
      't > f',
    ],
    ['dead_element e'],
  ],
  [
    'an error that nothing throws',
    [
      's start',
      sub('u', ['i start', 'k end', 'i > k']),
      't boundary u error E',
      'f end',
      'e end',
      's > u > e',
      't > f',
    ],
    ['dead_element t'],
  ],
  [
    'an empty sub-process may do anything',
    [
      's start',
      sub('u', []),
      't boundary u error E',
      'p boundary u escalation',
      'f end',
      'e end',
      's > u > e',
      't > f',
      'p > f',
    ],
    [],
  ],
  [
    'somebody inside may escalate',
    [
      's start',
      sub('u', ['i start', 'a user', 'k end', 'i > a > k']),
      'p boundary u escalation',
      'f end',
      'e end',
      's > u > e',
      'p > f',
    ],
    [],
  ],
  [
    'an event sub-process that interrupts',
    [
      's start',
      'a user',
      'e end',
      's > a > e',
      sub('v', ['i start message', 'b user', 'k end', 'i > b > k'], 'event'),
    ],
    [],
  ],
  [
    'an event sub-process that cannot end',
    [
      's start',
      'a user',
      'e end',
      's > a > e',
      sub(
        'v',
        ['i start message', 'x xor', 'm and', 'b user', 'k end', 'i > x > m > k', 'x > b > m'],
        'event',
      ),
    ],
    ['deadlock m'],
  ],
  [
    'a terminate end inside ends the inside only',
    [
      's start',
      sub('u', ['i start', 'x and', 'a user', 'j end terminate', 'k end', 'i > x > j', 'x > a > k']),
      'e end',
      's > u > e',
    ],
    [],
  ],
  [
    'a handler of compensation stands apart',
    ['s start', 'a user', 'c boundary a compensation', 'h compensates', 'e end', 's > a > e'],
    [],
  ],
  ['a call between', ['s start', 'c call', 'e end', 's > c > e'], []],
];

describe.each([
  ['events', EVENTS],
  ['scopes', SCOPES],
])('%s', (_group, cases) => {
  test.each(cases)('%s', (_name, lines, errors) => expect(verdict(lines)).toEqual(errors));
});
