/** The blocks' parts of the language, one line a block. Whoever only reads definitions needs no more than this. */
import type { ActionWord } from './action.ts';
import { clock } from './clock/spec.ts';
import { document, type DocumentEffect } from './document/spec.ts';
import { fund, type FundEffect } from './fund/spec.ts';
import { ledger, type LedgerEffect } from './ledger/spec.ts';
import { link, type LinkEffect } from './link/spec.ts';
import { message, type NotifyEffect } from './message/spec.ts';
import { notice } from './notice/spec.ts';
import { objection, type FileObjection } from './objection/spec.ts';
import { obligation } from './obligation/spec.ts';
import type { BlockSpec } from './spec.ts';

const ALL = [clock, notice, objection, message, document, ledger, fund, link, obligation] as const;

/** In the order of the list in index.ts. */
export const SPECS: readonly BlockSpec[] = ALL;

/** What follows outside the case: of the kinds that the specs name. */
export type BlockEffect = Extract<
  NotifyEffect | DocumentEffect | LedgerEffect | FundEffect | LinkEffect,
  { kind: EffectsOf<(typeof ALL)[number]> }
>;
type EffectsOf<S> = S extends { effects: readonly (infer E)[] } ? E : never;

/** Commands of the blocks, beside those of the engine. */
export type BlockCommand = FileObjection;

/** The sorts of events the blocks tell. */
export type BlockEvent = EventsOf<(typeof ALL)[number]>;
type EventsOf<S> = S extends { events: infer E } ? Extract<keyof E, string> : never;

/** Names the blocks give to expressions. */
export const BLOCK_FACTS: readonly string[] = SPECS.flatMap(({ facts }) => Object.keys(facts ?? {}));

/** Every action of the blocks by its name in a definition. */
export const BLOCK_ACTIONS: Readonly<Record<string, ActionWord>> = Object.assign(
  {},
  ...SPECS.map(({ actions }) => actions),
) as Record<string, ActionWord>;
