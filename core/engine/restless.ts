/** A step of a machine that comes to no rest: it goes round transitions that wait for nothing. */
export class Restless extends Error {}

/** What XState throws in a step, told apart. */
export function faultOf(error: unknown): unknown {
  return error instanceof Error && error.message.startsWith('Infinite loop')
    ? new Restless('the machine does not come to rest', { cause: error })
    : error;
}
