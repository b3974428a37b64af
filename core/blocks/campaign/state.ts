import type { Instant } from '../../vocabulary.ts';
import { slot } from '../state.ts';

/** What a case holds of a campaign of its own: how far opening is, never anything of a single row. */
interface Held {
  /** Not yet `opened` while a job opens its cases. */
  state: 'opening' | 'opened';
  due?: Instant;
}

/** By name of the campaign. */
export const campaignSlot = slot<Record<string, Held>>('campaign', () => ({}));

const BETWEEN = '~';

/** The id of a campaign that a case holds. */
export const campaignId = (caseId: string, name: string): string => `${caseId}${BETWEEN}${name}`;

/** The case that holds a campaign, and its name there; null for one that no case holds. */
export function holderOf(of: string): { case: string; name: string } | null {
  const at = of.lastIndexOf(BETWEEN);
  return at < 0 ? null : { case: of.slice(0, at), name: of.slice(at + BETWEEN.length) };
}
