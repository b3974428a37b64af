/** What the machine asks for, one handler a word. The data is the case's at that point of the transition. */
import { handlersOf, type Handler } from '../blocks/block.ts';
import type { JsonObject } from '../vocabulary.ts';
import { addMs } from '../time/instant.ts';
import { closeActivities, openActivities } from './activities.ts';
import { enteredClock, leftClock } from './clock.ts';
import { endCase, takeUpAgain } from './ending.ts';
import { activeNodes, type MachineAction } from './machine.ts';
import { MARKERS } from './markers.ts';
import { closeNotice, postNotice } from './notices.ts';
import type { Run } from './run.ts';

/** What the engine itself does; anything else is a block's. */
const HANDLERS: Record<string, Handler> = {
  [MARKERS.enter]: entered,
  [MARKERS.exit]: left,
  'xstate.raise': (run, params) => {
    const event = params.event as { type: string };
    const { now } = run.facts;
    run.addTimer({ kind: 'machine', at: addMs(now, Number(params.delay)), ref: event.type, since: now });
  },
  'xstate.cancel': (run, params) => run.dropTimers((t) => t.kind === 'machine' && t.ref === params.sendId),
};

/** Carries out one action of the machine on the decision in the making. */
export function carryOut(run: Run, action: MachineAction): void {
  const handler = HANDLERS[action.type] ?? handlersOf(run.process.blocks).get(action.type);
  handler?.(run, action.params, action.data);
}

function entered(run: Run, params: JsonObject, data: JsonObject): void {
  const node = run.process.machine.nodes.get(String(params.id));
  if (!node) return;
  const { meta, step } = node;
  run.emit('step.entered', { step, node: node.id });
  enteredClock(run, step, meta);
  if (meta.task) openActivities(run, node, data);
  if (meta.notice) postNotice(run, step, meta.notice, data);
  if (meta.end !== undefined) endCase(run, meta.end);
}

function left(run: Run, params: JsonObject): void {
  const node = run.process.machine.nodes.get(String(params.id));
  if (!node) return;
  const { meta, step } = node;
  // XState runs the exits of a final state as soon as it is there; the case stays at its end
  const ended = meta.end !== undefined;
  if (ended && activeNodes(run.process.machine, run.case.state).includes(node)) return;
  if (meta.task) closeActivities(run, node.id);
  if (meta.notice) closeNotice(run, step);
  leftClock(run, meta);
  run.emit('step.left', { step, node: node.id });
  if (ended) takeUpAgain(run);
}
