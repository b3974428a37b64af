/** What the prover of definitions is given. */
import type { ProcessDefinition } from '../../definition/process.ts';
import type { RoleLevels } from '../../engine/roles.ts';
import type { CompiledForm } from '../../form/types.ts';

export interface DefinitionSource {
  definition: ProcessDefinition;
  /** All forms of the process's folder, by id. */
  forms: ReadonlyMap<string, CompiledForm>;
  roles: RoleLevels;
  /** Roles somebody holds; absent when it is not known. */
  holders?: ReadonlySet<string>;
}
