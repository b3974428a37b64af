/** The places of the general translation, and when an inclusive join may fire. */
import { reaching, type Node } from './linked.ts';
import type { State, Where } from './states.ts';

/** More places than this in one tangle, and the machine would be larger than anybody could use. */
export const MAX_PLACES = 300;

/** A tangle of branches that is too large. */
export class TooTangled extends Error {}

/** A region of the parallel state: empty or holding a token. */
export interface Place {
  region: State;
  idle: State;
  /** The state that holds the token. */
  active: State;
  /** States that last one step, while the token goes elsewhere. */
  pulses: State[];
  /** What brings a token here. */
  receives: { where: Where; feel?: string | undefined }[];
  /** An end: holds no token although it was reached. */
  end?: Node;
  /** Where it rests after giving its token away, when not idle. */
  spent?: State | undefined;
}

/** The states of a place in which it holds no token. */
export function stillIn(place: Place): State[] {
  return [
    place.idle,
    ...(place.spent ? [place.spent, place.active] : []),
    ...(place.end ? [place.active] : []),
  ];
}

/**
 * Something has arrived, and by the flows that are empty nothing more can. A token that could as well reach a flow
 * that has one already is not waited for (BPMN 2.0.2, 13.4.3). `before`: places that may hold a token on its way.
 */
export function nothingMoreComes(join: Node, inputs: Place[], before: ReadonlyMap<Place, Node>): Where {
  const full = inputs.map((input) => input.active);
  const upstream = join.in.map((flow) => reaching(flow.source, join));
  // one condition a place: it is empty, or its token reaches a flow that is full
  const waits = [...before].flatMap(([place, node]): Where[] => {
    const some = full.filter((_, n) => upstream[n]?.has(node));
    return some.length > 0 ? [{ any: [...stillIn(place), ...some] }] : [];
  });
  return { all: [{ any: full }, ...waits] };
}
