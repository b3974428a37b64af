/**
 * Working on facts that are not at hand: the work stops at the first look-up it reads and nobody has answered, the query
 * is handed out, and the work is done once more from the beginning with the answer. So it stays pure, asks for nothing it
 * does not read, and asks with the very facts the reading expression sees.
 */
import type { Json } from '../vocabulary.ts';
import type { DecisionFacts, FactsAtHand } from './facts.ts';
import { queryId, type LookupQuery } from './lookups.ts';

/** Work under way: hands out queries, takes their answers, and ends with what came of it. */
export type Asking<T> = Generator<LookupQuery, T, Json>;

/** More queries than one piece of work asks: a definition whose look-ups chase one another. */
const MAX_QUERIES = 200;

/** Ends a try; the answer is needed first. */
class Unanswered extends Error {}

/** Does the work, again with every answer, until it has read nothing unanswered. `work` must be pure. */
export function* asking<T>(atHand: FactsAtHand, work: (facts: DecisionFacts) => T): Asking<T> {
  const answers = new Map<string, Json>();
  for (let n = 0; n < MAX_QUERIES; n += 1) {
    const open: LookupQuery[] = [];
    const answer = (query: LookupQuery): Json => {
      const known = answers.get(queryId(query));
      if (known !== undefined) return known;
      open.push(query);
      throw new Unanswered();
    };
    const result = tried(() => work({ ...atHand, answer }), open);
    const [first] = open;
    if (!first) return result as T;
    answers.set(queryId(first), yield first);
  }
  throw new Error('look-ups do not come to an end');
}

/** What comes of a try counts for nothing once it met something unanswered, whoever caught that on its way up. */
function tried<T>(work: () => T, open: LookupQuery[]): T | undefined {
  try {
    return work();
  } catch (error) {
    if (open.length === 0) throw error;
    return undefined;
  }
}

/** Work on facts all of whose answers are at hand. */
export function answeredBy<T>(asking: Asking<T>, answer: (query: LookupQuery) => Json): T {
  let step = asking.next();
  while (!step.done) step = asking.next(answer(step.value));
  return step.value;
}
