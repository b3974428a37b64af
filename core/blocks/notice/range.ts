/** Where a notice is shown 公示范围, and what that is called. */
import { words } from './messages.ts';

export const NOTICE_RANGES = ['village', 'township', 'county', 'media', 'internet'] as const;
export type NoticeRange = (typeof NOTICE_RANGES)[number];

/** Where it is shown where its definition does not say: on the public board of this house. */
export const ON_THE_BOARD: readonly NoticeRange[] = ['internet'];

export function rangeWord(range: NoticeRange): string {
  return words.ranges[range];
}

/** `村（社区）公示栏、互联网`. */
export function rangeWords(ranges: readonly NoticeRange[]): string {
  return ranges.map(rangeWord).join(words.and);
}
