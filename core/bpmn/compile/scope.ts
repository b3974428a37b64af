/**
 * One scope (the process, the inside of a sub-process) as states: which of its nodes stand in which region, what runs
 * beside them, where it ends.
 */
import type { Json } from '../../vocabulary.ts';
import { actionsOf } from '../elements/dress.ts';
import { findBlocks, isFork, isJoin, isShared, tangleOf, type Block } from './blocks.ts';
import type { Build, Makers, Scope, Side } from './build.ts';
import { FlatRegion } from './flat.ts';
import { isEvent, isGateway, reachable, reaching, type Flow, type Node, type ScopeGraph } from './linked.ts';
import { NetRegion } from './net.ts';
import type { Region, RegionPlan } from './region.ts';
import type { State, Where } from './states.ts';

/** Forks that are tried for a fence of their own. */
const MAX_FENCES = 60;

export class ScopeBuild implements Scope {
  readonly blocks = new Map<Node, Block>();
  readonly sides: Side[];
  readonly ends = new Map<Node, State>();
  readonly handlers = new Map<Node, State>();
  readonly busySides: State[] = [];
  private readonly acted = new Set<Node>();
  private readonly main: State;
  private readonly body: State | undefined;
  private readonly regions: Region[] = [];

  constructor(
    readonly build: Build,
    private readonly makers: Makers,
    readonly graph: ScopeGraph,
    readonly container: State,
    readonly isRoot: boolean,
    readonly endsIn?: Scope,
  ) {
    build.scopes.set(graph, this);
    this.sides = sidesOf(graph);
    this.body = this.sides.length > 0 ? container.add('body') : undefined;
    if (this.body) {
      this.body.type = 'parallel';
      container.initial = this.body;
    }
    this.main = this.body?.add('main') ?? container;
    this.planRegions();
    if (this.body) for (const side of this.sides) makers.side(this, side, this.body);
    makers.eventSubProcesses(this);
  }

  private planRegions(): void {
    // an end that others come to as well stands in every place they come from
    const isElsewhere = (node: Node, side: Side): boolean =>
      node.in.some(({ source }) => source !== side.node && !side.nodes.has(source));
    const ofSides = new Set(
      this.sides.flatMap((side) => [
        side.node,
        ...[...side.nodes].filter((node) => !isElsewhere(node, side)),
      ]),
    );
    const nodes = this.graph.nodes.filter((node) => !ofSides.has(node) && !this.graph.events.includes(node));
    const crossing = new Set(nodes.filter((node) => this.isCrossing(node)).map((node) => node.host));
    const blocks = findBlocks(this.graph).filter(
      (block) => ![...block.branches].some((branch) => [...branch.nodes].some((node) => crossing.has(node))),
    );
    const own = this.nest(blocks, new Set(nodes));
    this.openRegion(this.main, own, undefined, (node) =>
      this.body ? this.makers.endOfMain(this, node, this.main) : this.makers.end(this, node),
    );
    const region = this.build.regions.get(this.graph.starts[0] as Node);
    if (region) this.begin(region);
  }

  /** Gives every block's branches their nodes; returns what stays outside all blocks. */
  private nest(blocks: Block[], nodes: Set<Node>): Set<Node> {
    const left = new Set(nodes);
    for (const block of blocks) {
      // a block may begin inside another, never lie across
      if (!left.has(block.fork)) continue;
      const inner = block.branches.map((branch) => ({
        ...branch,
        nodes: new Set([...branch.nodes].filter((node) => left.has(node))),
      }));
      // tokens of a tangled branch might outlive its join: the general translation is exact there too
      if (inner.some((branch) => this.isTangled(branch.nodes, block.join))) continue;
      for (const branch of inner) for (const node of branch.nodes) left.delete(node);
      if (block.join) left.delete(block.join);
      this.blocks.set(block.fork, { ...block, branches: inner });
    }
    this.fence(left);
    return left;
  }

  /** Branches that cross, fenced in where they begin and end together. The largest such piece is one state. */
  private fence(left: Set<Node>): void {
    for (const fork of [...left]
      .filter((node) => isFork(node) && !this.blocks.has(node))
      .slice(0, MAX_FENCES)) {
      if (!left.has(fork) || !this.isReachedFirst(fork, left)) continue;
      const block = tangleOf(fork);
      if (!block?.tangle || [...block.tangle].some((node) => this.isCrossing(node))) continue;
      const tangle = new Set([...block.tangle].filter((node) => left.has(node)));
      for (const node of tangle) left.delete(node);
      this.blocks.set(fork, { ...block, tangle });
    }
  }

  /** Whether no other fork of the same tangle comes before: the fence is drawn around the whole. */
  private isReachedFirst(fork: Node, left: Set<Node>): boolean {
    const before = reaching(fork);
    return ![...before].some(
      (node) =>
        node !== fork &&
        left.has(node) &&
        isFork(node) &&
        !this.blocks.has(node) &&
        !reachable([fork]).has(node),
    );
  }

  openRegion(
    container: State,
    nodes: Set<Node>,
    join: Node | undefined,
    endOf: (node: Node) => State,
  ): Region {
    const plan: RegionPlan = {
      container,
      join,
      make: (node, within) => this.makers.state(this, node, within),
      endOf,
      stopAt: (node) => this.makers.end(this, node),
    };
    const tangled = (join !== undefined && nodes.has(join)) || this.isTangled(nodes, join);
    if (tangled) this.dissolve(nodes);
    const still = (): Where[] => this.sidesAreStill();
    const region = tangled
      ? new NetRegion({
          ...plan,
          endOf: this.body && container === this.main ? (node) => this.makers.end(this, node) : endOf,
          still,
          isBlock: (node) => this.blocks.has(node),
          later: (work) => this.build.later(work),
        })
      : new FlatRegion(plan);
    for (const node of nodes) this.build.regions.set(node, region);
    this.regions.push(region);
    this.makeAll(region, nodes);
    return region;
  }

  private isTangled(nodes: Set<Node>, join: Node | undefined): boolean {
    return [...nodes].some(
      (node) =>
        (isFork(node) && !this.blocks.has(node)) || (isJoin(node) && node !== join) || this.isCrossing(node),
    );
  }

  /** Runs beside, and meets the rest. */
  private isCrossing(node: Node): boolean {
    return isNonInterrupting(node) && !this.sides.some((side) => side.node === node);
  }

  /** In the general translation branches that never meet need no state of their own. */
  private dissolve(nodes: Set<Node>): void {
    for (const node of nodes) {
      const block = this.blocks.get(node);
      if (!block || block.join) continue;
      this.blocks.delete(node);
      // nodes added here are visited in turn
      for (const branch of block.branches) for (const inner of branch.nodes) nodes.add(inner);
    }
  }

  /** Also what no token reaches has its state: the proof names it, nothing is dropped in silence. */
  private makeAll(region: Region, nodes: Set<Node>): void {
    for (const node of nodes) {
      if (this.isCrossing(node) || (!node.made && standsAlone(node))) region.stateOf(node);
    }
  }

  private begin(region: Region): void {
    const starts = this.graph.starts.filter((node) => this.build.regions.has(node));
    const [first] = starts;
    if (!first) return;
    const step = this.isRoot && !isPlain(first);
    if (step && region instanceof NetRegion) region.beginAt(first);
    else if (step) region.container.initial = region.stateOf(first);
    else if (first.out[0]) region.begin(first.out[0]);
  }

  finish(): void {
    for (const region of this.regions) region.finish();
  }

  actionsOfEnd(node: Node): Json[] {
    if (this.acted.has(node)) return [];
    this.acted.add(node);
    return actionsOf(node);
  }

  sidesAreStill(): Where[] {
    return this.busySides.length === 0 ? [] : [{ not: { any: this.busySides } }];
  }
}

/** A start that is no step of its own, because the drawing says so: the step that hands the form in comes after it. */
export function isPlain(start: Node): boolean {
  return start.bpmn.xz.plain === 'true' || start.bpmn.xz.plain === true;
}

/** Attached without interrupting. */
export function isNonInterrupting(node: Node): boolean {
  return isEvent(node, 'boundary') && node.bpmn.type === 'event' && !node.bpmn.interrupting;
}

/** What runs beside and never meets the rest; what does meet it is left to the general translation. */
function sidesOf(graph: ScopeGraph): Side[] {
  const attached = graph.nodes
    .filter((node) => isNonInterrupting(node))
    .flatMap((node): Side[] => {
      const nodes = reachable(node.out.map((flow: Flow) => flow.target));
      const apart = [...nodes].every(
        (each) => isShared(each) || each.in.every((flow) => flow.source === node || nodes.has(flow.source)),
      );
      return apart ? [{ node, nodes }] : [];
    });
  const events = graph.events.filter((node) => {
    const start = node.inner?.nodes.find((each) => isEvent(each, 'start'));
    return start?.bpmn.type === 'event' && !start.bpmn.interrupting;
  });
  return [...attached, ...events.map((node) => ({ node, nodes: new Set<Node>() }))];
}

/** Nodes that have a state even when no way leads to it. */
function standsAlone(node: Node): boolean {
  if (isEvent(node, 'boundary', 'start')) return false;
  if (isGateway(node, 'event_based')) return true;
  if (node.bpmn.type === 'gateway') return false;
  if (node.in.length > 0 && node.in.every((flow) => isGateway(flow.source, 'event_based'))) return false;
  const { bpmn } = node;
  if (bpmn.type === 'event' && ['throw', 'catch'].includes(bpmn.position))
    return !['link', 'none'].includes(bpmn.definitions[0]?.trigger ?? 'none');
  return true;
}
