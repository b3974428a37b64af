/** Begins a draft of a process. */
import { randomUUID } from 'node:crypto';
import type { DraftBody } from '../../core/api-admin.ts';
import type { Context } from '../context.ts';
import { contents, edited, isKey, KEY_RULE } from '../definitions/drafts.ts';
import { currentSource, versionSource } from '../definitions/sources.ts';
import { errors } from '../errors.ts';
import type { By, ProcessDraftDoc } from '../store/documents.ts';
import { addDraft } from '../store/process-drafts.ts';

/** Begins a draft from what is handed in, a version, or the one in force; a key nobody has used begins a new process. */
export async function createDraft(
  context: Context,
  key: string,
  body: DraftBody,
  by: By,
): Promise<ProcessDraftDoc> {
  if (!isKey(key)) throw errors.invalid(KEY_RULE, 'key');
  const current = context.library.versions(key).find(({ state }) => state === 'effective')?.version ?? null;
  const from = body.from ?? current;
  const base = body.from === undefined ? currentSource(context, key) : versionSource(context, key, body.from);
  const source = await edited(context, key, await base, body);
  const doc: ProcessDraftDoc = {
    _id: randomUUID(),
    process: key,
    seq: 1,
    open: true,
    from,
    ...contents(key, source),
    note: body.note ?? '',
    savedAt: context.clock.now(),
    savedBy: by,
  };
  await addDraft(context.store, doc);
  return doc;
}
