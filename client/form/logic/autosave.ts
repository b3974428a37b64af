/** Saved as typed: waits for a pause, never runs twice at once, always ends with the latest, and says when it saved. */

import { HttpError } from '../../api/http.ts';
import { session } from '../../api/session.ts';

export type SaveState =
  | { kind: 'idle' }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date }
  | { kind: 'failed'; error: unknown };

interface AutosaveOptions<T> {
  save: (value: T) => Promise<void> | void;
  /** Pause after the last change. Default 1000. */
  delayMs?: number;
  /** A stream of changes is saved at least this often. Default 5000. */
  atLeastMs?: number;
  /** Wait before a failed save is tried again. Default 15000. */
  retryMs?: number;
}

export class Autosave<T> {
  private state: SaveState = { kind: 'idle' };
  private pending: { value: T; since: number } | undefined;
  private running: Promise<void> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly options: AutosaveOptions<T>;

  constructor(options: AutosaveOptions<T>) {
    this.options = options;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): SaveState => this.state;

  /** Something was typed. */
  change(value: T): void {
    const now = Date.now();
    this.pending = { value, since: this.pending?.since ?? now };
    if (this.state.kind !== 'saving') this.show({ kind: 'waiting' });
    const longest = this.pending.since + (this.options.atLeastMs ?? 5000) - now;
    this.wait(Math.max(0, Math.min(this.options.delayMs ?? 1000, longest)));
  }

  /** Saves now what is not saved yet; resolves when it is, or when it failed. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    while (this.running) await this.running;
    if (!this.pending) return;
    const { value } = this.pending;
    this.pending = undefined;
    this.running = this.run(value);
    await this.running;
  }

  /** Forgets what is not saved yet (it was handed in, or thrown away) and stops. */
  stop(): void {
    clearTimeout(this.timer);
    this.pending = undefined;
  }

  private async run(value: T): Promise<void> {
    this.show({ kind: 'saving' });
    try {
      await this.options.save(value);
      this.show({ kind: 'saved', at: new Date() });
    } catch (error) {
      this.show({ kind: 'failed', error });
      this.pending ??= { value, since: Date.now() };
      // what was saved elsewhere meanwhile is for people to decide: trying again changes nothing
      if (!(error instanceof HttpError && error.status === 409)) this.wait(this.options.retryMs ?? 15_000);
      // who logs in again should not wait for the timer
      if (error instanceof HttpError && error.status === 401) void session.back().then(() => this.flush());
    } finally {
      this.running = undefined;
    }
  }

  private wait(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private show(state: SaveState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
