/** Who may hear an event: the filer, who was asked or acted, and offices involved in the case's region. */
import { maskName } from '../../core/values/mask.ts';
import type { Actor, CaseEvent } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { relationTo } from '../present/access.ts';
import type { CaseDoc } from '../store/documents.ts';

/** Cases looked up lately, so that an event told to many is loaded once. */
export interface Hearing {
  cases: Map<string, CaseDoc>;
}

const KEPT = 200;

/** As what the listener may be told of an event; null when it is none of theirs. */
export async function earFor(
  context: Context,
  hearing: Hearing,
  actor: Actor,
  keys: Set<string>,
  event: CaseEvent,
): Promise<'staff' | 'filer' | null> {
  const doc = await load(context, hearing, event);
  if (!doc) return null;
  const process = await context.library.version(doc.process, doc.version);
  const relation = relationTo(process, doc, actor);
  if (relation && relation.roles.length > 0) return 'staff';
  if (doc.filer.user === actor.user) return 'filer';
  const candidates = event.data?.candidates;
  return Array.isArray(candidates) && candidates.some((key) => keys.has(String(key))) ? 'staff' : null;
}

/** The filer reads their own name, and those of staff masked, as in the record of the case. */
export function nameFor({ by }: CaseEvent, actor: Actor): string {
  return by.user === actor.user || by.user === 'system' ? by.name : maskName(by.name);
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
