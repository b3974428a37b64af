/** The stories told of drawings in tests. */
import type { JsonObject } from '../../vocabulary.ts';

/** What is heard, then where the case is: `a/complete`, `message hello`, `timer late`. */
export interface Story {
  data?: JsonObject;
  play: [cue: string, steps: string[]][];
}
