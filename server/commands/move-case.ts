/** Moves one running case to another version, by one commit. */
import type { Order, Way } from '../../core/migration/migrate.ts';
import type { Context } from '../context.ts';
import { tryMove } from '../migrations/cases.ts';
import { commit } from '../store/commit.ts';
import type { CaseDoc } from '../store/documents.ts';
import { messages } from './messages.ts';

/** How often a lost race is tried again. */
const TRIES = 8;
/** What became of a case. */
type Moved = { moved: true } | { moved: false; caseNo: string; reasons: string[] };

/** Moves a case. One that somebody acts on at the same moment is tried again on what they left; one that is there already is done. */
export async function moveCase(context: Context, id: string, way: Way, order: Order): Promise<Moved> {
  let caseNo = '';
  for (let n = 0; n < TRIES; n += 1) {
    const doc = await context.store.get<CaseDoc>('cases', id);
    if (!doc || doc.process !== way.next.definition.key)
      return { moved: false, caseNo: '', reasons: [messages.noCase] };
    if (doc.version === way.next.version) return { moved: true };
    caseNo = doc.caseNo;
    const migration = await tryMove(context, doc, way, order);
    if (!migration.ok) return { moved: false, caseNo, reasons: migration.reasons };
    const done = await commit(context.store, doc, migration);
    if (!done) continue;
    await context.projector.settle(done, migration.events);
    return { moved: true };
  }
  return { moved: false, caseNo, reasons: [messages.caseBusy] };
}
