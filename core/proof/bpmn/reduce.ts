/**
 * Makes a net smaller without changing what is asked of it: whether an end stays reachable, whether something is held
 * twice, what can occur. A step that has nothing to wait for is joined to the one before; branches that always come
 * and go together become one; a loop that ends where it began is noted and left out. Well-structured parts shrink to
 * a single step, so only what is tangled has to be explored.
 */
import { joined, sameOnly, sorted, stagesOf, union } from './joining.ts';
import type { Beginning, Net, Place, Transition } from './net.ts';

/** Steps in, times steps out, up to which a merge is joined to the choice after it. */
const PRODUCT = 8;

/** A smaller net with the same answers; the given one is used up. Places `kept` stay as they are. */
export function reduce(net: Net, kept: (place: Place) => boolean = () => false): Net {
  new Reducer(net, kept).run();
  return net;
}

class Reducer {
  private producers: Set<Transition>[] = [];
  private consumers: Set<Transition>[] = [];
  private readonly alive: Set<Transition>;
  private readonly gone = new Set<number>();
  private readonly initial: Set<number>;
  /** Places that are not joined away: those of one activity in several stages, and those asked for. */
  private readonly staged: Set<number>;

  constructor(
    private readonly net: Net,
    kept: (place: Place) => boolean,
  ) {
    this.alive = new Set(net.transitions);
    this.initial = new Set(net.beginnings.flatMap(({ places }) => places));
    this.staged = stagesOf(net.places);
    net.places.forEach((place, p) => kept(place) && this.staged.add(p));
    this.producers = net.places.map(() => new Set());
    this.consumers = net.places.map(() => new Set());
    for (const transition of this.alive) this.attach(transition);
  }

  run(): void {
    for (let changed = true; changed;) {
      changed = false;
      changed = this.dropDoubles() || changed;
      for (const place of this.net.places.keys())
        changed = (!this.gone.has(place) && this.joinAt(place)) || changed;
      changed = this.joinTwins() || changed;
      changed = this.joinGathers() || changed;
      // a merge before a choice takes more steps to write down, so only where nothing else is left to do
      if (!changed)
        changed = [...this.net.places.keys()].some(
          (place) => !this.gone.has(place) && this.joinAt(place, PRODUCT),
        );
    }
    this.net.transitions = [...this.alive];
  }

  private attach(transition: Transition): void {
    for (const place of transition.inputs) this.consumers[place]?.add(transition);
    for (const place of transition.outputs) this.producers[place]?.add(transition);
  }

  private detach(transition: Transition): void {
    for (const place of transition.inputs) this.consumers[place]?.delete(transition);
    for (const place of transition.outputs) this.producers[place]?.delete(transition);
  }

  private remove(transition: Transition): void {
    this.detach(transition);
    this.alive.delete(transition);
  }

  private add(transition: Transition): void {
    this.alive.add(transition);
    this.attach(transition);
  }

  /** Steps that do the same become one; a step back to where it came from becomes a note. */
  private dropDoubles(): boolean {
    const known = new Map<string, Transition>();
    let changed = false;
    for (const transition of this.alive) {
      if (transition.kind === 'normal' && sameOnly(transition.inputs, transition.outputs)) {
        const place = this.net.places[transition.inputs[0] as number] as Place;
        place.covers = union(place.covers, transition.steps, transition.covers);
        place.loops = union(place.loops, transition.steps);
        this.remove(transition);
        changed = true;
        continue;
      }
      const key = `${transition.kind} ${transition.kind === 'normal' ? '' : transition.element} ${sorted(transition.inputs)} ${sorted(transition.outputs)}`;
      const first = known.get(key);
      if (!first) known.set(key, transition);
      else {
        first.covers = union(first.covers, transition.steps, transition.covers);
        if (transition.steps.length < first.steps.length) {
          first.covers = union(first.covers, first.steps);
          first.steps = transition.steps;
        }
        this.remove(transition);
        changed = true;
      }
    }
    return changed;
  }

  /** A token that has nothing to wait for here goes on with the step that brought it. */
  private joinAt(place: number, product = 0): boolean {
    const consumers = [...(this.consumers[place] as Set<Transition>)];
    const producers = [...(this.producers[place] as Set<Transition>)];
    const begins = this.initial.has(place);
    if (consumers.length === 0 || this.staged.has(place)) return false;
    if (begins ? consumers.length > 1 : producers.length === 0) return false;
    if (producers.length > 1 && consumers.length > 1 && producers.length * consumers.length > product)
      return false;
    // an inclusive join looks at the ways a token can still take: it must not see a choice or a split before its time
    const parts = consumers.length > 1 || consumers.some(({ outputs }) => outputs.length > 1);
    if (parts && this.leadsToGather(place)) return false;
    const free = consumers.every(
      ({ kind, inputs, outputs }) => kind === 'normal' && inputs.length === 1 && !outputs.includes(place),
    );
    if (!free) return false;
    const beginnings = this.net.beginnings.filter(({ places }) => places.includes(place));
    const apart = (outputs: number[]): boolean =>
      consumers.every((consumer) => !consumer.outputs.some((p) => p !== place && outputs.includes(p)));
    if (!producers.every(({ outputs }) => apart(outputs)) || !beginnings.every(({ places }) => apart(places)))
      return false;
    for (const beginning of beginnings) this.beginLater(beginning, place, consumers[0] as Transition);
    const covers = this.net.places[place]?.covers ?? [];
    for (const producer of producers) this.remove(producer);
    for (const consumer of consumers) this.remove(consumer);
    for (const producer of producers)
      for (const consumer of consumers) this.add(joined(producer, consumer, [place], covers));
    this.gone.add(place);
    return true;
  }

  private leadsToGather(place: number): boolean {
    if (![...this.alive].some(({ kind }) => kind === 'gather')) return false;
    const seen = new Set([place]);
    for (const at of seen) {
      for (const step of this.consumers[at] ?? []) {
        if (step.kind === 'gather') return true;
        for (const next of step.outputs) seen.add(next);
      }
    }
    return false;
  }

  private beginLater(beginning: Beginning, place: number, consumer: Transition): void {
    beginning.places = [...beginning.places.filter((p) => p !== place), ...consumer.outputs];
    beginning.covers = union(
      beginning.covers,
      consumer.steps,
      consumer.covers,
      this.net.places[place]?.covers ?? [],
    );
    beginning.steps = [...beginning.steps, ...consumer.steps];
    this.initial.delete(place);
    for (const next of consumer.outputs) this.initial.add(next);
  }

  /** Of places that are filled and emptied by the same steps one is enough. */
  private joinTwins(): boolean {
    const numbers = new Map([...this.alive].map((transition, i) => [transition, i]));
    const key = (some: Set<Transition> | undefined): string =>
      sorted([...(some ?? [])].map((t) => numbers.get(t) as number));
    const known = new Map<string, number>();
    let changed = false;
    this.net.places.forEach((place, p) => {
      if (this.gone.has(p) || this.staged.has(p) || place.end) return;
      const begins = this.net.beginnings.flatMap(({ places }, i) => (places.includes(p) ? [i] : []));
      if (begins.length + (this.producers[p]?.size ?? 0) === 0) return;
      const name = `${begins.join()} ${key(this.producers[p])} ${key(this.consumers[p])}`;
      const first = known.get(name);
      if (first === undefined) known.set(name, p);
      else {
        this.drop(p, first);
        changed = true;
      }
    });
    return changed;
  }

  private drop(place: number, twin: number): void {
    const kept = this.net.places[twin] as Place;
    kept.covers = union(kept.covers, this.net.places[place]?.covers ?? []);
    kept.loops = union(kept.loops, this.net.places[place]?.loops ?? []);
    for (const transition of [...(this.producers[place] ?? []), ...(this.consumers[place] ?? [])]) {
      this.detach(transition);
      transition.inputs = transition.inputs.filter((p) => p !== place);
      transition.outputs = transition.outputs.filter((p) => p !== place);
      this.attach(transition);
    }
    for (const beginning of this.net.beginnings)
      beginning.places = beginning.places.filter((p) => p !== place);
    this.gone.add(place);
  }

  /** An inclusive join all of whose branches come from one split fires with that split. */
  private joinGathers(): boolean {
    let changed = false;
    for (const gather of [...this.alive].filter(({ kind }) => kind === 'gather')) {
      if (this.alive.has(gather) && this.joinGather(gather)) changed = true;
    }
    return changed;
  }

  private joinGather(gather: Transition): boolean {
    const { inputs } = gather;
    if (inputs.some((p) => this.initial.has(p) || this.consumers[p]?.size !== 1)) return false;
    const producers = [...new Set(inputs.flatMap((p) => [...(this.producers[p] ?? [])]))];
    const source = producers[0]?.inputs[0];
    if (source === undefined || inputs.includes(source)) return false;
    const fits = producers.every(
      ({ kind, inputs: from, outputs }) =>
        kind === 'normal' &&
        from.length === 1 &&
        from[0] === source &&
        !outputs.some((p) => gather.outputs.includes(p)),
    );
    if (!fits) return false;
    const covers = inputs.flatMap((p) => this.net.places[p]?.covers ?? []);
    for (const producer of producers) this.remove(producer);
    this.remove(gather);
    for (const producer of producers) this.add(joined(producer, gather, inputs, covers));
    for (const place of inputs) this.gone.add(place);
    return true;
  }
}
