/** End events: of a branch, of the scope, of everything (terminate), into a handler (error). */
import type { Json, JsonObject } from '../../vocabulary.ts';
import { leave, noteThrower, type Scope } from '../compile/build.ts';
import { isEvent, triggerOf, type Node, type ScopeGraph } from '../compile/linked.ts';
import type { State } from '../compile/states.ts';
import { called } from '../findings.ts';
import { actionsOf, dress, textOf } from './dress.ts';
import { messages } from '../messages.ts';

/** The state in which a scope is over by this end. One for each end, however often it is asked for. */
export function endState(scope: Scope, node: Node): State {
  const known = scope.ends.get(node);
  if (known) return known;
  if (scope.endsIn && triggerOf(node) !== 'error') return endState(scope.endsIn, node);
  const state = scope.container.add(node.key);
  scope.ends.set(node, state);
  state.made = node.made === true;
  state.entry.push(...scope.actionsOfEnd(node));
  if (triggerOf(node) === 'error' && caught(scope, node, state)) dress(state, node);
  else finish(scope, node, state);
  throwIt(scope, node, state);
  return state;
}

function finish(scope: Scope, node: Node, state: State): void {
  state.type = 'final';
  dress(state, node, scope.isRoot ? endMeta(node) : {});
}

/** An end of the case: what it is called and what its outcome is. */
function endMeta(node: Node): JsonObject {
  const { name, xz } = node.bpmn;
  return { ...(name === '' ? {} : { label: name }), end: textOf(xz.outcome) ?? node.key };
}

/** Signals and escalations of an end are heard by others while its state lasts. */
function throwIt(scope: Scope, node: Node, state: State): void {
  if (node.bpmn.type !== 'event') return;
  for (const { trigger, ref } of node.bpmn.definitions) {
    if (trigger === 'signal' || trigger === 'escalation') noteThrower(scope.build, trigger, ref, state);
    if (trigger === 'compensation' || trigger === 'cancel') {
      scope.build.findings.error(
        'not_executable',
        node.id,
        messages.endEvent.notRun(called(node.bpmn)),
        `A ${trigger} event cannot be executed`,
      );
    }
  }
}

/** Sends an error to who catches it: an event sub-process here or around, an event attached to the sub-process. */
function caught(scope: Scope, node: Node, state: State): boolean {
  const ref = node.bpmn.type === 'event' ? node.bpmn.definitions[0]?.ref : undefined;
  const { build } = scope;
  const catches = (event: Node): boolean => {
    const definition =
      event.bpmn.type === 'event'
        ? event.bpmn.definitions.find(({ trigger }) => trigger === 'error')
        : undefined;
    return definition !== undefined && (definition.ref === undefined || definition.ref === ref);
  };
  let inside: ScopeGraph | undefined;
  for (let graph: ScopeGraph | undefined = scope.graph; graph; inside = graph, graph = graph.parent) {
    for (const event of graph.events) {
      const start = event.inner?.nodes.find((each) => isEvent(each, 'start'));
      if (!start || event.inner === inside || !catches(start)) continue;
      const holder = graph;
      build.sentErrors.add(start);
      build.later(() => void state.always.push({ target: build.scopes.get(holder)?.handlers.get(start) }));
      return true;
    }
    const attached: Node | undefined = graph.owner?.boundaries.find(catches);
    if (!attached) continue;
    build.later(
      () => void state.always.push(...leave(build, attached, { actions: actionsOf(attached) as Json[] })),
    );
    return true;
  }
  build.findings.warn(
    'error_uncaught',
    node.id,
    messages.endEvent.uncaught(called(node.bpmn)),
    'Nobody catches this error; the case ends here',
  );
  return false;
}

/** An end reached while something may still run beside: it waits there until that is over. */
export function endOfMain(scope: Scope, node: Node, main: State): State {
  const state = main.add(node.key);
  state.description = node.bpmn.name;
  state.entry.push(...scope.actionsOfEnd(node));
  const end = endState(scope, node);
  scope.build.later(() => {
    const still = scope.sidesAreStill();
    state.always.push({ ...(still.length > 0 ? { guard: { where: { all: still } } } : {}), target: end });
  });
  return state;
}
