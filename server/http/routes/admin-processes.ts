/** The administrator's processes: versions, drafts, checking, comparing, publishing. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { contract } from '../../../core/contract/index.ts';
import { mayPublish } from '../../../core/versions/check.ts';
import { createDraft } from '../../commands/create-process-draft.ts';
import { deleteDraft } from '../../commands/delete-process-draft.ts';
import { publish } from '../../commands/publish-version.ts';
import { saveDraft } from '../../commands/save-process-draft.ts';
import { withdraw } from '../../commands/withdraw-version.ts';
import type { Context } from '../../context.ts';
import { check, checkDraft } from '../../definitions/check.ts';
import { draftOf, openDrafts } from '../../definitions/drafts.ts';
import { subjectSource } from '../../definitions/subject.ts';
import {
  compare,
  draftItem,
  listProcesses,
  listVersions,
  versionItem,
  viewDraft,
  viewVersion,
} from '../../queries/processes.ts';
import type { By } from '../../store/documents.ts';
import { actorOf } from '../auth.ts';
import { serve } from '../serve.ts';
import { SOURCE_LIMIT } from './data.ts';

const calls = contract.designer;

export function adminProcessRoutes(app: FastifyInstance, context: Context): void {
  readingRoutes(app, context);
  serveCheck(app, context);
  draftRoutes(app, context);
  publishingRoutes(app, context);
}

function readingRoutes(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.list, async () => ({ items: await listProcesses(context) }));
  serve(app, context, calls.versions, async ({ params }) => ({
    items: await listVersions(context, params.key),
  }));
  serve(app, context, calls.version, async ({ params }) => viewVersion(context, params.key, params.version));
  serve(app, context, calls.diff, async ({ params, query }) =>
    compare(context, params.key, query.from, query.to),
  );
  serve(app, context, calls.drafts, async ({ params }) => ({
    items: (await openDrafts(context, params.key)).map(draftItem),
  }));
  serve(app, context, calls.readDraft, async ({ params }) =>
    viewDraft(context, await draftOf(context, params.key, params.id)),
  );
}

function serveCheck(app: FastifyInstance, context: Context): void {
  serve(
    app,
    context,
    calls.check,
    async ({ params: { key }, body: subject }) => {
      const source = await subjectSource(context, key, subject);
      const diagnostics =
        subject.draft === undefined
          ? await check(context, key, source)
          : await checkDraft(context, await draftOf(context, key, subject.draft), source);
      return { ok: mayPublish(diagnostics), diagnostics };
    },
    { bodyLimit: SOURCE_LIMIT },
  );
}

function draftRoutes(app: FastifyInstance, context: Context): void {
  const large = { bodyLimit: SOURCE_LIMIT };
  serve(
    app,
    context,
    calls.createDraft,
    async (request) => {
      const draft = await createDraft(context, request.params.key, request.body, byOf(request));
      return viewDraft(context, draft);
    },
    large,
  );
  serve(
    app,
    context,
    calls.saveDraft,
    async (request) => {
      const { key, id } = request.params;
      return viewDraft(context, await saveDraft(context, key, id, request.body, byOf(request)));
    },
    large,
  );
  serve(app, context, calls.deleteDraft, async (request) => {
    const { key, id } = request.params;
    await deleteDraft(context, key, id, byOf(request));
    return undefined;
  });
}

function publishingRoutes(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.publish, async (request) => {
    const version = await publish(context, request.params.key, request.body, byOf(request));
    return versionItem(context, version);
  });
  serve(app, context, calls.withdraw, async (request) => {
    const { key, version } = request.params;
    await withdraw(context, key, version, byOf(request), request.query.note ?? '');
    return undefined;
  });
}

function byOf(request: Pick<FastifyRequest, 'session'>): By {
  const { user, name } = actorOf(request);
  return { user, name };
}
