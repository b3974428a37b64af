/** Moving single cases: trying it out, and doing it by one commit each. */
import { migrating, type Migration, type Order, type Way } from '../../core/migration/migrate.ts';
import { answered, factsAtHand } from '../../core/world/lookups.ts';
import { doInTime } from '../../core/world/work.ts';
import type { Context } from '../context.ts';
import { commit } from '../store/commit.ts';
import type { CaseDoc } from '../store/documents.ts';
import { StoreUnavailable } from '../store/types.ts';
import { readableWorld } from '../world.ts';

/** How often a lost race is tried again. */
const TRIES = 8;
/** Cases read at a time. */
const PAGE = 200;

/** A fault found at one case is a finding about that case. */
const FAULT = '转入时出现故障,已记录,请联系技术人员';

/** What became of a case. */
export type Moved = { moved: true } | { moved: false; caseNo: string; reasons: string[] };

/** What moving a case would give, on the facts as they are now; nothing is written. */
export async function tryMove(context: Context, doc: CaseDoc, way: Way, order: Order): Promise<Migration> {
  try {
    const world = readableWorld(context);
    return await doInTime(answered(world, migrating(doc, way, order, factsAtHand(world))));
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    context.log.error({ err: error, case: doc.id }, 'a case cannot be moved');
    return { ok: false, reasons: [FAULT] };
  }
}

/** Moves a case. One that somebody acts on at the same moment is tried again on what they left; one that is there already is done. */
export async function moveCase(context: Context, id: string, way: Way, order: Order): Promise<Moved> {
  let caseNo = '';
  for (let n = 0; n < TRIES; n += 1) {
    const doc = await context.store.get<CaseDoc>('cases', id);
    if (!doc || doc.process !== way.next.definition.key)
      return { moved: false, caseNo: '', reasons: ['没有这个办件'] };
    if (doc.version === way.next.version) return { moved: true };
    caseNo = doc.caseNo;
    const migration = await tryMove(context, doc, way, order);
    if (!migration.ok) return { moved: false, caseNo, reasons: migration.reasons };
    const done = await commit(context.store, doc, migration);
    if (!done) continue;
    await context.projector.settle(done, migration.events);
    return { moved: true };
  }
  return { moved: false, caseNo, reasons: ['办件正在办理中,未能转入,请稍后再试'] };
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
