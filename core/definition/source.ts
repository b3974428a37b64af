/** The files of one process as they are edited, stored with a version and carried from house to house. */
import type { FieldGroup } from '../form/types.ts';

/** The source of one version 版本. Plain JSON: what compiles it checks it. */
export interface VersionSource {
  /** A process definition (`core/definition/process.ts`), not checked yet. */
  definition: Record<string, unknown>;
  /** The process's own forms by id `<folder>/<name>`. */
  forms: Record<string, unknown>;
  /** Shared groups of fields the forms build on, frozen with the version. */
  groups: Record<string, FieldGroup>;
  /** Pieces of process 公共流程段 it uses by id `shared/<name>`, frozen with the version; absent where it uses none. */
  pieces?: Record<string, unknown>;
  /**
   * BPMN 2.0 XML as the administrator drew it. Absent for a process written as a machine: its diagram is drawn from the
   * machine. Where it is present the machine in `definition` was compiled from it.
   */
  diagram?: string;
  /** Executable examples by name (`core/scenario/types.ts`), carried with the version; one scenario or several each. */
  scenarios?: Record<string, unknown>;
}
