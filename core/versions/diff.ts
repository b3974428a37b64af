/** What differs between two versions, in words for who knows the policy. */
import type { Change } from '../api-admin.ts';
import type { VersionSource } from '../definition/source.ts';
import { withoutPieces } from '../pieces/expand.ts';
import type { JsonObject } from '../vocabulary.ts';
import { Comparison } from './diff/comparison.ts';
import { compareDefinition } from './diff/definition.ts';
import { compareForms } from './diff/forms.ts';
import { leavesOf } from './diff/json.ts';
import { tellRest } from './diff/rest.ts';
import { compareSteps } from './diff/steps.ts';
import { Words } from './diff/words.ts';

export interface DiffOptions {
  /** Names of roles. */
  roles?: Iterable<{ id: string; name: string }>;
}

/**
 * The changes from one source to another: steps and flows first, then the rest of the definition, then the forms. Every
 * part that differs is told, by its own sentence or within one about what holds it; equal sources give nothing.
 */
export function diffSources(
  before: VersionSource,
  after: VersionSource,
  { roles = [] }: DiffOptions = {},
): Change[] {
  const [old, now] = [plain(before), plain(after)];
  const leaves = leavesOf(old, now);
  if (leaves.length === 0) return [];
  const c = new Comparison(old, now, new Words([now, old], roles));
  compareSteps(c, ['definition', 'machine']);
  compareDefinition(c);
  compareForms(c);
  tellRest(c, leaves);
  return c.changes;
}

/** As JSON: what is undefined is not there. A use of a piece is the steps it stands for. */
function plain({ pieces, ...source }: VersionSource): JsonObject {
  const { definition: written } = source;
  const definition = withoutPieces(pieces ? { definition: written, pieces } : { definition: written });
  return JSON.parse(JSON.stringify({ ...source, definition })) as JsonObject;
}
