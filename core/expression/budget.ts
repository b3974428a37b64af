/** Steps an expression may take: loops and lists are counted, so that no rule keeps everybody else waiting. */

/** Enough for every list a case may hold; a loop of a thousand in a thousand is beyond it. */
const MOST = 200_000;

/** An expression has taken more steps than any rule needs; it has no value. */
export class TooMuch extends Error {
  /** Whether the expression that ran out was evaluated for another. */
  isInner(): boolean {
    return depth > 0;
  }
}

let left = MOST;
let depth = 0;

/** Takes steps off what is left. @throws TooMuch */
export function charge(steps: number): void {
  left -= steps;
  if (left < 0) throw new TooMuch('too many steps');
}

/** Evaluates within the budget; an expression evaluated for another shares that one's. */
export function spending<T>(body: () => T): T {
  if (depth === 0) left = MOST;
  depth += 1;
  try {
    return body();
  } finally {
    depth -= 1;
  }
}
