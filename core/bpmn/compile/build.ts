/**
 * What the builders of elements share: findings, delays, messages, the region of every node, who throws what; and the
 * scope each of them builds in.
 */
import type { PeriodSpec } from '../../definition/process.ts';
import type { Json } from '../../vocabulary.ts';
import type { PieceOutline } from '../pieces.ts';
import type { Findings } from '../findings.ts';
import type { Block } from './blocks.ts';
import type { Flow, Node, ScopeGraph } from './linked.ts';
import type { Extra, Region } from './region.ts';
import { both, type Move, type State, type Where } from './states.ts';

export interface Build {
  readonly findings: Findings;
  /** Known roles, id and name → id; empty when nobody told. */
  readonly roles: ReadonlyMap<string, string>;
  /** Pieces of process that may be called, by id; empty when nobody told. */
  readonly pieces: ReadonlyMap<string, PieceOutline>;
  readonly delays: Record<string, PeriodSpec>;
  readonly messages: Set<string>;
  /** Where a node stands. */
  readonly regions: Map<Node, Region>;
  readonly scopes: Map<ScopeGraph, Scope>;
  /** The state one is in while an activity goes on, for what is attached to it. */
  readonly hosts: Map<Node, State>;
  /** Starts of event sub-processes to which an error is sent straight from where it is thrown. */
  readonly sentErrors: Set<Node>;
  /** States in which a signal or an escalation is thrown, by kind and name. */
  readonly throwers: Map<string, State[]>;
  /** Builds the inside of a sub-process; `endsIn` is the scope that is over when this one is. */
  openScope(graph: ScopeGraph, container: State, endsIn?: Scope): Scope;
  /** Carried out when all states exist. */
  later(work: () => void): void;
  /** Carried out when that is done too: what was asked for last, which is innermost, comes first. */
  atEnd(work: () => void): void;
}

/** One scope in the making, as the builders of elements see it. */
export interface Scope {
  readonly build: Build;
  readonly graph: ScopeGraph;
  /** Holds the ends; the process itself or the sub-process. */
  readonly container: State;
  readonly isRoot: boolean;
  /** The scope that is over when this one is: an event sub-process that interrupts ends what it interrupted. */
  readonly endsIn?: Scope | undefined;
  readonly blocks: Map<Node, Block>;
  readonly ends: Map<Node, State>;
  /** States of event sub-processes that interrupt, by their start event. */
  readonly handlers: Map<Node, State>;
  /** States in which something that does not interrupt is going on. */
  readonly busySides: State[];
  /** Opens the region for some nodes: one token where that is enough, else the general translation. */
  openRegion(
    container: State,
    nodes: Set<Node>,
    join: Node | undefined,
    endOf: (node: Node) => State,
  ): Region;
  /** What an end does, for the state in which it is reached first. */
  actionsOfEnd(node: Node): Json[];
  /** What must hold beside the own token before the scope is over. */
  sidesAreStill(): Where[];
  finish(): void;
}

/** What runs beside the scope's own token: what is attached without interrupting, events that interrupt nothing. */
export interface Side {
  /** The boundary event or event sub-process. */
  node: Node;
  /** Nodes that only it leads to. */
  nodes: Set<Node>;
}

/** Builds the states of one kind of element, inside `container`; its transitions follow when every state exists. */
export type Maker = (scope: Scope, node: Node, container: State) => State;

/** The builders of elements a scope calls on; handed in, because they in turn build scopes. */
export interface Makers {
  /** For whichever kind of element the node is. */
  state: Maker;
  /** The end a node is, or the scope's own end. */
  end(scope: Scope, node: Node): State;
  /** The end of the scope's own token while something may still run beside it. */
  endOfMain(scope: Scope, node: Node, main: State): State;
  side(scope: Scope, side: Side, body: State): void;
  /** The event sub-processes that interrupt. */
  eventSubProcesses(scope: Scope): void;
}

/** The ways on from a node, as transitions; every node but a gateway has exactly one flow after linking. */
export function leave(build: Build, node: Node, extra: Extra = {}): Move[] {
  const region = build.regions.get(node);
  return region
    ? node.out.flatMap((flow: Flow) =>
        region.leave(node.host ?? node, flow, { ...extra, feel: both(extra.feel, flow.guard) }),
      )
    : [];
}

/** While something of this kind and name is thrown (inside `within`); undefined when nobody throws it. */
export function whileThrown(
  build: Build,
  trigger: string,
  ref: string | undefined,
  within?: State,
): Where | undefined {
  const all = [...build.throwers].flatMap(([key, states]) =>
    key === `${trigger}:${ref ?? ''}` || (ref === undefined && key.startsWith(`${trigger}:`)) ? states : [],
  );
  const found = within ? all.filter((state) => isInside(state, within)) : all;
  return found.length === 0 ? undefined : found.length === 1 ? (found[0] as State) : { any: found };
}

export function noteThrower(build: Build, trigger: string, ref: string | undefined, state: State): void {
  const key = `${trigger}:${ref ?? ''}`;
  build.throwers.set(key, [...(build.throwers.get(key) ?? []), state]);
}

function isInside(state: State, outer: State): boolean {
  for (let at: State | undefined = state; at; at = at.parent) if (at === outer) return true;
  return false;
}
