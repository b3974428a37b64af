import type { Instant, Json } from '../../vocabulary.ts';
import { slot } from '../state.ts';
import type { NoticeRange } from './range.ts';

/** A public announcement 公示 of a case. */
export interface Notice {
  id: string;
  /** The step that posted it. */
  step: string;
  kind: 'publicity' | 'result';
  title: string;
  /** What the public sees, already masked, in order of display. */
  fields: { name: string; label: string; value: Json }[];
  postedAt: Instant;
  endsAt: Instant;
  /** The period is over. */
  ended: boolean;
  /** Where it is shown 公示范围. */
  range: NoticeRange[];
  /** Broken off because of an objection: it stays up marked, and its period stands still until the process goes on. */
  halted?: { at: Instant; upheld: boolean };
  /** No longer shown to the public. */
  archived: boolean;
  /** Objections may be filed. */
  open: boolean;
}

export const noticeSlot = slot<Notice[]>('notice', () => []);
