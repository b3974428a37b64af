/** What cases do that wait for events, throw them and end. */
import type { Story } from './story.ts';

export const EVENTS: Record<string, Story[]> = {
  'timer-events': [
    {
      play: [
        ['start/submit', ['wait']],
        ['timer wait', ['a']],
        ['timer late', ['b']],
        ['b/complete', ['end:end']],
      ],
    },
  ],
  'timer-beside': [
    {
      play: [
        ['start/submit', ['a']],
        ['timer remind', ['a', 'nag']],
        ['a/complete', ['nag']],
        ['nag/complete', ['end:end']],
      ],
    },
    {
      play: [
        ['start/submit', ['a']],
        ['timer remind', ['a', 'nag']],
        ['nag/complete', ['a']],
        ['a/complete', ['end:end']],
      ],
    },
    {
      play: [
        ['start/submit', ['a']],
        ['a/complete', ['end:end']],
      ],
    },
  ],
  'message-beside-merging': [
    {
      play: [
        ['start/submit', ['a']],
        ['message more', ['a', 'c']],
        ['c/complete', ['a', 'b']],
        ['b/complete', ['a']],
        ['a/complete', ['b']],
        ['b/complete', ['end:end']],
      ],
    },
    {
      play: [
        ['start/submit', ['a']],
        ['message more', ['a', 'c']],
        ['c/complete', ['a', 'b']],
        ['message more', ['a', 'b', 'c']],
      ],
    },
  ],
  'message-events': [
    {
      play: [
        ['start/submit', ['wait']],
        ['message hello', ['a']],
        ['a/complete', ['end:end']],
      ],
    },
  ],
  'signal-events': [
    {
      play: [
        ['start/submit', ['a', 'listen']],
        ['a/complete', ['b']],
        ['b/complete', ['end:end']],
      ],
    },
    {
      play: [
        ['start/submit', ['a', 'listen']],
        ['message go', ['a', 'b']],
        ['b/complete', ['a']],
        ['a/complete', ['end:end']],
      ],
    },
  ],
  'error-events': [
    {
      play: [
        ['start/submit', ['a']],
        ['a/fail', ['repair']],
        ['repair/complete', ['end:end']],
      ],
    },
    {
      play: [
        ['start/submit', ['a']],
        ['a/complete', ['end:end']],
      ],
    },
  ],
  'escalation-events': [
    {
      play: [
        ['start/submit', ['a']],
        ['a/complete', ['b', 'look']],
        ['look/complete', ['b']],
        ['b/complete', ['end:end']],
      ],
    },
  ],
  'terminate-end': [
    {
      play: [
        ['start/submit', ['a', 'b']],
        ['a/complete', ['end:stop']],
      ],
    },
  ],
  'conditional-events': [
    {
      data: { amount: 9 },
      play: [
        ['start/submit', ['a']],
        ['a/complete', ['b']],
      ],
    },
    {
      data: { amount: 1 },
      play: [
        ['start/submit', ['a']],
        ['a/complete', ['wait']],
      ],
    },
  ],
  'link-events': [
    {
      play: [
        ['start/submit', ['a']],
        ['a/complete', ['b']],
        ['b/complete', ['end:end']],
      ],
    },
  ],
};
