/** What cases do in graphs that are no neat trees, and in drawings of other systems. */
import type { Story } from './story.ts';

export const GRAPHS: Record<string, Story[]> = {
  lanes: [
    {
      play: [
        ['start/submit', ['a']],
        ['a/complete', ['b']],
        ['b/complete', ['end:end']],
      ],
    },
  ],
  'loop-back': [
    {
      play: [
        ['start/submit', ['a']],
        ['a/complete', ['b']],
        ['b/return', ['a']],
        ['a/complete', ['b']],
        ['b/approve', ['end:end']],
      ],
    },
  ],
  'crossing-joins': [
    {
      play: [
        ['start/submit', ['a', 'b']],
        ['a/complete', ['b']],
        ['b/complete', ['c', 'd']],
        ['d/complete', ['c']],
        ['c/complete', ['end:end']],
      ],
    },
  ],
  'unstructured-inclusive': [
    {
      data: { amount: 5 },
      play: [
        ['start/submit', ['first']],
        ['first/complete', ['a', 'c']],
        ['c/complete', ['a']],
        ['a/complete', ['z']],
        ['z/complete', ['end:end']],
      ],
    },
    {
      data: { amount: 1 },
      play: [
        ['start/submit', ['first']],
        ['first/complete', ['c']],
        ['c/complete', ['z']],
      ],
    },
  ],
  'implied-forks': [
    {
      play: [
        ['start/submit', ['a']],
        ['a/complete', ['b', 'c']],
        ['c/complete', ['b']],
        ['b/complete', ['end:end']],
      ],
    },
  ],
  transaction: [
    {
      play: [
        ['start/submit', ['a']],
        ['a/complete', ['end:end']],
      ],
    },
  ],
  'complex-gateway': [
    {
      play: [
        ['start/submit', ['a']],
        ['a/complete', ['end:end']],
      ],
    },
  ],
  'foreign-camunda': [
    {
      data: { approved: true },
      play: [
        ['start/submit', ['approve']],
        ['approve/complete', ['end:end']],
      ],
    },
    {
      data: { approved: false, reason: 'y' },
      play: [
        ['start/submit', ['approve']],
        ['approve/complete', ['again']],
      ],
    },
  ],
  'foreign-zeebe': [
    {
      data: { amount: 20, items: [1, 2] },
      play: [
        ['start/submit', ['check']],
        ['check/complete', ['wait']],
        ['timer wait', ['call']],
        ['message call.done', ['end:end']],
      ],
    },
  ],
};
