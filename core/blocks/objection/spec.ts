/** Objections 异议 (C04) from the public to what a notice shows. */
import type { Actor, JsonObject } from '../../basics.ts';
import type { BlockSpec } from '../spec.ts';
import { words } from './messages.ts';

/** What the machine hears when one came in. */
export const OBJECTION_FILED = 'objection';

/** A member of the public objects to a notice. */
export interface FileObjection {
  type: 'FileObjection';
  by: Actor;
  /** The client's id of this request; a repeat is answered with the first answer. */
  requestId?: string;
  notice?: string;
  data: JsonObject;
}

export const objection = {
  id: 'objection',
  heard: { [OBJECTION_FILED]: words.heard.filed },
  facts: { objections: words.facts.objections },
  events: {
    'objection.received': { text: () => words.events.received },
    'objection.answered': {
      text: ({ finding }: JsonObject) => words.events.answered(String(finding ?? '')),
      quiet: words.events.answeredQuiet,
    },
  },
} as const satisfies BlockSpec;
