/** What a case is called, for somebody: its subject tells nothing that they may not read in the case itself. */
import type { CompiledProcess } from '../../core/engine/process.ts';
import type { Actor, Case } from '../../core/vocabulary.ts';
import type { TaskDoc } from '../store/documents.ts';
import { involvedIn, sourceAccess, type Relation } from './access.ts';
import { sourcesOf } from './sources.ts';
import { veilOf } from './veil.ts';

/** The subject as it may be read; where a field it is made of is hidden, the case is called by its process alone. */
export function subjectFor(process: CompiledProcess, c: Case, relation: Relation): string {
  const sources = sourcesOf(process, process.definition.subject);
  if (sources.some((source) => sourceAccess(process, relation, source) === 'hidden'))
    return process.definition.title;
  return veilOf(process, c, relation)(c.subject);
}

/** The same for a row of a queue, which does not carry its case: whoever finds it there has to do with the case. */
export function titleFor(process: CompiledProcess, row: TaskDoc, actor: Actor): string {
  const filer = row.candidates.includes(`user:${actor.user}`);
  const roles = involvedIn(process, row, actor);
  if (filer || roles.length === 0) return row.title;
  const relation: Relation = { filer, roles, handles: true, reached: roles, blind: [], veiled: null };
  const hidden = sourcesOf(process, process.definition.subject).some(
    (source) => sourceAccess(process, relation, source) === 'hidden',
  );
  return hidden ? process.definition.title : row.title;
}
