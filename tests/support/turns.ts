/** Whether others are answered while something heavy goes on: how much of its time one turn of the event loop took. */

/** The longest turn while a job ran, as a share of the whole. On a loop that stands it is nearly all of it. */
export async function longestTurn<T>(job: () => Promise<T>): Promise<{ answer: T; share: number }> {
  let longest = 0;
  let going = true;
  let last = performance.now();
  const begun = last;
  const look = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (going) setImmediate(look);
  };
  setImmediate(look);
  try {
    const answer = await job();
    look();
    return { answer, share: longest / (performance.now() - begun) };
  } finally {
    going = false;
  }
}
