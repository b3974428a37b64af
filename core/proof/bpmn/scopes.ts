/** The scopes of a model with all that can happen in them; the inside of a sub-process before what is around it. */
import type { BpmnModel } from '../../bpmn/model.ts';
import type { GuardKnowledge } from '../guards.ts';
import { buildNet } from './build.ts';
import { type Exploration, explore, exploreSome, type Marking } from './explore.ts';
import { type Graph, graphsOf, has, isActivity, isEvent } from './graph.ts';
import { catches, escapingErrors, type Outcome, STEP } from './outcome.ts';
import { reduce } from './reduce.ts';

/** A scope, and what was found by playing it through. */
export interface PlayedScope {
  graph: Graph;
  run: Exploration;
  /** Gateways and activities looked at in part. */
  narrowed: string[];
}

/** What the rules of diagrams look at. */
export interface ModelContext {
  model: BpmnModel;
  graphs: Graph[];
  /** Played through on first use. Scopes without an order of their own (ad hoc) are not among them. */
  played(): PlayedScope[];
  /** What is known of the names in conditions. */
  knowledge: GuardKnowledge;
}

export function contextOf(model: BpmnModel, knowledge: GuardKnowledge): ModelContext {
  const graphs = graphsOf(model);
  let scopes: PlayedScope[] | undefined;
  return { model, graphs, knowledge, played: () => (scopes ??= play(graphs)) };
}

function play(graphs: Graph[]): PlayedScope[] {
  const outcomes = new Map<string, Outcome>();
  const outcomeOf = (id: string): Outcome => outcomes.get(id) ?? STEP;
  const scopes: PlayedScope[] = [];
  for (const graph of [...graphs].reverse()) {
    const runs = graph.kind !== 'adhoc' && graph.scope.nodes.length > 0;
    const run = runs ? playThrough(graph, outcomeOf) : null;
    if (run) scopes.push({ graph, run, narrowed: run.net.narrowed });
    // what an empty one does inside is not drawn
    if (graph.owner && graph.scope.nodes.length > 0)
      outcomes.set(graph.owner.id, outcomeFrom(graph, run, outcomeOf));
  }
  return scopes.reverse();
}

/** Markings looked at to say more exactly where something is held twice or cut off. */
const CLOSER_LOOK = 4_000;

function playThrough(graph: Graph, outcomeOf: (id: string) => Outcome): Exploration {
  const small = explore(reduce(buildNet(graph, outcomeOf)));
  const run = small.doubled.size > 0 ? lookCloser(graph, outcomeOf, small) : small;
  if (graph.scope.nodes.some((node) => isEvent(node, 'end') && has(node, 'terminate'))) {
    const working = reduce(buildNet(graph, outcomeOf), ({ element }) => isActivity(graph.nodes.get(element)));
    run.cutOff = new Map([...run.cutOff, ...exploreSome(working, CLOSER_LOOK).cutOff]);
  }
  return run;
}

/**
 * The small net shows that something is held twice, the net as drawn shows where it begins; or that it is only an end to
 * which several tokens come.
 */
function lookCloser(graph: Graph, outcomeOf: (id: string) => Outcome, small: Exploration): Exploration {
  const { doubled } = exploreSome(buildNet(graph, outcomeOf), CLOSER_LOOK);
  const atEnds = [...(doubled.size > 0 ? doubled : small.doubled).keys()].every((id) =>
    isEvent(graph.nodes.get(id), 'end'),
  );
  if (!atEnds) return doubled.size > 0 ? { ...small, doubled } : small;
  return explore(buildNet(graph, outcomeOf), 'take many');
}

function outcomeFrom(graph: Graph, run: Exploration | null, outcomeOf: (id: string) => Outcome): Outcome {
  const { nodes } = graph.scope;
  const handlers = nodes.flatMap((node) =>
    node.type === 'subprocess' && node.kind === 'event' ? node.scope.nodes : [],
  );
  const waiting = handlers.flatMap((node) => (isEvent(node, 'start') ? node.definitions : []));
  const own = nodes.flatMap((node): Outcome['thrown'] => {
    if (!isEvent(node, 'end') && !isEvent(node, 'throw')) return [];
    const loud = node.definitions.filter(
      ({ trigger }) => trigger === 'error' || trigger === 'escalation' || trigger === 'cancel',
    );
    return loud.map(({ trigger, ref }) => ({ trigger, ref, element: node.id }));
  });
  const inner = nodes.flatMap((node) => {
    if (node.type !== 'subprocess') return [];
    const outcome = outcomeOf(node.id);
    return [
      ...escapingErrors(outcome, graph.boundary.get(node.id) ?? []),
      ...outcome.thrown.filter(({ trigger }) => trigger === 'escalation'),
    ];
  });
  const thrown = [...own, ...inner];
  const caught = thrown.filter((one) => waiting.some((definition) => catches(definition, one)));
  return {
    completes: caught.length > 0 || !run || canComplete(graph, run),
    thrown: thrown.filter((one) => !caught.includes(one)),
    technical: nodes.some(
      (node) => isActivity(node) && (node.type !== 'subprocess' || outcomeOf(node.id).technical),
    ),
  };
}

/** False only when every run ends with an error; what is wrong inside is told there and not again outside. */
function canComplete({ nodes }: Graph, run: Exploration): boolean {
  const ordinary = (marking: Marking): boolean =>
    !marking.beginning.nonInterrupting && marking.next.length === 0 && !finishes(marking, run);
  const stops = (id: string): boolean => {
    const node = nodes.get(id);
    return isEvent(node) && node.definitions.some(({ trigger }) => trigger === 'terminate');
  };
  return (
    run.coverage !== 'full' ||
    run.finishers.size === 0 ||
    run.markings.some((marking) => marking.open || ordinary(marking)) ||
    [...run.finishers].some(stops)
  );
}

function finishes(marking: Marking, { net }: Exploration): boolean {
  return marking.ends && marking.tokens.some((place) => !net.places[place]?.end);
}
