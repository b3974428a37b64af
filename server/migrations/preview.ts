/** What a migration would do, tried out on every case; nothing is written. */
import type { MigrateBody, MigratePreview } from '../../core/api-admin.ts';
import { leavesOf } from '../../core/migration/shape.ts';
import type { Actor } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import type { CaseDoc } from '../store/documents.ts';
import { breathe } from '../breathe.ts';
import { casesOn, previewMove } from './cases.ts';
import { wayOf } from './way.ts';
import { messages as commandMessages } from '../commands/messages.ts';

/** Cases listed; those that cannot move go first. The numbers count all of them. */
const LISTED = 1_000;

type Line = MigratePreview['cases'][number];

/** Tries every case. @throws HttpError as `wayOf` */
export async function previewMigration(
  context: Context,
  key: string,
  body: MigrateBody,
  by: Actor,
): Promise<MigratePreview> {
  const way = await wayOf(context, key, body);
  const order = { by, reason: body.reason ?? '' };
  const at = new Map<string, number>();
  const [stay, go]: [Line[], Line[]] = [[], []];
  let [movable, total] = [0, 0];
  for await (const doc of casesOn(context, key, body.from, body.cases)) {
    total += 1;
    const line: Line =
      'missing' in doc
        ? { id: doc.id, caseNo: '', title: '', movable: false, reasons: [commandMessages.noCase], bites: [] }
        : await lineOf(doc);
    if (line.movable) movable += 1;
    const list = line.movable ? go : stay;
    if (list.length < LISTED) list.push(line);
    await breathe();
  }

  async function lineOf(doc: CaseDoc): Promise<Line> {
    if (doc.version === body.from && doc.status !== 'ended')
      for (const leaf of leavesOf(doc.state.value)) at.set(leaf, (at.get(leaf) ?? 0) + 1);
    const { migration, bites } = await previewMove(context, doc, way, order);
    const { id, caseNo, subject: title } = doc;
    return {
      id,
      caseNo,
      title,
      movable: migration.ok,
      reasons: migration.ok ? [] : migration.reasons,
      bites,
    };
  }

  const mapping = [...at].map(([from, cases]) => {
    const place = way.plan.places.get(from) ?? { from, label: from, to: null, how: 'none' as const };
    return { ...place, cases };
  });
  return {
    from: body.from,
    to: body.to,
    mapping: mapping.sort((a, b) => (a.from < b.from ? -1 : 1)),
    targets: way.plan.targets,
    cases: [...stay, ...go].slice(0, LISTED),
    movable,
    total,
  };
}
