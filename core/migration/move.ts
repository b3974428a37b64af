/** A migration of one case in the making: what its parts share. */
import type { Feel, Json, JsonObject } from '../vocabulary.ts';
import type { CompiledProcess } from '../engine/process.ts';
import type { MachineNode } from '../engine/machine.ts';
import type { DecisionDraft } from '../engine/run.ts';
import { equalJson } from '../json.ts';
import type { Plan } from './plan.ts';
import { labelOfState, pathOf, shapesOf } from './shape.ts';
import { messages } from './messages.ts';

/** What the steps of a migration work on. The case in `run` is the one that will be; it is thrown away when there are `reasons`. */
export interface Move {
  old: CompiledProcess;
  next: CompiledProcess;
  plan: Plan;
  run: DecisionDraft;
  /** Why the case cannot move, in Chinese. */
  reasons: Set<string>;
}

/** A state the case is at and the one that takes its place. */
export interface Pair {
  from: MachineNode;
  to: MachineNode;
}

/** 「受理」 of the old version. */
export function oldName({ old }: Move, machineId: string): string {
  const path = pathOf(old.definition, machineId);
  return messages.move.quoted(labelOfState(shapesOf(old.definition).get(path), path));
}

/** Whether two pieces of a definition say the same. */
export function alike(a: object | Feel | undefined, b: object | Feel | undefined): boolean {
  return equalJson(a as Json | JsonObject | undefined, b as Json | JsonObject | undefined);
}
