/** An objection to a notice, by whoever has read it. */
import { objectionSlot } from '../../core/blocks/objection/state.ts';
import { PUBLIC } from '../../core/scenario/directory.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';
import type { NoticeDoc } from '../store/documents.ts';
import { execute } from './execute.ts';
import { ownPapers } from './papers.ts';

/** Files an objection; its number is all the objector needs to ask again. @throws 404, 409, 422 */
export async function fileObjection(
  context: Context,
  noticeId: string,
  data: JsonObject,
): Promise<{ id: string; receivedAt: string }> {
  const row = await context.store.get<NoticeDoc>('notices', noticeId);
  if (!row || row.public === 0) throw errors.unknown('notice');
  // nobody is known who could have uploaded a file with it
  await ownPapers(context, PUBLIC, data);
  const outcome = await execute(context, row.case, {
    type: 'FileObjection',
    by: PUBLIC,
    notice: noticeId,
    data,
  });
  if (!outcome.ok) throw errors.rejected(outcome.rejection);
  const objection = objectionSlot.of(outcome.case).at(-1);
  return { id: objection?.id ?? '', receivedAt: objection?.receivedAt ?? context.clock.now() };
}
