/**
 * One governance block 治理模块: data in the case and pure functions behind one interface. The engine knows no block by
 * name; it asks each of the list a process runs with, in their order.
 */
import type { CaseView } from '../contract/shapes/case.ts';
import type { ProcessDefinition } from '../definition/process.ts';
import type { Answer, Command } from '../engine/commands.ts';
import type { FoundState } from '../engine/check-structure.ts';
import type { Report } from '../engine/diagnostic.ts';
import type { MachineNode } from '../engine/machine.ts';
import type { DecisionDraft } from '../engine/run.ts';
import type { DecisionFacts } from '../engine/facts.ts';
import type { CompiledProcess } from '../engine/process.ts';
import type { CompiledForm } from '../form/types.ts';
import type { RegionName } from '../form/words.ts';
import type { Scope } from '../engine/with-name.ts';
import type { Rows, Surroundings } from '../world/port.ts';
import type { Work } from '../world/work.ts';
import type { Move, Pair } from '../migration/move.ts';
import type {
  Activity,
  BlockTimer,
  Case,
  Instant,
  Json,
  JsonObject,
  RegionCode,
  Rejection,
  Task,
  Timer,
} from '../vocabulary.ts';
import type { Carrier } from '../world/carrier.ts';
import type { CaseLook } from '../scenario/types.ts';
import type { BlockProof } from './proof.ts';
import type { BlockSpec, EventWord, TimerWord } from './spec.ts';
import type { BlockCommand, BlockEffect, BlockLookup, BlockQuery, ListedRow } from './specs.ts';

/** Carries out an action; `data` is the case's at that point of the transition. */
export type Handler = (run: DecisionDraft, params: JsonObject, data: JsonObject) => void;

/** One thing that people are shown of a block. */
interface Shown {
  /** What it is, what is to be said of it, and the day it is about. */
  label: string;
  text: string;
  at: Instant | null;
  /** Whether it is still to come, late, or done and of no more concern. */
  state: 'open' | 'late' | 'done';
}

/** A definition on its way to run: of the language, its forms read. */
export interface Checked {
  definition: ProcessDefinition;
  /** Every state below the root. */
  states: FoundState[];
  forms: ReadonlyMap<string, CompiledForm>;
  report: Report;
}

/** Somebody who reads a case. */
export interface CaseReader {
  process: CompiledProcess;
  /** The name of a region: its code where it has none, or nothing. */
  regionName(code: RegionCode): string;
  regionLabel: RegionName;
  /** Whether they may read a field of a block of the case. */
  mayRead(block: string, field: string): boolean;
  /** A part as they may read it: what is masked in the data is masked in texts. */
  veiled<T>(part: T): T;
}

/** A task as who holds it looks at it, with the roles under which it is theirs. */
export interface HeldTask {
  process: CompiledProcess;
  activity: Activity;
  task: Task;
  roles: readonly string[];
}

/** What a task is about beside its case. */
export interface About {
  /** Id of the notice that it is about. */
  notice?: string;
  /** What was said that is to be checked, as its form lets them see it. */
  objection?: { receivedAt: Instant; form: CompiledForm | null; data: JsonObject };
}

/** Reads what an expression sees under a name. */
type Reader = (c: Case, facts: DecisionFacts, scope: Scope) => unknown;

/** Carries out look-ups of one kind. */
export interface LookUp<L extends BlockLookup = BlockLookup, Q extends BlockQuery = BlockQuery> {
  /** What a look-up looks for from here; null where the facts name nobody to look for. */
  query(lookup: L, scope: Scope, caseId: string): Q | null;
  /** What that finds now. */
  find(world: Surroundings & Rows, query: Q): Work<Json>;
}

export interface Block<S extends BlockSpec = BlockSpec> {
  spec: S;
  /** Carries out the machine actions of the spec. */
  actions?: { readonly [A in keyof NonNullable<S['actions']>]: Handler };
  /** Carries out the effects of the spec in the world outside the case. */
  carries?: {
    readonly [K in NonNullable<S['effects']>[number]]: K extends BlockEffect['kind'] ? Carrier<K> : Carrier;
  };
  /** Carries out the look-up of the spec. */
  lookUp?: LookUp;
  /** Reads the names that expressions see. */
  facts?: { readonly [F in keyof NonNullable<S['facts']>]: (c: Case, facts: DecisionFacts) => unknown };
  /** Reads the names that a definition gives: those of what it says of the block. */
  names?(definition: ProcessDefinition): [name: string, read: Reader][];
  /** Carries out commands of its own, by type. */
  commands?: {
    readonly [T in BlockCommand['type']]?: (run: DecisionDraft, command: BlockCommand & { type: T }) => void;
  };
  /** Why the case does not take a command now; null where nothing of the block stands in the way. */
  closedTo?(c: Case, command: Command): Rejection | null;
  /** A state is entered, before its people are asked. */
  entering?(run: DecisionDraft, node: MachineNode, data: JsonObject): void;
  /** A state was entered and its people are asked. */
  entered?(run: DecisionDraft, node: MachineNode, data: JsonObject): void;
  /** A state was left; the blocks are asked in reverse order. */
  left?(run: DecisionDraft, node: MachineNode): void;
  /** A timer of the block is due. */
  fired?(run: DecisionDraft, timer: BlockTimer): void;
  /** The answer of an effect came, and nothing in the machine listened. */
  unheard?(run: DecisionDraft, answer: Answer): void;
  /** A timer of the block is due at another moment: the case stood still, or the calendar has come. */
  moved?(run: DecisionDraft, timer: BlockTimer): void;
  /** The end of an open timer counted again, the times the case stood still left aside. */
  reckoned?(run: DecisionDraft, timer: BlockTimer): Instant;
  /** One item of a step's list is done. */
  itemDone?(run: DecisionDraft, activity: Activity, data: JsonObject): void;
  /** The case is put to an end by hand, and is about to end. */
  terminated?(run: DecisionDraft): void;
  /** The case has reached an end. */
  ended?(run: DecisionDraft): void;
  /** All that the command asks for is done: the case is as it will be. */
  decided?(run: DecisionDraft): void;
  /** A running case goes over to another version: `pairs` are the states it stands at and those that take their places. */
  migrate?(move: Move, pairs: Pair[]): void;
  /** Moments at which the step is known to have been entered. */
  enteredAt?(c: Case, step: string): Instant[];
  /** Whether a timer still belongs to something that waits for it: an invariant of every case. */
  waitsFor?(c: Case, timer: BlockTimer): boolean;
  /** Its parts of a case as somebody reads it, beside what it shows in words. */
  view?(c: Case, reader: CaseReader): Partial<CaseView>;
  /** What of it a task is about. */
  about?(c: Case, held: HeldTask): About;
  /** Its rows in lists kept beside the cases, as they are now. */
  lists?(c: Case): ListedRow[];
  /** What an expectation of a scenario can look at, by name. */
  looks?(c: Case): Partial<CaseLook>;
  /** The form on which anybody may write to the case now. */
  openTo?(c: Case, process: CompiledProcess): string | null;
  /** What people who may see the case are shown of it, in words. */
  shows?(c: Case): Shown[];
  /** Steps that waited for it and not for people, with when that was over. */
  passed?(c: Case): { step: string; at: Instant }[];
  /** When a step that waits for it will be over. */
  until?(c: Case, step: string): Instant | undefined;
  /** What it says of the block that cannot run, beyond what schemas and words of the language tell. */
  check?(definition: Checked): void;
  /** What the proof of a definition has to know of it. */
  proof?: BlockProof;
  /** Where it stands, as far as it decides how the case can go on. */
  standing?(c: Case): Json;
}

/** A block of which everything the spec names is there. */
export function block<const S extends BlockSpec>(
  it: Block<S> &
    (S['actions'] extends object ? { actions: object } : unknown) &
    (S['effects'] extends object ? { carries: object } : unknown) &
    (S['lookup'] extends object ? { lookUp: object } : unknown) &
    (S['facts'] extends object ? { facts: object } : unknown) &
    (S['timers'] extends object ? { fired: object; waitsFor: object } : unknown),
): Block {
  return it as Block;
}

/** The block of a name. @throws Error when the process runs without it */
export function blockNamed(blocks: readonly Block[], id: string): Block {
  const found = blocks.find(({ spec }) => spec.id === id);
  if (!found) throw new Error(`no block ${id}`);
  return found;
}

/** Who carries out look-ups of a kind. @throws Error when the process runs without it */
export function lookUpOf(blocks: readonly Block[], kind: string): LookUp {
  const found = blocks.find(({ spec }) => spec.lookup?.kind === kind)?.lookUp;
  if (!found) throw new Error(`nothing looks up ${kind}`);
  return found;
}

/** The words of a sort of event, where a block tells it. */
export function eventWordOf(blocks: readonly Block[], type: string): EventWord | undefined {
  for (const { spec } of blocks)
    if (spec.events && Object.hasOwn(spec.events, type)) return spec.events[type];
  return undefined;
}

/** The words of a timer, where a block set it. */
export function timerWord(blocks: readonly Block[], timer: Timer): TimerWord | undefined {
  return timer.block === undefined ? undefined : blockNamed(blocks, timer.block).spec.timers?.[timer.what];
}

const handlers = new WeakMap<readonly Block[], ReadonlyMap<string, Handler>>();

/** Who carries out which action, of the blocks of a process. */
export function handlersOf(blocks: readonly Block[]): ReadonlyMap<string, Handler> {
  let known = handlers.get(blocks);
  if (!known) {
    known = new Map(blocks.flatMap(({ actions }) => Object.entries(actions ?? {})));
    handlers.set(blocks, known);
  }
  return known;
}

/** What people are shown of the blocks of a case, under the title of each. */
export function shownOf(
  blocks: readonly Block[],
  c: Case,
): { block: string; title: string; lines: Shown[] }[] {
  return blocks.flatMap(({ spec, shows }) => {
    const lines = shows?.(c) ?? [];
    return lines.length > 0 ? [{ block: spec.id, title: spec.title ?? spec.id, lines }] : [];
  });
}
