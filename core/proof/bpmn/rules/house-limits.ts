/** Where the house does less than BPMN promises, at the element that promises it. */
import type { EventDefinition, FlowNode } from '../../../bpmn/model.ts';
import type { Report, Rule } from '../../runner.ts';
import { isPiece } from '../../../bpmn/pieces.ts';
import { called, type Event, type Graph, has, isEvent } from '../graph.ts';
import type { ModelContext } from '../scopes.ts';
import { messages } from '../../messages.ts';

export const houseLimits: Rule<ModelContext> = {
  name: 'house_limits',
  run: ({ graphs, model }, report) => {
    const here = new Set(model.processes.map(({ id }) => id));
    for (const graph of graphs) {
      const listening = graphs.filter(({ process }) => process === graph.process).flatMap(signalsHeard);
      for (const node of graph.scope.nodes) {
        if (isEvent(node)) look(graph, node, listening, report);
        else if (
          node.type === 'call' &&
          node.called !== '' &&
          !isPiece(node.called) &&
          !here.has(node.called)
        )
          tellCall(node, report);
      }
    }
  },
};

function signalsHeard({ scope }: Graph): EventDefinition[] {
  return scope.nodes
    .filter((node) => isEvent(node) && ['catch', 'boundary', 'start'].includes(node.position))
    .flatMap((node) => (node as Event).definitions.filter(({ trigger }) => trigger === 'signal'));
}

function look(graph: Graph, event: Event, listening: EventDefinition[], report: Report): void {
  const throws = event.position === 'throw' || event.position === 'end';
  if (throws) return tellSignal(event, listening, report);
  const nonInterrupting =
    !event.interrupting &&
    (event.position === 'boundary' || (event.position === 'start' && graph.kind === 'event'));
  if (nonInterrupting && event.definitions.some(comesAgain)) reportComesAgain(event, report);
  if (has(event, 'conditional')) tellCondition(event, report);
  // one that interrupts nothing is armed again as often as its cycle says; any other goes off once
  const counted = event.definitions.find(({ timer }) => /^R(?:[2-9]|\d\d+)\//.test(timer?.value ?? ''));
  if (counted && !nonInterrupting) tellCounted(event, counted.timer?.value ?? '', report);
}

function comesAgain({ trigger, timer }: EventDefinition): boolean {
  if (trigger === 'timer') return timer?.kind === 'cycle';
  return trigger === 'message' || trigger === 'signal' || trigger === 'escalation';
}

function tellSignal(event: Event, listening: EventDefinition[], report: Report): void {
  for (const { trigger, ref } of event.definitions) {
    if (trigger !== 'signal' || listening.some((other) => !other.ref || !ref || other.ref === ref)) continue;
    report({
      code: 'signal_within_case',
      element: event.id,
      message: messages.houseLimits.signal(called(event)),
      english: `Signal "${called(event)}" reaches the same case only, and nothing in this process waits for it`,
    });
  }
}

function reportComesAgain(event: Event, report: Report): void {
  report({
    code: 'beside_one_at_a_time',
    element: event.id,
    message: messages.houseLimits.comesAgain(called(event)),
    english: `What "${called(event)}" starts runs one at a time; while it runs another occurrence starts nothing`,
  });
}

function tellCondition(event: Event, report: Report): void {
  report({
    code: 'condition_on_change',
    element: event.id,
    message: messages.houseLimits.condition(called(event)),
    english: `The condition of "${called(event)}" is looked at when something happens in the case, not when data elsewhere changes`,
  });
}

function tellCounted(event: Event, value: string, report: Report): void {
  report({
    code: 'cycle_count_ignored',
    element: event.id,
    path: 'timer',
    message: messages.houseLimits.counted(called(event), value),
    english: `The count in ${value} of "${called(event)}" means nothing; it goes off once`,
  });
}

function tellCall(node: FlowNode, report: Report): void {
  const answer = typeof node.xz.event === 'string' ? node.xz.event : `${node.id}.done`;
  report({
    code: 'call_answer_expected',
    element: node.id,
    message: messages.houseLimits.awaitsAnswer(called(node), answer),
    english: `"${called(node)}" opens another case and waits for ${answer}, which that process has to send when it ends`,
  });
}
