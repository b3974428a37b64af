/**
 * What a governance block adds to the proof of definitions, beside what its spec says: expressions, periods and forms in
 * what a definition says of it are found by their schemas.
 */
import type { Severity } from '../proof/config.ts';
import type { DefinitionContext } from '../proof/machine/context.ts';
import type { Happening } from '../proof/machine/events.ts';
import type { Proved } from '../proof/machine/source.ts';
import type { State } from '../proof/machine/states.ts';
import type { Type } from '../proof/machine/types.ts';
import type { Rule } from '../proof/runner.ts';
import type { JsonObject } from '../vocabulary.ts';

export interface BlockProof {
  /** What the names it gives to expressions stand for. */
  types?(proved: Proved): [name: string, type: Type][];
  /** What the machine may hear of it while it is at a state. */
  heardAt?(state: State): readonly string[];
  /** What of it tells positions of the machine apart. */
  holding?: Holding;
  rules?: readonly Rule<DefinitionContext>[];
  /** How bad each finding of its rules is. */
  findings?: Readonly<Record<string, Severity>>;
}

/** What a case holds of a block on its way through the machine, as words. */
export interface Holding {
  /** Once something has happened, before the machine acts on it; `asked` are the actions not answered yet. */
  after(held: readonly string[], happening: Happening, asked: readonly string[]): readonly string[];
  /** Once an action was carried out. */
  done(held: readonly string[], action: { type: string; params: JsonObject }): readonly string[];
}
