/**
 * The general translation, for branches that cross, join in part or are left by loops: every place where a token may
 * rest is a region of one parallel state. A token moves in one step that both regions take together: the one it
 * leaves is in a state that lasts only that step, the one it enters waits for exactly that (guard `in`).
 */
import { isFork, isJoin } from './blocks.ts';
import { isEvent, isGateway, type Flow, type Node } from './linked.ts';
import { MAX_PLACES, nothingMoreComes, stillIn, TooTangled, type Place } from './places.ts';
import { guardOf, stopsScope, type Extra, type Region, type RegionPlan } from './region.ts';
import { both, type Move, type State, type Where } from './states.ts';
import { conditionOf, hasOwnLife, leadsToItself, noneOf, ways, type Way } from './walk.ts';

interface NetPlan extends RegionPlan {
  /** What else must be still before the scope is over. */
  still(): Where[];
  /** Whether a fork is one state with its branches. */
  isBlock(node: Node): boolean;
  /** Carried out when all states exist. */
  later(work: () => void): void;
}

export class NetRegion implements Region {
  readonly container: State;
  private readonly net: State;
  private readonly nodes = new Map<Node, Place>();
  /** Before a join: what has arrived by each of its flows. */
  private readonly inputs = new Map<Flow, Place>();
  private readonly joins = new Map<Node, Place>();
  private done: State | undefined;

  constructor(private readonly plan: NetPlan) {
    this.container = plan.container;
    this.net = plan.container.add('net');
    this.net.type = 'parallel';
    this.container.initial = this.net;
  }

  stateOf(node: Node): State {
    return stopsScope(node) ? this.plan.stopAt(node) : this.placeOf(node).active;
  }

  endOf(node: Node): State {
    return this.plan.endOf(node);
  }

  doneState(): State {
    this.done ??= this.container.add('done');
    this.done.type = 'final';
    return this.done;
  }

  begin(flow: Flow): void {
    const place = this.place('start');
    place.active = place.region.add('begin');
    place.region.initial = place.active;
    place.active.always.push(...this.waysAlong(flow).map((way) => this.move(way, place, {})));
    this.nodes.set(flow.source, place);
  }

  /** The tokens start out from a fork. */
  beginFork(fork: Node): void {
    const place = this.place('start');
    place.active = place.region.add('begin');
    place.region.initial = place.active;
    this.nodes.set(fork, place);
    this.plan.later(() => void place.active.always.push(...this.spread(fork)));
  }

  /** The token starts out at a step. */
  beginAt(node: Node): void {
    const place = this.placeOf(node);
    place.region.initial = place.active;
  }

  leave(owner: Node, flow: Flow, extra: Extra = {}): Move[] {
    return this.waysAlong(flow, extra.outcome).map((way) =>
      this.move(way, this.placeOf(owner), extra, owner),
    );
  }

  /** A fork: one step in which each flow that is taken gets its token. */
  spread(node: Node): Move[] {
    const pulse = this.pulse(this.placeOf(node));
    const taken = node.out.filter((flow) => !flow.isDefault).map((flow) => conditionOf(flow) ?? 'true');
    for (const flow of node.out) {
      const none = taken.length === 0 ? undefined : noneOf(taken);
      const feel = isGateway(node, 'parallel') ? undefined : flow.isDefault ? none : conditionOf(flow);
      this.spreadTo(flow, pulse, feel);
    }
    return [{ target: pulse }];
  }

  private spreadTo(flow: Flow, pulse: State, feel: string | undefined): void {
    const found = this.waysAlong(flow);
    const [only] = found;
    if (
      only &&
      found.length === 1 &&
      only.feel === undefined &&
      only.actions.length === 0 &&
      !stopsScope(only.to)
    ) {
      this.deliver(only, pulse, feel);
      return;
    }
    const known = this.extra.get(flow);
    if (known) return void known.receives.push({ where: pulse, feel });
    const place = this.place(`on_${flow.id.replace(/[.#*\s]/g, '_')}`);
    place.active = place.region.add('choose');
    place.receives.push({ where: pulse, feel });
    place.active.always.push(...found.map((way) => this.move(way, place, {})));
    this.extra.set(flow, place);
  }

  /** Behind a fork: a token that has a choice to make. */
  private readonly extra = new Map<Flow, Place>();

  private placeOf(node: Node): Place {
    const known = this.nodes.get(node);
    if (known) return known;
    const place = this.place(`at_${node.key}`);
    this.nodes.set(node, place);
    if (isJoin(node)) this.buildJoin(node, place);
    else if (isEvent(node, 'end')) this.buildEnd(node, place);
    else {
      place.active = this.plan.make(node, place.region);
      place.spent = place.region.children.find((child) => child.key === 'spent');
    }
    return place;
  }

  private place(name: string): Place {
    if (this.net.children.length >= MAX_PLACES) throw new TooTangled();
    const region = this.net.add(name);
    const idle = region.add('idle');
    region.initial = idle;
    return { region, idle, active: idle, pulses: [], receives: [] };
  }

  private buildEnd(node: Node, place: Place): void {
    place.active = place.region.add(node.key);
    place.end = node;
  }

  private buildJoin(node: Node, place: Place): void {
    place.active = place.region.add(node.key);
    this.joins.set(node, place);
    for (const flow of node.in) this.input(flow);
    if (node === this.plan.join) place.end = node;
    else this.plan.later(() => void place.active.always.push(...this.leave(node, node.out[0] as Flow)));
  }

  /** What makes the joins fire; asked when every place is there. */
  private finishJoin(node: Node, place: Place): void {
    const inputs = node.in.map((flow) => this.input(flow));
    const ready = isGateway(node, 'inclusive')
      ? nothingMoreComes(node, inputs, this.placesBefore(node))
      : { all: inputs.map((input) => input.active) };
    for (const input of inputs)
      input.active.always.push({ guard: { where: { all: [ready, place.idle] } }, target: input.idle });
    place.idle.always.push({ guard: { where: ready }, target: place.active });
  }

  private input(flow: Flow): Place {
    let place = this.inputs.get(flow);
    if (!place) {
      place = this.place(`in_${flow.id.replace(/[.#*\s]/g, '_')}`);
      place.active = place.region.add('full');
      this.inputs.set(flow, place);
    }
    return place;
  }

  /** Places that may hold a token on its way, with the node it would go on from. */
  private placesBefore(join: Node): Map<Place, Node> {
    const found = new Map<Place, Node>();
    for (const [node, place] of this.nodes) if (node !== join) found.set(place, node);
    for (const [flow, place] of this.inputs) if (flow.target !== join) found.set(place, flow.target);
    for (const [flow, place] of this.extra) found.set(place, flow.target);
    return found;
  }

  private waysAlong(flow: Flow, outcome?: string): Way[] {
    return ways(flow, { stops: () => false, outcome });
  }

  private move(way: Way, place: Place, extra: Extra, owner?: Node): Move {
    const guard = guardOf(both(extra.feel, way.feel), extra.where);
    const actions = [...(extra.actions ?? []), ...way.actions];
    if (way.internal && way.to === owner) return { guard, actions };
    if (stopsScope(way.to)) return { guard, target: this.stateOf(way.to), actions };
    const pulse = this.pulse(place);
    this.deliver(way, pulse);
    return { guard, target: pulse, actions };
  }

  private leavesNet(node: Node): boolean {
    return stopsScope(node);
  }

  private isPlainFork(node: Node): boolean {
    return (
      isFork(node) &&
      isGateway(node, 'parallel') &&
      node.in.length === 1 &&
      !hasOwnLife(node) &&
      !this.plan.isBlock(node) &&
      !leadsToItself(node)
    );
  }

  private pulse(place: Place): State {
    const pulse = place.region.add(`to_${place.pulses.length + 1}`);
    place.pulses.push(pulse);
    return pulse;
  }

  private deliver(way: Way, pulse: State, feel?: string): void {
    if (this.isPlainFork(way.to)) {
      // a fork that only this token reaches hands its tokens out in the same step
      for (const flow of way.to.out) this.spreadTo(flow, pulse, feel);
      return;
    }
    const own = this.placeOf(way.to);
    const place = isJoin(way.to) ? this.input(way.by) : own;
    place.receives.push({ where: pulse, feel });
  }

  finish(): void {
    for (const [node, place] of this.joins) this.finishJoin(node, place);
    const places = [...new Set([...this.nodes.values(), ...this.inputs.values(), ...this.extra.values()])];
    for (const place of places) {
      const arrivals: Move[] = place.receives.map(({ where, feel }) => ({
        guard: guardOf(feel, where),
        target: place.active,
      }));
      place.idle.always.push(...arrivals);
      for (const pulse of place.pulses) pulse.always.push(...arrivals, { target: place.spent ?? place.idle });
    }
    const still: Where[] = places.map((place) => {
      const states = stillIn(place);
      return states.length === 1 ? place.idle : { any: states };
    });
    for (const { end, active } of places.filter((place) => place.end).reverse()) {
      this.net.always.push({
        guard: { where: { all: [active, ...still, ...this.plan.still()] } },
        target: end === this.plan.join ? this.doneState() : this.plan.endOf(end as Node),
      });
    }
  }
}
