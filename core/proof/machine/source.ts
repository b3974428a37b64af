/** What the prover of definitions is given. */
import type { Block } from '../../blocks/block.ts';
import type { ProcessDefinition } from '../../definition/process.ts';
import type { RoleLevels } from '../../engine/roles.ts';
import type { CompiledForm } from '../../form/types.ts';
import type { Machine } from './states.ts';

/** What is proved: the source with the machine read. */
export interface Proved extends DefinitionSource {
  blocks: readonly Block[];
  machine: Machine;
}

export interface DefinitionSource {
  definition: ProcessDefinition;
  /** All forms of the process's folder, by id. */
  forms: ReadonlyMap<string, CompiledForm>;
  roles: RoleLevels;
  /** Roles somebody holds; absent when it is not known. */
  holders?: ReadonlySet<string>;
  /** The most persons that hold a role at one office; absent when it is not known. */
  atOnePost?: ReadonlyMap<string, number>;
  /** The other processes it may open, by key; absent where they are not at hand. */
  others?: (key: string) => DefinitionSource | undefined;
  /** The governance blocks it runs with; default all there are. */
  blocks?: readonly Block[];
}
