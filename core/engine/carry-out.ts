/** What the machine asks for, one handler a word. The data is the case's at that point of the transition. */
import { handlersOf, type Handler } from '../blocks/block.ts';
import type { JsonObject } from '../vocabulary.ts';
import { addMs } from '../time/instant.ts';
import { closeActivities, openActivities } from './activities.ts';
import { endCase, takeUpAgain } from './ending.ts';
import { activeNodes, type MachineAction, type MachineNode } from './machine.ts';
import { MARKERS } from './markers.ts';
import { unitOf } from './periods.ts';
import type { DecisionDraft } from './run.ts';

/** What the engine itself does; anything else is a block's. */
const HANDLERS: Record<string, Handler> = {
  [MARKERS.enter]: entered,
  [MARKERS.exit]: left,
  [MARKERS.delay]: (run, { state, delay, ms }) => {
    const { now } = run.facts;
    const at = addMs(now, Number(ms));
    const spec = run.process.definition.delays?.[String(delay)];
    // a delay in plain milliseconds is as long as one in minutes: exact
    const unit = spec ? unitOf(spec) : 'min';
    run.addTimer({ kind: 'machine', at, state: String(state), delay: String(delay), since: now, unit });
  },
  [MARKERS.undelay]: (run, { state, delay }) =>
    run.dropTimers((t) => t.kind === 'machine' && t.state === state && t.delay === delay),
};

/** Carries out one action of the machine on the decision in the making. */
export function carryOut(run: DecisionDraft, action: MachineAction): void {
  const handler = HANDLERS[action.type] ?? handlersOf(run.process.blocks).get(action.type);
  handler?.(run, action.params, action.data);
}

function entered(run: DecisionDraft, params: JsonObject, data: JsonObject): void {
  const node = run.process.machine.nodes.get(String(params.id));
  if (node) enterNode(run, node, data);
}

/** A state that means something was entered: its people are asked, and the blocks begin what they have to do there. */
export function enterNode(run: DecisionDraft, node: MachineNode, data: JsonObject): void {
  const { meta, step } = node;
  run.emit('step.entered', { step, node: node.id });
  for (const block of run.process.blocks) block.entering?.(run, node, data);
  if (meta.task) openActivities(run, node, data);
  for (const block of run.process.blocks) block.entered?.(run, node, data);
  if (meta.end !== undefined) endCase(run, meta.end);
}

function left(run: DecisionDraft, params: JsonObject): void {
  const node = run.process.machine.nodes.get(String(params.id));
  if (!node) return;
  const { meta, step } = node;
  // XState runs the exits of a final state as soon as it is there; the case stays at its end
  const ended = meta.end !== undefined;
  if (ended && activeNodes(run.process.machine, run.case.state).includes(node)) return;
  if (meta.task) closeActivities(run, node.id);
  for (const block of run.process.blocks.toReversed()) block.left?.(run, node);
  run.emit('step.left', { step, node: node.id });
  if (ended) takeUpAgain(run);
}
