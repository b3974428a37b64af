/** Places a search has come to, the most promising first. */
import type { PureDriver } from '../pure.ts';
import type { Stage } from '../stage.ts';
import type { ActStep, WorldPreset } from '../types.ts';

/** Somewhere on the way: the world as it is there, and how one came to it. */
export interface SearchNode {
  stage: Stage<PureDriver>;
  steps: ActStep[];
  at: string;
  given?: WorldPreset;
  /** Ids of the active states; none before the case is opened. */
  active: string[];
}

/** More repeated places are not kept. */
const KEPT = 2_000;

export class Frontier {
  private readonly waiting: SearchNode[] = [];
  /** Places that look like others; gone back to only when nothing new is left, for loops that have to be run often. */
  private readonly again: SearchNode[] = [];
  private readonly seen = new Set<string>();
  private readonly left = new Map<string, number>();

  /** Takes a place in; one that looks just like another stands back. */
  add(place: SearchNode, signature: string): void {
    if (!this.seen.has(signature)) {
      this.seen.add(signature);
      this.waiting.push(place);
    } else if (this.again.length < KEPT) this.again.push(place);
  }

  /**
   * The place nearest to something missed. States that were often left already come later, so that one goal which is
   * out of reach does not take all the time.
   */
  next(distance: (active: string[]) => number): SearchNode | null {
    let best = -1;
    let cost = Infinity;
    for (const [i, place] of this.waiting.entries()) {
      const own = distance(place.active) + (this.left.get(keyOf(place)) ?? 0) / 2 + place.steps.length / 40;
      if (own < cost) [best, cost] = [i, own];
    }
    const place = best < 0 ? this.again.pop() : this.waiting.splice(best, 1)[0];
    if (place) this.left.set(keyOf(place), (this.left.get(keyOf(place)) ?? 0) + 1);
    return place ?? null;
  }
}

/** In another world everything may go another way: each has its own count. */
function keyOf({ active, given }: SearchNode): string {
  return `${active.join(' ')} ${JSON.stringify(given ?? null)}`;
}
