import type { Instant, JsonObject } from '../../vocabulary.ts';
import { slot } from '../state.ts';

/** An objection 异议 to a notice. */
export interface Objection {
  id: string;
  notice: string;
  receivedAt: Instant;
  data: JsonObject;
  /** Set when the check is complete. */
  finding?: string;
  reply?: string;
}

export const objectionSlot = slot<Objection[]>('objection', () => []);
