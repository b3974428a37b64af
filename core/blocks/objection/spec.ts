/** Objections 异议 (C04) from the public to what a notice shows. */
import type { BlockSpec } from '../spec.ts';
import { words } from './messages.zh-CN.ts';

/** What the machine hears when one came in. */
export const OBJECTION_FILED = 'objection';

export const objection = {
  id: 'objection',
  heard: { [OBJECTION_FILED]: words.heard.filed },
} as const satisfies BlockSpec;
