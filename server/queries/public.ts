/** What the public may read. */
import type { NoticeItem, Page, TrackView } from '../../core/api.ts';
import { noticeSlot } from '../../core/blocks/notice/state.ts';
import { noticeAt, noticeLines } from '../../core/blocks/notice/lines.ts';
import { rangeWords } from '../../core/blocks/notice/range.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import { endsWithLast } from '../../core/engine/search-keys.ts';
import type { CompiledForm } from '../../core/form/types.ts';
import { knownDate } from '../../core/time/open.ts';
import { plainNumber } from '../../core/values/plain.ts';
import type { Context } from '../context.ts';
import { titleOf } from '../definitions/library.ts';
import { processToRead } from '../definitions/reading.ts';
import { errors } from '../errors.ts';
import { routeOf } from '../present/route.ts';
import { wordOf } from '../present/words.ts';
import type { CaseDoc, NoticeDoc } from '../store/documents.ts';
import { cursorAfter, placeOf } from './cursor.ts';

interface NoticeQuery {
  region?: string;
  process?: string;
  range?: string;
  cursor?: string;
  limit: number;
}

/** The public board, newest first. */
export async function listNotices(context: Context, query: NoticeQuery): Promise<Page<NoticeItem>> {
  const filter = {
    public: 1,
    ...(query.region ? { scope: query.region } : {}),
    ...(query.process ? { process: query.process } : {}),
    ...(query.range ? { range: query.range } : {}),
  };
  const rows = await context.store.find<NoticeDoc>('notices', {
    filter,
    sort: { by: 'postedAt', dir: -1 },
    ...placeOf(query.cursor),
    limit: query.limit + 1,
  });
  const shown = rows.slice(0, query.limit);
  const last = shown[shown.length - 1];
  return {
    items: await Promise.all(shown.map((row) => noticeOf(context, row))),
    next: rows.length > query.limit && last ? cursorAfter(last.postedAt, last._id) : null,
  };
}

/** The form on which objections to a notice are written, that of the step which posted it; null where it takes none. @throws 404 */
export async function objectionFormOf(context: Context, id: string): Promise<CompiledForm | null> {
  const row = await context.store.get<NoticeDoc>('notices', id);
  if (!row || row.public === 0) throw errors.unknown('notice');
  const { process, step } = await behind(context, row);
  const form = noticeAt(process, step)?.objections;
  return form === undefined ? null : (process.forms.get(form) ?? null);
}

/** What stands behind a notice. */
interface Behind {
  process: CompiledProcess;
  step: string;
  suspended: boolean;
}

/** The version that the case behind a notice runs on, and the step that posted it. @throws 404 */
async function behind(context: Context, row: NoticeDoc): Promise<Behind> {
  const doc = await context.store.get<CaseDoc>('cases', row.case);
  const notice = (doc ? noticeSlot.of(doc) : []).find(({ id }) => id === row._id);
  if (!doc || !notice) throw errors.unknown('notice');
  const process = await context.library.version(doc.process, doc.version);
  return { process, step: notice.step, suspended: doc.status === 'suspended' };
}

/** One notice of the board. @throws 404 */
export async function readNotice(context: Context, id: string): Promise<NoticeItem> {
  const row = await context.store.get<NoticeDoc>('notices', id);
  if (!row || row.public === 0) throw errors.unknown('notice');
  return noticeOf(context, row);
}

async function noticeOf(context: Context, row: NoticeDoc): Promise<NoticeItem> {
  const { library, registry, clock } = context;
  const { process, step, suspended } = await behind(context, row);
  return {
    id: row._id,
    kind: row.kind,
    title: row.title,
    process: row.process,
    processTitle: titleOf(library, row.process),
    region: row.region,
    regionName: registry.name(row.region),
    postedAt: row.postedAt,
    endsAt: row.halted ? null : knownDate(row.endsAt),
    range: row.range,
    rangeWords: rangeWords(row.range),
    halted: row.halted,
    open: row.open && !suspended && row.endsAt > clock.now(),
    suspended: suspended && !row.ended,
    ended: row.ended,
    fields: noticeLines(process, { step, fields: row.fields }, registry.label),
    phone: library.latest(row.process)?.definition.guide?.phone ?? null,
  };
}

/** A case has other keys too; who knows the end of those knows nothing of the person. */
const IDENTITY_NUMBER = /^\d{17}[\dX]$/;

/** Where a case stands, for who knows its number and the end of an identity number in it; else null. */
export async function track(context: Context, caseNo: string, idLast4: string): Promise<TrackView | null> {
  const [doc] = await context.store.find<CaseDoc>('cases', {
    filter: { caseNo: plainNumber(caseNo, /\s/g) },
    limit: 1,
  });
  const last = idLast4.trim().toUpperCase();
  if (
    !doc ||
    !/^\d{3}[\dX]$/.test(last) ||
    !(
      endsWithLast(doc.searchKeys, last) ||
      doc.keys.some((key) => IDENTITY_NUMBER.test(key) && key.endsWith(last))
    )
  )
    return null;
  const process = await processToRead(context, doc);
  return {
    caseNo: doc.caseNo,
    processTitle: process.definition.title,
    word: wordOf(process, doc),
    startedAt: doc.startedAt,
    route: routeOf(process, context.registry, doc, {
      filer: true,
      roles: [],
      handles: false,
      reached: [],
      blind: [],
      veiled: null,
    }),
  };
}
