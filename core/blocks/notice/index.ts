import { block } from '../block.ts';
import { checkNotices } from './check.ts';
import { noticeFacts } from './facts.ts';
import { listedNotices } from './listed.ts';
import { migrateNotices } from './migrate.ts';
import {
  archiveNotice,
  closeNotice,
  endHalted,
  endNotice,
  moveNotice,
  noticeEnd,
  postNotice,
  takeDown,
} from './on.ts';
import { proof } from './proof.ts';
import { notice as spec } from './spec.ts';
import { noticeSlot } from './state.ts';
import { noticeItems, noticeOfTask, publicNotices } from './view.ts';

export const notice = block({
  spec,
  facts: { notice: noticeFacts },
  entered: (run, { step, meta }, data) => {
    if (meta.notice) postNotice(run, step, meta.notice, data);
  },
  left: (run, { step, meta }) => {
    if (meta.notice) closeNotice(run, step);
  },
  fired: (run, { what, ref }) => (what === 'end' ? endNotice(run, ref) : archiveNotice(run, ref)),
  moved: moveNotice,
  reckoned: noticeEnd,
  terminated: takeDown,
  ended: endHalted,
  migrate: migrateNotices,
  check: checkNotices,
  proof,
  view: (c, reader) => ({ notices: noticeItems(c, reader) }),
  about: noticeOfTask,
  lists: listedNotices,
  looks: (c) => ({ notice: publicNotices(c) }),
  enteredAt: (c, step) =>
    noticeSlot
      .of(c)
      .filter((notice) => notice.step === step && !notice.ended)
      .map(({ postedAt }) => postedAt),
  passed: (c) =>
    noticeSlot
      .of(c)
      .filter(({ ended, kind }) => ended && kind === 'publicity')
      .map(({ step, endsAt }) => ({ step, at: endsAt })),
  until: (c, step) => noticeSlot.of(c).findLast((notice) => notice.step === step && !notice.ended)?.endsAt,
  standing: (c) => noticeSlot.of(c).map(({ step, open, ended }) => [step, open, ended]),
  waitsFor: (c, { what, ref }) =>
    noticeSlot.of(c).some((n) => n.id === ref && !n.archived && (what === 'archive' || !n.ended)),
});
