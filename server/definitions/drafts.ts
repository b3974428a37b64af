/** Drafts of processes, as they are read and as they are made up of what is handed in. */
import type { DraftBody } from '../../core/api-admin.ts';
import type { VersionSource } from '../../core/definition/source.ts';
import { upgradeDefinition } from '../../core/definition/upgrade.ts';
import { describeInstant } from '../../core/time/describe.ts';
import { blankSource } from '../../core/versions/blank.ts';
import type { Context } from '../context.ts';
import { errors, HttpError } from '../errors.ts';
import type { ProcessDraftDoc } from '../store/documents.ts';
import { whole } from '../store/whole.ts';
import { refuseDepth } from './bounds.ts';
import { messages } from './messages.ts';

/** What a process may be called: part of addresses and file names. */
const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const KEY_LENGTH = 60;
/** The same, for people. */
export const KEY_RULE = messages.keyRule(KEY_LENGTH);

/** Whether a process may be called so. */
export function isKey(key: string): boolean {
  return KEY.test(key) && key.length <= KEY_LENGTH;
}

/** An open draft of a process. @throws HttpError 404 */
export async function draftOf({ store }: Context, key: string, id: string): Promise<ProcessDraftDoc> {
  const doc = await store.get<ProcessDraftDoc>('process_drafts', id);
  if (!doc?.open || doc.process !== key) throw errors.unknown('draft');
  return doc;
}

/** Open drafts of one process or of all, the last saved first. */
export async function openDrafts({ store }: Context, key?: string): Promise<ProcessDraftDoc[]> {
  const docs = await whole<ProcessDraftDoc>(store, 'process_drafts', {
    open: true,
    ...(key === undefined ? {} : { process: key }),
  });
  return docs.sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
}

/** What a draft holds, in the present format. */
export function sourceOf(draft: ProcessDraftDoc): VersionSource {
  const source = JSON.parse(draft.source) as VersionSource;
  const { definition } = upgradeDefinition(source.definition);
  return { ...source, definition: definition as VersionSource['definition'] };
}

/** Somebody else has saved: who and when. */
export function draftConflict({ seq, savedAt, savedBy }: ProcessDraftDoc): HttpError {
  return new HttpError(409, 'conflict', messages.savedBefore(savedBy.name, describeInstant(savedAt)), 'rev', {
    rev: seq,
    savedAt,
    savedBy: savedBy.name,
  });
}

/** The source with what the body changes; null is a process that does not exist yet. */
export async function edited(
  { library, workers }: Context,
  key: string,
  base: VersionSource | null,
  { source, diagram }: DraftBody,
): Promise<VersionSource> {
  refuseDepth(source);
  const given = source ?? base;
  const named = given?.definition['key'];
  if (named !== undefined && named !== key)
    throw errors.invalid(messages.keyDiffers(key), 'source.definition.key');
  const drawn = diagram ?? source?.diagram;
  return drawn === undefined ? (given ?? blankSource(key)) : workers.redraw(given, drawn, library, key);
}

/** What a draft keeps of its source. */
export function contents(key: string, source: VersionSource): Pick<ProcessDraftDoc, 'title' | 'source'> {
  const { title } = source.definition;
  return { title: typeof title === 'string' && title !== '' ? title : key, source: JSON.stringify(source) };
}
