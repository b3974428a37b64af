/** Who is told when something goes wrong with a case: who looks after the cases of its region and has to do with them. */
import type { Case } from '../vocabulary.ts';
import { candidatesOf } from './candidates.ts';
import { metas, type CompiledProcess } from './process.ts';

/** Their posts. */
export function watching(process: CompiledProcess, c: Pick<Case, 'region' | 'filer'>): string[] {
  const seated = new Set(
    metas(process)
      .flatMap(({ task }) => task?.seats ?? [])
      .flatMap(({ role }) => role),
  );
  return [...process.stewards]
    .filter((role) => process.overseers.has(role) || seated.has(role))
    .flatMap((role) => candidatesOf(role, c.region, c, process.roles));
}
