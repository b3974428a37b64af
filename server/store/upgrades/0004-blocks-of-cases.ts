/** What governance blocks hold of a case stands under their names; their timers name them. */
import type { Instant, Json } from '../../../core/vocabulary.ts';
import type { Doc } from '../types.ts';
import { rewrite } from './rewrite.ts';
import type { Upgrade } from './upgrade.ts';

type OldTimer = { id: string; kind: string; at: Instant; ref: string };

interface OldCase extends Doc {
  /** There in a case that has been upgraded. */
  blocks?: Record<string, Json>;
  timers?: unknown[];
  notices?: Json[];
  objections?: Json[];
  obligations?: Json[];
  clock?: Json;
  funds?: Json[];
}

/** Sorts of timers that belong to a block now. */
const TIMERS: Readonly<Record<string, { block: string; what: string }>> = {
  notice: { block: 'notice', what: 'end' },
  archive: { block: 'notice', what: 'archive' },
  obligation: { block: 'obligation', what: 'due' },
  clock: { block: 'clock', what: 'over' },
};

export const blocksOfCases: Upgrade = {
  number: 4,
  what: 'what governance blocks hold of a case stands under their names',
  run: (store) =>
    rewrite<OldCase>(store, 'cases', (doc) => {
      if (doc.blocks) return null;
      const {
        notices = [],
        objections = [],
        obligations = [],
        clock,
        funds = [],
        timers = [],
        ...rest
      } = doc;
      const held: Record<string, Json> = {
        ...(notices.length > 0 ? { notice: notices } : {}),
        ...(objections.length > 0 ? { objection: objections } : {}),
        ...(obligations.length > 0 ? { obligation: obligations } : {}),
        ...(clock === undefined ? {} : { clock }),
        ...(funds.length > 0 ? { fund: funds } : {}),
      };
      return { ...rest, _id: doc._id, timers: (timers as OldTimer[]).map(upgradedTimer), blocks: held };
    }),
};

function upgradedTimer(timer: OldTimer): Record<string, Json> {
  const { kind, ...rest } = timer;
  const of = TIMERS[kind];
  return of ? { ...rest, ...of } : { kind, ...rest };
}
