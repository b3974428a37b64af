/** Events attached to an activity. Interrupting ones are transitions of its state; the others run beside it (side.ts, net). */
import type { Build, Scope } from '../compile/build.ts';
import { leave } from '../compile/build.ts';
import { isEvent, type Node } from '../compile/linked.ts';
import { isNonInterrupting } from '../compile/scope.ts';
import { both, type Move, type State } from '../compile/states.ts';
import type { Json } from '../../vocabulary.ts';
import { called } from '../findings.ts';
import { actionsOf } from './dress.ts';
import { listen } from './triggers.ts';
import { readTimer } from './periods.ts';
import { messages } from '../messages.ts';

/** Lets `state`, in which the activity `node` goes on, hear what is attached to it. */
export function attach(scope: Scope, node: Node, state: State): void {
  const { build } = scope;
  build.hosts.set(node, state);
  build.later(() => {
    for (const boundary of node.boundaries) {
      if (!isNonInterrupting(boundary))
        listen(
          build,
          state,
          boundary,
          (extra) => leave(build, boundary, withActions(boundary, extra)),
          state,
        );
      else {
        const once = atOnce(boundary);
        if (once) listen(build, state, boundary, (extra) => [instant(once, extra)], state);
      }
    }
  });
}

function withActions(boundary: Node, extra: Parameters<typeof leave>[2] = {}): Parameters<typeof leave>[2] {
  return { ...extra, actions: [...actionsOf(boundary), ...(extra.actions ?? [])] };
}

function instant({ actions, condition }: AtOnce, extra: Parameters<typeof leave>[2] = {}): Move {
  const { where } = extra;
  const feel = both(extra.feel, condition);
  return { ...(feel === undefined && where === undefined ? {} : { guard: { feel, where } }), actions };
}

interface AtOnce {
  actions: Json[];
  condition: string | undefined;
}

/** What happens beside and is over at once: only actions, then the end. Null where it takes time or a decision. */
export function atOnce(boundary: Node): AtOnce | null {
  if (
    boundary.bpmn.type !== 'event' ||
    boundary.bpmn.definitions.some(
      ({ trigger, timer }) =>
        trigger === 'conditional' || (trigger === 'timer' && timer !== undefined && readTimer(timer).repeats),
    )
  )
    return null;
  const actions = [...actionsOf(boundary)];
  let [flow] = boundary.out;
  const condition = flow?.guard;
  for (let n = 0; flow && n < 20; n += 1) {
    actions.push(...flow.actions);
    const { target } = flow;
    if (target.in.length > 1) return null;
    if (isEvent(target, 'end'))
      return target.bpmn.type === 'event' && target.bpmn.definitions.length === 0
        ? { actions: [...actions, ...actionsOf(target)], condition }
        : null;
    const passes =
      target.bpmn.type === 'task' &&
      ['service', 'send'].includes(target.bpmn.kind) &&
      target.boundaries.length === 0 &&
      !target.bpmn.loop &&
      actionsOf(target).length > 0;
    if (!passes) return null;
    actions.push(...actionsOf(target));
    [flow] = target.out;
  }
  return null;
}

/** Whether the event goes off more than once while its activity lasts. */
export function repeats(event: Node): boolean {
  if (event.bpmn.type !== 'event') return false;
  return event.bpmn.definitions.every(({ trigger, timer }) =>
    trigger === 'timer' ? timer !== undefined && readTimer(timer).repeats : trigger !== 'conditional',
  );
}

/** Attached without interrupting, with a way that meets the others': a place of its own in the general translation. */
export function makeNonInterrupting(scope: Scope, node: Node, container: State): State {
  const { build } = scope;
  const armed = container.add(node.key);
  const spent = repeats(node) ? undefined : container.add('spent');
  sayUncounted(build, node);
  build.later(() => {
    const host = node.host ? build.hosts.get(node.host) : undefined;
    const idle = container.initial;
    if (!host || !idle)
      return build.findings.warn(
        'boundary_dangling',
        node.id,
        messages.boundaryEvent.notAttached(called(node.bpmn)),
        'Not attached to an activity',
      );
    idle.always.push({ guard: { where: host }, target: armed });
    armed.always.push({ guard: { where: { not: host } }, target: idle });
    spent?.always.push({ guard: { where: { not: host } }, target: idle });
    listen(build, armed, node, (extra) => leaveSelf(build, node, extra), host);
  });
  return armed;
}

/** Where ways cross, how often it went off is not kept; a count that is drawn is not dropped in silence. */
function sayUncounted(build: Build, node: Node): void {
  const timers = node.bpmn.type === 'event' ? node.bpmn.definitions.flatMap(({ timer }) => timer ?? []) : [];
  const counted = timers.find((timer) => (readTimer(timer).times ?? 1) > 1);
  if (!counted) return;
  build.findings.error(
    'cycle_count_ignored',
    node.id,
    messages.boundaryEvent.notCounted(called(node.bpmn), counted.value),
    `The count in ${counted.value} cannot be kept where the branch meets others`,
    'timer',
  );
}

function leaveSelf(build: Build, node: Node, extra: Parameters<typeof leave>[2] = {}): Move[] {
  const region = build.regions.get(node);
  return region
    ? node.out.flatMap((flow) =>
        region.leave(node, flow, { ...withActions(node, extra), feel: both(extra.feel, flow.guard) }),
      )
    : [];
}
