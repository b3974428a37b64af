/** Packages 流程包 for the administrator: a process as a ZIP to take away, and packages and diagrams brought in as drafts. */
import type { FastifyError, FastifyInstance } from 'fastify';
import { contract } from '../../../core/contract/index.ts';
import type { ImportView } from '../../../core/contract/shapes/designer.ts';
import { Problems } from '../../../core/package/index.ts';
import { LIMITS } from '../../../core/package/zip.ts';
import type { Json } from '../../../core/vocabulary.ts';
import type { Context } from '../../context.ts';
import { exportProcess } from '../../definitions/export.ts';
import { importDraft, readPackage } from '../../definitions/import.ts';
import { errors, HttpError } from '../../errors.ts';
import { draftItem } from '../../queries/processes.ts';
import { actorOf } from '../auth.ts';
import { serve } from '../serve.ts';
import { messages } from '../messages.ts';

const calls = contract.designer;

export function adminPackageRoutes(app: FastifyInstance, context: Context): void {
  serveExport(app, context);
  serveImport(app, context);
}

function serveExport(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.export, async (request, reply) => {
    const { key } = request.params;
    const { store, config, library, clock, workers } = context;
    const places = { store, root: config.root, roles: library.roles, workers, now: clock.now() };
    const { name, bytes } = await exportProcess(places, key, request.query);
    return reply
      .type(calls.export.answers[200])
      .header('content-disposition', attachment(`${key}.zip`, name))
      .send(Buffer.from(bytes));
  });
}

function serveImport(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.import, async (request) => {
    const actor = actorOf(request);
    const part = request.isMultipart()
      ? await request.file({ limits: { fileSize: LIMITS.archive, files: 1 } }).catch(cutOff)
      : undefined;
    if (!part) throw errors.invalid(messages.package.choose, 'file');
    const bytes = await part.toBuffer().catch(cutOff);
    if (part.file.truncated) throw errors.tooLarge(messages.package.tooLarge(LIMITS.archive / 1e6));
    const options = { roles: context.library.roles, workers: context.workers, ...request.query };
    const read = await readPackage(bytes, new Problems(), options);
    const by = { user: actor.user, name: actor.name };
    const { key, draft, diagnostics } = await importDraft(context, read, part.filename, by);
    if (!draft) throw unreadable(diagnostics);
    return { key, draft: draftItem(draft), diagnostics };
  });
}

/** For old programs a plain name, for all others the real one (RFC 6266). */
function attachment(plain: string, name: string): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain.replace(/[^a-z0-9.-]/g, '_')}"; filename*=UTF-8''${encoded}`;
}

function unreadable(diagnostics: ImportView['diagnostics']): HttpError {
  const first = diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0];
  const message = messages.package.refused(first?.message ?? messages.package.empty);
  return new HttpError(422, 'package_invalid', message, 'file', diagnostics as unknown as Json);
}

/** An upload that broke off, or never was one, is no fault of the house. */
function cutOff(error: unknown): never {
  if ((error as FastifyError).statusCode) throw error;
  throw errors.invalid(messages.file.cutOff, 'file');
}
