/** Files: photos, papers, signatures. Kept apart from cases; a case names them by id. */
import type { FastifyError, FastifyInstance } from 'fastify';
import { inspectedFor } from '../../../core/files/inspect.ts';
import { groupsIn, kindByMime, namedAs } from '../../../core/files/kinds.ts';
import { contract } from '../../../core/contract/index.ts';
import { saveFile } from '../../commands/save-file.ts';
import type { Context } from '../../context.ts';
import { processToRead } from '../../definitions/reading.ts';
import { errors, HttpError } from '../../errors.ts';
import type { CaseDoc, FileDoc } from '../../store/documents.ts';
import { relationTo } from '../../present/access.ts';
import { filesSeen } from '../../present/files.ts';
import { roomFor } from '../../queries/files.ts';
import { actorOf } from '../auth.ts';
import { rangeAsked } from '../byte-range.ts';
import { serve } from '../serve.ts';
import { messages } from '../messages.ts';

const MAX_BYTES = 20 * 1024 * 1024;

export function fileRoutes(app: FastifyInstance, context: Context): void {
  serveUpload(app, context);
  serveRead(app, context);
  serve(app, context, contract.files.room, async (request) => {
    const { size, case: caseId } = request.query;
    return roomFor(context, actorOf(request), { size, caseId });
  });
}

function serveUpload(app: FastifyInstance, context: Context): void {
  serve(app, context, contract.files.upload, async (request) => {
    const actor = actorOf(request);
    const { takes, title = '', case: caseId } = request.query;
    // before anything of it is read
    await roomFor(context, actor, { size: Number(request.headers['content-length'] ?? 0), caseId });
    const part = request.isMultipart()
      ? await request.file({ limits: { fileSize: MAX_BYTES, files: 1 } }).catch(cutOff)
      : undefined;
    if (!part) throw errors.invalid(messages.file.choose, 'file');
    const content = await part.toBuffer().catch(cutOff);
    if (part.file.truncated) throw errors.tooLarge(messages.file.tooLarge);
    const said = ending(part.filename);
    const verdict = inspectedFor(content, said, takes === undefined ? null : groupsIn(takes), title);
    if (!verdict.ok) throw new HttpError(422, verdict.code, verdict.message, 'file');
    return saveFile(context, actor, { name: namedAs(said, verdict.kind), type: verdict.kind.mime, content });
  });
}

function serveRead(app: FastifyInstance, context: Context): void {
  const { store } = context;
  serve(app, context, contract.files.read, async (request, reply) => {
    const actor = actorOf(request);
    const { id } = request.params;
    const file = await store.get<FileDoc>('files', id);
    if (!file) throw errors.unknown('file');
    if (file.owner !== actor.user && !(await inCase(context, actor, file, request.query.case)))
      throw errors.forbidden(messages.file.notYours);
    const { size } = file;
    // a content never changes under its id
    const tag = `"${id}"`;
    const asked = request.method === 'GET' ? rangeAsked(request.headers, { size, tag }) : 'whole';
    void reply.header('accept-ranges', 'bytes').header('etag', tag);
    if (asked === 'none') {
      void reply.header('content-range', `bytes */${size}`);
      throw new HttpError(416, 'no_such_part', messages.file.noSuchPart);
    }
    const part = asked === 'whole' ? undefined : asked;
    if (part) void reply.status(206).header('content-range', `bytes ${part.first}-${part.last}/${size}`);
    void reply
      .header('content-length', part ? part.last - part.first + 1 : size)
      .header('cache-control', 'private, no-store')
      .header(
        'content-disposition',
        `${isLookedAt(file.type) ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      );
    const content = await store.files.open(id, part);
    if (!content) throw errors.unknown('file');
    return reply.type(file.type).send(content);
  });
}

/** What a browser shows by itself; papers are saved, and opened by the program for them. */
function isLookedAt(type: string): boolean {
  return type.startsWith('image/') && kindByMime(type)?.shown !== false;
}

/** The end of a file's name, where the kind is said; whole characters, for half of one cannot be told to a browser. */
function ending(name: string | undefined): string {
  return (
    Array.from(name ?? '')
      .slice(-120)
      .join('') || messages.file.unnamed
  );
}

/** An upload that broke off, or never was one, is no fault of the house. */
function cutOff(error: unknown): never {
  if ((error as FastifyError).statusCode) throw error;
  throw errors.invalid(messages.file.cutOff, 'file');
}

/** Somebody who may see a case may see the files named in what they see of it. */
async function inCase(
  context: Context,
  actor: ReturnType<typeof actorOf>,
  file: FileDoc,
  caseId: string | undefined,
): Promise<boolean> {
  const doc = caseId ? await context.store.get<CaseDoc>('cases', caseId) : null;
  if (!doc) return false;
  const process = await processToRead(context, doc);
  const relation = relationTo(process, doc, actor);
  if (!relation) return false;
  // rows of programs that did not note the case: handed in by somebody who had a part in it
  const parts = new Set([doc.filer.user, ...doc.records.map(({ by }) => by.user)]);
  const ofCase = file.cases ? file.cases.includes(doc.id) : parts.has(file.owner);
  return ofCase && filesSeen({ process, doc, relation }).has(file._id);
}
