/** Who may hear an event: the filer, who was asked or acted, and offices involved in the case's region. */
import type { Actor, CaseEvent } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { relationTo } from '../present/access.ts';
import type { CaseDoc } from '../store/documents.ts';

/** Cases looked up lately, so that an event told to many is loaded once. */
export interface Hearing {
  cases: Map<string, CaseDoc>;
}

const KEPT = 200;

/** Whether the listener may be told of an event. */
export async function mayHear(context: Context, hearing: Hearing, actor: Actor, keys: Set<string>, event: CaseEvent): Promise<boolean> {
  const candidates = event.data?.candidates;
  if (Array.isArray(candidates) && candidates.some((key) => keys.has(String(key)))) return true;
  const doc = await load(context, hearing, event);
  if (!doc) return false;
  if (doc.filer.user === actor.user) return true;
  const process = await context.library.version(doc.process, doc.version);
  const relation = relationTo(process, doc, actor);
  return relation !== null && relation.roles.length > 0;
}

async function load({ store }: Context, { cases }: Hearing, event: CaseEvent): Promise<CaseDoc | null> {
  const known = cases.get(event.case);
  if (known && known.seq >= event.seq) return known;
  const doc = await store.get<CaseDoc>('cases', event.case);
  if (!doc) return null;
  cases.delete(doc.id);
  cases.set(doc.id, doc);
  if (cases.size > KEPT) cases.delete(cases.keys().next().value as string);
  return doc;
}
