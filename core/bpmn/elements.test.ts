/** Every element kind on a drawing of its own (`fixtures/`): where the case waits after each thing it hears. */
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../vocabulary.ts';
import { compileBpmn, type CompiledBpmn } from './compile.ts';
import { readBpmn } from './read.ts';
import { Player, type Position } from './testing/player.ts';
import { writeBpmn } from './write.ts';

const files = import.meta.glob('./fixtures/*.bpmn', {
  query: '?raw',
  import: 'default',
  eager: true,
}) as Record<string, string>;

/** What is heard, then where the case is: `a/complete`, `message hello`, `timer late`. */
type Story = { data?: JsonObject; play: [cue: string, steps: string[]][] };

const ROLES = [
  { id: 'clerk', name: '经办' },
  { id: 'boss', name: '领导' },
];

const stories: Record<string, Story[]> = {
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

/** Codes of what is said about a drawing; none where nothing is listed. */
const said: Record<string, string[]> = {
  'plain-tasks': ['form_missing', 'who_missing'],
  'service-task': ['service_unbound'],
  'script-task': ['script_not_run'],
  'message-events': ['send_unbound'],
  lanes: ['form_missing'],
  transaction: ['transaction_plain'],
  'complex-gateway': ['not_executable'],
  'foreign-camunda': [
    'expression_translated',
    'form_missing',
    'reference_dangling',
    'service_unbound',
    'who_missing',
  ],
  'foreign-zeebe': ['form_missing', 'who_missing'],
};

async function compiled(xml: string): Promise<CompiledBpmn & { said: string[] }> {
  const { model, findings } = await readBpmn(xml);
  if (!model) throw new Error(JSON.stringify(findings));
  const result = compileBpmn(model, { roles: ROLES });
  return {
    ...result,
    said: [...new Set([...findings, ...result.findings].map((finding) => finding.code))].sort(),
  };
}

function playStory(result: CompiledBpmn, { data = {}, play }: Story): void {
  const player = new Player(result.machine as JsonObject, {
    delays: Object.keys(result.delays),
    messages: result.messages,
  });
  let at: Position = player.start(data);
  expect(player.steps(at)).toEqual(['start']);
  for (const [name, steps] of play) {
    const cue = player.cues(at).find((each) => each.name === name);
    if (!cue) throw new Error(`${name} cannot be said at ${player.steps(at).join(', ')}`);
    at = player.play(at, cue) ?? at;
    expect({ after: name, steps: player.steps(at) }).toEqual({ after: name, steps });
  }
}

it('has a story for every drawing', () => {
  expect(
    Object.keys(files)
      .map((file) => file.replace(/^.*\/|\.bpmn$/g, ''))
      .sort(),
  ).toEqual(Object.keys(stories).sort());
});

describe.each(Object.entries(stories))('%s', (name, told) => {
  const xml = files[`./fixtures/${name}.bpmn`] as string;

  it('goes its way', async () => {
    const result = await compiled(xml);
    expect(result.said).toEqual(said[name] ?? []);
    for (const story of told) playStory(result, story);
  });

  it('goes the same way when written and read again', async () => {
    const { model } = await readBpmn(xml);
    const again = writeBpmn(model as never);
    const reread = await readBpmn(again);
    expect(reread.findings).toEqual([]);
    // the one thing that writing changes is where the lines are
    expect({ ...reread.model, namespaces: {}, artefacts: [], messageFlows: [] }).toEqual({
      ...model,
      namespaces: {},
      artefacts: [],
      messageFlows: [],
    });
    const result = await compiled(again);
    for (const story of told) playStory(result, story);
  });
});

describe('who acts', () => {
  it('is the role of the lane, by id or by name', async () => {
    const { machine } = await compiled(files['./fixtures/lanes.bpmn'] as string);
    const states = (machine as { states: Record<string, { meta: { task: { seats: { role: string }[] } } }> })
      .states;
    expect([states.a?.meta.task.seats[0]?.role, states.b?.meta.task.seats[0]?.role]).toEqual([
      'clerk',
      'boss',
    ]);
  });

  it('is an administrator where a foreign drawing names nobody we know', async () => {
    const { machine, findings } = await compiled(files['./fixtures/foreign-camunda.bpmn'] as string);
    const states = (machine as { states: Record<string, { meta: { task: { seats: { role: string }[] } } }> })
      .states;
    expect(states.approve?.meta.task.seats).toEqual([{ role: 'admin' }]);
    expect(
      findings.find((finding) => finding.code === 'who_missing' && finding.element === 'approve')?.message,
    ).toContain('accounting');
  });
});
