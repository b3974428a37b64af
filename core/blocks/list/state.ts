import type { JsonObject } from '../../vocabulary.ts';
import { slot } from '../state.ts';

interface ListState {
  /** Of a list: the attempts that decided, the latest last. */
  decided?: string[];
  /** Of a row: the attempt that is about to decide about it. */
  held?: { token: string; by: string; message: string; row: JsonObject };
}

export const listSlot = slot<ListState>('list', () => ({}));
