/** From what is on the screen (the diagram, and the source beside it) to the source that is stored, and what is wrong with it. */
import type { DiagnosticView } from '../../../core/api-admin.ts';
import type { VersionSource } from '../../../core/definition/source.ts';
import { validateSchema } from '../../../core/form/schema-validator.ts';
import { isObject } from '../../../core/json.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { checkSource } from '../../../core/versions/check.ts';
import { redrawn } from '../../../core/versions/redraw.ts';
import type { HouseRole } from '../../../core/api-admin.ts';
import { carriedOver } from './handwriting.ts';

export interface ToCheck {
  /** The source beside the diagram: its machine is the one it was opened with. */
  source: VersionSource;
  /** The diagram as it was opened. */
  opened: string;
  /** The diagram now. */
  diagram: string;
  roles: HouseRole[];
  /** Pieces of process of the house by id. */
  pieces: Readonly<Record<string, unknown>>;
}

export interface Checked {
  /** What is to be stored. */
  source: VersionSource;
  diagnostics: DiagnosticView[];
}

/** Compiles and proves. Never throws because of what was drawn. */
export async function check(input: ToCheck): Promise<Checked> {
  const { roles } = input;
  const source = await assembled(input);
  const diagnostics = await checkSource(source, {
    roles,
    key: String(source.definition.key),
    validate: validateSchema,
  });
  return { source, diagnostics };
}

/** The source with the machine of the drawing, or with its own where the drawing changed no more than the meaning of steps. */
async function assembled({ source, opened, diagram, roles, pieces }: ToCheck): Promise<VersionSource> {
  const now = await redrawn(source, diagram, { roles, pieces });
  if (source.diagram !== undefined) return now.source;
  const before = await redrawn(source, opened, { roles, pieces });
  const [written, first, machine] = [source, before.source, now.source].map(machineOf);
  const kept = written && first && machine ? carriedOver(written, first, machine) : null;
  return kept ? { ...source, definition: { ...source.definition, machine: kept } } : now.source;
}

function machineOf({ definition }: VersionSource): JsonObject | null {
  return isObject(definition.machine) ? definition.machine : null;
}
