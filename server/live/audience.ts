/** Who may hear an event: the filer, who was asked or acted, and offices involved in the case's region. */
import type { CompiledProcess } from '../../core/engine/process.ts';
import { maskName } from '../../core/values/mask.ts';
import type { Actor, CaseEvent } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { involvedIn, relationTo } from '../present/access.ts';
import { subjectFor } from '../present/subject.ts';
import type { CaseDoc, RecordDoc } from '../store/documents.ts';

/** Cases looked up lately, so that an event told to many is loaded once. */
export interface CaseCache {
  cases: Map<string, CaseDoc>;
}

/** Who may be told of a record is judged by its case: looked up once, however many listen. */
export interface EventAudience {
  process: CompiledProcess;
  doc: CaseDoc;
}

const KEPT = 200;

/** The audience of a record; null when there is no such case any more. */
export async function audienceOf(
  context: Context,
  cache: CaseCache,
  record: RecordDoc,
): Promise<EventAudience | null> {
  const doc = await load(context, cache, record);
  return doc && { doc, process: await context.library.version(doc.process, doc.version) };
}

/** As whom the listener may be told of an event; null when it is none of theirs. `keys` are those they find tasks under. */
export function standingOf(
  { process, doc }: EventAudience,
  actor: Actor,
  keys: ReadonlySet<string>,
  { data }: CaseEvent,
): 'staff' | 'filer' | null {
  if (involvedIn(process, doc, actor).length > 0) return 'staff';
  if (doc.filer.user === actor.user) return 'filer';
  const candidates = data?.candidates;
  return Array.isArray(candidates) && candidates.some((key) => keys.has(String(key))) ? 'staff' : null;
}

/** The filer reads their own name, and those of staff masked, as in the record of the case. */
export function nameFor({ by }: CaseEvent, actor: Actor): string {
  return by.user === actor.user || by.user === 'system' ? by.name : maskName(by.name);
}

const titles = new WeakMap<EventAudience, Map<string, string>>();

/** What the case is called for a listener: worked out once for all who hold the same posts. */
export function titleTo(audience: EventAudience, actor: Actor): string {
  const { process, doc } = audience;
  let known = titles.get(audience);
  if (!known) titles.set(audience, (known = new Map()));
  const key = doc.filer.user === actor.user ? 'filer' : involvedIn(process, doc, actor).join();
  let title = known.get(key);
  if (title === undefined) {
    const roles = involvedIn(process, doc, actor);
    const staff = { filer: false, roles, handles: false, reached: roles, blind: [], veiled: null };
    const relation = roles.length > 0 ? staff : relationTo(process, doc, actor);
    title = relation ? subjectFor(process, doc, relation) : process.definition.title;
    known.set(key, title);
  }
  return title;
}

async function load({ store }: Context, { cases }: CaseCache, record: RecordDoc): Promise<CaseDoc | null> {
  const known = cases.get(record.case);
  if (known && known.seq >= record.seq) return known;
  const doc = await store.getShared<CaseDoc>('cases', record.case);
  if (!doc) return null;
  cases.delete(doc.id);
  cases.set(doc.id, doc);
  if (cases.size > KEPT) cases.delete(cases.keys().next().value as string);
  return doc;
}
