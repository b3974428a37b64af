/** The start of a process: the step at which the form is handed in, or the word that opens the case. */
import type { JsonObject } from '../../vocabulary.ts';
import { leave, type Build, type Scope } from '../compile/build.ts';
import { triggerOf, type Node } from '../compile/linked.ts';
import { isPlain } from '../compile/scope.ts';
import type { State } from '../compile/states.ts';
import { called } from '../findings.ts';
import { dress, objectOf, textOf } from './dress.ts';
import { eventName, sayTimeMissing } from './triggers.ts';
import { messages } from '../messages.ts';

/** What handing in the start form is called. */
const SUBMIT = 'submit';

export function makeStart(scope: Scope, node: Node, container: State): State {
  const { build, graph } = scope;
  const state = container.add(node.key);
  const others = graph.starts.filter((each) => each !== node && !isPlain(each));
  dress(state, node, { label: node.bpmn.name || messages.startEvent.fillIn, task: handIn(node) });
  for (const start of graph.starts) if (isTimeless(start)) sayTimeMissing(build, start);
  build.later(() => {
    state.hear(SUBMIT, leave(build, node, { actions: [] }));
    for (const other of others) openedBy(build, other, node, state);
  });
  return state;
}

/** A start at a time that the drawing does not say. */
function isTimeless({ bpmn }: Node): boolean {
  return (
    bpmn.type === 'event' && bpmn.definitions.some(({ trigger, timer }) => trigger === 'timer' && !timer)
  );
}

function handIn(node: Node): JsonObject {
  const form = textOf(node.bpmn.xz.form);
  return {
    block: '.',
    ...objectOf(node.bpmn.xz.task),
    seats: [{ role: 'filer', ...(form === undefined ? {} : { form }) }],
    outcomes: { [SUBMIT]: { label: messages.startEvent.handIn, tone: 'positive' } },
  };
}

/** A further start: the case is opened by its word instead. */
function openedBy(build: Build, start: Node, first: Node, state: State): void {
  const trigger = triggerOf(start);
  const name =
    trigger === 'none'
      ? `${SUBMIT}_${start.key}`
      : eventName(start, start.bpmn.type === 'event' ? start.bpmn.definitions[0]?.ref : undefined);
  const region = build.regions.get(first);
  build.messages.add(name);
  state.hear(
    name,
    start.out.flatMap((flow) => region?.leave(first, flow) ?? []),
  );
  if (trigger === 'timer')
    build.findings.info(
      'start_scheduled',
      start.id,
      messages.startEvent.bySchedule(called(start.bpmn), name),
      `The schedule opens the case with ${name}`,
    );
}
