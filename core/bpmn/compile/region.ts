/** A stretch of a scope in which one kind of translation applies. */
import type { Json } from '../../vocabulary.ts';
import { isEvent, triggerOf, type Flow, type Node } from './linked.ts';
import type { Guard, Move, State, Where } from './states.ts';

/** What a leaving may add to the way itself. */
export interface Extra {
  outcome?: string | undefined;
  feel?: string | undefined;
  where?: Where | undefined;
  actions?: Json[] | undefined;
}

/** Where a region lies and how it is left. */
export interface RegionPlan {
  container: State;
  /** The join where its branch ends. */
  join?: Node | undefined;
  /** The state of a node that stands here. */
  make(node: Node, container: State): State;
  /** Where the token of an end event goes that ends this branch only. */
  endOf(node: Node): State;
  /** Where everything of the scope is stopped. */
  stopAt(node: Node): State;
}

export interface Region {
  readonly container: State;
  /** The state of a node that stands here; made when first asked for. */
  stateOf(node: Node): State;
  /** The ways on from `owner` along a flow, as transitions of a state of its. */
  leave(owner: Node, flow: Flow, extra?: Extra): Move[];
  /** Makes the region begin with what a flow leads to. */
  begin(flow: Flow): void;
  /** The end of its branch. */
  doneState(): State;
  /** Where the token of an end event goes that ends this branch only. */
  endOf(node: Node): State;
  /** Once everything else is built. */
  finish(): void;
}

export function guardOf(feel: string | undefined, where?: Where): Guard | undefined {
  return feel === undefined && where === undefined ? undefined : { feel, where };
}

/** An end that takes every other token of its scope with it. */
export function stopsScope(node: Node): boolean {
  if (!isEvent(node, 'end')) return false;
  return ['terminate', 'error', 'cancel'].includes(triggerOf(node)) || node.bpmn.xz.stop === 'true';
}
