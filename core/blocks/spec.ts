/** What a governance block 治理模块 adds to the language and the record, as data: read by whoever does not run it. */
import type { TProperties, TSchema } from 'typebox';
import type { JsonObject } from '../basics.ts';
import type { ActionWord } from './action.ts';

/** A sort of event of the block, in words for the record of a case 经过. */
export interface EventWord {
  text(data: JsonObject): string;
  /** What is said where the content is hidden from the reader; absent where nothing of it is ever hidden. */
  quiet?: string;
  /** Folded away unless somebody asks for every detail. */
  minor?: true;
}

/** A sort of timer of the block. */
export interface TimerWord {
  label: string;
  /** The case may go on otherwise once it is over; one that only marks a delay does not. */
  turns?: true;
  /** The case stands still until it is over. */
  awaited?: true;
  /** It runs on while the case is suspended: it is nobody's time to work. */
  runsOn?: true;
}

/** A kind of look-up: how a definition asks, and what is found. */
export interface LookupWord {
  /** Its name; a look-up that says something under it is of this kind. */
  kind: string;
  schema: TSchema;
  /** Rows, or one thing that may be missing. */
  finds: 'rows' | 'one';
}

export interface BlockSpec {
  /** Its name: of the folder, of its state in a case, of its timers. */
  id: string;
  /** What people call it, above what it shows of a case. */
  title?: string;
  /** What a state of the machine may say of it in its `meta`, by name. */
  meta?: TProperties;
  /** What a definition may say of it beside the machine, by name. */
  definition?: TProperties;
  /** Kinds of parameters it lends to reusable pieces of a process, by name. */
  parameters?: TProperties;
  /** Ledgers it keeps itself, whatever process it runs in. */
  ledgers?: readonly string[];
  /** What a definition may look up in it. */
  lookup?: LookupWord;
  /** Machine actions it brings, by their name in a definition. */
  actions?: Readonly<Record<string, ActionWord>>;
  /** Kinds of effects it asks for outside the case. */
  effects?: readonly string[];
  /** Those of them from which a further command follows: another case is opened or hears something, an answer comes. */
  follows?: readonly string[];
  /** What can happen in it, by type of event. */
  events?: Readonly<Record<string, EventWord>>;
  /** What it lets the machine hear, with a word for each. */
  heard?: Readonly<Record<string, string>>;
  /** Names that expressions see, with what each is. */
  facts?: Readonly<Record<string, string>>;
  /** Timers it sets. */
  timers?: Readonly<Record<string, TimerWord>>;
}
