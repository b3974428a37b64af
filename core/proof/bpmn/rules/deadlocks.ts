/** From everywhere an end can be reached: no join waits for what does not come, no loop is without a way out. */
import { deadEndsOf, type Stuck } from '../dead-ends.ts';
import { traceTo } from '../explore.ts';
import { called, type Graph, isGateway } from '../graph.ts';
import type { Report, Rule } from '../../runner.ts';
import type { ModelContext, PlayedScope } from '../scopes.ts';
import { messages } from '../../messages.ts';

export const deadlocks: Rule<ModelContext> = {
  name: 'deadlocks',
  run: (context, report) => {
    for (const scope of context.played()) {
      for (const stuck of deadEndsOf(scope.run).stuck) tellStuck(scope, stuck, report);
      tellEndless(scope, report);
    }
  },
};

function tellStuck({ graph, run }: PlayedScope, stuck: Stuck, report: Report): void {
  const node = graph.nodes.get(stuck.element);
  const name = called(node, stuck.element);
  const waits = stuck.lacks.map((flow) => fromWhere(graph, flow));
  const whole = isGateway(node) ? messages.deadlocks.join : messages.deadlocks.work;
  report({
    code: 'deadlock',
    element: stuck.element,
    message:
      waits.length > 0
        ? messages.deadlocks.stuckWaiting(
            name,
            waits.map((from) => `“${from}”`).join(messages.deadlocks.between),
          )
        : messages.deadlocks.stuck(name, whole),
    english:
      waits.length > 0
        ? `Stuck at "${name}", which waits for ${waits.map((from) => `"${from}"`).join(', ')} in vain`
        : `Stuck at "${name}"`,
    trace: ending(traceTo(run, stuck.marking), stuck.element),
  });
}

function tellEndless({ graph, run }: PlayedScope, report: Report): void {
  for (const { marking, nodes } of deadEndsOf(run).endless) {
    const real = nodes.filter((id) => graph.nodes.has(id));
    const element = real.find((id) => isGateway(graph.nodes.get(id))) ?? real[0] ?? graph.scope.id;
    const names = [...new Set(real)].slice(0, 6).map((id) => `“${called(graph.nodes.get(id), id)}”`);
    report({
      code: 'livelock',
      element,
      message: messages.deadlocks.endless(names.join(messages.deadlocks.between)),
      english: `Goes round for ever between ${names.join(', ')}`,
      trace: [...traceTo(run, marking), ...real],
    });
  }
}

function ending(trace: string[], element: string): string[] {
  return trace.at(-1) === element ? trace : [...trace, element];
}

/** The node a flow comes from, by its name. */
function fromWhere(graph: Graph, flow: string): string {
  const found = graph.flows.get(flow);
  return found ? called(graph.nodes.get(found.source), found.source) : called(graph.nodes.get(flow), flow);
}
