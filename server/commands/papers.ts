/**
 * Attachments of a case: files the person who hands them in has uploaded, or such as stand in what they see of the case
 * already. A file belongs to nobody for having been named.
 */
import { inspectedAs } from '../../core/files/inspect.ts';
import { acceptedAt } from '../../core/form/accepted.ts';
import { eachField, schemaAt } from '../../core/form/fields.ts';
import { getAt, instancesOf, joinPath, parentOf, templateOf } from '../../core/form/paths.ts';
import type { CompiledForm } from '../../core/form/types.ts';
import { isObject } from '../../core/json.ts';
import type { Actor, Json, JsonObject } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { HttpError } from '../errors.ts';
import type { Opened } from '../queries/cases.ts';
import { filesSeen, isFileId } from '../present/files.ts';
import { messages } from './messages.ts';
import { roomInCase } from '../queries/files.ts';
import type { FileDoc } from '../store/documents.ts';

/** What an attachment may say of itself; an object of the form that says more is none. */
const SAYS = new Set([
  'id',
  'file',
  'name',
  'kind',
  'signer',
  'size',
  'type',
  'taken_at',
  'geo',
  'converted',
  'hash',
]);

/** A file that data names. */
interface Named {
  /** Absent where it has a name alone. */
  id?: string;
  kind?: string;
  /** Where it stands. */
  path: string;
}

interface Where {
  /** Forms it may be that is handed in. */
  forms?: readonly CompiledForm[];
  /** The case it is handed in with. */
  open?: () => Promise<Opened>;
}

/**
 * The files that data hands in. On a training house a paper may be named without being there, as scenarios do.
 * @throws HttpError 422 `file_unknown` for a file that is not there, or not theirs to hand in; `file_not_here` for one of
 * a kind that its field does not take; 409 `quota` for more than a case may have
 */
export async function ownPapers(
  context: Context,
  actor: Actor,
  data: JsonObject,
  { forms = [], open }: Where = {},
): Promise<FileDoc[]> {
  const named = namedIn(data, forms);
  for (const { id, path } of named)
    if (id === undefined && !context.clock.virtual) throw unknown(path, messages.papers.notUploaded);
  const ids = [...new Set(named.flatMap(({ id }) => id ?? []))];
  if (ids.length === 0) return [];
  const found = await context.store.getMany<FileDoc>('files', ids);
  const foreign = found.some((file) => file && file.owner !== actor.user);
  const seen = open && foreign ? filesSeen(await open()) : new Set<string>();
  const files = new Map(ids.map((id, n) => [id, found[n]]));
  for (const one of named) {
    const file = one.id === undefined ? undefined : files.get(one.id);
    if (one.id === undefined) continue;
    if (!file || (file.owner !== actor.user && !seen.has(one.id)))
      throw unknown(one.path, messages.papers.unknown);
    fits(forms, one, file);
  }
  const papers = [...files.values()].filter((file) => file !== null && file !== undefined);
  await roomInCase(context.store, open ? (await open()).doc : null, papers);
  return papers;
}

/** The files belong to the case from now on, and are kept as long as it is. */
export async function keepPapers({ store }: Context, caseId: string, papers: FileDoc[]): Promise<void> {
  for (const { loose: _loose, ...paper } of papers) {
    const cases = (paper.cases ?? []) as string[];
    if (cases.includes(caseId)) continue;
    await store.set('files', { ...paper, loose: 0, cases: [...cases, caseId] });
  }
}

/** @throws HttpError 422 `file_not_here` where every form that has the field refuses it */
function fits(forms: readonly CompiledForm[], { path, kind }: Named, file: FileDoc): void {
  const template = templateOf(/\.\d+$/.test(path) ? parentOf(path) : path);
  const verdicts = forms
    .filter((form) => schemaAt(form.schema, template) !== undefined)
    .map((form) => {
      const { groups, title } = acceptedAt(form, template, kind);
      return inspectedAs(file.type, groups, title);
    });
  const [first] = verdicts;
  if (first && !first.ok && verdicts.every((verdict) => verdict?.ok === false))
    throw new HttpError(422, first.code, first.message, path);
}

/** What stands in the fields of attachments, whatever it looks like; and elsewhere what looks like one. */
function namedIn(data: JsonObject, forms: readonly CompiledForm[]): Named[] {
  const found = new Set<string>();
  for (const form of forms)
    eachField(form.schema, (template, field) => {
      if (field['x-type'] === 'attach') for (const path of instancesOf(data, template)) found.add(path);
    });
  const fields = [...found];
  const papers = fields.flatMap((path) =>
    listOf(getAt(data, path)).map(([item, at]) => paperOf(item, joinPath(path, at))),
  );
  const elsewhere = attachmentsIn(data, '').filter(
    ({ path }) => !found.has(path) && !found.has(parentOf(path)),
  );
  return [...papers, ...elsewhere];
}

/** One alone counts as a list of one. */
function listOf(value: Json | undefined): [Json, string][] {
  if (value === undefined || value === null || value === '') return [];
  return Array.isArray(value) ? value.map((item, n) => [item, String(n)]) : [[value, '0']];
}

function paperOf(item: Json, path: string): Named {
  if (typeof item === 'string') return { path, ...(isFileId(item) ? { id: item } : {}) };
  if (!isObject(item)) return { path };
  const id = item['id'] ?? item['file'];
  const kind = item['kind'];
  return {
    path,
    ...(typeof id === 'string' ? { id } : {}),
    ...(typeof kind === 'string' && kind !== '' ? { kind } : {}),
  };
}

function attachmentsIn(value: Json, path: string): Named[] {
  if (Array.isArray(value)) return value.flatMap((item, n) => attachmentsIn(item, `${path}.${n}`));
  if (typeof value === 'string') return isFileId(value) ? [{ id: value, path: path.slice(1) }] : [];
  if (!isObject(value)) return [];
  const names = Object.keys(value);
  const isPaper = typeof value.name === 'string' && names.every((name) => SAYS.has(name));
  const says =
    isPaper && (names.length === 1 || ['id', 'file', 'kind', 'size'].some((name) => name in value));
  if (!says) return names.flatMap((name) => attachmentsIn(value[name] as Json, `${path}.${name}`));
  return [paperOf(value, path.slice(1))];
}

function unknown(path: string, message: string): HttpError {
  return new HttpError(422, 'file_unknown', message, path);
}
