/** Where a run cannot come to its end any more. */
import type { Exploration } from './explore.ts';
import type { Transition } from './net.ts';

/** A join (or other node) that waits for ever in a marking nothing leads out of. */
export interface Stuck {
  marking: number;
  /** The waiting node. */
  element: string;
  /** Flows that hold a token, and flows it waits for in vain. */
  holds: string[];
  lacks: string[];
}

/** A marking from which runs go round for ever. */
interface Endless {
  marking: number;
  /** Nodes of the loop. */
  nodes: string[];
}

interface DeadEnds {
  stuck: Stuck[];
  endless: Endless[];
}

const known = new WeakMap<Exploration, DeadEnds>();

/** The dead ends of a run, first found first, one for each node. */
export function deadEndsOf(run: Exploration): DeadEnds {
  let found = known.get(run);
  if (!found) known.set(run, (found = find(run)));
  return found;
}

function find(run: Exploration): DeadEnds {
  const hopeless = withoutEnd(run);
  const stuck = new Map<string, Stuck>();
  const endless: Endless[] = [];
  for (const at of hopeless) {
    if ((run.markings[at]?.next.length ?? 0) > 0) continue;
    for (const one of stuckAt(run, at)) if (!stuck.has(one.element)) stuck.set(one.element, one);
    const spinning = spinningAt(run, at);
    if (spinning.length > 0 && endless.length === 0) endless.push({ marking: at, nodes: spinning });
  }
  const circle = circleIn(run, hopeless);
  if (circle && endless.length === 0) endless.push(circle);
  return { stuck: [...stuck.values()], endless };
}

/** Markings from which no end can be reached, and nothing unknown either. */
function withoutEnd({ markings }: Exploration): number[] {
  const before = markings.map((): number[] => []);
  markings.forEach((marking, at) => marking.next.forEach((next) => before[next]?.push(at)));
  const hopeful = new Set<number>();
  const waiting = markings.flatMap((marking, at) => (marking.ends || marking.open ? [at] : []));
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (hopeful.has(at)) continue;
    hopeful.add(at);
    waiting.push(...(before[at] ?? []));
  }
  return markings.flatMap((_, at) => (hopeful.has(at) ? [] : [at]));
}

function stuckAt({ net, markings }: Exploration, at: number): Stuck[] {
  const tokens = markings[at]?.tokens ?? [];
  const name = (place: number): string => net.places[place]?.element ?? '';
  return tokens.flatMap((place) => {
    if (net.places[place]?.end || (net.places[place]?.loops.length ?? 0) > 0) return [];
    const join = net.transitions.find(({ inputs }) => inputs.includes(place));
    if (!join) return [{ marking: at, element: name(place), holds: [], lacks: [] }];
    const holds = join.inputs.filter((input) => tokens.includes(input)).map(name);
    const lacks = join.inputs.filter((input) => !tokens.includes(input)).map(name);
    return [{ marking: at, element: join.steps[0] ?? join.element, holds, lacks }];
  });
}

function spinningAt({ net, markings }: Exploration, at: number): string[] {
  return (markings[at]?.tokens ?? []).flatMap((place) => net.places[place]?.loops ?? []);
}

/** A circle among the markings that neither end nor get stuck. */
function circleIn(run: Exploration, hopeless: number[]): Endless | null {
  const among = new Set(hopeless);
  const { markings } = run;
  // those from which a stuck marking can be reached are explained by it
  const before = markings.map((): number[] => []);
  for (const at of hopeless) for (const next of markings[at]?.next ?? []) before[next]?.push(at);
  const waiting = hopeless.filter((at) => markings[at]?.next.length === 0);
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (!among.delete(at)) continue;
    waiting.push(...(before[at] ?? []));
  }
  const [first] = among;
  if (first === undefined) return null;
  const nodes = new Set<string>();
  for (const at of among) {
    for (const step of run.net.transitions)
      if (fires(step, markings[at]?.tokens ?? [])) step.steps.forEach((id) => nodes.add(id));
  }
  return { marking: first, nodes: [...nodes] };
}

function fires(step: Transition, tokens: number[]): boolean {
  return step.inputs.every((place) => tokens.includes(place));
}
