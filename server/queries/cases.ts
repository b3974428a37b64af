/** Reading cases: always for somebody, never more than they may see. */
import type { CaseEventView, CaseItem, CaseView, Page } from '../../core/api.ts';
import { asking } from '../../core/engine/ask.ts';
import { whyNot } from '../../core/engine/candidates.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import type { Actor } from '../../core/vocabulary.ts';
import { answered, factsAtHand } from '../../core/world/lookups.ts';
import { doInTime } from '../../core/world/work.ts';
import { taskDoc } from '../store/projection.ts';
import type { Context } from '../context.ts';
import { versionOf } from '../definitions/library.ts';
import { processToRead } from '../definitions/reading.ts';
import { errors } from '../errors.ts';
import { areasOf } from './areas.ts';
import { cursorAfter, placeOf, thinned } from './cursor.ts';
import { rowWords } from './ledgers.ts';
import { casesWith, says, type Look } from './search.ts';
import { mayReadDocument, relationTo, type Relation } from '../present/access.ts';
import { caseActions, caseItem, caseView } from '../present/case.ts';
import { eventView } from '../present/events.ts';
import { ledgerRowFor } from '../present/ledger-row.ts';
import { taskItem } from '../present/task.ts';
import { throughVeil, veilOf } from '../present/veil.ts';
import type { CaseDoc, IssuedDoc, LedgerDoc, RecordDoc } from '../store/documents.ts';
import type { Filter } from '../store/types.ts';
import { readableWorld } from '../world.ts';
import { messages } from './messages.ts';

/** A case somebody has opened. */
export interface Opened {
  process: CompiledProcess;
  doc: CaseDoc;
  relation: Relation;
}

/** Loads a case for somebody. @throws 404 when there is none, 403 when it is none of theirs */
export async function openCase(context: Context, id: string, actor: Actor): Promise<Opened> {
  const doc = await context.store.getShared<CaseDoc>('cases', id);
  if (!doc) throw errors.unknown('case');
  const process = await processToRead(context, doc);
  const relation = relationTo(process, doc, actor);
  if (!relation) throw errors.forbidden(messages.caseNotYours);
  return { process, doc, relation };
}

/** The rows a case wrote into ledgers. */
export function ledgerRowsOf({ store }: Context, id: string): Promise<LedgerDoc[]> {
  return store.find<LedgerDoc>('ledger', { filter: { case: id }, limit: 1000 });
}

/** The whole case, with its documents and ledger rows. */
export async function viewCase(context: Context, opened: Opened, actor: Actor): Promise<CaseView> {
  const { store } = context;
  const { process, doc, relation } = opened;
  const [documents, rows] = await Promise.all([
    store.find<IssuedDoc>('documents', { filter: { case: doc.id }, sort: { by: 'at', dir: 1 } }),
    relation.roles.length > 0 ? ledgerRowsOf(context, doc.id) : [],
  ]);
  return present(context, opened, actor, {
    documents: documents
      .filter(({ to }) => mayReadDocument(process, doc, actor, relation, to))
      .map(({ _id, title, number, at }) => ({ id: _id, title, number, at })),
    ledger: rows.map((row) => {
      const shown = ledgerRowFor([process], row.ledger, row.data, relation);
      return {
        ledger: row.ledger,
        from: row.from,
        to: row.to,
        ...shown,
        ...rowWords(context, row.ledger, shown.data),
      };
    }),
  });
}

/** The case right after an act, as the answer to it: without the forms and papers a screen has already or asks for anew. */
export async function viewAfter(context: Context, doc: CaseDoc, actor: Actor): Promise<CaseView> {
  const process = await processToRead(context, doc);
  const relation = relationTo(process, doc, actor) ?? {
    filer: false,
    roles: [],
    handles: false,
    reached: [],
    blind: [],
    veiled: null,
  };
  const view = await present(context, { process, doc, relation }, actor, { documents: [], ledger: [] });
  return { ...view, form: null, forms: {} };
}

async function present(
  context: Context,
  { process, doc, relation }: Opened,
  actor: Actor,
  papers: Pick<CaseView, 'documents' | 'ledger'>,
): Promise<CaseView> {
  const world = readableWorld(context);
  const actions = await doInTime(
    answered(
      world,
      process.blocks,
      asking(factsAtHand(world), (facts) => caseActions(process, facts, doc, actor)),
    ),
  );
  const mine = doc.activities.flatMap((activity) =>
    activity.tasks
      .filter((task) => whyNot(actor, task, activity) === null)
      .map((task) => taskDoc(doc, activity.node, task, task.state)),
  );
  const myTasks =
    doc.status === 'running' ? mine.map((row) => taskItem(process, context.registry, row, actor)) : [];
  return caseView(process, context.registry, doc, relation, { ...papers, myTasks, actions });
}

interface CaseQuery {
  process?: string;
  status?: string;
  region?: string;
  q?: string;
  mine?: boolean;
  cursor?: string;
  limit: number;
}

/** Cases in the asker's areas, newest first; with `looks` also those found by what is only read masked, told there. */
export async function listCases(
  context: Context,
  actor: Actor,
  query: CaseQuery,
  looks?: Look[],
): Promise<Page<CaseItem>> {
  const office = !query.mine && areasOf(context, actor).length > 0;
  const areas = office ? areasOf(context, actor, query.region) : [];
  if (office && areas.length === 0) return { items: [], next: null };
  const filter: Filter = {
    ...(office
      ? { scope: { in: areas } }
      : { 'filer.user': actor.user ?? '', ...(query.region ? { scope: query.region } : {}) }),
    ...(query.process ? { process: query.process } : {}),
    ...(query.status ? { status: query.status } : {}),
  };
  if (query.q !== undefined && !query.cursor) {
    const found = await casesWith(context, actor, filter, query.q, looks);
    if (found.length > 0)
      return {
        items: found.map(({ doc, process, relation }) => caseItem(process, context.registry, doc, relation)),
        next: null,
      };
  }
  return thinned<CaseDoc, CaseItem>(
    {
      cursor: query.cursor,
      limit: query.limit,
      sparse: query.q !== undefined,
      place: (row) => [row.startedAt, row._id],
    },
    (where) => context.store.find('cases', { filter, sort: { by: 'startedAt', dir: -1 }, ...where }),
    async (row) => {
      const process = await versionOf(context, row);
      const relation = process && relationTo(process, row, actor);
      if (!process || !relation) return null;
      const item = caseItem(process, context.registry, row, relation);
      return !query.q || says(`${item.caseNo} ${item.subject} ${item.regionName}`, query.q) ? item : null;
    },
  );
}

/** The record of a case, oldest first; `limit` commands a page. */
export async function listEvents(
  context: Context,
  { process, doc, relation }: Opened,
  cursor: string | undefined,
  limit: number,
): Promise<Page<CaseEventView>> {
  const rows = await context.store.find<RecordDoc>('events', {
    filter: { case: doc.id },
    sort: { by: 'seq', dir: 1 },
    ...placeOf(cursor),
    limit: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const last = shown[shown.length - 1];
  const veil = veilOf(process, doc, relation);
  const items = shown.flatMap((record) =>
    record.events.map((event) => throughVeil(veil, eventView(process, event, relation))),
  );
  return { items, next: rows.length > limit && last ? cursorAfter(last.seq, last._id) : null };
}
