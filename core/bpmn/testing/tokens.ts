/**
 * The token game of BPMN on the model itself, for tests: written without a look at the compiler. Tasks, none and
 * terminate ends, exclusive, parallel and inclusive gateways, implied forks, embedded sub-processes, links.
 */
import { test } from '../../expression/index.ts';
import type { FlowNode, Scope, SequenceFlow } from '../model.ts';
import type { JsonObject } from '../../vocabulary.ts';

/** Tokens: on flows, and in activities; an inner game for each sub-process entered. */
interface Marking {
  flows: Record<string, number>;
  active: Record<string, number>;
  inner: Record<string, Marking>;
  ended: boolean;
}

export class TokenGame {
  constructor(
    private readonly scope: Scope,
    private readonly data: JsonObject,
  ) {}

  start(): Marking {
    const marking = this.open(this.scope);
    this.settle(this.scope, marking, '');
    return marking;
  }

  /** Activities people work at now. */
  steps(marking: Marking): string[] {
    const own = Object.entries(marking.active).flatMap(([id, n]) =>
      marking.inner[id] ? [] : Array<string>(n).fill(id),
    );
    return [...own, ...Object.values(marking.inner).flatMap((inner) => this.steps(inner))].sort();
  }

  /** One activity is done, with an outcome. */
  done(marking: Marking, id: string, outcome: string): Marking {
    const next = JSON.parse(JSON.stringify(marking)) as Marking;
    this.finish(this.scope, next, id, outcome);
    return next;
  }

  private open(scope: Scope): Marking {
    const marking: Marking = { flows: {}, active: {}, inner: {}, ended: false };
    const starts = scope.nodes.filter((node) => node.type === 'event' && node.position === 'start');
    for (const start of starts) this.put(scope, marking, start, '');
    return marking;
  }

  private finish(scope: Scope, marking: Marking, id: string, outcome: string): boolean {
    const node = scope.nodes.find((each) => each.id === id);
    if (node && marking.active[id]) {
      take(marking.active, id);
      this.put(scope, marking, node, outcome);
      this.settle(scope, marking, outcome);
      return true;
    }
    for (const [sub, inner] of Object.entries(marking.inner)) {
      const holder = scope.nodes.find((each) => each.id === sub);
      if (holder?.type !== 'subprocess' || !this.finish(holder.scope, inner, id, outcome)) continue;
      if (inner.ended) this.closeSub(scope, marking, holder, outcome);
      return true;
    }
    return false;
  }

  private closeSub(scope: Scope, marking: Marking, holder: FlowNode, outcome: string): void {
    delete marking.inner[holder.id];
    take(marking.active, holder.id);
    this.put(scope, marking, holder, outcome);
    this.settle(scope, marking, outcome);
  }

  /** Tokens on the ways out of a node that is through. */
  private put(scope: Scope, marking: Marking, node: FlowNode, outcome: string): void {
    const chosen = this.chosen(scope, node, outcome);
    // no way is open: an error in BPMN, said by two tokens where there can be none
    if (chosen.length === 0 && node.outgoing.length > 0) marking.flows.stuck = 2;
    for (const flow of chosen) marking.flows[flow.id] = (marking.flows[flow.id] ?? 0) + 1;
  }

  private chosen(scope: Scope, node: FlowNode, outcome: string): SequenceFlow[] {
    const out = node.outgoing.map((id) => scope.flows.find((flow) => flow.id === id) as SequenceFlow);
    const fallback = 'default' in node ? out.find((flow) => flow.id === node.default) : undefined;
    const holds = (flow: SequenceFlow): boolean =>
      flow.condition === undefined || test(flow.condition, { ...this.data, outcome });
    const open = out.filter((flow) => flow !== fallback && holds(flow));
    const kind =
      node.type === 'gateway'
        ? node.kind
        : out.some((flow) => flow.condition?.startsWith('outcome'))
          ? 'exclusive'
          : 'inclusive';
    if (kind === 'parallel') return out;
    const taken = kind === 'exclusive' ? open.slice(0, 1) : open;
    return taken.length > 0 ? taken : fallback ? [fallback] : [];
  }

  /** Moves tokens until only people can. Inclusive joins are asked last. */
  private settle(scope: Scope, marking: Marking, outcome: string): void {
    for (let n = 0; ; n += 1) {
      if (n > 400) marking.flows.stuck = 2; // tokens that run in a circle
      if (marking.flows.stuck) return;
      const ready =
        scope.nodes.find((node) => !isInclusiveJoin(node) && this.isReady(scope, marking, node)) ??
        scope.nodes.find((node) => isInclusiveJoin(node) && this.isReady(scope, marking, node));
      if (!ready) break;
      this.enter(scope, marking, ready, outcome);
    }
    marking.ended ||=
      Object.values(marking.flows).every((count) => count === 0) &&
      Object.values(marking.active).every((count) => count === 0);
  }

  private isReady(scope: Scope, marking: Marking, node: FlowNode): boolean {
    const full = node.incoming.filter((id) => (marking.flows[id] ?? 0) > 0);
    if (full.length === 0) return false;
    if (node.type === 'gateway' && node.kind === 'parallel') return full.length === node.incoming.length;
    return !isInclusiveJoin(node) || this.nothingComes(scope, marking, node, full);
  }

  private nothingComes(scope: Scope, marking: Marking, join: FlowNode, full: string[]): boolean {
    const empty = new Set(join.incoming.filter((id) => !full.includes(id)));
    const reached = (start: string): Set<string> => {
      const seen = new Set<string>();
      const found = new Set<string>();
      const queue = [start];
      for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
        if (id === join.id || seen.has(id)) continue;
        seen.add(id);
        for (const flow of scope.flows.filter((each) => each.source === id)) {
          found.add(flow.id);
          queue.push(flow.target);
        }
      }
      return found;
    };
    // BPMN 2.0.2, 13.4.3: a token that could as well reach a flow that has one already is not waited for
    const counts = (start: string): boolean => {
      const found = reached(start);
      return [...empty].some((id) => found.has(id)) && !full.some((id) => found.has(id));
    };
    const holders = [
      ...Object.entries(marking.active)
        .filter(([, n]) => n > 0)
        .map(([id]) => id),
      ...scope.flows
        .filter((flow) => (marking.flows[flow.id] ?? 0) > 0 && flow.target !== join.id)
        .map((flow) => flow.target),
    ];
    return !holders.some(counts);
  }

  private enter(scope: Scope, marking: Marking, node: FlowNode, outcome: string): void {
    const joins = node.type === 'gateway' && node.kind !== 'exclusive';
    const from = joins
      ? node.incoming.filter((id) => (marking.flows[id] ?? 0) > 0)
      : node.incoming.filter((id) => (marking.flows[id] ?? 0) > 0).slice(0, 1);
    for (const id of from) take(marking.flows, id);
    if (node.type === 'event' && node.position === 'end') {
      if (node.definitions[0]?.trigger === 'terminate')
        Object.assign(marking, { flows: {}, active: {}, inner: {}, ended: true });
      return;
    }
    if (node.type === 'gateway' || node.type === 'event') return this.put(scope, marking, node, outcome);
    marking.active[node.id] = (marking.active[node.id] ?? 0) + 1;
    if (node.type !== 'subprocess') return;
    const inner = this.open(node.scope);
    this.settle(node.scope, inner, outcome);
    marking.inner[node.id] = inner;
    if (inner.ended) this.closeSub(scope, marking, node, outcome);
  }
}

function isInclusiveJoin(node: FlowNode): boolean {
  return node.type === 'gateway' && node.kind === 'inclusive' && node.incoming.length > 1;
}

function take(from: Record<string, number>, id: string): void {
  from[id] = (from[id] ?? 1) - 1;
  if (from[id] === 0) delete from[id];
}
