/**
 * One governance block 治理模块: data in the case and pure functions behind one interface. The engine knows no block by
 * name; it asks each of the list a process runs with.
 */
import type { Run } from '../engine/run.ts';
import type { JsonObject } from '../vocabulary.ts';
import type { BlockSpec, EventWord } from './spec.ts';

/** Carries out an action; `data` is the case's at that point of the transition. */
export type Handler = (run: Run, params: JsonObject, data: JsonObject) => void;

export interface Block<S extends BlockSpec = BlockSpec> {
  spec: S;
  /** Carries out the machine actions of the spec. */
  actions?: { readonly [A in keyof S['actions']]: Handler };
}

/** A block whose every action is carried out. */
export function block<const S extends BlockSpec>(
  it: Block<S> & (S['actions'] extends object ? { actions: object } : unknown),
): Block {
  return it as Block;
}

/** The words of a sort of event, where a block tells it. */
export function eventWordOf(blocks: readonly Block[], type: string): EventWord | undefined {
  for (const { spec } of blocks)
    if (spec.events && Object.hasOwn(spec.events, type)) return spec.events[type];
  return undefined;
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
