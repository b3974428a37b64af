/** Pass 4: the linked graph as a machine. */
import type { PeriodSpec } from '../../definition/process.ts';
import type { JsonObject } from '../../vocabulary.ts';
import { endState, endOfMain } from '../elements/end-event.ts';
import { makeEventSubProcesses } from '../elements/event-subprocess.ts';
import { makeState } from '../elements/index.ts';
import { buildSide } from '../elements/side.ts';
import type { Findings } from '../findings.ts';
import type { Build, Makers } from './build.ts';
import type { ScopeGraph } from './linked.ts';
import { ScopeBuild } from './scope.ts';
import { prune } from './prune.ts';
import { State, toConfig } from './states.ts';

interface Built {
  machine: JsonObject;
  delays: Record<string, PeriodSpec>;
  messages: string[];
}

const MAKERS: Makers = {
  state: makeState,
  end: endState,
  endOfMain,
  side: buildSide,
  eventSubProcesses: makeEventSubProcesses,
};

/** Builds the machine; `key` is its id, that of the definition it will stand in. */
export function buildMachine(
  graph: ScopeGraph,
  key: string,
  { roles, pieces }: Pick<Build, 'roles' | 'pieces'>,
  findings: Findings,
): Built {
  const queue: (() => void)[] = [];
  const last: (() => void)[] = [];
  const build: Build = {
    findings,
    roles,
    pieces,
    delays: {},
    messages: new Set(),
    regions: new Map(),
    scopes: new Map(),
    hosts: new Map(),
    sentErrors: new Set(),
    throwers: new Map(),
    openScope: (inner, container, endsIn) => new ScopeBuild(build, MAKERS, inner, container, false, endsIn),
    later: (work) => void queue.push(work),
    atEnd: (work) => void last.push(work),
  };
  const root = new State(key, undefined);
  new ScopeBuild(build, MAKERS, graph, root, true);
  const drain = (): void => {
    for (let work = queue.shift(); work; work = queue.shift()) work();
  };
  drain();
  for (let work = last.pop(); work; work = last.pop()) {
    work();
    drain();
  }
  for (const scope of build.scopes.values()) scope.finish();
  drain();
  prune(root);
  return { machine: toConfig(root), delays: build.delays, messages: [...build.messages].sort() };
}
