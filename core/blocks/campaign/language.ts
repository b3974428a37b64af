/** How a campaign is said: `campaigns` of the case that holds it, `joins` of a case that joins one by itself. */
import Type, { type Static } from 'typebox';
import { closed } from '../../definition/closed.ts';
import { Feel, PeriodSpec, RowCondition, RowFeel } from '../../definition/feel.ts';
import { words } from './messages.ts';

/** Where the rows of a campaign come from: each has one case. */
export const RowSource = Type.Union([
  closed(words.source, {
    /** Every region of a level, below the case's region or `under`. */
    regions: Type.Enum(['city', 'county', 'township', 'village', 'group']),
    under: Type.Optional(Feel),
  }),
  closed(words.source, {
    /** Everybody who holds a role there. */
    people: Type.String(),
    under: Type.Optional(Feel),
  }),
  closed(words.source, {
    /** Rows of a ledger that are in force there; of rows with one `key` (a household) the first. */
    ledger: Type.String(),
    under: Type.Optional(Feel),
  }),
  closed(words.source, {
    /** Other cases of a process there. */
    cases: Type.String(),
    under: Type.Optional(Feel),
  }),
  closed(words.source, {
    /** A list of the case's own, from a form or a workbook. */
    list: Feel,
  }),
]);
export type RowSource = Static<typeof RowSource>;

export const CampaignSpec = closed(words.campaign, {
  label: Type.String(),
  /** Process key of its cases. */
  process: Type.String(),
  /** Left out where its cases begin by themselves and join. */
  rows: Type.Optional(RowSource),
  where: Type.Optional(RowCondition),
  /** What a row is known by; default the code of the region, the account, the ledger's key, the id of the case. */
  key: Type.Optional(RowFeel),
  /** The start form of the row's case. */
  data: Type.Optional(Type.Record(Type.String(), RowFeel)),
  due: Type.Optional(PeriodSpec),
  /** Reminders so many calendar days before. */
  remind: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 365 }))),
  /** A reminder every so many working days while it is late. */
  dun: Type.Optional(Type.Integer({ minimum: 1, maximum: 365 })),
  /** Roles that may let a row off. */
  waive: Type.Optional(Type.Array(Type.String())),
});
export type CampaignSpec = Static<typeof CampaignSpec>;

export const JoinSpec = closed(words.join, {
  /** Name of the campaign in the definition of the case above. */
  campaign: Type.String(),
  /** FEEL: the case above, as a look-up of cases finds it; null joins nothing. */
  case: Feel,
  /** Its row; default the case's region. */
  row: Type.Optional(Feel),
  due: Type.Optional(PeriodSpec),
});
export type JoinSpec = Static<typeof JoinSpec>;

/** How its cases count for a campaign while they are at a state. */
export const COUNTED = ['returned', 'submitted', 'zero', 'waived'] as const;

export const CampaignLookup = closed(words.lookup, {
  /** Name of a campaign of the definition. */
  campaign: Type.String(),
});
export type CampaignLookup = Static<typeof CampaignLookup>;

/** How its cases stand now; with `held` only whether it waits for any. */
export interface CampaignQuery {
  kind: 'campaign';
  of: string;
  held?: true;
}
