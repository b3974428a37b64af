/** What the builders of elements share: findings, delays, messages, the region of every node, who throws what. */
import type { PeriodSpec } from '../../definition/process.ts';
import type { Findings } from '../findings.ts';
import type { Flow, Node, ScopeGraph } from './linked.ts';
import type { Extra, Region } from './region.ts';
import type { ScopeBuild } from './scope.ts';
import { both, type Move, type State, type Where } from './states.ts';

export interface Build {
  readonly findings: Findings;
  /** Known roles, id and name → id; empty when nobody told. */
  readonly roles: ReadonlyMap<string, string>;
  readonly delays: Record<string, PeriodSpec>;
  readonly messages: Set<string>;
  /** Where a node stands. */
  readonly regions: Map<Node, Region>;
  readonly scopes: Map<ScopeGraph, ScopeBuild>;
  /** The state one is in while an activity goes on, for what is attached to it. */
  readonly hosts: Map<Node, State>;
  /** States in which a signal or an escalation is thrown, by kind and name. */
  readonly throwers: Map<string, State[]>;
  /** Carried out when all states exist. */
  later(work: () => void): void;
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
