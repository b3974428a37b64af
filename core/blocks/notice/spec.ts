/** Publicity 公示 (C03): what the public is shown while a state lasts. */
import type { BlockSpec } from '../spec.ts';
import { words } from './messages.zh-CN.ts';

/** What the machine hears when the period is over. */
export const NOTICE_ENDED = 'notice.ended';

export const notice = {
  id: 'notice',
  heard: { [NOTICE_ENDED]: words.heard.ended },
} as const satisfies BlockSpec;
