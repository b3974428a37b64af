/**
 * Attachments of a case: files the person who hands them in has uploaded, or such as stand in what they see of the case
 * already. A file belongs to nobody for having been named.
 */
import { isObject } from '../../core/json.ts';
import type { Actor, Json, JsonObject } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { HttpError } from '../errors.ts';
import type { Opened } from '../queries/cases.ts';
import { filesSeen, isFileId } from '../present/files.ts';
import { messages } from './messages.ts';
import type { FileDoc } from './save-file.ts';

/** What an attachment may say of itself; an object of the form that says more is none. */
const SAYS = new Set(['id', 'name', 'kind', 'size', 'type', 'taken_at', 'geo', 'converted', 'hash']);

/**
 * The files that data hands in. On a training house a paper may be named without being there, as scenarios do.
 * @throws HttpError 422 `file_unknown` for a file that is not there, or not theirs to hand in
 */
export async function ownPapers(
  context: Context,
  actor: Actor,
  data: JsonObject,
  open?: () => Promise<Opened>,
): Promise<FileDoc[]> {
  const named = attachmentsIn(data, '');
  for (const { id, path } of named)
    if (id === undefined && !context.clock.virtual) throw unknown(path, messages.papers.notUploaded);
  const ids = [...new Set(named.flatMap(({ id }) => id ?? []))];
  if (ids.length === 0) return [];
  const found = await context.store.getMany<FileDoc>('files', ids);
  const foreign = found.some((file) => file && file.owner !== actor.user);
  const seen = open && foreign ? filesSeen(await open()) : new Set<string>();
  return ids.map((id, n) => {
    const file = found[n];
    const own = file && (file.owner === actor.user || seen.has(id));
    if (own) return file;
    throw unknown(named.find((one) => one.id === id)?.path ?? '', messages.papers.unknown);
  });
}

/** The files belong to the case from now on, and are kept as long as it is. */
export async function keepPapers({ store }: Context, caseId: string, papers: FileDoc[]): Promise<void> {
  for (const { loose: _loose, ...paper } of papers) {
    const cases = (paper.cases ?? []) as string[];
    if (cases.includes(caseId)) continue;
    await store.set('files', { ...paper, loose: 0, cases: [...cases, caseId] });
  }
}

function attachmentsIn(value: Json, path: string): { id?: string; path: string }[] {
  if (Array.isArray(value)) return value.flatMap((item, n) => attachmentsIn(item, `${path}.${n}`));
  if (typeof value === 'string') return isFileId(value) ? [{ id: value, path: path.slice(1) }] : [];
  if (!isObject(value)) return [];
  const names = Object.keys(value);
  const isPaper = typeof value.name === 'string' && names.every((name) => SAYS.has(name));
  const says = isPaper && (names.length === 1 || 'id' in value || 'kind' in value || 'size' in value);
  if (!says) return names.flatMap((name) => attachmentsIn(value[name] as Json, `${path}.${name}`));
  return [{ ...(typeof value.id === 'string' ? { id: value.id } : {}), path: path.slice(1) }];
}

function unknown(path: string, message: string): HttpError {
  return new HttpError(422, 'file_unknown', message, path);
}
