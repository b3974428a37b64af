/** The cases a migration is about, and what moving one would give. */
import {
  migrating,
  tryingMigration,
  type Migration,
  type Order,
  type Trial,
  type Way,
} from '../../core/migration/migrate.ts';
import type { Asking } from '../../core/engine/ask.ts';
import type { FactsAtHand } from '../../core/engine/facts.ts';
import { answered, factsAtHand } from '../../core/world/lookups.ts';
import { doInTime } from '../../core/world/work.ts';
import type { Context } from '../context.ts';
import type { CaseDoc } from '../store/documents.ts';
import { StoreUnavailable } from '../store/types.ts';
import { notBefore } from '../time/never-back.ts';
import { messages } from './messages.ts';

/** Cases read at a time. */
const PAGE = 200;

/** A fault found at one case is a finding about that case. */
const FAULTY: Migration = { ok: false, reasons: [messages.faulty] };

/** What moving a case would give, on the facts as they are now; nothing is written. */
export async function tryMove(context: Context, doc: CaseDoc, way: Way, order: Order): Promise<Migration> {
  return unlessFaulty(context, { doc, way }, FAULTY, (facts) => migrating(doc, way, order, facts));
}

/** The same for a preview: also what would bite the case there. */
export async function previewMove(context: Context, doc: CaseDoc, way: Way, order: Order): Promise<Trial> {
  const faulty = { migration: FAULTY, bites: [] };
  return unlessFaulty(context, { doc, way }, faulty, (facts) => tryingMigration(doc, way, order, facts));
}

async function unlessFaulty<T>(
  context: Context,
  { doc, way }: { doc: CaseDoc; way: Way },
  faulty: T,
  work: (facts: FactsAtHand) => Asking<T>,
): Promise<T> {
  try {
    const world = context.worldOf(context);
    return await doInTime(answered(world, way.next.blocks, work(notBefore(doc, factsAtHand(world)))));
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    context.log.error({ err: error, case: doc.id }, 'a case cannot be moved');
    return faulty;
  }
}

/** The cases that run on a version, in the order of their ids; with `ids` only these, whatever they are. */
export async function* casesOn(
  { store }: Context,
  key: string,
  version: number,
  ids?: string[],
): AsyncGenerator<CaseDoc | { id: string; missing: true }> {
  if (ids) {
    const each = [...new Set(ids)];
    for (let at = 0; at < each.length; at += PAGE) {
      const page = each.slice(at, at + PAGE);
      const docs = await store.getMany<CaseDoc>('cases', page);
      for (const [n, doc] of docs.entries())
        yield doc?.process === key ? doc : { id: page[n] as string, missing: true };
    }
    return;
  }
  let last: CaseDoc | undefined;
  do {
    const page: CaseDoc[] = await store.find<CaseDoc>('cases', {
      filter: { process: key, version, status: { in: ['running', 'suspended'] } },
      sort: { by: '_id', dir: 1 },
      limit: PAGE,
      ...(last ? { after: { value: last._id, id: last._id } } : {}),
    });
    yield* page;
    last = page.length === PAGE ? page[page.length - 1] : undefined;
  } while (last);
}
