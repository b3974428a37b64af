import type { Store } from '../types.ts';

/** One step. It may be cut off by a crash and run again, and must end the same. */
export interface Upgrade {
  number: number;
  /** What it does, for whoever reads the list. */
  what: string;
  run(store: Store): Promise<void>;
}
