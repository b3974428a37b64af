/** Event-based gateways: the case waits, and the first of the events behind decides. */
import type { leave, Scope } from '../compile/build.ts';
import { type Build } from '../compile/build.ts';
import type { Flow, Node } from '../compile/linked.ts';
import { isEvent } from '../compile/linked.ts';
import { both, type State } from '../compile/states.ts';
import { called } from '../findings.ts';
import type { Extra } from '../compile/region.ts';
import { actionsOf, dress, label } from './dress.ts';
import { receives } from './receive-task.ts';
import { listen } from './triggers.ts';
import { messages } from '../messages.ts';

export function makeEventGateway(scope: Scope, node: Node, container: State): State {
  const { build } = scope;
  const state = container.add(node.key);
  // a drawing that says what the state means says also whether it waits
  dress(state, node, node.bpmn.xz.meta === undefined ? { ...label(node), waits: true } : {});
  build.later(() => {
    for (const flow of node.out) waitFor(build, node, flow, state);
  });
  return state;
}

function waitFor(build: Build, gateway: Node, flow: Flow, state: State): void {
  const event = flow.target;
  const actions = [...flow.actions, ...actionsOf(event)];
  const go = (extra: Extra = {}): ReturnType<typeof leave> => {
    const region = build.regions.get(gateway);
    return event.out.flatMap(
      (out) =>
        region?.leave(gateway, out, {
          ...extra,
          feel: both(extra.feel, out.guard),
          actions: [...actions, ...(extra.actions ?? [])],
        }) ?? [],
    );
  };
  if (isEvent(event, 'catch')) return listen(build, state, event, go);
  if (event.bpmn.type === 'task' && event.bpmn.kind === 'receive') {
    const name = receives(event);
    build.messages.add(name);
    return state.hear(name, go());
  }
  build.findings.error(
    'event_gateway_target',
    gateway.id,
    messages.eventBasedGateway.notAnEvent(called(gateway.bpmn), called(event.bpmn)),
    `An event-based gateway leads to events only, not to ${event.id}`,
  );
}
