import { alike, oldName, type Move, type Pair } from '../../migration/move.ts';
import { words } from './messages.ts';
import { postNotice } from './on.ts';
import { noticeSlot } from './state.ts';

/** Publicities under way go over with their steps. */
export function migrateNotices(move: Move, pairs: Pair[]): void {
  for (const pair of pairs) migrateNotice(move, pair);
}

/**
 * A publicity under way stays as it was announced, to its announced end. Where the new version announces nothing at this
 * step the case waits for that end; where only the new version does, it is announced now.
 */
function migrateNotice(move: Move, { from, to }: Pair): void {
  const { run } = move;
  const [was, is] = [from.meta.notice, to.meta.notice];
  const notices = noticeSlot.of(run.case);
  const open = notices.filter((n) => n.step === from.step && !n.ended && !n.archived && !n.halted);
  if (open.some(({ kind }) => kind === 'publicity') && is?.kind !== 'publicity')
    move.reasons.add(words.stillPublic(oldName(move, from.id)));
  if (was && is && from.step !== to.step)
    for (const notice of notices) if (notice.step === from.step) notice.step = to.step;
  if (was && is && !alike(was.objections, is.objections))
    for (const notice of open) notice.open = is.objections !== undefined;
  if (!was && is) postNotice(run, to.step, is, run.case.data);
}
