/** Event sub-processes that interrupt: whatever goes on in their scope stops, and they go on instead. */
import { isEvent, triggerOf, type Node } from '../compile/linked.ts';
import { ScopeBuild } from '../compile/scope.ts';
import type { State } from '../compile/states.ts';
import { called } from '../findings.ts';
import { listen } from './triggers.ts';
import { dress } from './dress.ts';

/** Makes the states of the scope's interrupting event sub-processes and lets the scope hear what opens them. */
export function makeEventSubProcesses(scope: ScopeBuild): void {
  const { build, graph, container } = scope;
  const opened: { start: Node; state: State }[] = [];
  for (const node of graph.events) {
    const start = node.inner?.nodes.find((each) => isEvent(each, 'start'));
    if (!node.inner || start?.bpmn.type !== 'event') {
      build.findings.error('event_start_missing', node.id, `事件子流程${called(node.bpmn)}没有开始事件`, 'The event sub-process has no start event');
      continue;
    }
    if (!start.bpmn.interrupting) continue;
    const state = container.add(node.key);
    dress(state, node);
    new ScopeBuild(build, node.inner, state, false);
    scope.handlers.set(start, state);
    opened.push({ start, state });
    const after = scope.container.add(`${node.key}_end`);
    finishAs(scope, node, after);
    state.onDone.push({ target: after });
  }
  build.later(() => {
    for (const { start, state } of opened) {
      // an error goes straight to its handler from where it is thrown
      if (triggerOf(start) === 'error') continue;
      const elsewhere = { not: { any: opened.map((each) => each.state) } };
      listen(build, container, start, (extra) => [{ guard: { feel: extra?.feel, where: extra?.where ? { all: [extra.where, elsewhere] } : elsewhere }, target: state, actions: extra?.actions }], container);
    }
  });
}

/** When an event sub-process is through, so is its scope. */
function finishAs(scope: ScopeBuild, node: Node, state: State): void {
  state.type = 'final';
  if (scope.isRoot) state.meta = { end: node.key, ...(node.bpmn.name === '' ? {} : { label: node.bpmn.name }) };
}
