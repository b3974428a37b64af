/** Measuring on a machine that others use too: short rounds of A and B in turn, and what stands in the middle. */

/** Runs a job again and again, `inFlight` at once, for a while; how many a second. `n` counts from 0, each number once. */
export async function perSecond(
  seconds: number,
  inFlight: number,
  job: (n: number) => Promise<void>,
): Promise<number> {
  const began = performance.now();
  const end = began + seconds * 1000;
  let asked = 0;
  let done = 0;
  const worker = async (): Promise<void> => {
    while (performance.now() < end) {
      await job(asked++);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return done / ((performance.now() - began) / 1000);
}

/** The middle of the figures. */
export function median(figures: number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle)
    ? ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
    : (sorted[Math.floor(middle)] as number);
}
