/**
 * A scope as a net: places hold tokens, transitions move them. It is the token game of BPMN for one scope, with every
 * condition a free choice and every event possible; a sub-process, a call and a repeated activity are one step.
 */

/** How a transition fires. */
export type Firing =
  | 'normal'
  /** An inclusive join: takes what is there once nothing more can come. */
  | 'gather'
  /** Ends the scope whatever else is going on. */
  | 'terminate';

export interface Transition {
  kind: Firing;
  inputs: number[];
  outputs: number[];
  /** Nodes passed, in order; the trace is made of them. */
  steps: string[];
  /** Further nodes and flows that occur when it fires, or can occur in its place. */
  covers: string[];
  /** The inclusive join, or the end event that terminates. */
  element: string;
}

export interface Place {
  /** Node or flow that holds the token. */
  element: string;
  /** Ends keep their tokens. */
  end: boolean;
  /** Nodes and flows that occur on the spot once it holds a token. */
  covers: string[];
  /** Nodes of a loop that ends here where it began. */
  loops: string[];
}

/** Where a scope can begin. */
export interface Beginning {
  places: number[];
  steps: string[];
  covers: string[];
  /** A branch that a non-interrupting event starts beside the rest; it does not count for how the scope may end. */
  nonInterrupting: boolean;
  /** The activity that has to be there for it. */
  on?: string;
}

export interface Net {
  places: Place[];
  transitions: Transition[];
  beginnings: Beginning[];
  /** Gateways that were simplified because they are too wide. */
  narrowed: string[];
}
