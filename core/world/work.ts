/**
 * Work that may have to wait: written once, run at once where the world lies in memory, and waiting where it lies in a
 * store. What may take its time is handed out by `wait` and comes back when it is there.
 */

/** Something that is there, or will be. */
export type Later<T> = T | Promise<T>;

/** Work under way. */
export type Work<T> = Generator<Later<unknown>, T, unknown>;

/** Goes on when `value` is there. */
export function* wait<T>(value: Later<T>): Work<T> {
  return (yield value) as T;
}

/** Does work on a world that never has to be waited for. @throws Error where something has to */
export function doNow<T>(work: Work<T>): T {
  let step = work.next();
  while (!step.done) {
    if (isPromise(step.value)) throw new Error('this world answers at once');
    step = work.next(step.value);
  }
  return step.value;
}

/** Does work, waiting for what is not there yet. What fails on the way the work may catch. */
export async function doInTime<T>(work: Work<T>): Promise<T> {
  let step = work.next();
  while (!step.done) {
    if (!isPromise(step.value)) {
      step = work.next(step.value);
      continue;
    }
    let value: unknown;
    try {
      value = await step.value;
    } catch (error) {
      step = work.throw(error);
      continue;
    }
    step = work.next(value);
  }
  return step.value;
}

function isPromise(value: unknown): value is Promise<unknown> {
  return value instanceof Promise;
}
