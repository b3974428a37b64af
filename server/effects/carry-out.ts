/** Carries out one effect of a case and takes it out of the box, in one write with the rows it leaves. */
import type { Effect } from '../../core/vocabulary.ts';
import { carry } from '../../core/world/carry.ts';
import { doInTime } from '../../core/world/work.ts';
import { tellingOps } from '../channels/deliveries.ts';
import type { Context } from '../context.ts';
import type { CaseDoc } from '../store/documents.ts';
import { later } from '../time/never-back.ts';
import { putOp } from './store-world.ts';

/** Carries it out. What fails stays in the box and is tried again by the sweeper. */
export async function carryOut(context: Context, doc: CaseDoc, effect: Effect): Promise<void> {
  const here = context.worldOf(context);
  const world = { ...here, now: () => later(doc, here.now()) };
  const { rows = [], answered } = await doInTime(carry(world, doc, effect));
  // its answer took it out of the box itself, in one write with what the case made of it
  if (answered && rows.length === 0) return;
  const kept = await Promise.all(
    rows.map(async (put) => (put.table === 'messages' ? tellingOps(context, put.row, doc) : [putOp(put)])),
  );
  await context.store.write([
    ...kept.flat(),
    { op: 'clear-effects', collection: 'cases', id: doc.id, effects: [effect.id] },
  ]);
}
