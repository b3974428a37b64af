/** Lets requests in between: what is done by the thousand must not keep people waiting. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
