/** From a scope to its net: what each kind of element does with tokens. */
import type { FlowNode, SequenceFlow } from '../../bpmn/model.ts';
import { eventsApart } from './non-interrupting.ts';
import { type Choices, choicesOfActivity, choicesOfInclusive } from './choices.ts';
import {
  type Event,
  type Graph,
  has,
  isActivity,
  isEvent,
  isGateway,
  standsApart,
  startsOf,
} from './graph.ts';
import type { Firing, Net, Transition } from './net.ts';
import { catches, escapingErrors, type Outcome } from './outcome.ts';

/** Non-interrupting events of one activity that are followed one by one. */
const FOLLOWED = 3;

/** Builds the net; `outcomeOf` tells how the inside of a sub-process can end. */
export function buildNet(graph: Graph, outcomeOf: (id: string) => Outcome): Net {
  return new Builder(graph, outcomeOf).build();
}

class Builder {
  private readonly net: Net = { places: [], transitions: [], beginnings: [], narrowed: [] };
  private readonly flowPlaces = new Map<string, number>();
  private readonly entries = new Map<string, number>();
  private readonly apart: Set<string>;

  constructor(
    private readonly graph: Graph,
    private readonly outcomeOf: (id: string) => Outcome,
  ) {
    this.apart = eventsApart(graph);
  }

  build(): Net {
    const { scope } = this.graph;
    for (const flow of scope.flows) {
      if (this.graph.nodes.has(flow.source) && this.graph.nodes.has(flow.target))
        this.flowPlaces.set(flow.id, this.place(flow.id));
    }
    for (const node of scope.nodes) if (!standsApart(node)) this.element(node);
    this.begin();
    return this.net;
  }

  private place(element: string, end = false): number {
    return this.net.places.push({ element, end, covers: [], loops: [] }) - 1;
  }

  private move(
    inputs: number[],
    outputs: number[],
    steps: string[],
    kind: Firing = 'normal',
    element = '',
  ): Transition {
    const transition = {
      kind,
      inputs,
      outputs: [...outputs],
      steps,
      covers: outputs.map((p) => this.net.places[p]?.element ?? ''),
      element,
    };
    this.net.transitions.push(transition);
    return transition;
  }

  private into(node: FlowNode): number[] {
    return this.flows(this.graph.incoming.get(node.id));
  }

  private out(node: FlowNode): number[] {
    return this.flows(this.graph.outgoing.get(node.id));
  }

  private flows(flows: readonly SequenceFlow[] = []): number[] {
    return flows.map((flow) => this.flowPlaces.get(flow.id) as number);
  }

  /** A place of the node's own, for nodes that are arrived at without a flow or in several ways. */
  private entry(node: FlowNode): number {
    let entry = this.entries.get(node.id);
    if (entry === undefined) this.entries.set(node.id, (entry = this.place(node.id)));
    return entry;
  }

  private element(node: FlowNode): void {
    if (isActivity(node)) this.activity(node);
    else if (isGateway(node)) this.gateway(node);
    else this.event(node);
  }

  /** Each arrival is one run of the activity; two at once are one too many. */
  private activity(node: FlowNode): void {
    const active = this.entry(node);
    for (const place of this.into(node)) this.move([place], [active], [node.id]);
    const boundary = this.graph.boundary.get(node.id) ?? [];
    const listening = boundary.filter(
      (event) => !event.interrupting && !this.apart.has(event.id) && this.mayFire(event, node),
    );
    const followed = listening.slice(0, FOLLOWED);
    if (listening.length > FOLLOWED) this.net.narrowed.push(node.id);
    // the same activity with one event after the other gone off, each once a run
    const stages = new Map<string, number>([['', active]]);
    for (const [key, here] of stages) {
      if (this.outcomeOf(node.id).completes) this.leave(node, here);
      if (this.escapes(node)) this.move([here], [this.place(node.id, true)], [node.id], 'terminate', node.id);
      for (const event of boundary)
        if (event.interrupting && this.mayFire(event, node)) this.leave(event, here);
      for (const event of followed) {
        if (key.split(' ').includes(event.id)) continue;
        const next = `${key} ${event.id}`.trim().split(' ').sort().join(' ');
        if (!stages.has(next)) stages.set(next, this.place(node.id));
        this.move([here], [stages.get(next) as number, ...this.out(event)], [event.id]);
      }
    }
  }

  /** Whether an error from inside passes the boundary by and ends this scope too. */
  private escapes(node: FlowNode): boolean {
    const boundary = this.graph.boundary.get(node.id) ?? [];
    return escapingErrors(this.outcomeOf(node.id), boundary).length > 0;
  }

  /** Whether an event on a boundary can happen; an error or escalation of a sub-process has to come from inside. */
  private mayFire(event: Event, node: FlowNode): boolean {
    if (has(event, 'compensation')) return false;
    if (node.type !== 'subprocess') return true;
    const { thrown, technical } = this.outcomeOf(node.id);
    return event.definitions.every(({ trigger, ref }) => {
      if (trigger !== 'error' && trigger !== 'escalation') return true;
      return technical || thrown.some((one) => catches({ trigger, ref }, one));
    });
  }

  /** A token leaves a node: along its flows, those with a condition as an inclusive split. */
  private leave(node: FlowNode, from: number): void {
    const steps = isEvent(node, 'boundary') ? [node.id] : [];
    const flows = this.graph.outgoing.get(node.id) ?? [];
    if (flows.length === 0) return void this.move([from], [this.place(node.id, true)], steps);
    for (const chosen of this.choices(node, flows)) this.move([from], this.flows(chosen), steps);
  }

  private gateway(node: Extract<FlowNode, { type: 'gateway' }>): void {
    const inputs = this.into(node);
    const flows = this.graph.outgoing.get(node.id) ?? [];
    const outputs = this.flows(flows);
    if (flows.length === 0) outputs.push(this.place(node.id, true));
    const begins = inputs.length === 0;
    if (begins) inputs.push(this.entry(node));
    if (node.kind === 'parallel') return void this.move(inputs, outputs, [node.id]);
    if (node.kind === 'inclusive' || node.kind === 'complex')
      return this.inclusive(node, inputs, flows, outputs);
    for (const input of inputs) for (const output of outputs) this.move([input], [output], [node.id]);
  }

  private inclusive(
    node: Extract<FlowNode, { type: 'gateway' }>,
    inputs: number[],
    flows: SequenceFlow[],
    outputs: number[],
  ): void {
    const joined = inputs.length > 1 ? this.place(node.id) : (inputs[0] as number);
    if (inputs.length > 1) this.move(inputs, [joined], [node.id], 'gather', node.id);
    const steps = inputs.length > 1 ? [] : [node.id];
    if (flows.length <= 1) return void this.move([joined], outputs, steps);
    for (const chosen of this.noted(node, choicesOfInclusive(flows, node.default))) {
      this.move([joined], this.flows(chosen), steps);
    }
  }

  private choices(node: FlowNode, flows: SequenceFlow[]): SequenceFlow[][] {
    return this.noted(node, choicesOfActivity(flows, 'default' in node ? node.default : undefined));
  }

  private noted(node: FlowNode, { chosen, narrowed }: Choices): SequenceFlow[][] {
    if (narrowed) this.net.narrowed.push(node.id);
    return chosen;
  }

  private event(node: Event): void {
    if (node.position === 'boundary') return;
    if (node.position === 'end') return this.end(node);
    const link = this.graph.links.get(node.id);
    if (node.position === 'throw' && link) {
      for (const place of this.into(node)) this.move([place], [this.entry(link)], [node.id]);
      return;
    }
    const waits = isEvent(node, 'catch') && this.into(node).length > 1;
    const from = waits ? [this.entry(node)] : this.into(node);
    if (waits) for (const place of this.into(node)) this.move([place], [this.entry(node)], [node.id]);
    const arrives = node.position === 'start' || (has(node, 'link') && node.position === 'catch');
    if (arrives || from.length === 0) from.push(this.entry(node));
    for (const place of from) this.pass(node, place, waits ? [] : [node.id]);
  }

  private pass(node: Event, from: number, steps: string[]): void {
    const flows = this.graph.outgoing.get(node.id) ?? [];
    if (flows.length === 0) return void this.move([from], [this.place(node.id, true)], steps);
    for (const chosen of this.choices(node, flows)) this.move([from], this.flows(chosen), steps);
  }

  private end(node: Event): void {
    const stops = has(node, 'terminate') || has(node, 'error') || has(node, 'cancel');
    const end = this.place(node.id, true);
    const steps = [node.id];
    for (const place of this.into(node))
      this.move([place], [end], steps, stops ? 'terminate' : 'normal', node.id);
  }

  private begin(): void {
    const starts = startsOf(this.graph);
    const events = starts.filter((node) => isEvent(node, 'start') || isGateway(node));
    if (events.length > 0) {
      for (const node of events) this.net.beginnings.push(this.beginning([node], false));
    } else if (starts.length > 0) this.net.beginnings.push(this.beginning(starts, false));
    for (const node of this.graph.scope.nodes) {
      if (!isEvent(node, 'boundary') || !this.apart.has(node.id)) continue;
      const out = this.out(node);
      this.net.beginnings.push({
        places: out,
        steps: [node.id],
        covers: [node.id, ...this.elements(out)],
        nonInterrupting: true,
        on: node.attachedTo as string,
      });
    }
  }

  private beginning(nodes: FlowNode[], nonInterrupting: boolean): Net['beginnings'][number] {
    const places = nodes.map((node) => this.entry(node));
    const steps = nodes.filter((node) => isActivity(node)).map(({ id }) => id);
    return { places, steps, covers: nodes.map(({ id }) => id), nonInterrupting };
  }

  private elements(places: number[]): string[] {
    return places.map((place) => this.net.places[place]?.element ?? '');
  }
}
