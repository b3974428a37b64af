/** Every element kind on a drawing of its own (`fixtures/`): where the case waits after each thing it hears. */
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../vocabulary.ts';
import { compileBpmn, type CompiledBpmn } from './compile.ts';
import { readBpmn } from './read.ts';
import { Player, type Position } from './testing/player.ts';
import { EVENTS } from './testing/stories-of-events.ts';
import { GRAPHS } from './testing/stories-of-graphs.ts';
import { STEPS } from './testing/stories-of-steps.ts';
import type { Story } from './testing/story.ts';
import { writeBpmn } from './write.ts';

const files = import.meta.glob('./fixtures/*.bpmn', {
  query: '?raw',
  import: 'default',
  eager: true,
}) as Record<string, string>;

const ROLES = [
  { id: 'clerk', name: '经办' },
  { id: 'boss', name: '领导' },
];

const stories = { ...STEPS, ...EVENTS, ...GRAPHS };

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
    expect({ ...reread.model, namespaces: {} }).toEqual({ ...model, namespaces: {} });
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
