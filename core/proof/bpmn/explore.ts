/**
 * Every marking a net can get into, breadth first, so that the way to each is a shortest one. What is held twice is
 * noted and not followed further. Where there are too many markings the search is repeated with the order of
 * independent steps fixed: that still finds every marking that cannot go on.
 */
import { joinsOf, mayGather, type Joins } from './gather.ts';
import type { Beginning, Net, Transition } from './net.ts';

/** Markings looked at with every order of steps. */
const EVERY_ORDER = 20_000;
/** Markings looked at with one order of independent steps. */
const ONE_ORDER = 25_000;

export interface Marking {
  /** Marked places, ascending. */
  tokens: number[];
  /** Number of the marking before; -1 at a beginning. */
  from: number;
  via: Transition | null;
  beginning: Beginning;
  next: number[];
  /** All tokens are at ends, or a step ended the scope from here. */
  ends: boolean;
  /** What follows is not known: something held twice, or not looked at any more. */
  open: boolean;
}

export interface Exploration {
  net: Net;
  markings: Marking[];
  /** What is held twice, by element, with the way there. */
  doubled: Map<string, string[]>;
  /** Markings in which a step ends the scope while work goes on elsewhere, by element of the step. */
  cutOff: Map<string, { lost: string[]; trace: string[] }>;
  /** Steps that end the scope and are taken. */
  finishers: Set<string>;
  /** Nodes and flows that occur. */
  occurring: Set<string>;
  coverage: 'full' | 'one_order' | 'part';
}

/**
 * What comes to an end a second time. In a reduced net an end stands for all that was before it too, so two tokens there
 * may be two at a step; in a net as drawn an end takes any number of tokens.
 */
type Ends = 'take one' | 'take many';

/** Explores a net, first in full, then as far as it goes. */
export function explore(net: Net, ends: Ends = 'take one'): Exploration {
  const full = exploreSome(net, EVERY_ORDER, ends);
  if (full.coverage === 'full') return full;
  const fixed = exploreOneOrder(net, ONE_ORDER, ends);
  for (const [element, found] of full.doubled) fixed.doubled.set(element, found);
  for (const [element, found] of full.cutOff) fixed.cutOff.set(element, found);
  for (const element of full.finishers) fixed.finishers.add(element);
  for (const element of full.occurring) fixed.occurring.add(element);
  return fixed.coverage === 'full' ? { ...fixed, coverage: 'one_order' } : fixed;
}

/** The first markings of a net, with every order of steps. */
export function exploreSome(net: Net, limit: number, ends: Ends = 'take one'): Exploration {
  return new Explorer(net, limit, false, ends).run();
}

/** The first markings of a net, with one order of independent steps. */
function exploreOneOrder(net: Net, limit: number, ends: Ends): Exploration {
  return new Explorer(net, limit, true, ends).run();
}

/** The ids passed on the way to a marking, and by a further step. */
export function traceTo({ markings }: Exploration, marking: number, step?: Transition | null): string[] {
  const parts: string[][] = step ? [step.steps] : [];
  for (let at = markings[marking]; at; at = markings[at.from])
    parts.push(at.via?.steps ?? at.beginning.steps);
  return parts.reverse().flat();
}

class Explorer {
  private readonly consumers: Transition[][];
  private readonly siblings: number[][];
  private readonly joins: Joins;
  private readonly known = new Map<string, number>();
  private readonly found: Exploration;

  constructor(
    private readonly net: Net,
    private readonly limit: number,
    private readonly oneOrder: boolean,
    private readonly ends: Ends,
  ) {
    this.consumers = net.places.map(() => []);
    for (const transition of net.transitions)
      for (const place of transition.inputs) this.consumers[place]?.push(transition);
    this.siblings = siblingsOf(net);
    this.joins = joinsOf(net);
    this.found = {
      net,
      markings: [],
      doubled: new Map(),
      cutOff: new Map(),
      finishers: new Set(),
      occurring: new Set(),
      coverage: 'full',
    };
  }

  run(): Exploration {
    const { markings } = this.found;
    for (const beginning of this.net.beginnings) this.begin(beginning);
    for (let at = 0; at < markings.length; at += 1) {
      if (markings.length < this.limit) this.expand(at);
      else {
        this.found.coverage = 'part';
        (markings[at] as Marking).open = true;
      }
    }
    return this.found;
  }

  private begin(beginning: Beginning): void {
    for (const element of beginning.covers) this.found.occurring.add(element);
    const tokens: number[] = [];
    for (const place of beginning.places) {
      if (this.isHeld(tokens, place)) this.double(place, -1, null, beginning);
      else tokens.push(place);
    }
    this.reached(tokens.sort(ascending), -1, null, beginning);
  }

  private expand(at: number): void {
    const marking = this.found.markings[at] as Marking;
    const { tokens } = marking;
    const waiting = tokens.filter((place) => !this.net.places[place]?.end);
    if (waiting.length === 0) {
      marking.ends = true;
      return;
    }
    const enabled = this.enabled(waiting, new Set(tokens));
    if (this.oneOrder) {
      const few = this.independent(waiting, enabled);
      const before = this.found.markings.length;
      for (const step of few ?? enabled) this.fire(at, step);
      // all of it was known before: the others must not be put off for ever
      const progressed = this.found.markings.length > before || !few || marking.ends;
      if (!progressed) for (const step of enabled) if (!few.includes(step)) this.fire(at, step);
    } else for (const step of enabled) this.fire(at, step);
  }

  private enabled(waiting: number[], marked: Set<number>): Transition[] {
    const enabled = new Set<Transition>();
    for (const place of waiting) {
      for (const step of this.consumers[place] ?? []) {
        if (enabled.has(step)) continue;
        const ready =
          step.kind === 'gather'
            ? mayGather(this.joins, step, waiting, marked)
            : step.inputs.every((input) => marked.has(input));
        if (ready) enabled.add(step);
      }
    }
    return [...enabled];
  }

  /** Steps that nothing else can take the tokens of: enough to look at while the others wait. */
  private independent(waiting: number[], enabled: Transition[]): Transition[] | null {
    // what can end the scope now still can after anything else
    const ending = enabled.filter(({ kind }) => kind === 'terminate');
    if (ending.length > 0) return ending;
    for (const place of waiting) {
      const steps = this.consumers[place] ?? [];
      const alone =
        steps.length > 0 && steps.every(({ kind, inputs }) => kind === 'normal' && inputs.length === 1);
      if (alone) return steps;
    }
    const join = enabled.find(
      ({ kind, inputs }) => kind === 'normal' && inputs.every((input) => this.consumers[input]?.length === 1),
    );
    return join ? [join] : null;
  }

  private fire(at: number, step: Transition): void {
    const marking = this.found.markings[at] as Marking;
    for (const element of step.steps) this.found.occurring.add(element);
    for (const element of step.covers) this.found.occurring.add(element);
    const rest = marking.tokens.filter((place) => !step.inputs.includes(place));
    if (step.kind === 'terminate') return this.finish(at, step, rest);
    const outputs = step.outputs.filter((place) => !this.isTaken(rest, place));
    for (const place of outputs) {
      if (!this.isHeld(rest, place)) continue;
      this.double(place, at, step, marking.beginning);
      marking.open = true;
      return;
    }
    marking.next.push(this.reached([...rest, ...outputs].sort(ascending), at, step, marking.beginning));
  }

  private finish(at: number, step: Transition, rest: number[]): void {
    const { finishers, cutOff, markings } = this.found;
    const marking = markings[at] as Marking;
    marking.ends = true;
    if (!marking.beginning.nonInterrupting) finishers.add(step.element);
    const lost = rest
      .filter((place) => !this.net.places[place]?.end)
      .map((place) => this.net.places[place]?.element ?? '');
    if (lost.length > 0 && !cutOff.has(step.element))
      cutOff.set(step.element, { lost, trace: traceTo(this.found, at, step) });
  }

  /** One more token at an end makes no difference. */
  private isTaken(tokens: number[], place: number): boolean {
    return this.ends === 'take many' && this.net.places[place]?.end === true && tokens.includes(place);
  }

  /** Whether a second token would stand where one is: on the place, or on another stage of the same activity. */
  private isHeld(tokens: number[], place: number): boolean {
    return tokens.includes(place) || (this.siblings[place] ?? []).some((other) => tokens.includes(other));
  }

  private double(place: number, marking: number, step: Transition | null, beginning: Beginning): void {
    const { element = '' } = this.net.places[place] ?? {};
    if (this.found.doubled.has(element)) return;
    this.found.doubled.set(element, marking < 0 ? beginning.steps : traceTo(this.found, marking, step));
  }

  private reached(tokens: number[], from: number, via: Transition | null, beginning: Beginning): number {
    const key = String.fromCharCode(...tokens) + (beginning.nonInterrupting ? '\uffff' : '');
    const before = this.known.get(key);
    if (before !== undefined) return before;
    for (const place of tokens)
      for (const element of this.net.places[place]?.covers ?? []) this.found.occurring.add(element);
    const number =
      this.found.markings.push({ tokens, from, via, beginning, next: [], ends: false, open: false }) - 1;
    this.known.set(key, number);
    return number;
  }
}

function ascending(a: number, b: number): number {
  return a - b;
}

/** The other places of an activity that has several. */
function siblingsOf({ places }: Net): number[][] {
  const byElement = new Map<string, number[]>();
  places.forEach(({ element, end }, p) => {
    if (!end) byElement.set(element, [...(byElement.get(element) ?? []), p]);
  });
  return places.map(({ element, end }, p) =>
    end ? [] : (byElement.get(element) ?? []).filter((other) => other !== p),
  );
}
