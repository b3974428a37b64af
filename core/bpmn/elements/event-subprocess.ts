/** Event sub-processes that interrupt: whatever goes on in their scope stops, and they go on instead, to the scope's end. */
import type { Scope } from '../compile/build.ts';
import type { Extra } from '../compile/region.ts';
import { isEvent, triggerOf, type Node } from '../compile/linked.ts';
import { both, type Move, type State } from '../compile/states.ts';
import { ways } from '../compile/walk.ts';
import { called } from '../findings.ts';
import { dress } from './dress.ts';
import { endState } from './end-event.ts';
import { listen } from './triggers.ts';
import { messages } from '../messages.ts';

/** Makes the states of the scope's interrupting event sub-processes and lets the scope hear what opens them. */
export function makeEventSubProcesses(scope: Scope): void {
  const { build, graph, container } = scope;
  const opened: State[] = [];
  for (const node of graph.events) {
    const start = node.inner?.nodes.find((each) => isEvent(each, 'start'));
    if (!node.inner || start?.bpmn.type !== 'event') {
      build.findings.error(
        'event_start_missing',
        node.id,
        messages.eventSubprocess.noStart(called(node.bpmn)),
        'The event sub-process has no start event',
      );
      continue;
    }
    if (!start.bpmn.interrupting) continue;
    const straight = endsAtOnce(scope, node, start);
    if (straight) {
      build.later(() =>
        listen(build, container, start, (extra) => straight.map((move) => withExtra(move, extra)), container),
      );
      continue;
    }
    const state = container.add(node.key);
    dress(state, node);
    build.openScope(node.inner, state, scope);
    scope.handlers.set(start, state);
    opened.push(state);
    build.atEnd(() => {
      // an error goes straight to its handler from where it is thrown; one that nobody throws is heard of from outside
      if (triggerOf(start) === 'error' && build.sentErrors.has(start)) return;
      const elsewhere = { not: { any: opened } };
      listen(
        build,
        container,
        start,
        (extra) => [
          {
            guard: { feel: extra?.feel, where: extra?.where ? { all: [extra.where, elsewhere] } : elsewhere },
            target: state,
            actions: extra?.actions,
          },
        ],
        container,
      );
    });
  }
}

/** An event that only ends its scope (withdrawal) needs no state of its own. */
function endsAtOnce(scope: Scope, node: Node, start: Node): Move[] | null {
  const [flow] = start.out;
  if (
    !flow ||
    triggerOf(start) === 'error' ||
    (node.inner?.events.length ?? 0) > 0 ||
    node.bpmn.xz.entry !== undefined
  )
    return null;
  const found = ways(flow, { stops: () => false });
  if (!found.every((way) => isEvent(way.to, 'end') && triggerOf(way.to) !== 'error')) return null;
  return found.map((way) => {
    const feel = both(flow.guard, way.feel);
    return {
      ...(feel === undefined ? {} : { guard: { feel } }),
      target: endState(scope, way.to),
      actions: way.actions,
    };
  });
}

function withExtra(move: Move, extra: Extra = {}): Move {
  const feel = both(extra.feel, move.guard?.feel);
  const guard = feel === undefined && extra.where === undefined ? undefined : { feel, where: extra.where };
  return { ...move, guard, actions: [...(extra.actions ?? []), ...(move.actions ?? [])] };
}
