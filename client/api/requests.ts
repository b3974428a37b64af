/** Request ids: the server answers a repeat of a request once, and refuses its id for anything else. */

export function newRequestId(): string {
  // not every phone's browser has randomUUID, and none has it without https
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

/**
 * The requests of one screen. What is sent again unchanged, because the network failed, is the same request; anything
 * else is a new one.
 */
export class Requests {
  private last: { id: string; body: string } | null = null;

  /** The id to send `body` under. */
  idFor(body: unknown): string {
    const text = JSON.stringify(body);
    if (this.last?.body !== text) this.last = { id: newRequestId(), body: text };
    return this.last.id;
  }

  /** It was answered: the same words said once more are a request of their own. */
  answered(): void {
    this.last = null;
  }
}
