/** Long work as it leaves the server: how far it is, and what it could not deal with. */
import type { Instant } from './vocabulary.ts';

/** A job under way or over. `failed`: it was tried as often as its policy says and waits for a person. */
export interface JobView {
  id: string;
  kind: string;
  /** What it is about, for instance a process. */
  subject: string;
  state: 'running' | 'done' | 'stopped' | 'failed';
  /** Items in all, those dealt with, and of these the ones done and the ones left as they were. */
  total: number;
  dealt: number;
  done: number;
  left: number;
  /** Failures in a row, and the last one. */
  attempts: number;
  error: string | null;
  /** When it is tried again; null where it does not wait. */
  nextAt: Instant | null;
  startedAt: Instant;
  startedBy: string;
  endedAt: Instant | null;
}

/** An item that was left as it was, and why. */
export interface JobItemView {
  ref: string;
  label: string;
  reasons: string[];
}
