/** What scenarios reach of a process: which states, transitions and sides of guards. */
import { watched } from '../engine/compile.ts';
import type { CompiledProcess } from '../engine/process.ts';
import { doesSomething, transitionId, type Watch } from '../engine/watch.ts';
import { machineOf } from '../proof/machine/states.ts';
import type { County } from './county.ts';
import { guardLabel, stateLabel, transitionLabel } from './words.ts';

/** Something of the process that scenarios may reach. */
export interface CoverageItem {
  /** State id, `<state> <event> <n>` of a transition, the same with `:true`/`:false` of a guard. */
  id: string;
  kind: 'state' | 'transition' | 'guard';
  /** Id of the state it is drawn at. */
  element: string;
  /** In Chinese. */
  label: string;
}

export interface Coverage {
  states: Count;
  transitions: Count;
  /** Sides of guards: each guard has two. */
  guards: Count;
  /** What no scenario reached. */
  missed: CoverageItem[];
}

interface Count {
  total: number;
  reached: number;
}

/** Everything of a process that can be reached: its states below the root, transitions and sides of guards. */
export function itemsOf(process: CompiledProcess): CoverageItem[] {
  const { definition } = process;
  const machine = machineOf(definition);
  const states = machine.states
    .filter((state) => state.parent !== null && state.config.type !== 'history')
    .map((state): CoverageItem => {
      return { id: state.id, kind: 'state', element: state.id, label: stateLabel(state) };
    });
  const rest = machine.lists.flatMap(({ transitions }) =>
    transitions.flatMap((transition, n): CoverageItem[] => {
      const element = transition.state.id;
      const id = transitionId(element, transition.trigger, transition.event, n);
      const taken: CoverageItem = {
        id,
        kind: 'transition',
        element,
        label: transitionLabel(definition, machine, transition),
      };
      const sides = [true, false].map((holds): CoverageItem => ({
        id: `${id}:${String(holds)}`,
        kind: 'guard',
        element,
        label: guardLabel(definition, machine, transition, holds),
      }));
      return [
        ...(doesSomething(transition.config) ? [taken] : []),
        ...(transition.config.guard === undefined ? [] : sides),
      ];
    }),
  );
  return [...states, ...rest];
}

/** Collects what is reached, once each decision is taken. */
export class Reached implements Watch {
  readonly ids = new Set<string>();
  private seen: string[] = [];

  entered(state: string): void {
    this.seen.push(state);
  }

  took(transition: string): void {
    this.seen.push(transition);
  }

  asked(transition: string, holds: boolean): void {
    this.seen.push(`${transition}:${String(holds)}`);
  }

  decided(taken: boolean): void {
    if (taken) for (const id of this.seen) this.ids.add(id);
    this.seen = [];
  }
}

/** A county in which one watches what its processes do. */
export interface WatchedCounty {
  county: County;
  /** What was reached so far, by process key. */
  reached: ReadonlyMap<string, Reached>;
}

/** The same county with watched processes; scenarios run in it as they do in the other. */
export function watchCounty(county: County): WatchedCounty {
  const reached = new Map([...county.processes.keys()].map((key) => [key, new Reached()]));
  const processes = new Map(
    [...county.processes].map(([key, process]) => [key, watched(process, reached.get(key) as Reached)]),
  );
  return { county: { ...county, processes }, reached };
}

/** What was reached of a process, and what was not. */
export function coverageOf(process: CompiledProcess, reached: ReadonlySet<string>): Coverage {
  const items = itemsOf(process);
  const count = (kind: CoverageItem['kind']): Count => {
    const all = items.filter((item) => item.kind === kind);
    return { total: all.length, reached: all.filter(({ id }) => reached.has(id)).length };
  };
  return {
    states: count('state'),
    transitions: count('transition'),
    guards: count('guard'),
    missed: items.filter(({ id }) => !reached.has(id)),
  };
}
