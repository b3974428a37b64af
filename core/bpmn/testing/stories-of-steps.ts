/** What cases do at steps, at gateways and in sub-processes. */
import type { Story } from './story.ts';

export const STEPS: Record<string, Story[]> = {
  'user-task': [
    {
      play: [
        ['start/submit', ['a']],
        ['a/complete', ['b']],
        ['b/complete', ['end:end']],
      ],
    },
  ],
  'plain-tasks': [
    {
      play: [
        ['start/submit', ['a']],
        ['a/complete', ['b']],
        ['b/complete', ['end:end']],
      ],
    },
  ],
  'service-task': [
    {
      play: [
        ['start/submit', ['a']],
        ['a/complete', ['end:end']],
      ],
    },
  ],
  'send-task': [
    {
      play: [
        ['start/submit', ['a']],
        ['a/complete', ['end:end']],
      ],
    },
  ],
  'receive-task': [
    {
      play: [
        ['start/submit', ['wait']],
        ['message paid_out', ['a']],
      ],
    },
  ],
  'business-rule-task': [{ data: { standard: { maximum: 5 } }, play: [['start/submit', ['a']]] }],
  'script-task': [{ data: { amount: 1 }, play: [['start/submit', ['a']]] }],
  'exclusive-gateway': [
    {
      data: { amount: 200 },
      play: [
        ['start/submit', ['a']],
        ['a/complete', ['big']],
        ['big/complete', ['end:end']],
      ],
    },
    {
      data: { amount: 50 },
      play: [
        ['start/submit', ['a']],
        ['a/complete', ['small']],
      ],
    },
  ],
  outcomes: [
    {
      data: { amount: 200 },
      play: [
        ['start/submit', ['a']],
        ['a/approve', ['b']],
        ['b/complete', ['end:approved']],
      ],
    },
    {
      data: { amount: 1 },
      play: [
        ['start/submit', ['a']],
        ['a/approve', ['end:approved']],
      ],
    },
    {
      play: [
        ['start/submit', ['a']],
        ['a/reject', ['end:rejected']],
      ],
    },
  ],
  'parallel-gateway': [
    {
      play: [
        ['start/submit', ['a', 'c']],
        ['c/complete', ['a']],
        ['a/complete', ['b']],
        ['b/complete', ['end:end']],
      ],
    },
  ],
  'parallel-ends': [
    {
      play: [
        ['start/submit', ['a', 'b']],
        ['a/complete', ['b']],
        ['b/complete', ['end:end_b']],
      ],
    },
    {
      play: [
        ['start/submit', ['a', 'b']],
        ['b/complete', ['a']],
        ['a/complete', ['end:end_b']],
      ],
    },
  ],
  'inclusive-gateway': [
    {
      data: { amount: 20 },
      play: [
        ['start/submit', ['first']],
        ['first/complete', ['a', 'b']],
        ['a/complete', ['b']],
        ['b/complete', ['end:end']],
      ],
    },
    {
      data: { amount: 5 },
      play: [
        ['start/submit', ['first']],
        ['first/complete', ['a']],
        ['a/complete', ['end:end']],
      ],
    },
    {
      data: { amount: 0 },
      play: [
        ['start/submit', ['first']],
        ['first/complete', ['c']],
        ['c/complete', ['end:end']],
      ],
    },
  ],
  'event-based-gateway': [
    {
      play: [
        ['start/submit', ['g']],
        ['message paid_out', ['a']],
        ['a/complete', ['end:end']],
      ],
    },
    {
      play: [
        ['start/submit', ['g']],
        ['timer late', ['b']],
      ],
    },
  ],
  subprocess: [
    {
      play: [
        ['start/submit', ['a']],
        ['a/complete', ['b']],
        ['b/complete', ['c']],
        ['c/complete', ['end:end']],
      ],
    },
    {
      play: [
        ['start/submit', ['a']],
        ['timer late', ['end:end']],
      ],
    },
  ],
  'event-subprocess': [
    {
      play: [
        ['start/submit', ['a']],
        ['message withdraw', ['h']],
        ['message withdraw', ['h']],
        ['h/complete', ['end:he']],
      ],
    },
    {
      play: [
        ['start/submit', ['a']],
        ['a/complete', ['end:end']],
      ],
    },
  ],
  'event-subprocess-beside': [
    {
      play: [
        ['start/submit', ['a']],
        ['message ask', ['a', 'h']],
        ['a/complete', ['b', 'h']],
        ['b/complete', ['h']],
        ['h/complete', ['end:end']],
      ],
    },
    {
      play: [
        ['start/submit', ['a']],
        ['message ask', ['a', 'h']],
        ['h/complete', ['a']],
        ['message ask', ['a', 'h']],
      ],
    },
  ],
  'call-activity': [
    {
      play: [
        ['start/submit', ['a']],
        ['a/complete', ['other']],
        ['message other.done', ['end:end']],
      ],
    },
  ],
  'multi-instance': [
    {
      data: { list: [] },
      play: [
        ['start/submit', ['all']],
        ['all/complete', ['each']],
        ['each/complete', ['a']],
        ['a/complete', ['a']],
        ['a/complete', ['end:end']],
      ],
    },
  ],
  'standard-loop': [
    {
      data: { again: true },
      play: [
        ['start/submit', ['a']],
        ['a/complete', ['a']],
        ['a/complete', ['a']],
      ],
    },
    {
      data: { again: false },
      play: [
        ['start/submit', ['a']],
        ['a/complete', ['end:end']],
      ],
    },
  ],
};
