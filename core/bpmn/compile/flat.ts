/** One token: states side by side, transitions between them. Neat forks are parallel states with a region for each branch. */
import { isEvent, type Flow, type Node } from './linked.ts';
import { guardOf, stopsScope, type Extra, type Region, type RegionPlan } from './region.ts';
import { both, type Move, type State } from './states.ts';
import { ways, type Way } from './walk.ts';

export class FlatRegion implements Region {
  readonly container: State;
  private readonly states = new Map<Node, State>();
  private done: State | undefined;

  constructor(private readonly plan: RegionPlan) {
    this.container = plan.container;
  }

  stateOf(node: Node): State {
    if (node === this.plan.join) return this.doneState();
    let state = this.states.get(node);
    if (!state) {
      state = isEvent(node, 'end')
        ? stopsScope(node)
          ? this.plan.stopAt(node)
          : this.plan.endOf(node)
        : this.plan.make(node, this.container);
      this.states.set(node, state);
    }
    return state;
  }

  endOf(node: Node): State {
    return this.plan.endOf(node);
  }

  doneState(): State {
    if (!this.done) {
      this.done = this.container.add('done');
      this.done.type = 'final';
    }
    return this.done;
  }

  leave(owner: Node, flow: Flow, extra: Extra = {}): Move[] {
    return this.waysAlong(flow, extra.outcome).map((way) => this.move(way, owner, extra));
  }

  begin(flow: Flow): void {
    const [first, ...others] = this.waysAlong(flow);
    if (first && others.length === 0 && first.feel === undefined && first.actions.length === 0) {
      const state = this.stateOf(first.to);
      if (state.parent === this.container) {
        this.container.initial = state;
        return;
      }
    }
    const start = this.container.add('begin');
    this.container.initial = start;
    start.always.push(...this.leave(flow.source, flow));
  }

  private waysAlong(flow: Flow, outcome?: string): Way[] {
    return ways(flow, { stops: (node) => node === this.plan.join, outcome });
  }

  private move(way: Way, owner: Node, extra: Extra): Move {
    const guard = guardOf(both(extra.feel, way.feel), extra.where);
    const actions = [...(extra.actions ?? []), ...way.actions];
    if (way.internal && way.to === owner) return { guard, actions };
    return { guard, target: this.stateOf(way.to), actions, reenter: way.to === owner };
  }

  finish(): void {}
}
