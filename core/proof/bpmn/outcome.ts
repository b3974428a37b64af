/** How the inside of a sub-process can end, seen from outside. */
import type { EventTrigger } from '../../bpmn/model.ts';
import type { Event } from './graph.ts';

export interface Outcome {
  /** It can end in the ordinary way. */
  completes: boolean;
  /** Errors and escalations that leave it. */
  thrown: { trigger: EventTrigger; ref?: string | undefined; element: string }[];
  /** Something is done inside that may fail with an error, or be escalated by who does it, without being drawn. */
  technical: boolean;
}

/** An activity that is not a sub-process. */
export const STEP: Outcome = { completes: true, thrown: [], technical: true };

type Thrown = Outcome['thrown'][number];

/** Whether an event waits for what was thrown: of the same kind, and with the same code or for any. */
export function catches(
  waiting: { trigger: EventTrigger; ref?: string | undefined },
  thrown: Thrown,
): boolean {
  return waiting.trigger === thrown.trigger && (!waiting.ref || !thrown.ref || waiting.ref === thrown.ref);
}

/** The errors of an inside that no event on its boundary takes. */
export function escapingErrors({ thrown }: Outcome, boundary: readonly Event[]): Thrown[] {
  const waiting = boundary.flatMap((event) => event.definitions);
  return thrown.filter(
    (one) => one.trigger === 'error' && !waiting.some((definition) => catches(definition, one)),
  );
}
