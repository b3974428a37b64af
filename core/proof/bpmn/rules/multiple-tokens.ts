/**
 * Nothing is held twice within a scope: branches that ran side by side are joined before they go on as one. An end takes
 * any number of tokens, so it is none of this.
 */
import type { Rule } from '../../runner.ts';
import { called, type Graph, isEvent } from '../graph.ts';
import type { ModelContext } from '../scopes.ts';
import { messages } from '../../messages.ts';

export const multipleTokens: Rule<ModelContext> = {
  name: 'multiple_tokens',
  run: (context, report) => {
    for (const { graph, run } of context.played()) {
      for (const held of firstOf(graph, [...run.doubled.keys()])) {
        const trace = run.doubled.get(held) ?? [];
        const flow = graph.flows.get(held);
        const node = flow?.source ?? held;
        const name = called(graph.nodes.get(node), node);
        report({
          code: 'multiple_tokens',
          element: node,
          ...(flow ? { path: held } : {}),
          message: flow ? messages.multipleTokens.onTwice(name) : messages.multipleTokens.heldTwice(name),
          english: `"${name}" is passed twice at once: parallel branches were not joined`,
          trace: trace.at(-1) === node ? trace : [...trace, node],
        });
      }
    }
  },
};

/** What is held twice without something before it being so; in a circle the one found first. */
function firstOf(graph: Graph, held: string[]): string[] {
  const all = new Set(held);
  const first = held.filter((element) => !before(graph, element).some((other) => all.has(other)));
  return first.length > 0 ? first : held.slice(0, 1);
}

function before(graph: Graph, element: string): string[] {
  const flow = graph.flows.get(element);
  const node = flow?.source ?? element;
  const into = (graph.incoming.get(node) ?? []).map(({ id }) => id);
  const host = graph.nodes.get(node);
  const attached = isEvent(host, 'boundary') && host.attachedTo ? [host.attachedTo] : [];
  return [...into, ...attached, ...(flow ? [flow.source] : [])];
}
