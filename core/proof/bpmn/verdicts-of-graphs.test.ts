/**
 * The textbook: graphs whose soundness is known, with every error the proof may name and no other. What waits, forks and
 * joins is judged without a look at who works where.
 */
import { describe, expect, test } from 'vitest';
import type { Line } from '../testing/diagram.ts';
import { verdict, type Case } from '../testing/verdict.ts';

const split = (fork: string, join: string, ...more: Line[]): Line[] => [
  's start',
  `x ${fork}`,
  'a user',
  'b user',
  `m ${join}`,
  'e end',
  's > x > a > m > e',
  'x > b > m',
  ...more,
];

const JOINS: Case[] = [
  ['a choice and its merge', split('xor', 'xor'), []],
  ['branches and their join', split('and', 'and'), []],
  ['an inclusive pair', split('or', 'or'), []],
  ['a parallel fork closed inclusively', split('and', 'or'), []],
  ['a choice closed inclusively', split('xor', 'or'), []],
  ['a choice that a parallel join waits for', split('xor', 'and'), ['deadlock m']],
  ['an inclusive fork that a parallel join waits for', split('or', 'and'), ['deadlock m']],
  ['branches merged one by one', split('and', 'xor'), ['multiple_tokens m']],
  ['an inclusive fork merged one by one', split('or', 'xor'), ['multiple_tokens m']],
  [
    'two branches into one step, unjoined',
    ['s start', 'x and', 'a user', 'b user', 'c user', 'e end', 's > x > a > c > e', 'x > b > c'],
    ['multiple_tokens c'],
  ],
  [
    'a fork no gateway draws, joined',
    ['s start', 'a user', 'b user', 'c user', 'm and', 'e end', 's > a > b > m > e', 'a > c > m'],
    [],
  ],
  [
    'a fork no gateway draws, merged one by one',
    ['s start', 'a user', 'b user', 'c user', 'm xor', 'e end', 's > a > b > m > e', 'a > c > m'],
    ['multiple_tokens m'],
  ],
  [
    'a choice merged by the step itself',
    ['s start', 'x xor', 'a user', 'b user', 'c user', 'e end', 's > x > a > c > e', 'x > b > c'],
    [],
  ],
  ['a join with one way in', ['s start', 'm and', 'a user', 'e end', 's > m > a > e'], []],
  [
    'joins that cross',
    [
      's start',
      'x and',
      'y and',
      'z and',
      'j and',
      'k and',
      'm and',
      'a user',
      'b user',
      'e end',
      's > x > a > y > j',
      'y > k',
      'x > b > z > j',
      'z > k',
      'j > m > e',
      'k > m',
    ],
    [],
  ],
  [
    'joins that wait for each other',
    [
      's start',
      'x and',
      'j and',
      'k and',
      'm and',
      'e end',
      's > x > j > k > m > e',
      'x > k',
      'k > j',
      'x > m',
    ],
    ['deadlock j', 'deadlock k', 'deadlock m'],
  ],
];

const ENDS: Case[] = [
  [
    'several ends of a choice',
    ['s start', 'x xor', 'a user', 'e end', 'f end', 's > x > a > e', 'x > f'],
    [],
  ],
  ['each branch its own end', ['s start', 'x and', 'a user', 'e end', 'f end', 's > x > a > e', 'x > f'], []],
  [
    'two branches into one end',
    ['s start', 'x and', 'a user', 'b user', 'e end', 's > x > a > e', 'x > b > e'],
    [],
  ],
  [
    'two branches into one end, and on from there to nowhere else',
    [
      's start',
      'x and',
      'a user',
      'b user',
      'm xor',
      'c user',
      'e end',
      's > x > a > m',
      'x > b > m',
      'm > c > e',
    ],
    ['multiple_tokens m'],
  ],
  [
    'a reminder that ends where its task ends',
    ['s start', 'a user', 't non-interrupting a timer', 'b user', 'e end', 's > a > e', 't > b > e'],
    [],
  ],
  [
    'a choice into one end',
    ['s start', 'x xor', 'a user', 'b user', 'e end', 's > x > a > e', 'x > b > e'],
    [],
  ],
  [
    'a terminate end beside work',
    ['s start', 'x and', 'a user', 'b user', 'e end terminate', 'f end', 's > x > a > e', 'x > b > f'],
    [],
  ],
  [
    'a step without a way out',
    ['s start', 'x xor', 'a user', 'b user', 'e end', 's > x > a > e', 'x > b'],
    ['no_outgoing b'],
  ],
  [
    'a step nothing leads to',
    ['s start', 'a user', 'b user', 'e end', 's > a > e', 'b > e'],
    ['no_incoming b'],
  ],
  [
    'steps that only lead to each other',
    ['s start', 'a user', 'b user', 'c user', 'e end', 's > a > e', 'b > c > b'],
    ['unreachable b', 'unreachable c'],
  ],
];

const LOOPS: Case[] = [
  ['a way back', ['s start', 'm xor', 'a user', 'x xor', 'e end', 's > m > a > x > e', 'x > m'], []],
  ['a way back into the step itself', ['s start', 'a user', 'x xor', 'e end', 's > a > x > e', 'x > a'], []],
  [
    'a circle without a way out',
    ['s start', 'm xor', 'a user', 'b user', 's > m > a > b > m', 'x xor', 'e end', 'x > e'],
    ['livelock m', 'no_incoming x'],
  ],
  [
    'a way back out of one of two branches, before it is joined',
    [
      's start',
      'y and',
      'm xor',
      'a user',
      'x xor',
      'b user',
      'j and',
      'e end',
      's > y > m > a > x > j > e',
      'x > m',
      'y > b > j',
    ],
    [],
  ],
  [
    'a way back from a branch to before the fork',
    [
      's start',
      'm xor',
      'y and',
      'a user',
      'x xor',
      'b user',
      'j and',
      'e end',
      's > m > y > a > x > j > e',
      'x > m',
      'y > b > j',
    ],
    ['multiple_tokens y'],
  ],
  [
    'a way back that a parallel join closes',
    ['s start', 'm and', 'a user', 'x xor', 'e end', 's > m > a > x > e', 'x > m'],
    ['deadlock m'],
  ],
  [
    'an inclusive join at the head of a loop',
    ['s start', 'm or', 'a user', 'x xor', 'e end', 's > m > a > x > e', 'x > m'],
    [],
  ],
  [
    'an inclusive pair inside a loop',
    [
      's start',
      'm xor',
      'o or',
      'a user',
      'b user',
      'j or',
      'x xor',
      'e end',
      's > m > o > a > j > x > e',
      'o > b > j',
      'x > m',
    ],
    [],
  ],
  [
    'two inclusive joins that wait for each other',
    [
      's start',
      'f and',
      'j or',
      'k or',
      'm xor',
      'n xor',
      'p and',
      'e end',
      's > f > j > m > p > e',
      'f > k > n > p',
      'm > k',
      'n > j',
    ],
    ['deadlock j', 'deadlock k'],
  ],
];

describe.each([
  ['forks and joins', JOINS],
  ['ends', ENDS],
  ['loops', LOOPS],
])('%s', (_group, cases) => {
  test.each(cases)('%s', (_name, lines, errors) => expect(verdict(lines)).toEqual(errors));
});
