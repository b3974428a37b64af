/** The blocks' parts of the language, one line a block. Whoever only reads definitions needs no more than this. */
import type { Static, TSchema } from 'typebox';
import type { ActionWord } from './action.ts';
import type { CampaignQuery } from './campaign/language.ts';
import { campaign, type CampaignCommand, type CampaignEffect } from './campaign/spec.ts';
import { clock } from './clock/spec.ts';
import { document, type DocumentEffect } from './document/spec.ts';
import type { FundQuery } from './fund/language.ts';
import { fund, type FundEffect } from './fund/spec.ts';
import type { LedgerQuery } from './ledger/language.ts';
import { ledger, type LedgerEffects } from './ledger/spec.ts';
import type { CasesQuery } from './link/language.ts';
import { link, type LinkEffect } from './link/spec.ts';
import type { MembersQuery } from './list/language.ts';
import { list, type ListCommand, type ListEffect } from './list/spec.ts';
import { message, type NotifyEffect } from './message/spec.ts';
import type { ListedNotice } from './notice/listed.ts';
import { notice } from './notice/spec.ts';
import { objection, type FileObjection } from './objection/spec.ts';
import { obligation } from './obligation/spec.ts';
import type { BlockSpec, LookupWord } from './spec.ts';
import { schedule } from './schedule/spec.ts';
import { table } from './table/spec.ts';

const ALL = [
  table,
  clock,
  notice,
  objection,
  message,
  document,
  ledger,
  fund,
  link,
  obligation,
  campaign,
  schedule,
  list,
] as const;

/** In the order of the list in index.ts. */
export const SPECS: readonly BlockSpec[] = ALL;

/** What follows outside the case: of the kinds that the specs name. */
export type BlockEffect = Extract<
  NotifyEffect | DocumentEffect | LedgerEffects | FundEffect | LinkEffect | CampaignEffect | ListEffect,
  { kind: EffectsOf<(typeof ALL)[number]> }
>;
type EffectsOf<S> = S extends { effects: readonly (infer E)[] } ? E : never;

/** What a definition may look up. */
export type BlockLookup = LookupOf<(typeof ALL)[number]>;
type LookupOf<S> = S extends { lookup: { schema: infer L extends TSchema } } ? Static<L> : never;

/** What a look-up wants to know of the world. */
export type BlockQuery = LedgerQuery | CasesQuery | FundQuery | CampaignQuery | MembersQuery;

/** Rows the blocks keep in lists beside the cases. */
export type ListedRow = ListedNotice;

/** Commands of the blocks, beside those of the engine. */
export type BlockCommand = FileObjection | CampaignCommand | ListCommand;

/** The sorts of events the blocks tell. */
export type BlockEvent = EventsOf<(typeof ALL)[number]>;
type EventsOf<S> = S extends { events: infer E } ? Extract<keyof E, string> : never;

/** Every name of one part of all specs. */
type Every<Part extends keyof BlockSpec> = Together<
  (typeof ALL)[number] extends infer S ? (S extends { readonly [P in Part]: infer V } ? V : never) : never
>;
type Together<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never;

function every<Part extends keyof BlockSpec>(part: Part): Every<Part> {
  return Object.assign({}, ...SPECS.map((spec) => spec[part])) as Every<Part>;
}

/** What a state may say of the blocks. */
export const BLOCK_META = every('meta');

/** What a definition may say of the blocks. */
export const BLOCK_DEFINITION = every('definition');

/** Kinds of parameters that the blocks lend to pieces. */
export const BLOCK_PARAMETERS = every('parameters');

/** Ledgers that blocks keep themselves. */
export const BLOCK_LEDGERS: readonly string[] = SPECS.flatMap(({ ledgers = [] }) => ledgers);

/** The kinds of look-ups. */
export const LOOKUPS: readonly LookupWord[] = SPECS.flatMap((spec) => spec.lookup ?? []);

/** How each is written. */
export const BLOCK_LOOKUPS: readonly TSchema[] = LOOKUPS.map(({ schema }) => schema);

/** Names the blocks give to expressions. */
export const BLOCK_FACTS: readonly string[] = SPECS.flatMap(({ facts }) => Object.keys(facts ?? {}));

/** Every action of the blocks by its name in a definition. */
export const BLOCK_ACTIONS: Readonly<Record<string, ActionWord>> = Object.assign(
  {},
  ...SPECS.map(({ actions }) => actions),
) as Record<string, ActionWord>;
