/** How much more somebody may upload: of their own that no case names yet, and with a case. */
import type { Actor } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { HttpError } from '../errors.ts';
import { filesNamed } from '../present/files.ts';
import type { CaseDoc, FileDoc } from '../store/documents.ts';
import type { Store } from '../store/types.ts';
import { messages } from './messages.ts';
import { openCase } from './cases.ts';

interface Room {
  /** Files. */
  files: number;
  bytes: number;
}

const MEGABYTE = 1024 * 1024;
/** Of one person, before a case names them: a day in the field, not a store of films. */
const OF_PERSON: Room = { files: 200, bytes: 500 * MEGABYTE };
/** Of one case, through all its steps. */
const OF_CASE: Room = { files: 500, bytes: 2_000 * MEGABYTE };

/** What is left, of the person and, where one is named, of the case. @throws HttpError 409 `quota` when nothing of the size fits */
export async function roomFor(
  context: Context,
  actor: Actor,
  { size, caseId }: { size: number; caseId?: string | undefined },
): Promise<Room> {
  const person = await leftOfPerson(context.store, actor.user);
  if (!fits(person, size)) throw new HttpError(409, 'quota', messages.files.person);
  if (caseId === undefined) return person;
  const opened = await openCase(context, caseId, actor);
  const ofCase = await leftOfCase(context.store, opened.doc, []);
  if (!fits(ofCase, size)) throw new HttpError(409, 'quota', messages.files.case(OF_CASE.files));
  return { files: Math.min(person.files, ofCase.files), bytes: Math.min(person.bytes, ofCase.bytes) };
}

/** @throws HttpError 409 `quota` when the case has no room for the files that are handed in with it */
export async function roomInCase(
  store: Store,
  doc: CaseDoc | null,
  papers: readonly FileDoc[],
): Promise<void> {
  const left = await leftOfCase(store, doc, papers);
  if (left.files < 0 || left.bytes < 0) throw new HttpError(409, 'quota', messages.files.case(OF_CASE.files));
}

function fits(left: Room, size: number): boolean {
  return left.files >= 1 && left.bytes >= size;
}

async function leftOfPerson(store: Store, user: string | null): Promise<Room> {
  const waiting = await store.find<FileDoc>('files', {
    filter: { owner: user ?? '', loose: 1 },
    limit: OF_PERSON.files,
  });
  return minus(OF_PERSON, waiting);
}

/** Below nothing where the papers that come in do not fit. */
async function leftOfCase(store: Store, doc: CaseDoc | null, papers: readonly FileDoc[]): Promise<Room> {
  const coming = new Set(papers.map(({ _id }) => _id));
  const ids = doc ? [...filesNamed(doc)].filter((id) => !coming.has(id)) : [];
  const kept = (await store.getMany<FileDoc>('files', ids)).filter((file) => file !== null);
  return minus(OF_CASE, [...kept, ...papers]);
}

function minus(room: Room, files: readonly FileDoc[]): Room {
  return {
    files: room.files - files.length,
    bytes: files.reduce((left, { size }) => left - size, room.bytes),
  };
}
